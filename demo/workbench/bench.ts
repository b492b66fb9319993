import {findScene} from '../scenes/scenes.ts';
import type {Scene} from '../scenes/scene.ts';
import {Chats} from './chats.ts';
import type {Chat} from './chats.ts';
import {checkChat} from './checks.ts';
import type {CheckResult} from './checks.ts';
import {applyConditions} from './conditions.ts';
import {EventLog} from './events.ts';
import {Link} from './link.ts';
import type {Manifest} from './manifest.ts';
import {loadManifest} from './manifest.ts';
import {pseudoLocale} from './pseudo-locale.ts';
import {real} from './real-time.ts';
import {bugReport} from './report.ts';
import {RequestLog} from './requests.ts';
import {runLink, signInByLink} from './run.ts';
import {SpokenLog} from './spoken.ts';
import type {StillClock} from './still-clock.ts';

export const TABS = [
  'scenes',
  'settings',
  'page',
  'events',
  'requests',
  'spoken',
  'checks',
  'code',
] as const;
export type Tab = (typeof TABS)[number];

/** Everything that the workbench knows, and what can be done with it. */
export class Bench {
  readonly link: Link;
  readonly events: EventLog;
  readonly requests: RequestLog;
  readonly spoken: SpokenLog;
  readonly chats: Chats;
  readonly clock: StillClock | undefined;
  /** Read when it is first needed. */
  manifest: Manifest | undefined;
  tab: Tab;
  /** What the search in the list of scenes looks for. */
  wanted = '';
  checks: readonly CheckResult[] | 'running' | undefined;
  /** Whether a bug report holds what was said in the chat. */
  withTranscript = false;
  /** Said once, in the workbench's own live region. */
  message = '';
  readonly #draw: () => void;
  // Before the element is defined there is nothing to be said about it.
  #drawing = true;

  constructor(
    first: Chat,
    {clock, draw}: {clock: StillClock | undefined; draw: (bench: Bench) => void},
  ) {
    this.#draw = () => draw(this);
    this.clock = clock;
    this.link = new Link(location.search, () => this.#linkChanged());
    if (this.link.query !== location.search) this.#showLink();
    this.tab = TABS.find((tab) => tab === this.link.get('tab')) ?? 'scenes';
    this.spoken = new SpokenLog(this.changed);
    this.events = new EventLog(document, this.changed);
    this.requests = new RequestLog(this.link, signInByLink(this.link), this.changed);
    this.chats = new Chats(first, this.link, this.requests.fetch);
  }

  get scene(): Scene | undefined {
    return findScene(this.link.get('s'));
  }

  /** Draws soon, once for all that changes until then; in real time, whatever the page takes for it. */
  readonly changed = (): void => {
    if (this.#drawing) return;
    this.#drawing = true;
    real.setTimeout(() => {
      this.#drawing = false;
      this.#draw();
    }, 30);
  };

  /** Reads what the element can be told, makes it so, and does what the link asks for. */
  async start(): Promise<void> {
    applyConditions(this.link);
    this.#dock();
    this.#apply();
    await customElements.whenDefined('behest-chat');
    this.#apply();
    this.#drawing = false;
    this.#draw();
    void this.#describe();
    await runLink(this.chats.first, this.link);
  }

  open(tab: Tab): void {
    this.tab = tab;
    this.link.set('tab', tab === 'scenes' ? '' : tab);
    void this.#describe();
  }

  // The description of the element is read when something is to be drawn from it.
  async #describe(): Promise<void> {
    if (this.manifest || (this.tab !== 'settings' && this.tab !== 'code')) return;
    this.manifest = await loadManifest('behest-chat');
    this.changed();
  }

  say(message: string): void {
    this.message = message;
    this.changed();
  }

  async check(): Promise<void> {
    this.checks = 'running';
    this.changed();
    try {
      this.checks = await checkChat(this.chats.first);
    } catch (error) {
      this.checks = [
        {name: 'The checks', found: [error instanceof Error ? error.message : 'failed']},
      ];
    }
    this.changed();
  }

  async copy(text: string, what: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.say(`${what} copied.`);
    } catch {
      this.say('The browser did not allow copying.');
    }
  }

  report(): string {
    return bugReport({
      link: location.href,
      version: this.version,
      chat: this.chats.first,
      events: this.events.entries,
      requests: this.requests.entries,
      withTranscript: this.withTranscript,
    });
  }

  get version(): string {
    const element = customElements.get('behest-chat') as {readonly version?: string} | undefined;
    return element?.version ?? '';
  }

  #linkChanged(): void {
    this.#showLink();
    applyConditions(this.link);
    this.#dock();
    this.#apply();
    this.changed();
  }

  #showLink(): void {
    history.replaceState(
      history.state,
      '',
      `${location.pathname}${this.link.query}${location.hash}`,
    );
  }

  // Before the element is defined only the link tells which attributes there are.
  #apply(): void {
    const defined = customElements.get('behest-chat') as
      {readonly observedAttributes: readonly string[]} | undefined;
    this.chats.apply(defined?.observedAttributes ?? this.link.names);
    if (this.link.on('pseudo') && !this.chats.pseudoWords) void this.#markWords();
  }

  // The words of the element are a file of their own, which is read when they are to be marked.
  async #markWords(): Promise<void> {
    const address = new URL('english.js', location.href).href;
    const {defaultStrings} = (await import(address)) as {
      readonly defaultStrings: {readonly language: string};
    };
    this.chats.pseudoWords = JSON.stringify(pseudoLocale(defaultStrings, 0.4));
    this.#apply();
  }

  #dock(): void {
    const body = document.body.classList;
    body.toggle('bare', this.link.on('bare'));
    body.toggle('docked', this.link.has('dock') ? this.link.on('dock') : this.link.query !== '');
  }
}
