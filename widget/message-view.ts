import {nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';

import type {ChatView} from './chat-view.ts';
import {isBlocked, isBusy, refusedQuestion} from './core/state.ts';
import type {Message} from './core/state.ts';
import type {Moment} from './moments.ts';
import {copyIcon, retryIcon} from './parts/icons.ts';
import {message} from './parts/message.ts';
import type {MessageAction} from './parts/message-meta.ts';

/** So many of the latest messages are always laid out. */
const LAID_OUT = 20;
const PENDING_AFTER_MS = 2000;
const LONG_MS = 10_000;
const VERY_LONG_MS = 60_000;

export interface ShownMessage {
  readonly message: Message;
  readonly place: number;
  readonly time: Moment | undefined;
  readonly notice: TemplateResult | typeof nothing;
}

/** One message of the conversation. Above the last two nothing changes but times and "Copied". */
export function messageItem(view: ChatView, shown: ShownMessage) {
  const {message: turn, place, time} = shown;
  const {strings, name, chat, copied} = view;
  const fromEnd = chat.messages.length - place;
  const draw = () =>
    message({
      ...{message: turn, strings, notice: shown.notice, assistantName: name},
      time: turn.text === '' ? undefined : time,
      actions: actionsOf(view, shown),
      waiting: waitingText(view, turn),
      isLast: fromEnd === 1,
      isOld: fromEnd > LAID_OUT,
    });
  if (fromEnd <= 2) return draw();
  const facts = [turn, time?.shown, strings, name, copied === turn.id, fromEnd > LAID_OUT];
  return guard(facts, draw);
}

function actionsOf(view: ChatView, {message: turn, place}: ShownMessage): readonly MessageAction[] {
  if (turn.role === 'user') return turn === refusedQuestion(view.chat) ? [editing(view)] : [];
  if (turn.status === 'streaming') return [];
  const isLast = place === view.chat.messages.length - 1;
  return [
    ...(turn.text === '' ? [] : [copying(view, turn)]),
    ...(isLast ? leadingOn(view, turn) : []),
  ];
}

function copying({strings, copied, actions}: ChatView, turn: Message): MessageAction {
  const isCopied = copied === turn.id;
  return {
    label: isCopied ? strings.copied : strings.copy,
    icon: copyIcon,
    run: () => actions.copyMessage(turn),
    look: isCopied ? 'done' : undefined,
  };
}

function editing({strings, actions}: ChatView): MessageAction {
  return {label: strings.edit, icon: nothing, run: actions.edit, look: 'chip'};
}

// A card has its own "Try again", and what a content rule has stopped would be stopped again.
function leadingOn(view: ChatView, turn: Message): readonly MessageAction[] {
  const {chat, online, strings, actions} = view;
  if (!online || isBusy(chat) || isBlocked(chat) || 'error' in chat.phase) return [];
  if (turn.finishReason === 'content_filter') return [];
  const retry = {label: strings.retry, icon: retryIcon, run: actions.retry};
  if (turn.finishReason !== 'length') return [retry];
  const goOn = () => actions.ask(strings.continueText);
  return [retry, {label: strings.continueLabel, icon: nothing, run: goOn, look: 'chip'}];
}

/** What is said about waiting beside the last question and its answer; else `''`. */
function waitingText({chat, strings, now, grownAt}: ChatView, turn: Message): string {
  const answer = chat.messages.at(-1);
  if (answer?.status !== 'streaming') return '';
  const waited = now - (answer.text === '' ? answer.createdAt : grownAt);
  if (turn.role === 'user') {
    return turn.status === 'pending' && waited >= PENDING_AFTER_MS ? strings.pending : '';
  }
  if (waited >= VERY_LONG_MS) return strings.stopHint;
  return waited >= LONG_MS ? strings.stillWorking : '';
}
