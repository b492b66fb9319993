import type {HTMLAttributes as Attributes} from 'svelte/elements';

import type {BehestChat} from '../behest-chat.ts';
import type {BehestChatHandlers, BehestChatProps} from './element.ts';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'behest-chat': Omit<Attributes<BehestChat>, keyof BehestChatProps> &
      BehestChatProps &
      BehestChatHandlers;
  }
}
