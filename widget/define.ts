import {BehestChat} from './behest-chat.ts';

type Definition = typeof BehestChat;

declare global {
  var BehestChat: Definition | undefined;
}

BehestChat.define();
// For pages that load a script and import nothing; nothing of ours needs it.
globalThis.BehestChat ??= BehestChat;
