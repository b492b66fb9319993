import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {ChatView} from './chat-view.ts';
import {isBusy} from './core/state.ts';
import type {Message} from './core/state.ts';
import {failureCard} from './notice-view.ts';
import {emptyState} from './parts/empty-state.ts';
import {downIcon} from './parts/icons.ts';
import {message} from './parts/message.ts';

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
    ${view.canJump ? jumpButton(view) : nothing}
  `;
}

function content(view: ChatView) {
  const {chat, strings} = view;
  if (chat.phase.name === 'loading') return html`<p class="loading">${strings.loading}</p>`;
  const [last] = chat.messages.slice(-1);
  const card = failureCard(view);
  if (!last) {
    const {prompts, actions} = view;
    return html`${emptyState({prompts, strings, onPrompt: actions.ask})} ${card}`;
  }
  return html`
    <ol role="list" class="messages">
      ${repeat(
        chat.messages,
        ({id}) => id,
        (shown) => item(shown, shown === last ? card : nothing, view),
      )}
    </ol>
  `;
}

function item(shown: Message, notice: TemplateResult | typeof nothing, view: ChatView) {
  const {strings, name} = view;
  return message({message: shown, notice, strings, assistantName: name});
}

function jumpButton({strings, actions}: ChatView) {
  return html`
    <button type="button" part="jump-button" class="jump" @click=${actions.jump}>
      ${strings.jump} ${downIcon}
    </button>
  `;
}
