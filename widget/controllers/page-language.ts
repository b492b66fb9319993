import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** The language that the page speaks where the element stands: the nearest `lang`, as it changes. */
export class PageLanguage implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #observer = new MutationObserver(() => this.#read());
  #tag = '';

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** As it stands in the attribute; empty when the page names no language. */
  get tag(): string {
    return this.#tag;
  }

  hostConnected(): void {
    const watched = {attributes: true, attributeFilter: ['lang'], subtree: true};
    this.#observer.observe(this.#host.ownerDocument, watched);
    this.#observer.observe(this.#host.getRootNode(), watched);
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #read(): void {
    const tag = languageAt(this.#host);
    if (tag === this.#tag) return;
    this.#tag = tag;
    this.#host.requestUpdate();
  }
}

function languageAt(element: Element): string {
  const named = element.closest('[lang]');
  if (named) return named.getAttribute('lang') ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageAt(root.host) : '';
}
