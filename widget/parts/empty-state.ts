import {html} from 'lit';

/** What stands where messages will be. The host may replace it through the slot `empty`. */
export function emptyState(greeting: string) {
  return html`<div class="empty">
    <slot name="empty"><p>${greeting}</p></slot>
  </div>`;
}
