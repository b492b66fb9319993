import type {Link} from './link.ts';

/** What the workbench uses of the element: nothing but its public interface. */
export interface Chat extends HTMLElement {
  readonly state: string;
  readonly messages: readonly ChatMessage[];
  threadId: string | null;
  draft: string;
  fetch: typeof fetch | undefined;
  readonly updateComplete: Promise<boolean>;
  send(text: string): Promise<unknown>;
  stop(): void;
  reset(): void;
}

export interface ChatMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly status: string;
}

/** Attributes that the page uses under another name, because it has a setting of that name itself. */
const RENAMED: Readonly<Record<string, string>> = {theme: 'chat-theme'};

/** What a link calls an attribute of the element. */
export function parameterOf(attribute: string): string {
  return RENAMED[attribute] ?? attribute;
}

/** The chats on the page: the one of the markup, and up to three more. */
export class Chats {
  readonly #link: Link;
  readonly #fetch: Chat['fetch'];
  readonly #place: HTMLElement;
  /** Words that lie over those of the element while the link has `pseudo`, as JSON. */
  pseudoWords = '';

  constructor(first: Chat, link: Link, request: Chat['fetch']) {
    this.#link = link;
    this.#fetch = request;
    this.#place = first.parentElement ?? document.body;
    this.#prepare(first, 1);
    // A thread has its name once something is sent in it, and can be read once it is answered.
    document.addEventListener('behest-message', (event) => {
      const {message} = (event as CustomEvent<{readonly message: ChatMessage}>).detail;
      if (message.role === 'assistant') this.#share((event.target as Chat).threadId);
    });
  }

  get all(): readonly Chat[] {
    return [...document.querySelectorAll<Chat>('behest-chat')];
  }

  get first(): Chat {
    const [first] = this.all;
    if (!first) throw new Error('The page has no chat.');
    return first;
  }

  /** Makes it as many as the link wants, each with what the link says of it. */
  apply(attributes: readonly string[]): void {
    const wanted = this.#link.number('x', {from: 1, to: 4, fallback: 1});
    this.all.slice(wanted).forEach((chat) => chat.remove());
    for (let number = this.all.length + 1; number <= wanted; number++) {
      const chat = document.createElement('behest-chat') as Chat;
      this.#prepare(chat, number);
      this.#place.append(chat);
    }
    this.all.forEach((chat, index) => this.#configure(chat, index, attributes));
    this.#share(this.first.threadId);
  }

  #prepare(chat: Chat, number: number): void {
    chat.id ||= `chat-${number}`;
    chat.fetch = this.#fetch;
  }

  #configure(chat: Chat, index: number, attributes: readonly string[]): void {
    for (const name of this.#link.names.filter((each) => each.startsWith('--'))) {
      chat.style.setProperty(name, this.#link.get(name));
    }
    for (const name of attributes) {
      const parameter = parameterOf(name);
      if (name === 'strings' && this.#pseudo) setIfChanged(chat, name, this.pseudoWords);
      else if (this.#link.has(parameter)) setIfChanged(chat, name, this.#link.get(parameter));
      else if (name !== 'token-endpoint') chat.removeAttribute(name);
    }
    if (!chat.hasAttribute('token-endpoint')) setIfChanged(chat, 'token-endpoint', this.#endpoint);
    if (index === 0) return;
    if (!this.#link.has('label')) setIfChanged(chat, 'label', `Chat ${index + 1}`);
    if (!this.#link.on('share')) setIfChanged(chat, 'persist', 'none');
    if (this.#link.on('mix') && index === 1) setIfChanged(chat, 'mode', 'launcher');
  }

  #share(threadId: string | null): void {
    if (!threadId || !this.#link.on('share')) return;
    for (const chat of this.all) {
      if (chat.threadId !== threadId) chat.threadId = threadId;
    }
  }

  get #pseudo(): boolean {
    return this.#link.on('pseudo') && this.pseudoWords !== '';
  }

  get #endpoint(): string {
    return this.first.getAttribute('token-endpoint') ?? '/api/behest/token';
  }
}

function setIfChanged(chat: Chat, name: string, value: string): void {
  if (chat.getAttribute(name) !== value) chat.setAttribute(name, value === '1' ? '' : value);
}
