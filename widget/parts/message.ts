import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import type {Message} from '../core/state.ts';
import type {BehestStrings} from '../strings.ts';
import {format} from '../strings.ts';
import {liveAnswer} from './live-answer.ts';
import {messageMeta} from './message-meta.ts';
import type {MessageAction, MessageTime} from './message-meta.ts';

export interface MessageProps {
  readonly message: Message;
  readonly strings: BehestStrings;
  /** Who answers, by name. */
  readonly assistantName: string;
  /** When it was written, if that is to be shown here. */
  readonly time: MessageTime | undefined;
  readonly actions: readonly MessageAction[];
  /** How long the reader has waited, in words; `''` for not long. */
  readonly waiting: string;
  readonly isLast: boolean;
  /** Far above: not laid out before it comes near. */
  readonly isOld: boolean;
  /** What belongs below this message: an error card. */
  readonly notice: TemplateResult | typeof nothing;
}

const dots = html`<div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>`;

/** One turn of the conversation, for the eye and, by its hidden first words, for the ear. */
export function message(props: MessageProps) {
  return props.message.role === 'user' ? question(props) : answer(props);
}

function question(props: MessageProps) {
  const {message: asked, strings, waiting, notice} = props;
  const note = waiting ? html`<p class="caption pending">${waiting}</p>` : nothing;
  return html`
    <li
      part="message message-user"
      class=${classes('message user', props)}
      data-speaker=${strings.userName}
    >
      <span class="hidden">${format(strings.youSaid, {name: strings.userName})}</span>
      <div part="bubble" class="bubble" dir="auto" lang=${pageLanguage()}>${asked.text}</div>
      ${note}${messageMeta(props)}${notice}
    </li>
  `;
}

function answer(props: MessageProps) {
  const {message: answered, strings, assistantName, waiting, notice} = props;
  const isWaiting = answered.status === 'streaming' && answered.text === '';
  const caption = answered.status === 'streaming' ? waiting : captionOf(answered, strings);
  const note = caption ? html`<p class="caption">${caption}</p>` : nothing;
  return html`
    <li
      part="message message-assistant"
      class=${classes('message assistant', props)}
      data-speaker=${assistantName}
    >
      <span class="hidden">${format(strings.assistantSaid, {name: assistantName})}</span>
      <div
        part="bubble"
        class="body"
        dir="auto"
        lang=${pageLanguage()}
        ${liveAnswer(answered, strings)}
      ></div>
      ${isWaiting ? dots : nothing}${note}${messageMeta(props)}${notice}
    </li>
  `;
}

// What is said is not in the language of the interface; the page's own is the best guess.
const pageLanguage = (): string => document.documentElement.lang;

function classes(always: string, {isLast, isOld}: MessageProps): string {
  return `${always}${isLast ? ' last' : ''}${isOld ? ' old' : ''}`;
}

function captionOf({status, text, finishReason}: Message, strings: BehestStrings): string {
  if (status === 'stopped') return finishReason === 'left' ? strings.stoppedLeave : strings.stopped;
  if (status === 'failed' && text !== '') return strings.interrupted;
  if (finishReason === 'length') return strings.finishLength;
  if (finishReason === 'content_filter') return strings.finishFilter;
  return '';
}
