import {render} from 'preact';

import {beginning, onSend, publish} from './host.js';

const place = document.querySelector('#app');
const chat = {current: null};

function draw(settings) {
  render(
    <behest-chat
      ref={chat}
      token-endpoint="/api/behest/token"
      thread-id="framework-thread"
      {...settings}
      onbehest-send={onSend}
    >
      <p slot="empty">Ask us anything.</p>
    </behest-chat>,
    place,
  );
}

draw(beginning);
publish({update: draw, element: () => chat.current, unmount: () => render(null, place)});
