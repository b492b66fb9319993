import {BehestChat} from '../../../dist/react.js';

import {onSend} from './host.js';
import {publishReact} from './publish-react.jsx';

publishReact((chat, settings) => (
  <BehestChat
    ref={chat}
    tokenEndpoint="/api/behest/token"
    threadId="framework-thread"
    {...settings}
    onBehestSend={onSend}
  >
    <p slot="empty">Ask us anything.</p>
  </BehestChat>
));
