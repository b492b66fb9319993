export {BehestChat} from './behest-chat.ts';
export {ChatError} from './core/errors.ts';
export type {ChatErrorCode, ChatErrorPhase} from './core/errors.ts';
export type {Message, MessageStatus, Role} from './core/state.ts';
export type {BehestChatEventMap, BehestChatState, BehestErrorDetail} from './events.ts';
export type {BehestStrings} from './strings.ts';
export type {HostMint, MintReason} from './transport/token.ts';
