/**
 * Keeps what stands at the top of a scroller where it is, whatever changes its height above it.
 * Browsers can do that by themselves, but not all of them (ux.md 2.1).
 */
export class ScrollAnchor {
  readonly #scroller: Element;
  readonly #element: Element | null;
  readonly #offset: number;

  /** @param scroller from now on what is at the top of it stays there */
  constructor(scroller: Element) {
    this.#scroller = scroller;
    this.#element = firstInView(scroller, topOf(scroller));
    this.#offset = this.#distance;
  }

  /** Moves the scroller by as much as its content has moved. */
  hold(): void {
    if (!this.#element?.isConnected) return;
    const moved = this.#distance - this.#offset;
    if (Math.abs(moved) >= 1) this.#scroller.scrollTop += moved;
  }

  get #distance(): number {
    return this.#element ? topOf(this.#element) - topOf(this.#scroller) : 0;
  }
}

const topOf = (element: Element): number => element.getBoundingClientRect().top;

// The smallest block that crosses the top edge or begins below it: a long message is only partly seen.
function firstInView(around: Element, top: number): Element | null {
  const found = [...around.children].find(
    (child) => child.getBoundingClientRect().bottom > top && child.clientHeight > 0,
  );
  if (!found || topOf(found) >= top) return found ?? null;
  return firstInView(found, top) ?? found;
}
