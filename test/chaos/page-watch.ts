/** One request that the page has made. */
export interface SeenRequest {
  readonly kind: 'mint' | 'chat' | 'thread';
  /** 0: none came. */
  status: number;
}

export interface SeenMessage {
  readonly id: string;
  readonly role: string;
  readonly text: string;
  readonly status: string;
}

/** What a reader sees of the chat at one moment. */
export interface Glance {
  readonly state: string;
  readonly messages: readonly SeenMessage[];
  readonly draft: string;
  /** What stands on the screen in each bubble. */
  readonly bubbles: readonly string[];
}

/** The same with what style sheets and the host have noticed since the last look. */
export interface Sight extends Glance {
  /** What style sheets see: `:state(…)`. */
  readonly marks: readonly string[];
  readonly field: string;
  /** Public states in their order since the last look, `from>to`. */
  readonly changes: readonly string[];
  /** Final messages since the last look, `id status`. */
  readonly finals: readonly string[];
  readonly errors: readonly string[];
  readonly requests: readonly SeenRequest[];
  /** Where something was found that must not be there, and of which kind, but never what. */
  readonly leaks: readonly string[];
  readonly faults: readonly string[];
}

interface Chat extends HTMLElement {
  readonly state: string;
  readonly messages: readonly SeenMessage[];
  draft: string;
}

/**
 * `free`: a question can be sent; `ended`: no answer is being made; `calm`: besides, no request has
 * been open for a while; `drawn`: what has come is on the screen.
 */
export type Moment = 'free' | 'ended' | 'calm' | 'drawn';

export interface Watch {
  glance(): Glance;
  /** What has happened since the last look is told once. */
  look(): Sight;
  /** Waits for that, at most so long. @returns whether it has come */
  until(what: Moment, ms: number): Promise<boolean>;
  /** Moves the page's wall clock. */
  shift(ms: number): void;
  hide(hidden: boolean): void;
}

/**
 * Runs in the page before anything else: lets timers run twenty times as fast (only the limit of a
 * mint, 20 s, stays as it is), gives the page a clock that can be set, and watches what the chat says
 * and asks.
 */
