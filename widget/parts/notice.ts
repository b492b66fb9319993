import {html, nothing} from 'lit';

import type {BehestStrings} from '../strings.ts';
import {format} from '../strings.ts';
import {warningIcon} from './icons.ts';

export interface ErrorCardProps {
  /** The sentence for the reader. */
  readonly text: string;
  readonly traceId: string | undefined;
  /** The one thing to do next, or none. */
  readonly action: {readonly label: string; readonly run: () => void} | null;
  readonly strings: BehestStrings;
}

/** What went wrong, what is kept and what to do, beside the message it belongs to (WCAG 3.3.1). */
export function errorCard({text, traceId, action, strings}: ErrorCardProps) {
  return html`
    <div part="error-card" class="card">
      <span class="card-icon">${warningIcon}</span>
      <div class="card-text">
        <p>${text}</p>
        ${
          traceId
            ? html`<p class="trace">${format(strings.traceId, {id: ''})}<bdi>${traceId}</bdi></p>`
            : nothing
        }
        ${
          action
            ? html`<button type="button" class="action" @click=${action.run}>
                ${action.label}
              </button>`
            : nothing
        }
      </div>
    </div>
  `;
}
