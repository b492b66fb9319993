import {html, nothing} from 'lit';

import type {BehestStrings} from '../strings.ts';
import {modal} from './modal.ts';

export interface UpgradeDialogProps {
  readonly open: boolean;
  /** Whether there is a place to go: without one the dialog only explains. */
  readonly hasAction: boolean;
  readonly strings: BehestStrings;
  readonly onUpgrade: () => void;
  readonly onClose: () => void;
}

/**
 * The plan's limit is reached. The first focus is on the safe step forward; Escape and "Not now"
 * lead back to the composer (ux.md 1.3).
 */
export function upgradeDialog({open, hasAction, strings, ...on}: UpgradeDialogProps) {
  return html`
    <dialog
      part="dialog"
      class="root dialog"
      lang=${strings.language}
      aria-labelledby="quota-title"
      aria-describedby="quota-body"
      @close=${on.onClose}
      @keydown=${keepEscape}
    >
      <h2 id="quota-title">${strings.quotaTitle}</h2>
      <p id="quota-body">${strings.quotaBody}</p>
      <div class="dialog-actions">
        ${
          hasAction
            ? html`<button type="button" class="primary" @click=${on.onUpgrade}>
                ${strings.quotaAction}
              </button>`
            : nothing
        }
        <button type="button" class="secondary" @click=${on.onClose}>${strings.quotaClose}</button>
      </div>
      ${modal(open)}
    </dialog>
  `;
}

// The page may have something of its own to close.
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}
