import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

import type {ChatView} from './chat-view.ts';
import {isBusy} from './core/state.ts';
import {messageItem} from './message-view.ts';
import {momentsOf} from './moments.ts';
import {failureCard} from './notice-view.ts';
import {emptyState} from './parts/empty-state.ts';
import {downIcon} from './parts/icons.ts';
import {formatCount} from './strings.ts';

/** Where messages scroll, and the way back to the latest one. It is not a live region (ux.md 0.2). */
export function transcript(view: ChatView) {
  const {strings, actions} = view;
  return html`
    <div
      part="transcript"
      class="scroll"
      role="region"
      tabindex="0"
      aria-label=${strings.transcriptLabel}
      aria-busy=${isBusy(view.chat) ? 'true' : 'false'}
      @code-copy=${(event: Event & {readonly text: string}) => actions.copy(event.text)}
    >
      <div class="content">${content(view)}</div>
    </div>
    <div class="jump-place">${view.canJump ? jumpButton(view) : nothing}</div>
  `;
}

function content(view: ChatView) {
  const {chat, strings, now} = view;
  const {messages, phase} = chat;
  if (phase.name === 'loading') return html`<p class="loading">${strings.loading}</p>`;
  const card = failureCard(view);
  const last = messages.at(-1);
  if (!last) {
    const {prompts, actions} = view;
    return html`${emptyState({prompts, strings, onPrompt: actions.ask})} ${card}`;
  }
  const moments = momentsOf(messages, now, strings.language);
  return html`
    <ol role="list" class="messages">
      ${messages.map((message, place) => {
        const time = moments.get(message.id);
        const notice = message === last ? card : nothing;
        return keyed(message.id, messageItem(view, {message, place, time, notice}));
      })}
    </ol>
  `;
}

function jumpButton({strings, actions, unseen}: ChatView) {
  const {language, jump, jumpCount} = strings;
  return html`
    <button type="button" part="jump-button" class="jump" @click=${actions.jump}>
      ${unseen > 0 ? formatCount(jumpCount, unseen, language) : jump} ${downIcon}
    </button>
  `;
}
