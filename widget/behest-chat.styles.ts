import {css} from 'lit';

import {composerStyles} from './parts/composer.styles.ts';
import {messageStyles} from './parts/message.styles.ts';
import {panelStyles} from './panel.styles.ts';
import {noticeStyles} from './parts/notice.styles.ts';
import {tokens} from './tokens.styles.ts';

// `all: initial` stands on the inner root: on the host a page's own `*` rules would beat it. It resets
// the colour scheme too, which has to be inherited again (ux.md 0.6).
const frame = css`
  :host {
    display: block;
    block-size: 600px;
    min-block-size: 240px;
    max-inline-size: 100%;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .root {
    all: initial;
    color-scheme: inherit;
    direction: inherit;
    visibility: inherit;
    box-sizing: border-box;
    -webkit-user-select: text;
    user-select: text;

    background: var(--_surface);
    color: var(--_text);
    font-family: var(--behest-chat-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    font-size: max(14px, var(--behest-chat-font-size, 16px));
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  :host([theme='light']) .root {
    color-scheme: light;
  }
  :host([theme='dark']) .root {
    color-scheme: dark;
  }
  .header {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 4px;
    min-block-size: 56px;
    padding-block: 4px;
    padding-inline: 16px 6px;
    border-block-end: 1px solid var(--_border);
  }
  .title,
  ::slotted([slot='header']) {
    margin-inline-end: auto;
  }
  .title {
    margin-block: 0;
    font-size: 1em;
    font-weight: 600;
    line-height: 1.375;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .icon-button {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border: 0;
    border-radius: 10px;
    background: none;
    color: var(--_muted);
  }
  .icon-button:hover {
    background: var(--_surface-3);
    color: var(--_text);
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    touch-action: pan-y pinch-zoom;
    overflow-anchor: none;
    scrollbar-gutter: stable;
    /* What gets the focus is not left behind the way back to the end. */
    scroll-padding-block-end: 60px;
    padding: 16px;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
  }
  .content {
    max-inline-size: var(--behest-chat-max-content, 736px);
    margin-inline: auto;
  }
  .empty,
  .loading {
    margin: 0;
    padding-block: 24px;
    color: var(--_muted);
    text-align: center;
  }
  .empty p {
    margin: 0;
    font-size: 1.25em;
    color: var(--_text);
  }
  .prompts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin: 16px 0 0;
    padding: 0;
    list-style: none;
  }
  .prompts button {
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_control);
    border-radius: 22px;
    background: none;
    color: var(--_text);
    font-size: 0.875em;
    text-align: start;
  }
  .prompts button:hover {
    background: var(--_surface-2);
  }
  /* Above whatever stands above the composer, and in nobody's way while there is nothing to jump to. */
  .jump-place {
    position: relative;
  }
  .jump {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: calc(100% - 32px);
    margin-inline: auto;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 44px;
    padding-inline: 16px;
    border: 0;
    border-radius: 22px;
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.875em;
    font-weight: 600;
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.25);
  }
  ::slotted([slot='footer']) {
    display: block;
    margin: 0 16px 12px;
    color: var(--_muted);
    font-size: 0.75em;
    line-height: 1.35;
  }
  /* Nothing moves while text comes but the text; a history that comes fast needs no line before it. */
  @media (prefers-reduced-motion: no-preference) {
    .message:nth-last-child(-n + 2),
    .card,
    .banner,
    .toast {
      transition: 120ms ease-out;
      transition-property: opacity, translate;
      @starting-style {
        opacity: 0;
        translate: 0 4px;
      }
    }
    .loading {
      animation: late 300ms step-end;
    }
  }
  @keyframes late {
    from {
      opacity: 0;
    }
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .icon-button,
    .jump {
      border: 1px solid ButtonText;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
  @media print {
    :host {
      block-size: auto;
    }
    .scroll {
      display: block;
      overflow: visible;
      block-size: auto;
    }
    .icon-button,
    .jump {
      display: none;
    }
  }
`;

const hidden = css`
  :host([hidden]) {
    display: none;
  }
`;

export const styles = [
  tokens,
  frame,
  messageStyles,
  noticeStyles,
  composerStyles,
  panelStyles,
  hidden,
];
