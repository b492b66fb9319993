import type {DetailedHTMLProps, HTMLAttributes} from 'react';

import type {BehestChat} from '../behest-chat.ts';
import type {BehestChatHandlers, BehestChatProps} from './element.ts';

/** Own names win over those of HTML, so that a wrong value of ours does not compile. */
type BehestChatElement = Omit<
  DetailedHTMLProps<HTMLAttributes<BehestChat>, BehestChat>,
  keyof BehestChatProps
> &
  BehestChatProps &
  BehestChatHandlers;

// React 18 (18.2.8 and later) and 19.
declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'behest-chat': BehestChatElement;
    }
  }
}
