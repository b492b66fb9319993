import type {PropertyValues} from 'lit';

import {focusedElement} from './controllers/focused-element.ts';
import {LauncherPlace} from './controllers/launcher-place.ts';
import {TopLayer} from './controllers/top-layer.ts';
import {VisualViewportController} from './controllers/visual-viewport.ts';
import type {Message} from './core/state.ts';
import {emit} from './events.ts';
import type {ToggleReason} from './events.ts';
import type {ChatSettings} from './settings.ts';
import {readItem, writeItem} from './tab-storage.ts';
import {warnOnce} from './warn-once.ts';

/**
 * The panel of launcher mode: who opens and closes it, where the focus goes, and how many answers
 * came while it was closed. Inline there is nothing to open: the chat always stands there.
 */
export class Panel {
  readonly #element: ChatSettings;
  readonly #layer: TopLayer;
  #opener: HTMLElement | null = null;
  #takesFocus = false;
  #returnsFocus = false;
  #unread = 0;

  constructor(element: ChatSettings) {
    this.#element = element;
    this.#layer = new TopLayer(element, {
      panel: () => this.#find('#panel'),
      open: () => element.open,
      shown: () => this.#focusWhenShown(),
      hidden: () => this.#focusOpener(),
    });
    new VisualViewportController(element, () => this.#find('#panel'));
    // Looked for with each drawing: a whole conversation is not searched for what is not there.
    const launcher = () => (this.hasLauncher ? this.#find('.launcher') : null);
    new LauncherPlace(element, launcher, warnOfAncestor);
  }

  get hasLauncher(): boolean {
    return this.#element.mode === 'launcher';
  }

  /** Whether the reader is meant to see the conversation. */
  get isOpen(): boolean {
    return !this.hasLauncher || this.#element.open;
  }

  /** Whether the conversation is on the screen, so that a dialog may open above it. */
  get isShown(): boolean {
    return !this.hasLauncher || this.#layer.isShown;
  }

  get unread(): number {
    return this.#unread;
  }

  show(focus: boolean): void {
    if (this.isOpen) {
      if (focus) this.focus();
      return;
    }
    this.#opener = focusedElement(this.#element.ownerDocument);
    this.#takesFocus = focus;
    this.#element.open = true;
  }

  hide(): void {
    this.#element.open = false;
  }

  /** The launcher was pressed. */
  readonly press = (): void => this.#toggle(!this.#element.open, 'launcher');

  /** The cross in the panel was pressed. */
  readonly close = (): void => this.#toggle(false, 'close');

  /** Escape closes the panel, and nothing of the page: not while an input method composes. */
  readonly closeOnEscape = (event: KeyboardEvent): void => {
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Escape' || composing || event.defaultPrevented) return;
    if (!this.#element.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.#toggle(false, 'escape');
  };

  /** What asks a modal panel to close without a key: the back gesture of a phone. */
  readonly closeOnCancel = (event: Event): void => {
    event.preventDefault();
    this.#toggle(false, 'escape');
  };

  /** The browser has closed the panel by itself. */
  readonly noteClose = (): void => {
    if (this.#element.open && !this.#layer.isShown) this.#toggle(false, 'escape');
  };

  /** An answer is final; one that the reader did not see coming counts. */
  answered({role, status}: Message): void {
    if (role === 'assistant' && status !== 'stopped' && !this.isOpen) this.#count(this.#unread + 1);
  }

  /** Another user has come: what was not read was not theirs. */
  forget(): void {
    this.#count(0);
    writeItem(this.#key('open'), null);
  }

  /** The composer where it can be written in; else the button that leads there. */
  focus(options?: FocusOptions): void {
    if (this.isOpen && !this.isShown) this.#takesFocus = true;
    else {
      const target = this.#find(this.isOpen ? 'textarea' : '.launcher');
      target?.focus({preventScroll: true, ...options});
    }
  }

  /** To be called before each drawing. */
  willUpdate(changed: PropertyValues<ChatSettings>): void {
    if (!this.#element.hasUpdated) this.#restore();
    if (this.isOpen) this.#count(0);
    if (!changed.has('open') || !this.hasLauncher) return;
    if (this.#element.open) this.#opener ??= focusedElement(this.#element.ownerDocument);
    else this.#returnsFocus = this.#layer.isSmall || this.#hasFocus;
  }

  #toggle(open: boolean, reason: ToggleReason): void {
    if (open === this.#element.open) return;
    if (open) this.show(true);
    else this.hide();
    // Safari gives a pressed button no focus.
    if (reason === 'launcher') this.#opener = this.#find('.launcher');
    if (this.#remembers) writeItem(this.#key('open'), open ? 'true' : null);
    emit(this.#element, 'behest-toggle', {open, reason});
  }

  #count(unread: number): void {
    if (unread === this.#unread) return;
    this.#unread = unread;
    if (this.#remembers) writeItem(this.#key('unread'), unread === 0 ? null : String(unread));
    this.#element.requestUpdate();
    emit(this.#element, 'behest-unread', {count: unread});
  }

  // A panel that covers the whole screen must not meet a reader who has only turned the page.
  #restore(): void {
    if (!this.hasLauncher || !this.#remembers) return;
    this.#unread = Number(readItem(this.#key('unread')));
    if (readItem(this.#key('open')) !== null && !this.#layer.isSmall) this.#element.open = true;
  }

  #focusWhenShown(): void {
    if (this.#takesFocus) this.focus();
    this.#takesFocus = false;
  }

  #focusOpener(): void {
    const opener = this.#opener?.isConnected ? this.#opener : this.#find('.launcher');
    this.#opener = null;
    if (this.#returnsFocus) opener?.focus({preventScroll: true});
  }

  // `:focus-within` ends where the top layer begins.
  get #hasFocus(): boolean {
    const {activeElement} = this.#element.getRootNode() as Document | ShadowRoot;
    return this.#element.contains(activeElement);
  }

  get #remembers(): boolean {
    return this.#element.persist !== 'none';
  }

  #key(what: string): string {
    return `behest-chat:${what}:${this.#element.tokenEndpoint}`;
  }

  #find<Found extends HTMLElement>(selector: string): Found | null {
    return this.#element.renderRoot?.querySelector<Found>(selector) ?? null;
  }
}

function warnOfAncestor(): void {
  warnOnce('an ancestor has moved the launcher: place it directly in <body>.');
}
