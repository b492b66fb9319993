import {BehestChat} from '../../../dist/react.js';
import {StrictMode, useRef, useState} from 'react';
import {flushSync} from 'react-dom';
import {createRoot} from 'react-dom/client';

import {beginning, onSend, publish} from './host.js';

function App() {
  const [settings, update] = useState(beginning);
  const chat = useRef(null);
  Object.assign(app, {
    update: (next) => flushSync(() => update(next)),
    element: () => chat.current,
  });
  return (
    <BehestChat
      ref={chat}
      tokenEndpoint="/api/behest/token"
      threadId="framework-thread"
      {...settings}
      onBehestSend={onSend}
    >
      <p slot="empty">Ask us anything.</p>
    </BehestChat>
  );
}

const app = {};
const root = createRoot(document.querySelector('#app'));
flushSync(() =>
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
publish({
  update: (next) => app.update(next),
  element: () => app.element(),
  unmount: () => root.unmount(),
});
