/** Something that a screen reader would say by itself. */
export interface Spoken {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  readonly politeness: string;
  readonly role: string;
  readonly text: string;
  /** Number of the change of the page that it came with. */
  readonly change: number;
}

const IMPLICIT: Readonly<Record<string, string>> = {
  log: 'polite',
  status: 'polite',
  alert: 'assertive',
};

/**
 * Notes what live regions hand to a screen reader, in the page and in every open shadow root in it,
 * until it is stopped at the end of the test.
 */
export class LiveRecorder {
  readonly heard: Spoken[] = [];
  readonly #honoursBusy: boolean;
  readonly #observers: MutationObserver[] = [];
  readonly #seen = new WeakSet<Node>();
  #change = 0;

  /** @param options.honoursBusy - Whether changes inside `aria-busy` are kept silent; not all readers do. */
  constructor({honoursBusy = true} = {}) {
    this.#honoursBusy = honoursBusy;
    this.#observe(document.documentElement);
    recorders.add(this);
  }

  get texts(): readonly string[] {
    return this.heard.map(({text}) => text);
  }

  /** Characters in all that was heard. */
  get length(): number {
    return this.texts.join('').length;
  }

  stop(): void {
    for (const observer of this.#observers) observer.disconnect();
  }

  #observe(root: Node): void {
    if (this.#seen.has(root)) return;
    this.#seen.add(root);
    const observer = new MutationObserver((changes) => changes.forEach(this.#note));
    observer.observe(root, {subtree: true, childList: true, characterData: true});
    this.#observers.push(observer);
    this.#lookForShadows(root);
  }

  #lookForShadows(node: Node): void {
    if (node instanceof Element && node.shadowRoot) this.#observe(node.shadowRoot);
    if (!(node instanceof Element || node instanceof ShadowRoot)) return;
    for (const {shadowRoot} of node.querySelectorAll('*')) {
      if (shadowRoot) this.#observe(shadowRoot);
    }
  }

  readonly #note = ({target, addedNodes, type}: MutationRecord): void => {
    for (const added of addedNodes) this.#lookForShadows(added);
    this.#change++;
    const region = liveRegion(target);
    const politeness = region && politenessOf(region);
    if (!region || politeness === 'off' || !politeness) return;
    if (this.#honoursBusy && ancestors(target).some((each) => isSet(each, 'aria-busy'))) return;
    const changed = type === 'characterData' ? [target] : [...addedNodes];
    if (changed.length === 0) return;
    const whole = isSet(region, 'aria-atomic');
    for (const node of whole ? [region] : changed) {
      const text = textOf(node);
      const role = region.getAttribute('role') ?? '';
      if (text) {
        this.heard.push({at: performance.now(), politeness, role, text, change: this.#change});
      }
    }
  };
}

const recorders = new Set<LiveRecorder>();

afterEach(() => {
  for (const recorder of recorders) recorder.stop();
  recorders.clear();
});

function liveRegion(node: Node): Element | undefined {
  return ancestors(node).find((each) => politenessOf(each) !== null);
}

function politenessOf(element: Element): string | null {
  return element.getAttribute('aria-live') ?? IMPLICIT[element.getAttribute('role') ?? ''] ?? null;
}

function isSet(element: Element, attribute: string): boolean {
  return element.getAttribute(attribute) === 'true';
}

function textOf(node: Node): string {
  return (node.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The node and all that it stands in, out of shadow roots and through slots. */
function ancestors(node: Node): readonly Element[] {
  const found: Element[] = [];
  for (let each: Node | null = node; each; each = parentOf(each)) {
    if (each instanceof Element) found.push(each);
  }
  return found;
}

function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element && node.assignedSlot) || node.parentNode;
}
