/**
 * Keeps what stands at the top of a scroller where it is, whatever changes its height above it.
 * Browsers can do that by themselves, but not all of them (ux.md 2.1).
 */
export class ScrollAnchor {
  #scroller: Element | null = null;
  #element: Element | null = null;
  #offset = 0;

  /** From now on what is at the top of this scroller stays there. */
  set(scroller: Element): void {
    this.#scroller = scroller;
    const {top} = scroller.getBoundingClientRect();
    this.#element = firstInView(scroller, top);
    this.#offset = this.#element ? this.#element.getBoundingClientRect().top - top : 0;
  }

  /** Moves the scroller by as much as its content has moved. */
  hold(): void {
    const scroller = this.#scroller;
    if (!scroller || !this.#element?.isConnected) return;
    const top = this.#element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (Math.abs(top - this.#offset) >= 1) scroller.scrollTop += top - this.#offset;
  }
}

// The smallest block that crosses the top edge or begins below it: a long message is only partly seen.
function firstInView(around: Element, top: number): Element | null {
  const found = [...around.children].find(
    (child) => child.getBoundingClientRect().bottom > top && child.clientHeight > 0,
  );
  if (!found || found.getBoundingClientRect().top >= top) return found ?? null;
  return firstInView(found, top) ?? found;
}
