import type {BehestChatState} from './events.ts';

/** Shows style sheets what the element is doing: `behest-chat:state(streaming)`. */
export class StateMark {
  readonly #internals: ElementInternals;

  constructor(element: HTMLElement) {
    this.#internals = element.attachInternals();
  }

  show(state: BehestChatState): void {
    try {
      this.#internals.states.clear();
      this.#internals.states.add(state);
    } catch {
      // A browser without custom states loses the selector and nothing else.
    }
  }
}
