let observer: ResizeObserver | undefined;

function update(entries: readonly ResizeObserverEntry[]): void {
  for (const {target} of entries) {
    const box = target.matches('pre, .table-box') ? target : target.parentElement;
    if (!box) continue;
    if (box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0');
    else box.removeAttribute('tabindex');
  }
}

/**
 * Lets a box take the focus exactly while its content overflows: a keyboard scrolls it then, and
 * one that has nothing to scroll is no stop on the way (WCAG 2.1.1).
 */
export function focusWhileScrollable(box: HTMLElement, content: HTMLElement): void {
  // Made late: Node imports this module.
  observer ??= new ResizeObserver(update);
  observer.observe(box);
  observer.observe(content);
}