export function watchPage(): void {
  const STATES = [
    'idle',
    'thinking',
    'streaming',
    'quota',
    'rate-limited',
    'signed-out',
    'offline',
  ];
  const {setTimeout: later, fetch: send} = globalThis;
  const now = Date.now;
  let shifted = 0;
  let hidden = false;
  const LOOK_MS = 10;
  /**
   * Together longer than any wait between two attempts, at this speed. Looks are counted, not time: a
   * page that got no time for a while has not let its other timers run either.
   */
  const CALM_LOOKS = 12;
  let open = 0;
  let calmLooks = 0;
  const tokens = new Set<string>();
  const requests: SeenRequest[] = [];
  const [changes, finals, errors, faults]: string[][] = [[], [], [], []];
  const take = <Item>(items: Item[] | undefined): Item[] => items?.splice(0) ?? [];

  Object.assign(globalThis, {
    setTimeout: (run: () => void, delay = 0, ...rest: unknown[]) =>
      later(run, delay === 20_000 ? delay : delay / 20, ...rest),
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const address = String(input);
      const kind = address.includes('/v1/chat/')
        ? 'chat'
        : address.includes('/v1/threads/')
          ? 'thread'
          : 'mint';
      const bearer = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '');
      if (bearer) tokens.add(bearer);
      const seen: SeenRequest = {kind, status: 0};
      requests.push(seen);
      open++;
      const close = (): void => void open--;
      const response = await send(input, init).catch((error: unknown) => {
        close();
        throw error;
      });
      seen.status = response.status;
      // Whether an answer still comes is told by the state; whether anything else does, by its end.
      if (kind === 'chat') close();
      else void response.clone().text().then(close, close);
      return response;
    },
  });
  Date.now = () => now() + shifted;
  Object.defineProperty(document, 'hidden', {get: () => hidden});
  Object.defineProperty(document, 'visibilityState', {get: () => (hidden ? 'hidden' : 'visible')});
  addEventListener('error', ({message}) => faults?.push(message));
  addEventListener('unhandledrejection', ({reason}) => faults?.push(`rejected: ${String(reason)}`));
  const page = document as unknown as HTMLElement;
  page.addEventListener('behest-state', ({detail}) =>
    changes?.push(`${detail.previousState}>${detail.state}`),
  );
  page.addEventListener('behest-message', ({detail: {message}}) =>
    finals?.push(`${message.id} ${message.role} ${message.status}`),
  );
  page.addEventListener('behest-error', ({detail}) => errors?.push(JSON.stringify(detail)));

  const findLeaks = (chat: Chat, told: readonly string[]): string[] => {
    const stores = {...sessionStorage, ...localStorage, cookie: document.cookie};
    const places: Readonly<Record<string, string>> = {
      page: document.documentElement.outerHTML,
      chat: chat.shadowRoot?.innerHTML ?? '',
      storage: JSON.stringify(stores),
      address: location.href,
      events: told.join(),
      messages: JSON.stringify(chat.messages),
    };
    return Object.entries(places).flatMap(([place, text]) => {
      const isKeyThere = /behest_(?:sk|pk)_\w+/.test(text);
      const isTokenThere =
        /eyJ[\w-]{8,}/.test(text) || [...tokens].some((one) => text.includes(one.slice(-32)));
      // What was found is not told: the report of a leak must not be one.
      return [
        ...(isKeyThere ? [`${place}: a key`] : []),
        ...(isTokenThere ? [`${place}: a token`] : []),
      ];
    });
  };

  const glance = (): Glance => {
    const {state, messages, draft, shadowRoot} = document.querySelector('behest-chat') as Chat;
    const bubbles = [...(shadowRoot?.querySelectorAll('[part~="bubble"]') ?? [])];
    return {
      state,
      messages: messages.map(({id, role, text, status}) => ({id, role, text, status})),
      draft,
      bubbles: bubbles.map(({textContent}) => textContent ?? ''),
    };
  };

  const chatState = (): string => (document.querySelector('behest-chat') as Chat).state;
  const moments: Readonly<Record<Moment, () => boolean>> = {
    free: () => ['idle', 'quota'].includes(chatState()),
    ended: () => !['thinking', 'streaming'].includes(chatState()),
    calm: () => {
      calmLooks = open > 0 || !moments.ended() ? 0 : calmLooks + 1;
      return calmLooks > CALM_LOOKS;
    },
    // Marks of markdown and spaces are drawn as something else than letters.
    drawn: () => {
      const {messages, bubbles} = glance();
      const [said = '', drawn = ''] = [messages.at(-1)?.text, bubbles[messages.length - 1]];
      return said.replace(/[\s*`]/g, '') === drawn.replace(/[\s*`]/g, '');
    },
  };

  const watch: Watch = {
    glance,
    look() {
      const chat = document.querySelector('behest-chat') as Chat;
      const leaks = findLeaks(chat, [...(errors ?? []), ...(faults ?? [])]);
      return {
        ...glance(),
        marks: STATES.filter((state) => chat.matches(`:state(${state})`)),
        field: chat.shadowRoot?.querySelector('textarea')?.value ?? '',
        changes: take(changes),
        finals: take(finals),
        errors: take(errors),
        requests: take(requests),
        leaks,
        faults: take(faults),
      };
    },
    async until(what, ms) {
      const deadline = performance.now() + ms;
      calmLooks = 0;
      while (!moments[what]()) {
        if (performance.now() > deadline) return false;
        await new Promise((resolve) => later(resolve, LOOK_MS));
      }
      return true;
    },
    shift: (ms) => (shifted += ms),
    hide: (value) => {
      hidden = value;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
  Object.assign(globalThis, {watch});
}
