/** Whose thread it is: two users may use one id and never meet (contract 5). */
export interface Owner {
  readonly pid: string;
  readonly uid: string;
}

export interface ThreadMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly content: string;
  /** ISO 8601. */
  readonly created_at: string;
  /** `interrupted` when the client left or the stream was cut before the answer was complete. */
  readonly status: 'complete' | 'interrupted';
  /** On complete answers. */
  readonly finish_reason?: string;
}

export interface Thread {
  readonly id: string;
  /** The beginning of the first user message. */
  readonly title: string;
  readonly created_at: string;
  readonly last_message_at: string;
  readonly messages_count: number;
}

/** One change, in the order in which it happened; plain JSON. */
export type JournalRecord =
  | {
      readonly op: 'append' | 'amend';
      readonly owner: Owner;
      readonly thread: string;
      readonly message: ThreadMessage;
    }
  | {readonly op: 'remove'; readonly owner: Owner; readonly thread: string}
  | {readonly op: 'clear'};

export interface ThreadStore {
  /** The owner's threads, newest first. */
  list(owner: Owner): readonly Thread[];
  /** Oldest first; undefined when the owner has no such thread. */
  messages(owner: Owner, thread: string): readonly ThreadMessage[] | undefined;
  /** Adds a message; the first one creates the thread. */
  append(owner: Owner, thread: string, message: ThreadMessage): void;
  /** Puts a message in the place of the last one. */
  amend(owner: Owner, thread: string, message: ThreadMessage): void;
  /** Says whether there was something to remove. */
  remove(owner: Owner, thread: string): boolean;
  clear(): void;
}

/** The alphabet and length of thread ids, which travel as a header and as a part of the path. */
export const THREAD_ID = /^[A-Za-z0-9._:-]{1,128}$/;

const TITLE_LENGTH = 60;

/**
 * Keeps threads in memory.
 *
 * @param records - Replayed first; not told to the journal again.
 */
export function createThreadStore(
  records: Iterable<JournalRecord> = [],
  journal: (record: JournalRecord) => void = () => undefined,
): ThreadStore {
  const shelves: Shelves = new Map();
  const threadsOf = (owner: Owner): Shelf | undefined => shelves.get(ownerKey(owner));
  const commit = (record: JournalRecord): void => {
    apply(record, shelves);
    journal(record);
  };
  for (const record of records) {
    apply(record, shelves);
  }

  return {
    list: (owner) => [...(threadsOf(owner) ?? [])].map(describe).sort(newestFirst),
    messages: (owner, thread) => threadsOf(owner)?.get(thread),
    append: (owner, thread, message) => commit({op: 'append', owner, thread, message}),
    amend: (owner, thread, message) => commit({op: 'amend', owner, thread, message}),
    remove(owner, thread) {
      const exists = threadsOf(owner)?.has(thread) ?? false;
      if (exists) {
        commit({op: 'remove', owner, thread});
      }
      return exists;
    },
    clear: () => commit({op: 'clear'}),
  };
}

/** The threads of one owner by their ids. */
type Shelf = Map<string, ThreadMessage[]>;
type Shelves = Map<string, Shelf>;

function apply(record: JournalRecord, shelves: Shelves): void {
  switch (record.op) {
    case 'append':
      openThread(shelves, record.owner, record.thread).push(record.message);
      break;
    case 'amend':
      openThread(shelves, record.owner, record.thread).splice(-1, 1, record.message);
      break;
    case 'remove':
      shelves.get(ownerKey(record.owner))?.delete(record.thread);
      break;
    case 'clear':
      shelves.clear();
  }
}

function ownerKey({pid, uid}: Owner): string {
  return JSON.stringify([pid, uid]);
}

function openThread(shelves: Shelves, owner: Owner, id: string): ThreadMessage[] {
  const key = ownerKey(owner);
  const shelf: Shelf = shelves.get(key) ?? new Map();
  const messages = shelf.get(id) ?? [];
  shelves.set(key, shelf.set(id, messages));
  return messages;
}

function describe([id, messages]: readonly [string, readonly ThreadMessage[]]): Thread {
  const firstQuestion = messages.find((message) => message.role === 'user')?.content ?? '';
  return {
    id,
    title: shorten(firstQuestion.trim().split('\n', 1)[0] ?? ''),
    created_at: messages[0]?.created_at ?? '',
    last_message_at: messages.at(-1)?.created_at ?? '',
    messages_count: messages.length,
  };
}

function shorten(title: string): string {
  const letters = [...title];
  return letters.length <= TITLE_LENGTH ? title : `${letters.slice(0, TITLE_LENGTH - 1).join('')}…`;
}

function newestFirst(one: Thread, other: Thread): number {
  return other.last_message_at.localeCompare(one.last_message_at);
}
