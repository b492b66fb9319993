export {BehestChat} from './behest-chat.ts';
export {ChatError} from './core/errors.ts';
export type {ChatErrorCode, ChatErrorPhase} from './core/errors.ts';
export type {Message, MessageStatus, Role} from './core/state.ts';
export type {
  BehestChatEventMap,
  BehestChatState,
  BehestErrorDetail,
  ThreadChangeReason,
  ToggleReason,
} from './events.ts';
export type {GivenMessage} from './given-messages.ts';
export type {Prompt} from './prompts.ts';
export type {BehestStrings} from './strings.ts';
export type {HostMint, MintReason} from './transport/token.ts';
