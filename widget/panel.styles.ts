import {css} from 'lit';

// Every root in the top layer is reset like the one inline; the reset also takes away what the browser
// gives to dialogs and popovers.
export const panelStyles = css`
  .panel {
    display: flex;
    flex-direction: column;
    position: relative;
    block-size: 100%;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  dialog.root:not(:modal, :popover-open) {
    display: none;
    opacity: 0;
    scale: 0.98;
    pointer-events: none;
  }
  :host([mode='launcher']) {
    display: contents;

    --_launcher: 56px;
    --_x: calc(
      var(--behest-chat-offset-x, 24px) +
        max(env(safe-area-inset-left, 0px), env(safe-area-inset-right, 0px))
    );
    --_y: calc(var(--behest-chat-offset-y, 24px) + env(safe-area-inset-bottom, 0px));
  }
  .launcher {
    position: fixed;
    inset-block-end: var(--_y);
    inset-inline-end: var(--_x);
    z-index: var(--behest-chat-z-index, 9999);
    display: grid;
    place-items: center;
    inline-size: var(--_launcher);
    block-size: var(--_launcher);
    border-radius: 28px;
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.25);
    cursor: pointer;
  }
  :host(:state(streaming)) .launcher {
    box-shadow:
      0 0 0 2px var(--_surface),
      0 0 0 4px var(--_accent);
  }
  /* Below a panel that covers the screen it would only confuse. */
  .launcher:has(+ .panel:modal) {
    visibility: hidden;
  }
  .launcher svg {
    inline-size: 26px;
    block-size: 26px;
  }
  .badge {
    position: absolute;
    inset-block-start: -5px;
    inset-inline-end: -5px;
    box-sizing: content-box;
    min-inline-size: 14px;
    padding-inline: 2px;
    border: 2px solid var(--_surface);
    border-radius: 13px;
    background: var(--_badge);
    color: var(--_on-badge);
    font-size: 12px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
  }
  dialog.panel {
    position: fixed;
    inset-block-end: max(var(--_y) + var(--_launcher) + 12px, var(--_keyboard, 0px) + 8px);
    inset-inline-end: var(--_x);
    inline-size: min(var(--behest-chat-width, 400px), 100vw - 2 * var(--_x));
    block-size: min(
      var(--behest-chat-height, 640px),
      var(--_vvh, 100dvh) - max(var(--_y) + var(--_launcher) + 12px - var(--_keyboard, 0px), 8px) -
        12px
    );
    box-shadow: 0 8px 32px rgb(0 0 0 / 0.18);
    transform-origin: 100% 100%;
  }
  :host([placement='start']) .launcher,
  :host([placement='start']) dialog.panel:not(:modal) {
    inset-inline: var(--_x) auto;
  }
  :host([placement='start']) dialog.panel,
  dialog.panel:dir(rtl) {
    transform-origin: 0 100%;
  }
  :host([placement='start']) dialog.panel:dir(rtl) {
    transform-origin: 100% 100%;
  }
  @starting-style {
    .panel:popover-open {
      opacity: 0;
      scale: 0.98;
    }
  }
  /* A panel that covers the screen comes and goes at once. */
  @media (prefers-reduced-motion: no-preference) and (width > 480px) and (height > 480px) {
    dialog.panel {
      transition: 160ms ease-out allow-discrete;
      transition-property: opacity, scale, display, overlay;
    }
  }
  dialog.panel:modal {
    inset: var(--_vvtop, 0px) 0 auto;
    inline-size: auto;
    block-size: var(--_vvh, 100dvh);
    padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px)
      env(safe-area-inset-bottom, 0px) env(safe-area-inset-left, 0px);
    overscroll-behavior: contain;
    border: 0;
    border-radius: 0;
  }
  /* Around the keyboard nothing of the page shows through. */
  .panel:modal::backdrop {
    background: var(--_surface);
  }
  .dialog {
    position: fixed;
    inset: 0;
    margin: auto;
    block-size: fit-content;
    max-block-size: calc(100% - 32px);
    overflow: auto;
  }
  @media (forced-colors: active) {
    .launcher {
      border: 1px solid ButtonText;
    }
    .badge {
      border-color: Canvas;
      background: CanvasText;
      color: Canvas;
    }
  }
  @media print {
    .panel,
    dialog.panel,
    dialog.panel:modal {
      display: block;
      position: static;
      inline-size: auto;
      block-size: auto;
      overflow: visible;
      border: 0;
      box-shadow: none;
    }
    dialog.root:not(:modal, :popover-open),
    .launcher {
      display: none;
    }
  }
`;
