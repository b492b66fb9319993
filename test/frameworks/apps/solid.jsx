import {createSignal} from 'solid-js';
import {render} from 'solid-js/web';

import {beginning, onSend, publish} from './host.js';

const [settings, update] = createSignal(beginning);
let chat;

const unmount = render(
  () => (
    <behest-chat
      ref={chat}
      token-endpoint="/api/behest/token"
      thread-id="framework-thread"
      prop:label={settings().label}
      prop:mode={settings().mode}
      prop:open={settings().open}
      prop:prompts={settings().prompts}
      prop:strings={settings().strings}
      prop:mint={settings().mint}
      on:behest-send={onSend}
    >
      <p slot="empty">Ask us anything.</p>
    </behest-chat>
  ),
  document.querySelector('#app'),
);
publish({update, element: () => chat, unmount});
