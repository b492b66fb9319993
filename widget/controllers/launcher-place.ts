import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Scroll bars and rounding; a transformed ancestor misplaces by far more. */
const TOLERANCE_PX = 24;

/**
 * Keeps a fixed button in its corner of the screen. Ancestors that are transformed, contained or
 * clipping hold `position: fixed` captive (ux.md 0.7): when the button is not where it belongs it
 * goes to the top layer, once and for good. Looked at when it appears, when the window changes its
 * size, and whenever what is seen of it changes.
 */
export class LauncherPlace implements ReactiveController {
  readonly #find: () => HTMLElement | null;
  readonly #promoted: () => void;
  readonly #seen = new IntersectionObserver((entries) => this.#check(entries.at(-1)), {
    threshold: [0, 1],
  });
  #button: HTMLElement | null = null;

  /** @param promoted told when the button had to go to the top layer */
  constructor(host: ReactiveControllerHost, find: () => HTMLElement | null, promoted: () => void) {
    this.#find = find;
    this.#promoted = promoted;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('resize', this.#observe);
  }

  hostUpdated(): void {
    const button = this.#find();
    if (button !== this.#button) {
      this.#button = button;
      this.#observe();
    }
    // Taken out of the page and put back it is in the page's own layer again.
    if (button?.popover && button.isConnected && !button.matches(':popover-open')) {
      button.showPopover();
    }
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.#observe);
    this.#seen.disconnect();
    this.#button = null;
  }

  readonly #observe = (): void => {
    this.#seen.disconnect();
    if (this.#button) this.#seen.observe(this.#button);
  };

  #check(entry: IntersectionObserverEntry | undefined): void {
    const button = this.#button;
    if (!entry || !button?.isConnected || button.popover) return;
    if (entry.boundingClientRect.width === 0 || isInPlace(entry, button)) return;
    this.#seen.disconnect();
    button.popover = 'manual';
    button.showPopover();
    this.#promoted();
  }
}

function isInPlace(entry: IntersectionObserverEntry, button: HTMLElement): boolean {
  const {boundingClientRect: rect, intersectionRatio, rootBounds} = entry;
  const {right, left, bottom} = getComputedStyle(button);
  // In a foreign frame the screen's bounds are not told.
  const screen = rootBounds ?? {left: 0, right: innerWidth, bottom: innerHeight};
  const atSide =
    isClose(screen.right - rect.right, right) || isClose(rect.left - screen.left, left);
  return intersectionRatio > 0.9 && isClose(screen.bottom - rect.bottom, bottom) && atSide;
}

function isClose(pixels: number, wanted: string): boolean {
  return Math.abs(pixels - Number.parseFloat(wanted)) <= TOLERANCE_PX;
}
