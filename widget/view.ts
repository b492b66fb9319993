import {html} from 'lit';

import type {ChatView} from './chat-view.ts';
import {writing} from './composer-view.ts';
import {quotaDialog, standingNotice} from './notice-view.ts';
import {newThreadIcon} from './parts/icons.ts';
import {transcript} from './transcript-view.ts';

/** The whole chat as one panel. */
export function chatPanel(view: ChatView) {
  const {strings} = view;
  return html`
    <section part="panel" class="root" aria-labelledby="title" lang=${strings.language}>
      ${header(view)} ${transcript(view)}
      <div class="standing">${standingNotice(view)}</div>
      ${writing(view)}
      <slot name="footer"></slot>
      ${quotaDialog(view)}
    </section>
  `;
}

function header({label, strings, actions}: ChatView) {
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
    </header>
  `;
}
