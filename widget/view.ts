import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {ChatError} from './core/errors.ts';
import {isBusy} from './core/state.ts';
import type {ChatState, Message} from './core/state.ts';
import {errorText} from './error-text.ts';
import {composer} from './parts/composer.ts';
import {emptyState} from './parts/empty-state.ts';
import {downIcon, newThreadIcon} from './parts/icons.ts';
import {message} from './parts/message.ts';
import {errorCard} from './parts/notice.ts';
import type {BehestStrings} from './strings.ts';

/** What a reader can do; each does one thing and needs nothing from the event. */
export interface ChatActions {
  readonly write: (draft: string) => void;
  readonly send: () => void;
  readonly stop: () => void;
  readonly retry: () => void;
  readonly signIn: () => void;
  readonly startNew: () => void;
  readonly jump: () => void;
  readonly approach: () => void;
  readonly copy: (text: string) => void;
}

export interface ChatView {
  readonly chat: ChatState;
  readonly label: string;
  readonly placeholder: string;
  readonly draft: string;
  readonly language: string;
  readonly strings: BehestStrings;
  /** The page shows the present failure itself. */
  readonly noticeHidden: boolean;
  /** The reader has scrolled up. */
  readonly canJump: boolean;
  readonly actions: ChatActions;
}

/** The whole chat as one panel. */
export function chatPanel(view: ChatView) {
  const {label, strings, language} = view;
  return html`
    <section part="panel" class="root" aria-labelledby="title" lang=${language}>
      ${header(label, view)}
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
      ${view.canJump ? jumpButton(view) : nothing} ${writing(view)}
      <slot name="footer"></slot>
    </section>
  `;
}

function header(label: string, {strings, actions}: ChatView) {
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
  const notice = failureNotice(view);
  return html`
    ${
      last
        ? html`<ol role="list" class="messages">
            ${repeat(
              chat.messages,
              ({id}) => id,
              (shown) => item(shown, shown === last ? notice : nothing, view),
            )}
          </ol>`
        : emptyState(strings.greeting)
    }
    ${last ? nothing : notice}
  `;
}

function item(shown: Message, notice: TemplateResult | typeof nothing, view: ChatView) {
  const {strings, label} = view;
  return message({message: shown, notice, strings, assistantName: label});
}

function failureNotice(view: ChatView) {
  const {phase} = view.chat;
  if (!('error' in phase) || view.noticeHidden) return nothing;
  const {error} = phase;
  const {strings, language} = view;
  return errorCard({
    text: errorText(error, strings, language),
    traceId: error.traceId,
    action: actionFor(error, view),
    strings,
  });
}

function actionFor(error: ChatError, {strings, actions}: ChatView) {
  if (error.code === 'auth_required') return {label: strings.signIn, run: actions.signIn};
  const pointless = ['rate_limited', 'quota_exceeded', 'forbidden', 'bad_request'];
  return pointless.includes(error.code) ? null : {label: strings.retry, run: actions.retry};
}

function jumpButton({strings, actions}: ChatView) {
  return html`
    <button type="button" part="jump-button" class="jump" @click=${actions.jump}>
      ${strings.jump} ${downIcon}
    </button>
  `;
}

function writing(view: ChatView) {
  const {chat, strings, actions, language} = view;
  const {phase} = chat;
  const blocked =
    phase.name === 'rate-limited' || phase.name === 'signed-out'
      ? errorText(phase.error, strings, language)
      : '';
  return composer({
    draft: view.draft,
    placeholder: view.placeholder,
    busy: isBusy(chat),
    blocked,
    strings,
    onDraft: actions.write,
    onSend: actions.send,
    onStop: actions.stop,
    onApproach: actions.approach,
  });
}
