import {Log} from './log.ts';

/** One event of a chat, as a page sees it. */
export interface LoggedEvent {
  readonly at: number;
  readonly name: string;
  readonly chat: string;
  readonly detail: unknown;
  /** The page took it over. */
  readonly prevented: boolean;
}

/** Every event of the element, with those that a page can take over. */
export const EVENTS: readonly {readonly name: string; readonly cancelable: boolean}[] = [
  {name: 'behest-ready', cancelable: false},
  {name: 'behest-send', cancelable: true},
  {name: 'behest-message', cancelable: false},
  {name: 'behest-state', cancelable: false},
  {name: 'behest-thread-change', cancelable: false},
  {name: 'behest-error', cancelable: true},
  {name: 'behest-sign-in', cancelable: true},
  {name: 'behest-upgrade', cancelable: true},
  {name: 'behest-toggle', cancelable: false},
  {name: 'behest-unread', cancelable: false},
];

/** Hears every public event on the document, and prevents what it is told to prevent. */
export class EventLog extends Log<LoggedEvent> {
  readonly prevented = new Set<string>();
  filter = '';

  constructor(target: EventTarget, changed: () => void) {
    super(changed);
    for (const {name} of EVENTS) target.addEventListener(name, this.#hear);
  }

  /** Those that pass the filter, which looks at names and details. */
  get shown(): readonly LoggedEvent[] {
    const wanted = this.filter.toLowerCase();
    return this.entries.filter(({name, detail}) =>
      `${name} ${JSON.stringify(detail)}`.toLowerCase().includes(wanted),
    );
  }

  readonly #hear = (event: Event): void => {
    const {type: name, target, cancelable} = event;
    if (!(event instanceof CustomEvent) || !(target instanceof HTMLElement)) return;
    const detail: unknown = event.detail;
    const prevented = cancelable && this.prevented.has(name);
    if (prevented) event.preventDefault();
    this.add({at: Math.round(event.timeStamp), name, chat: target.id, detail, prevented});
  };
}
