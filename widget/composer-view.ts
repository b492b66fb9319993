import {nothing} from 'lit';

import type {ChatView} from './chat-view.ts';
import {isBusy} from './core/state.ts';
import {blockedReason, standingNotice} from './notice-view.ts';
import {composer} from './parts/composer.ts';
import {formatCount} from './strings.ts';

/** Where the reader writes, as the conversation allows it now. */
export function writing(view: ChatView) {
  const {chat, strings, actions, draft, placeholder} = view;
  const standing = standingNotice(view) !== nothing;
  return composer({
    ...{draft, placeholder, strings},
    busy: isBusy(chat),
    blocked: view.insisted ? strings.busy : blockedReason(view),
    blockedShown: !standing || view.insisted,
    count: lengthNote(view),
    onDraft: actions.write,
    onSend: actions.send,
    onInsist: actions.insist,
    onStop: actions.stop,
    onPage: actions.page,
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
