/** One turn of a long run. */
export interface TurnPlan {
  readonly question: string;
  readonly fault: string;
  /** Written while the answer comes; `''`: nothing. */
  readonly next: string;
}

interface Chat extends HTMLElement {
  readonly state: string;
  readonly messages: readonly {
    readonly id: string;
    readonly role: string;
    readonly text: string;
    readonly status: string;
  }[];
  readonly updateComplete: Promise<boolean>;
  draft: string;
  send(text: string): Promise<unknown>;
  stop(): void;
}

/**
 * Runs in the page before anything else: counts the timers that are due, and lets time pass twenty
 * times as fast, so that a long run stays short. Only the limit of a mint (20 s) is real: it must
 * not strike on a busy machine.
 */
export function countTimers(): void {
  const timers = new Set<unknown>();
  Object.assign(globalThis, {timers});
  const {setTimeout: start, clearTimeout: stop} = globalThis;
  const counted = (run: () => void, delay = 0): unknown => {
    const timer = start(
      () => {
        timers.delete(timer);
        run();
      },
      delay === 20_000 ? delay : delay / 20,
    );
    timers.add(timer);
    return timer;
  };
  const forget = (timer: number): void => {
    timers.delete(timer);
    stop(timer);
  };
  Object.assign(globalThis, {setTimeout: counted, clearTimeout: forget});
}

/**
 * Runs in the page: waits for it to come to rest. What was told to screen readers leaves the page by
 * timers, so there are some for a while.
 *
 * @returns how many timers are still due after ten seconds
 */
export async function restOfTimers(): Promise<number> {
  const {timers} = globalThis as unknown as {readonly timers: ReadonlySet<unknown>};
  const deadline = performance.now() + 10_000;
  while (timers.size > 0 && performance.now() < deadline) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return timers.size;
}

/** Runs in the page: asks as a reader would. @returns what was wrong afterwards */
export async function playTurn({question, fault, next}: TurnPlan): Promise<readonly string[]> {
  const chat = document.querySelector('behest-chat') as Chat;
  const root = chat.shadowRoot as ShadowRoot;
  const input = root.querySelector('textarea') as HTMLTextAreaElement;
  const until = async (condition: () => boolean, what: string): Promise<void> => {
    const deadline = performance.now() + 60_000;
    while (!condition()) {
      if (performance.now() > deadline)
        throw new Error(`Waited in vain for ${what}, ${chat.state}`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };
  const type = async (text: string): Promise<void> => {
    input.value = text;
    input.dispatchEvent(new Event('input', {bubbles: true}));
    await chat.updateComplete;
  };
  const before = chat.messages.length;

  let cameBack = -Infinity;
  await until(() => {
    // Whoever is signed out comes back, now and then, until there is a token.
    if (chat.state === 'signed-out' && performance.now() - cameBack > 500) {
      cameBack = performance.now();
      dispatchEvent(new Event('focus'));
    }
    return chat.state === 'idle' || chat.state === 'quota';
  }, 'being able to send');
  await type(question);
  input.dispatchEvent(
    new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}),
  );
  await chat.updateComplete;
  if (next !== '') await type(next);
  if (fault === 'stall') {
    await until(
      () => chat.state === 'streaming' || chat.messages.at(-2)?.status === 'done',
      'a stall',
    );
    chat.stop();
  }
  await until(() => !['thinking', 'streaming'].includes(chat.state), 'the end');
  await chat.updateComplete;

  const problems: string[] = [];
  const added = chat.messages.slice(before);
  const isTakenBack = added.length === 0;
  const expectedDraft = isTakenBack ? question : next;
  if (chat.draft !== expectedDraft) problems.push(`draft: ${chat.draft}`);
  if (input.value !== chat.draft) problems.push(`composer: ${input.value}`);
  if (isTakenBack && next !== '') problems.push('the question was taken back over another draft');
  if (!isTakenBack && added.map(({role}) => role).join() !== 'user,assistant')
    problems.push('turns');
  if (!isTakenBack && added[0]?.text !== question) problems.push('question');
  if (added.some(({status}) => status === 'pending' || status === 'streaming'))
    problems.push('open');
  if (new Set(chat.messages.map(({id}) => id)).size !== chat.messages.length) problems.push('ids');
  const bubbles = root.querySelectorAll('[part~="message"]').length;
  if (bubbles !== chat.messages.length) problems.push(`${bubbles} bubbles`);

  root.querySelector('dialog')?.close();
  await type('');
  return problems;
}
