import type {PropertyValues} from 'lit';

import type {ChatSettings} from './settings.ts';
import {forgetItems, readItem, writeItem} from './tab-storage.ts';

/**
 * Keeps what stands in the composer, for each thread its own: a reload or a change of thread loses
 * nothing that was typed (ux.md 2.3). With `persist="none"` it is kept in memory only.
 */
export class Drafts {
  readonly #element: ChatSettings;
  readonly #thread: () => string;
  readonly #kept = new Map<string, string>();
  #shown: string | null = null;
  #found = '';

  /** @param thread names the thread that is open; `''` is the visit's own */
  constructor(element: ChatSettings, thread: () => string) {
    this.#element = element;
    this.#thread = thread;
  }

  /** To be called before each drawing: another thread brings its own draft, unless the page set one. */
  willUpdate(changed: PropertyValues<ChatSettings>): void {
    // Frameworks set `undefined` for nothing.
    if (typeof this.#element.draft !== 'string') this.#element.draft = '';
    const thread = this.#thread();
    if (thread === this.#shown) return;
    const isFirst = this.#shown === null;
    this.#shown = thread;
    if (isFirst ? this.#element.draft !== '' : changed.has('draft')) return;
    this.#found =
      this.#kept.get(thread) ?? (this.#remembers ? readItem(this.#key(thread)) : '') ?? '';
    this.#element.draft = this.#found;
  }

  /** To be called after each drawing. */
  updated(changed: PropertyValues<ChatSettings>): void {
    if (!changed.has('draft') || this.#shown === null) return;
    const {draft} = this.#element;
    this.#kept.set(this.#shown, draft);
    if (this.#remembers) writeItem(this.#key(this.#shown), draft === '' ? null : draft);
  }

  /** Another user has come: what was found here is not theirs. What they have typed since is. */
  forget(): void {
    this.#kept.clear();
    forgetItems(this.#key(''));
    if (this.#element.draft === this.#found) this.#element.draft = '';
  }

  get #remembers(): boolean {
    return this.#element.persist !== 'none';
  }

  #key(thread: string): string {
    return `behest-chat:draft:${this.#element.tokenEndpoint}:${thread}`;
  }
}
