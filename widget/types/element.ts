import type {BehestChat} from '../behest-chat.ts';
import type {BehestChatEventMap} from '../events.ts';

/** What a page may set as a property; frameworks that know properties set these by the same names. */
export type BehestChatProperties = Partial<
  Pick<
    BehestChat,
    | 'tokenEndpoint'
    | 'baseUrl'
    | 'threadId'
    | 'model'
    | 'mode'
    | 'open'
    | 'placement'
    | 'theme'
    | 'label'
    | 'placeholder'
    | 'prompts'
    | 'strings'
    | 'persist'
    | 'maxLength'
    | 'upgradeUrl'
    | 'signInUrl'
    | 'pageContext'
    | 'context'
    | 'mint'
    | 'fetch'
    | 'draft'
    | 'messages'
  >
>;

/** What markup may say, where the attribute is spelled unlike the property. */
export interface BehestChatAttributes {
  readonly 'token-endpoint'?: string | undefined;
  readonly 'base-url'?: string | undefined;
  readonly 'thread-id'?: string | undefined;
  readonly maxlength?: number | string | undefined;
  readonly 'upgrade-url'?: string | undefined;
  readonly 'sign-in-url'?: string | undefined;
  readonly 'page-context'?: boolean | 'true' | 'false' | undefined;
}

/** Handlers named `on` and the event's name, as React 19 and Svelte 5 take them. */
export type BehestChatHandlers = {
  readonly [Name in keyof BehestChatEventMap as `on${Name}`]?: (
    event: BehestChatEventMap[Name],
  ) => void;
};

/** Everything of ours on `<behest-chat>`. */
export type BehestChatProps = BehestChatProperties & BehestChatAttributes;
