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

// React 19, and 18 from 18.2.8 of its types on.
declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'behest-chat': BehestChatElement;
    }
  }
}

// The types of React 18 before that look nowhere but here.
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'behest-chat': BehestChatElement;
    }
  }
}
