import {html, nothing} from 'lit';

import type {BehestStrings} from '../strings.ts';
import {format} from '../strings.ts';
import {closeIcon, warningIcon} from './icons.ts';

/** One thing to do next. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface ErrorCardProps {
  /** The sentence for the reader. */
  readonly text: string;
  readonly traceId: string | undefined;
  readonly action: NoticeAction | null;
  readonly strings: BehestStrings;
  readonly onCopyTrace: (traceId: string) => void;
}

/** What went wrong, what is kept and what to do, beside the message it belongs to (WCAG 3.3.1). */
export function errorCard({text, traceId, action, strings, onCopyTrace}: ErrorCardProps) {
  return html`
    <div part="error-card" class="card">
      <span class="card-icon">${warningIcon}</span>
      <div class="card-text">
        <p>${text}</p>
        ${
          traceId
            ? html`<p class="trace">
                <span>${format(strings.traceId, {id: ''})}</span><bdi>${traceId}</bdi>
                <button type="button" class="copy-trace" @click=${() => onCopyTrace(traceId)}>
                  ${strings.copyTrace}
                </button>
              </p>`
            : nothing
        }
        ${actionButton(action)}
      </div>
    </div>
  `;
}

/** Stays between conversation and composer for as long as it is true. */
export function banner(text: string, action: NoticeAction | null) {
  return html`<div part="notice" class="banner">
    <p>${text}</p>
    ${actionButton(action)}
  </div>`;
}

export interface ToastProps {
  readonly text: string;
  /** How much of the wait is left, from 1 to 0. */
  readonly left: number;
  readonly strings: BehestStrings;
  readonly onDismiss: () => void;
}

/** Goes by itself when its time is over, or when the reader has read it. */
export function toast({text, left, strings, onDismiss}: ToastProps) {
  return html`<div part="notice" class="toast">
    <span class="card-icon">${warningIcon}</span>
    <p>${text}</p>
    <button type="button" class="icon-button" aria-label=${strings.dismiss} @click=${onDismiss}>
      ${closeIcon}
    </button>
    <progress aria-hidden="true" .value=${left}></progress>
  </div>`;
}

function actionButton(action: NoticeAction | null) {
  return action
    ? html`<button type="button" class="action" @click=${action.run}>${action.label}</button>`
    : nothing;
}
