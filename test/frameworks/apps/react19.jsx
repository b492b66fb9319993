import {onSend} from './host.js';
import {publishReact} from './publish-react.jsx';

publishReact((chat, settings) => (
  <behest-chat
    ref={chat}
    token-endpoint="/api/behest/token"
    thread-id="framework-thread"
    {...settings}
    onbehest-send={onSend}
  >
    <p slot="empty">Ask us anything.</p>
  </behest-chat>
));
