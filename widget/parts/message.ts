import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import type {Message} from '../core/state.ts';
import type {BehestStrings} from '../strings.ts';
import {format} from '../strings.ts';
import {liveAnswer} from './live-answer.ts';

export interface MessageProps {
  readonly message: Message;
  readonly strings: BehestStrings;
  /** Who answers, by name. */
  readonly assistantName: string;
  /** What belongs below this message: an error card. */
  readonly notice: TemplateResult | typeof nothing;
}

/** One turn of the conversation, for the eye and, by its hidden first words, for the ear. */
export function message(props: MessageProps) {
  return props.message.role === 'user' ? question(props) : answer(props);
}

function question({message: {text}, strings, notice}: MessageProps) {
  return html`
    <li part="message message-user" class="message user">
      <span class="hidden">${strings.youSaid}</span>
      <div part="bubble" class="bubble" dir="auto" lang=${pageLanguage()}>${text}</div>
      ${notice}
    </li>
  `;
}

function answer({message: answered, strings, assistantName, notice}: MessageProps) {
  const waiting = answered.status === 'streaming' && answered.text === '';
  const caption = captionOf(answered, strings);
  return html`
    <li part="message message-assistant" class="message assistant">
      <span class="hidden">${format(strings.assistantSaid, {name: assistantName})}</span>
      <div part="bubble" class="body" lang=${pageLanguage()} ${liveAnswer(answered, strings)}></div>
      ${waiting ? html`<div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>` : nothing}
      ${caption ? html`<p part="meta" class="caption">${caption}</p>` : nothing} ${notice}
    </li>
  `;
}

// What is said is not in the language of the interface; the page's own is the best guess.
const pageLanguage = (): string => document.documentElement.lang;

function captionOf({status, text, finishReason}: Message, strings: BehestStrings): string {
  if (status === 'stopped') return finishReason === 'left' ? strings.stoppedLeave : strings.stopped;
  if (status === 'failed' && text !== '') return strings.interrupted;
  if (finishReason === 'length') return strings.finishLength;
  if (finishReason === 'content_filter') return strings.finishFilter;
  return '';
}
