import {copyText} from './clipboard.ts';
import type {Conversation} from './conversation.ts';
import type {ChatSession} from './core/session.ts';
import {isBlocked, isBusy} from './core/state.ts';
import type {Phase} from './core/state.ts';
import {emit} from './events.ts';
import type {Narrator} from './narrator.ts';
import type {Notices} from './notices.ts';
import type {Reading} from './reading.ts';
import type {ChatSettings} from './settings.ts';
import type {ChatActions} from './chat-view.ts';
import {webAddress} from './web-address.ts';

export interface ReaderActionsOptions {
  readonly element: ChatSettings;
  readonly conversation: Conversation;
  readonly notices: Notices;
  readonly narrator: Narrator;
  readonly reading: Reading;
}

/**
 * What each control does. A control that goes away when it was used hands the focus to the composer,
 * or it would fall to the page (ux.md 1.3).
 */
export function readerActions(options: ReaderActionsOptions): ChatActions {
  const {element, conversation, notices, narrator, reading} = options;
  const {bottom, copying} = reading;
  let approached = false;
  const thenWrite =
    (act: () => unknown): (() => void) =>
    () => {
      act();
      element.focus();
    };
  return {
    write: (draft) => write(options, draft),
    send: () => submit(options, element.draft),
    insist: () => {
      if (reading.insist(conversation.session.state)) narrator.busy();
      element.requestUpdate();
    },
    ask: (text) => {
      submit(options, text);
      keepFocus(element);
    },
    stop: () => conversation.session.stop(),
    page: (screens) => turnPage(transcriptOf(element), screens),
    retry: thenWrite(() => isFree(conversation) && conversation.session.retry()),
    signIn: thenWrite(() => signIn(options)),
    upgrade: () => upgrade(options),
    openUpgrade: notices.openUpgrade,
    closeUpgrade: thenWrite(notices.closeUpgrade),
    dismissToast: thenWrite(notices.dismissToast),
    startNew: thenWrite(() => conversation.startNew('user')),
    jump: thenWrite(() => bottom.stick()),
    approach: () => {
      if (!approached) void conversation.prepare();
      approached = true;
    },
    copy: (text) => void copyText(text).then((done) => narrator.copied(done)),
    copyMessage: (message) => void copying.copy(message).then((done) => narrator.copied(done)),
    edit: thenWrite(() => handBack(element, conversation.session)),
  };
}

/** Puts a question that was not taken before what is being written. */
export function handBack(element: ChatSettings, session: ChatSession): void {
  element.draft = [session.takeBack(), element.draft].filter(Boolean).join('\n');
}

function write({element, narrator}: ReaderActionsOptions, draft: string): void {
  const limit = lengthLimit(element.maxLength);
  const over = (text: string): number => (limit > 0 ? text.length - limit : 0);
  if (over(draft) > 0 && over(element.draft) <= 0) narrator.tooLong(over(draft));
  element.draft = draft;
}

// The suggestion that was pressed goes away. On a touch screen the composer would open the keyboard.
function keepFocus(element: ChatSettings): void {
  const isTouched = matchMedia('(pointer: coarse)').matches;
  if (isTouched) transcriptOf(element)?.focus({preventScroll: true});
  else element.focus();
}

function transcriptOf({renderRoot}: ChatSettings): HTMLElement | null {
  return renderRoot.querySelector('.scroll');
}

// A little of what was seen stays in sight.
function turnPage(transcript: HTMLElement | null, screens: number): void {
  transcript?.scrollBy(0, screens * transcript.clientHeight * 0.875);
}

function isFree({session: {state}}: Conversation): boolean {
  return !isBusy(state) && !isBlocked(state);
}

function submit(options: ReaderActionsOptions, text: string): void {
  const {element, conversation, reading} = options;
  const {session, threadId} = conversation;
  if (!isFree(conversation) || !navigator.onLine) return;
  if (!emit(element, 'behest-send', {text, threadId})) return;
  if (text === element.draft) element.draft = '';
  reading.bottom.stick();
  void session.send(text);
}

function signIn({element, conversation}: ReaderActionsOptions): void {
  const url = webAddress(element.signInUrl);
  if (!emit(element, 'behest-sign-in', {url})) return;
  if (url !== null) location.assign(url);
  else void conversation.checkSignIn();
}

function upgrade({element, conversation, notices}: ReaderActionsOptions): void {
  const {phase} = conversation.session.state;
  const url = upgradeAddress(element.upgradeUrl, phase);
  const traceId = ('error' in phase ? phase.error.traceId : undefined) ?? null;
  notices.closeUpgrade();
  if (emit(element, 'behest-upgrade', {url, traceId}) && url !== null) location.assign(url);
}

/** Where "See plans" leads: the host's address, else the one that came with the refusal. */
export function upgradeAddress(fromHost: string, phase: Phase): string | null {
  return webAddress(fromHost || ('error' in phase ? phase.error.upgradeUrl : null));
}

/** Characters that may be sent at once, whatever the host has set; 0 is no limit. */
export function lengthLimit(given: unknown): number {
  return typeof given === 'number' && given > 0 ? given : 0;
}
