import type {ReactiveController, ReactiveControllerHost} from 'lit';

type Channel = 'log' | 'status' | 'alert';

/** Regions have to be there, empty, for so long before they are used. */
const FIRST_MS = 150;
const SPACING_MS = 600;
const KEEP_MS = 7000;

const hidden: Readonly<Record<string, string>> = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  padding: '0',
  border: '0',
  overflow: 'hidden',
  'clip-path': 'inset(50%)',
  'white-space': 'nowrap',
};

// The page's own rules for `div` must not silence what speaks.
const shown: Readonly<Record<string, string>> = {display: 'block', visibility: 'visible'};

/**
 * Speaks to screen readers through one announcer in the page's own tree, shared by all elements:
 * live regions inside shadow roots are the least reliable ones (ux.md 0.3, WCAG 4.1.3).
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  // The regions must stand empty for a moment before they are first used.
  hostConnected(): void {
    this.#regions();
  }

  // The panel may have become a modal one, or ceased to be.
  hostUpdated(): void {
    this.#regions();
  }

  /** A finished answer: one paragraph a block, all at once. */
  log(paragraphs: readonly string[]): void {
    this.#regions().say('log', paragraphs);
  }

  /** Something that can wait until the reader has a moment. */
  status(text: string): void {
    this.#regions().say('status', [text]);
  }

  /** Something that must be known now. */
  alert(text: string): void {
    this.#regions().say('alert', [text]);
  }

  // While a modal is open only what is inside it is heard.
  #regions(): Regions {
    const {shadowRoot, ownerDocument} = this.#host;
    const container =
      shadowRoot?.querySelector('#panel:modal') ?? modalAround(this.#host) ?? ownerDocument.body;
    const known = regionsOf.get(container);
    if (known?.root.isConnected) return known;
    const regions = new Regions(container);
    regionsOf.set(container, regions);
    return regions;
  }
}

const regionsOf = new WeakMap<Element, Regions>();

// Also the modal of a component that the chat stands in, by a slot or by shadow roots.
function modalAround(node: Node | null): Element | null {
  if (!node || (node instanceof Element && node.matches('dialog:modal'))) return node;
  const {assignedSlot, parentNode, host} = node as Element & ShadowRoot;
  return modalAround(assignedSlot ?? parentNode ?? host ?? null);
}

class Regions {
  readonly root: HTMLElement;
  readonly #channels = new Map<Channel, HTMLElement>();
  readonly #freeAt = new Map<Channel, number>();
  readonly #last = new Map<Channel, string>();
  readonly #born = performance.now();

  constructor(container: Element) {
    this.root = container.ownerDocument.createElement('div');
    this.root.dataset['behestAnnouncer'] = '';
    force(this.root, {...shown, ...hidden});
    this.#add('log', 'polite', false);
    this.#add('status', 'polite', true);
    this.#add('alert', 'assertive', true);
    container.append(this.root);
  }

  say(channel: Channel, paragraphs: readonly string[]): void {
    const now = performance.now();
    const at = Math.max(now, this.#freeAt.get(channel) ?? this.#born + FIRST_MS);
    this.#freeAt.set(channel, at + SPACING_MS);
    setTimeout(() => this.#write(channel, paragraphs), at - now);
  }

  #write(channel: Channel, paragraphs: readonly string[]): void {
    const region = this.#channels.get(channel);
    if (!region) return;
    // What is the same as before would not be read again.
    const same = this.#last.get(channel) === paragraphs.join('\n');
    this.#last.set(channel, same ? '' : paragraphs.join('\n'));
    const nodes = paragraphs.map((text) => {
      const paragraph = region.ownerDocument.createElement('p');
      paragraph.textContent = same ? `${text}\u00a0` : text;
      return paragraph;
    });
    // A region that is read as a whole would repeat what stands in it.
    if (region.getAttribute('aria-atomic') === 'true') region.replaceChildren();
    region.append(...nodes);
    setTimeout(() => nodes.forEach((node) => node.remove()), KEEP_MS);
  }

  #add(role: Channel, live: 'polite' | 'assertive', atomic: boolean): void {
    const region = this.root.ownerDocument.createElement('div');
    region.setAttribute('role', role);
    region.setAttribute('aria-live', live);
    region.setAttribute('aria-atomic', String(atomic));
    force(region, shown);
    this.root.append(region);
    this.#channels.set(role, region);
  }
}

function force({style}: HTMLElement, rules: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(rules)) style.setProperty(name, value, 'important');
}
