import {createComponent} from '@lit/react';
import type {EventName} from '@lit/react';
import * as react from 'react';

import {BehestChat as BehestChatElement} from '../behest-chat.ts';
import '../define.ts';
import type {BehestChatEventMap} from '../events.ts';

/** An event's name, marked with its type for the props of the component. */
function event<Name extends keyof BehestChatEventMap>(name: Name) {
  return name as Name & EventName<BehestChatEventMap[Name]>;
}

/**
 * `<behest-chat>` as a component, for React 18: it sets no properties on elements and hears no events
 * of theirs. React 19 does both and needs no wrapper. The element is defined on import.
 */
export const BehestChat = createComponent({
  react,
  tagName: 'behest-chat',
  elementClass: BehestChatElement,
  displayName: 'BehestChat',
  events: {
    onBehestReady: event('behest-ready'),
    onBehestSend: event('behest-send'),
    onBehestMessage: event('behest-message'),
    onBehestState: event('behest-state'),
    onBehestThreadChange: event('behest-thread-change'),
    onBehestError: event('behest-error'),
    onBehestSignIn: event('behest-sign-in'),
    onBehestUpgrade: event('behest-upgrade'),
    onBehestToggle: event('behest-toggle'),
    onBehestUnread: event('behest-unread'),
  },
});
