import type {DefineComponent} from 'vue';

import type {BehestChatEventMap} from '../events.ts';
import type {BehestChatProps} from './element.ts';

/** Handlers as Vue names them: `@behest-send` is `onBehest-send`. */
type Handlers = {
  readonly [Name in keyof BehestChatEventMap as `on${Capitalize<Name>}`]?: (
    event: BehestChatEventMap[Name],
  ) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'behest-chat': DefineComponent<BehestChatProps & Handlers>;
  }
}
