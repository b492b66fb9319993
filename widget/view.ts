import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {ChatView} from './chat-view.ts';
import {isBusy} from './core/state.ts';
import type {Message} from './core/state.ts';
import {blockedReason, failureCard, quotaDialog, standingNotice} from './notice-view.ts';
import {formatCount} from './strings.ts';
import {composer} from './parts/composer.ts';
import {emptyState} from './parts/empty-state.ts';
import {downIcon, newThreadIcon} from './parts/icons.ts';
import {message} from './parts/message.ts';

/** The whole chat as one panel. */
export function chatPanel(view: ChatView) {
  const {strings} = view;
  return html`
    <section part="panel" class="root" aria-labelledby="title" lang=${strings.language}>
      ${header(view)}
      <div
        part="transcript"
        class="scroll"
        role="region"
        tabindex="0"
        aria-label=${strings.transcriptLabel}
        aria-busy=${isBusy(view.chat) ? 'true' : 'false'}
        @code-copy=${(event: Event & {readonly text: string}) => view.actions.copy(event.text)}
      >
        <div class="content">${transcript(view)}</div>
      </div>
      ${view.canJump ? jumpButton(view) : nothing}
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

function transcript(view: ChatView) {
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
  const {strings, label} = view;
  return message({message: shown, notice, strings, assistantName: label});
}

function jumpButton({strings, actions}: ChatView) {
  return html`
    <button type="button" part="jump-button" class="jump" @click=${actions.jump}>
      ${strings.jump} ${downIcon}
    </button>
  `;
}

function writing(view: ChatView) {
  const {chat, strings, actions, draft, placeholder} = view;
  const standing = standingNotice(view) !== nothing;
  return composer({
    ...{draft, placeholder, strings},
    busy: isBusy(chat),
    blocked: blockedReason(view),
    blockedShown: !standing,
    count: lengthNote(view),
    onDraft: actions.write,
    onSend: actions.send,
    onStop: actions.stop,
    onApproach: actions.approach,
  });
}

/** How much may still be written, from nine tenths of the limit on; else `null`. */
function lengthNote({draft, maxLength, strings}: ChatView) {
  const left = maxLength - draft.length;
  if (maxLength <= 0 || left > maxLength / 10) return null;
  const text = left < 0 ? strings.tooLong : strings.remaining;
  return {text: formatCount(text, Math.abs(left), strings.language), over: left < 0};
}
