/** What has the focus in a document, inside shadow roots too; `null` when nothing has it. */
export function focusedElement({activeElement, body}: Document): HTMLElement | null {
  let focused = activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement && focused !== body ? focused : null;
}
