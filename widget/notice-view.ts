import {nothing} from 'lit';

import {waitSeconds} from './core/failure-phase.ts';
import {errorText, mayRetry} from './error-text.ts';
import {banner, errorCard, toast} from './parts/notice.ts';
import type {NoticeAction} from './parts/notice.ts';
import {upgradeDialog} from './parts/upgrade-dialog.ts';
import {format, formatSeconds} from './strings.ts';
import type {ChatView} from './chat-view.ts';

/** The card below the last message. Being signed out and having to wait have places of their own. */
export function failureCard(view: ChatView) {
  const {phase} = view.chat;
  if (!view.notices.failureShown || (phase.name !== 'failed' && phase.name !== 'quota')) {
    return nothing;
  }
  return errorCard({
    text: errorText(phase.error, view.strings),
    traceId: phase.error.traceId,
    action: cardAction(view),
    strings: view.strings,
    onCopyTrace: view.actions.copy,
  });
}

function cardAction({chat: {phase}, strings, actions}: ChatView): NoticeAction | null {
  if (phase.name === 'quota') return {label: strings.quotaAction, run: actions.openUpgrade};
  if (phase.name !== 'failed') return null;
  return mayRetry(phase.error) ? {label: strings.retry, run: actions.retry} : null;
}

/** What stands between the conversation and the composer. */
export function standingNotice(view: ChatView) {
  const {strings, actions, notices, online} = view;
  const {phase} = view.chat;
  if (!online) return banner(strings.offline, null);
  if (phase.name === 'signed-out' && notices.failureShown) {
    return banner(strings.signInNeeded, {label: strings.signIn, run: actions.signIn});
  }
  if (phase.name === 'rate-limited' && notices.toastShown) {
    const left = (phase.until - view.now) / (waitSeconds(phase.error) * 1000);
    return toast({text: waitText(view), left, strings, onDismiss: actions.dismissToast});
  }
  return nothing;
}

/** Why nothing can be sent now, or `''`. */
export function blockedReason(view: ChatView): string {
  const {strings, online} = view;
  const {phase} = view.chat;
  if (!online) return strings.offline;
  if (phase.name === 'signed-out') return strings.signInNeeded;
  return phase.name === 'rate-limited' ? waitText(view) : '';
}

/** The dialog about the plan; it is always there, and open or not. */
export function quotaDialog({strings, notices, panel, actions, upgradeUrl}: ChatView) {
  return upgradeDialog({
    open: notices.upgradeOpen && panel.isShown,
    hasAction: upgradeUrl !== null,
    strings,
    onUpgrade: actions.upgrade,
    onClose: actions.closeUpgrade,
  });
}

function waitText({chat: {phase}, strings, now}: ChatView): string {
  if (phase.name !== 'rate-limited') return '';
  const seconds = Math.max(1, Math.ceil((phase.until - now) / 1000));
  return format(strings.rateLimited, {time: formatSeconds(seconds, strings.language)});
}
