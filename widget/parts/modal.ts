import {nothing} from 'lit';
import type {ChildPart} from 'lit';
import {directive, Directive} from 'lit/directive.js';

/** Opens a native dialog as a modal one, and closes it. */
class ModalDirective extends Directive {
  override render(_open: boolean): typeof nothing {
    return nothing;
  }

  override update(part: ChildPart, [open]: [boolean]): typeof nothing {
    const dialog = part.parentNode as HTMLDialogElement;
    if (open && !dialog.open && dialog.isConnected) dialog.showModal();
    if (!open && dialog.open) dialog.close();
    return nothing;
  }
}

/**
 * Binds a dialog to whether it is open: `<dialog>… ${modal(open)}</dialog>`. It stands last, so that
 * the dialog finds in itself what gets the first focus.
 */
export const modal = directive(ModalDirective);
