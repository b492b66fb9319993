import {html, nothing} from 'lit';

import type {BehestStrings} from '../strings.ts';
import {sendIcon, stopIcon} from './icons.ts';

export interface ComposerProps {
  readonly draft: string;
  readonly placeholder: string;
  /** A reply is being made: the button stops it. */
  readonly busy: boolean;
  /** Why nothing can be sent now, or `''`. */
  readonly blocked: string;
  /** Whether the reason is shown here; it is always tied to the field. */
  readonly blockedShown: boolean;
  /** How much may still be written, near the limit. What is over it is never cut off. */
  readonly count: {readonly text: string; readonly over: boolean} | null;
  readonly strings: BehestStrings;
  readonly onDraft: (draft: string) => void;
  readonly onSend: () => void;
  /** Enter while a reply is being made. */
  readonly onInsist: () => void;
  readonly onStop: () => void;
  /** So many screens of the conversation up (below 0) or down. */
  readonly onPage: (screens: number) => void;
  /** The first sign that the reader is about to write. */
  readonly onApproach: () => void;
}

/**
 * Where the reader writes. Send and Stop are one button that is never replaced and never `disabled`:
 * either would drop the focus to the page (ux.md 0.13, 1.3).
 */
export function composer(props: ComposerProps) {
  const {placeholder, strings, count} = props;
  return html`
    <div
      part="composer"
      class="composer"
      @pointerenter=${props.onApproach}
      @focusin=${props.onApproach}
    >
      <label class="hidden" for="input">${strings.composerLabel}</label>
      <textarea
        id="input"
        part="input"
        rows="1"
        dir="auto"
        enterkeyhint="send"
        autocomplete="off"
        spellcheck="true"
        autocapitalize="sentences"
        aria-describedby="hint blocked count"
        aria-invalid=${count?.over ? 'true' : nothing}
        placeholder=${placeholder}
        @input=${(event: Event) => takeInput(event, props)}
        @keydown=${(event: KeyboardEvent) => useKey(event, props)}
      ></textarea>
      ${button(props)}
    </div>
    ${hints(props)}
  `;
}

function button(props: ComposerProps) {
  const {busy, strings} = props;
  return html`<button
    type="button"
    part="send-button"
    class="send"
    aria-label=${busy ? strings.stop : strings.send}
    aria-disabled=${busy || maySend(props) ? 'false' : 'true'}
    @click=${() => pressButton(props)}
  >
    ${busy ? stopIcon : sendIcon}
  </button>`;
}

function hints({blocked, blockedShown, count, strings}: ComposerProps) {
  return html`
    <span id="hint" class="hidden">${strings.hint}</span>
    <p id="blocked" class="hint" ?hidden=${blocked === '' || !blockedShown}>${blocked}</p>
    <p id="count" class=${count?.over ? 'hint over' : 'hint'} ?hidden=${!count}>${count?.text}</p>
  `;
}

function maySend({busy, blocked, draft, count}: ComposerProps): boolean {
  return !busy && blocked === '' && draft.trim() !== '' && !count?.over;
}

function pressButton(props: ComposerProps): void {
  if (props.busy) props.onStop();
  else submit(props);
}

function submit(props: ComposerProps): void {
  if (props.busy) props.onInsist();
  else if (maySend(props)) props.onSend();
}

function takeInput(event: Event, props: ComposerProps): void {
  const input = event.currentTarget as HTMLTextAreaElement;
  props.onDraft(input.value);
}

// Where there is nothing to move in, the keys that turn pages move the conversation.
function useKey(event: KeyboardEvent, props: ComposerProps): void {
  const screens = {PageUp: -1, PageDown: 1}[event.key];
  if (!screens || props.draft !== '') return sendOnEnter(event, props);
  event.preventDefault();
  props.onPage(screens);
}

// Enter that ends an input method's composition confirms a word. Safari reports the end of the
// composition before that key, and only the key code 229 still tells. With another key held down it
// is the page's own.
function sendOnEnter(event: KeyboardEvent, props: ComposerProps): void {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  submit(props);
}

/**
 * To be called after each drawing: what the field holds is the reader's as much as ours, and setting
 * it again would disturb an input method. Grows the box with its text where CSS alone cannot.
 */
export function fill(input: HTMLTextAreaElement, draft: string): void {
  if (input.value !== draft) input.value = draft;
  const box = input.parentElement;
  if (!box || CSS.supports('field-sizing', 'content')) return;
  box.style.setProperty('block-size', 'auto');
  const height = box.offsetHeight - input.offsetHeight + input.scrollHeight;
  box.style.setProperty('block-size', `${height}px`);
}
