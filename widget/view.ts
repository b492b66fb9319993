import {html, nothing} from 'lit';

import type {ChatView} from './chat-view.ts';
import {writing} from './composer-view.ts';
import {quotaDialog, standingNotice} from './notice-view.ts';
import {closeIcon, newThreadIcon} from './parts/icons.ts';
import {launcher} from './parts/launcher.ts';
import {transcript} from './transcript-view.ts';

/** The whole chat: in the page, or as a launcher with its panel. */
export function chat(view: ChatView) {
  return html`${view.panel.hasLauncher ? floating(view) : standing(view)} ${quotaDialog(view)}`;
}

function standing(view: ChatView) {
  return html`
    <section part="panel" class="root panel" aria-labelledby="title" lang=${view.strings.language}>
      ${content(view)}
    </section>
  `;
}

function floating(view: ChatView) {
  const {panel, strings} = view;
  return html`
    ${launcher({
      open: panel.isOpen,
      unread: panel.unread,
      strings,
      onPress: panel.press,
      onKey: panel.closeOnEscape,
    })}
    <dialog
      id="panel"
      popover="manual"
      part="panel"
      class="root panel"
      aria-labelledby="title"
      lang=${strings.language}
      @keydown=${panel.closeOnEscape}
      @cancel=${panel.closeOnCancel}
      @close=${panel.noteClose}
    >
      ${content(view)}
    </dialog>
  `;
}

function content(view: ChatView) {
  return html`
    ${header(view)} ${transcript(view)}
    <div class="standing">${standingNotice(view)}</div>
    ${writing(view)}
    <slot name="footer"></slot>
  `;
}

function header({label, strings, actions, panel}: ChatView) {
  return html`
    <header part="header" class="header">
      <slot name="header"><h2 part="title" class="title" id="title">${label}</h2></slot>
      <button
        type="button"
        class="icon-button"
        aria-label=${strings.newThread}
        @click=${actions.startNew}
      >
        ${newThreadIcon}
      </button>
      ${
        panel.hasLauncher
          ? html`<button
              type="button"
              class="icon-button"
              aria-label=${strings.close}
              @click=${panel.close}
            >
              ${closeIcon}
            </button>`
          : nothing
      }
    </header>
  `;
}
