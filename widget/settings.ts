import {LitElement} from 'lit';
import {property} from 'lit/decorators.js';

import type {Prompt} from './prompts.ts';
import type {BehestStrings} from './strings.ts';
import type {HostMint} from './transport/token.ts';
import {warnOnce} from './warn-once.ts';

// Attributes that must hold something of a kind to be understood.
const kinds: Readonly<Record<string, (value: string) => boolean>> = {
  prompts: (value) => Array.isArray(parse(value)),
  strings: (value) => isRecord(parse(value)),
  maxlength: (value) => value.trim() !== '' && Number(value) >= 0,
};

// React 18 writes `false` as text, which a plain boolean attribute takes for true.
const flag = {fromAttribute: (value: string | null) => value !== null && value !== 'false'};

/** What a host may set on the element. All of it can change at any time without losing the chat. */
export abstract class ChatSettings extends LitElement {
  /** Where the host hands out tokens. Required unless `mint` is set. */
  @property({attribute: 'token-endpoint', useDefault: true}) tokenEndpoint = '';
  /** The gateway's origin, with or without `/v1`; wins over the one in the token answer. */
  @property({attribute: 'base-url', useDefault: true}) baseUrl = '';
  /** The model to ask; empty means the project's own. */
  @property({useDefault: true}) model = '';
  /** Visible title and accessible name. */
  @property({useDefault: true}) label = '';
  /** Text of the empty field. */
  @property({useDefault: true}) placeholder = '';
  /** Questions to begin with: texts, or objects with a `label` to show and a `text` to send. */
  @property({type: Array, useDefault: true}) prompts: readonly Prompt[] = [];
  /** Words of the interface, laid over the English ones. */
  @property({type: Object, useDefault: true}) strings: Partial<BehestStrings> = {};
  /** Characters that may be sent at once; 0 means no limit. */
  @property({type: Number, attribute: 'maxlength', useDefault: true}) maxLength = 8000;
  /** Where "See plans" leads: http(s). Without it the dialog only explains. */
  @property({attribute: 'upgrade-url', useDefault: true}) upgradeUrl = '';
  /** Where "Sign in again" leads: http(s). Without it the event tells the page. */
  @property({attribute: 'sign-in-url', useDefault: true}) signInUrl = '';
  /** `auto` follows the page's own colour scheme. */
  @property({reflect: true, useDefault: true}) theme: 'auto' | 'light' | 'dark' = 'auto';
  /** Where the chat stands: in the page, or behind a button in the corner of the screen. */
  @property({reflect: true, useDefault: true}) mode: 'inline' | 'launcher' = 'inline';
  /** Whether the panel of launcher mode stands open. `"false"` is closed. */
  @property({reflect: true, useDefault: true, type: Boolean, converter: flag}) open = false;
  /** The corner of the launcher: where lines end, or where they start. */
  @property({reflect: true, useDefault: true}) placement: 'end' | 'start' = 'end';
  /** `none`: nothing is remembered in the browser, and the conversation has no thread. */
  @property({useDefault: true}) persist: 'session' | 'none' = 'session';
  /** Tells the model about the page: address, title, description, headings. `"false"` is off. */
  @property({attribute: 'page-context', converter: flag}) pageContext = false;
  /** What the model is told besides: an object, or a function that gives one when it is needed. */
  @property({attribute: false}) context: unknown;
  /** Mints instead of `token-endpoint`. */
  @property({attribute: false}) mint: HostMint | undefined;
  /** Makes every request instead of the page's `fetch`. */
  @property({attribute: false}) fetch: typeof fetch | undefined;
  /** What stands in the composer. Kept for each thread, over a reload too unless `persist="none"`. */
  @property({attribute: false}) draft = '';

  /** @private A modal panel must not outlive the sight of it. */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'hidden'];
  }

  /**
   * Ignores what cannot be meant: frameworks that know no properties write objects as
   * `[object Object]`, and markup may hold JSON that is none. One warning, and nothing changes.
   */
  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === 'hidden') this.requestUpdate();
    else if (value === '[object Object]') {
      warnOnce(`the attribute ${name} holds "[object Object]": set it as a property.`);
    } else if (value !== null && kinds[name]?.(value) === false) {
      warnOnce(`the attribute ${name} is ignored: it holds no valid value.`);
    } else {
      super.attributeChangedCallback(name, old, value);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
