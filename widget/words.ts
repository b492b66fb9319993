import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {PageLanguage} from './controllers/page-language.ts';
import {onLanguageRegistered} from './language-registry.ts';
import {defaultStrings} from './strings.ts';
import type {BehestStrings} from './strings.ts';
import {translate} from './translation.ts';

/** What the element says: in the page's language, with the host's own words over it. */
export class Words implements ReactiveController {
  readonly #host: ReactiveControllerHost & {readonly strings: unknown};
  readonly #page: PageLanguage;
  #strings = defaultStrings;
  #madeFrom: readonly unknown[] = [];
  #unlisten: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement & {readonly strings: unknown}) {
    this.#host = host;
    this.#page = new PageLanguage(host);
    host.addController(this);
  }

  get strings(): BehestStrings {
    const madeFrom = [this.#page.tag, this.#host.strings];
    if (madeFrom.some((part, place) => part !== this.#madeFrom[place])) {
      this.#madeFrom = madeFrom;
      this.#strings = translate(this.#page.tag, this.#host.strings);
    }
    return this.#strings;
  }

  hostConnected(): void {
    this.#unlisten = onLanguageRegistered(() => this.#translateAnew());
    this.#translateAnew();
  }

  hostDisconnected(): void {
    this.#unlisten?.();
  }

  #translateAnew(): void {
    this.#madeFrom = [];
    this.#host.requestUpdate();
  }
}
