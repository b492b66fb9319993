import {render} from 'lit';

import {createRandom} from '../gateway/random.ts';
import {Bench} from './bench.ts';
import type {Chat} from './chats.ts';
import {panel} from './panel.ts';
import {refuseKeys} from './secrets.ts';
import {StillClock} from './still-clock.ts';

export {readScreen} from './screen.ts';

// Runs before the element is defined, so that nothing of it happens unseen.
const query = new URLSearchParams(location.search);
export const clock = query.get('clock') === 'fake' ? new StillClock() : undefined;
clock?.install();
const seed = query.get('seed');
if (seed !== null) Math.random = createRandom(seed);

const chat = document.querySelector<Chat>('behest-chat');
const place = document.querySelector<HTMLElement>('#workbench');
if (chat && place) {
  const bench = new Bench(chat, {clock, draw: (drawn) => render(panel(drawn), place)});
  refuseKeys(document, () =>
    bench.say('That is a key. Keys stay on your server: the field is empty again.'),
  );
  void bench.start();
}
