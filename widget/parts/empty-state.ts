import {html, nothing} from 'lit';

import type {BehestStrings} from '../strings.ts';

export interface EmptyStateProps {
  readonly prompts: readonly {readonly label: string; readonly text: string}[];
  readonly strings: BehestStrings;
  readonly onPrompt: (text: string) => void;
}

/** What stands where messages will be. The host may replace it through the slot `empty`. */
export function emptyState({prompts, strings, onPrompt}: EmptyStateProps) {
  return html`
    <div class="empty">
      <slot name="empty">
        <p>${strings.greeting}</p>
        ${
          prompts.length > 0
            ? html`<ul role="list" class="prompts" aria-label=${strings.promptsLabel}>
                ${prompts.map(
                  ({label, text}) =>
                    html`<li>
                      <button type="button" dir="auto" @click=${() => onPrompt(text)}>
                        ${label}
                      </button>
                    </li>`,
                )}
              </ul>`
            : nothing
        }
      </slot>
    </div>
  `;
}
