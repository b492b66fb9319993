import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {focusedElement} from './focused-element.ts';

/** Below either a panel in a corner would leave too little of the conversation (WCAG 1.4.10). */
const SMALL = '(max-width: 480px), (max-height: 480px)';

export interface TopLayerOptions {
  /** The dialog that holds the panel; `null` while the chat stands in the page itself. */
  readonly panel: () => HTMLDialogElement | null;
  /** Whether it is meant to stand open. */
  readonly open: () => boolean;
  /** It stands open now. Not called again when it only changes its shape. */
  readonly shown: () => void;
  /** It is closed now. */
  readonly hidden: () => void;
}

/**
 * Shows one dialog in the top layer, where no style of the page can misplace, clip or cover it:
 * beside the page on large screens, as a truly modal one on small screens. It changes from one to
 * the other as the screen does, with focus and caret kept (ux.md 1.3). It never moves the focus into
 * a panel beside the page; whoever opens it may.
 */
export class TopLayer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: TopLayerOptions;
  #screen: MediaQueryList | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: TopLayerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether the panel stands open. */
  get isShown(): boolean {
    const panel = this.#options.panel();
    return panel !== null && isShown(panel);
  }

  /** Whether the screen is so small that the panel takes all of it. */
  get isSmall(): boolean {
    return this.#screen?.matches ?? false;
  }

  hostConnected(): void {
    this.#screen = matchMedia(SMALL);
    this.#screen.addEventListener('change', this.#changeShape);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#screen?.removeEventListener('change', this.#changeShape);
  }

  hostUpdated(): void {
    const panel = this.#options.panel();
    if (!panel || !panel.isConnected) return;
    if (this.#options.open()) this.#show(panel);
    else this.#hide(panel);
  }

  readonly #changeShape = (): void => this.#host.requestUpdate();

  #show(panel: HTMLDialogElement): void {
    const wasShown = isShown(panel);
    // Shown anew it would lie over another dialog of ours; when that is closed, this is called again.
    const covered = panel.getRootNode() instanceof ShadowRoot && otherModal(panel);
    if (!wasShown && !covered) showBeside(panel);
    // A modal panel of a chat that is hidden would lock the page, and nobody would see why.
    const modal = this.isSmall && panel.checkVisibility();
    const fits = panel.matches(modal ? ':modal' : ':popover-open');
    if (covered || (wasShown && fits)) return;
    const focused = wasShown ? focusedElement(panel.ownerDocument) : null;
    if (!fits) (modal ? showModal : showBeside)(panel);
    if (wasShown) focused?.focus({preventScroll: true});
    else this.#options.shown();
    this.#host.requestUpdate();
  }

  #hide(panel: HTMLDialogElement): void {
    if (!isShown(panel)) return;
    takeAway(panel);
    this.#options.hidden();
  }
}

function isShown(panel: HTMLDialogElement): boolean {
  return panel.matches(':modal, :popover-open');
}

function otherModal(panel: HTMLDialogElement): boolean {
  const dialogs = [...(panel.getRootNode() as ShadowRoot).querySelectorAll(':modal')];
  return dialogs.some((dialog) => dialog !== panel);
}

function takeAway(panel: HTMLDialogElement): void {
  if (panel.matches(':popover-open')) panel.hidePopover();
  // A dialog that was taken out of the page comes back with this attribute, and shows nothing.
  if (panel.open) panel.close();
}

function showModal(panel: HTMLDialogElement): void {
  takeAway(panel);
  panel.removeAttribute('aria-modal');
  panel.showModal();
}

// A dialog that is shown takes the focus; while it is inert it cannot. Without the attribute Chromium
// calls it modal all the same.
function showBeside(panel: HTMLDialogElement): void {
  takeAway(panel);
  panel.setAttribute('aria-modal', 'false');
  panel.inert = true;
  panel.showPopover();
  panel.inert = false;
}
