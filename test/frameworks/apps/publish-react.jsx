import {StrictMode, useRef, useState} from 'react';
import {flushSync} from 'react-dom';
import {createRoot} from 'react-dom/client';

import {beginning, publish} from './host.js';

/** Publishes an app whose chat is drawn by `draw(ref, settings)`, in whichever React this is built with. */
export function publishReact(draw) {
  const app = {};
  function App() {
    const [settings, update] = useState(beginning);
    const chat = useRef(null);
    Object.assign(app, {
      update: (next) => flushSync(() => update(next)),
      element: () => chat.current,
    });
    return draw(chat, settings);
  }
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
}
