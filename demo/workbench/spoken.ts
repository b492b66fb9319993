import {Log} from './log.ts';
import {real} from './real-time.ts';

/** Something that a screen reader would say by itself. */
export interface SpokenText {
  readonly at: number;
  readonly politeness: string;
  readonly text: string;
}

const BY_ROLE: Readonly<Record<string, string>> = {
  log: 'polite',
  status: 'polite',
  alert: 'assertive',
};

/** Listens to the live regions of the page and of every open shadow root in it (WCAG 4.1.3). */
export class SpokenLog extends Log<SpokenText> {
  readonly #roots = new WeakSet<Node>();

  constructor(changed: () => void) {
    super(changed);
    this.#listenTo(document.documentElement);
    // A shadow root that comes with an upgrade changes nothing in the page's own tree.
    document.addEventListener('behest-ready', () => this.#enter(document.documentElement));
  }

  #listenTo(root: Node): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    new MutationObserver((changes) => changes.forEach((change) => this.#hear(change))).observe(
      root,
      {subtree: true, childList: true, characterData: true},
    );
    this.#enter(root);
  }

  #enter(node: Node): void {
    if (!(node instanceof Element || node instanceof ShadowRoot)) return;
    const itself = node instanceof Element ? [node] : [];
    for (const {shadowRoot} of [...itself, ...node.querySelectorAll('*')]) {
      if (shadowRoot) this.#listenTo(shadowRoot);
    }
  }

  #hear({type, target, addedNodes}: MutationRecord): void {
    for (const node of addedNodes) this.#enter(node);
    const around = [...outwards(target)];
    const region = around.find((element) => politenessOf(element) !== undefined);
    const politeness = region && politenessOf(region);
    if (!politeness || politeness === 'off' || region.closest('[data-workbench]')) return;
    if (around.some((element) => element.getAttribute('aria-busy') === 'true')) return;
    const changed = type === 'characterData' ? [target] : [...addedNodes];
    const texts = changed.map(({textContent}) => (textContent ?? '').trim()).filter(Boolean);
    if (texts.length === 0) return;
    this.add(...texts.map((text) => ({at: Math.round(real.now()), politeness, text})));
  }
}

function politenessOf(element: Element): string | undefined {
  return element.getAttribute('aria-live') ?? BY_ROLE[element.getAttribute('role') ?? ''];
}

/** The elements around a node, out of slots and shadow roots. */
function* outwards(node: Node): Generator<Element> {
  for (let each: Node | null = node; each;) {
    if (each instanceof Element) yield each;
    if (each instanceof ShadowRoot) each = each.host;
    else each = (each instanceof Element && each.assignedSlot) || each.parentNode;
  }
}
