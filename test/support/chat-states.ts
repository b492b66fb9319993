import {nextFrames, until} from './fixture.ts';
import type {BehestChat} from '../../widget/behest-chat.ts';
import type {ChatPage} from './chat-page.ts';
import {events, streamOf, wholeAnswer} from './sse.ts';
import type {StandIn} from './stand-in.ts';

/** One thing that a reader can have before them (ux.md 7.5). */
export interface ChatState {
  readonly name: string;
  readonly settings?: Partial<BehestChat>;
  /** Called before the element exists. */
  readonly prepare?: (standIn: StandIn) => void;
  /** What the reader and the world do until the state is there. */
  readonly reach?: (page: ChatPage, standIn: StandIn) => Promise<unknown>;
  /** What is on the screen then. */
  readonly shows: readonly string[];
}

const PROMPTS = ['Where is my order?', {label: 'Returns', text: 'How do I return a bicycle?'}];

/** Everything that the markdown of an answer can be: headings, lists, links, code, a table. */
export const RICH_ANSWER = [
  '# Gears',
  'Use **low** ones uphill, see [the guide](https://bikes.test/gears) and `shift()`.',
  '- one\n- two\n  1. deeper',
  '> Said by a rider.',
  '```ts\nconst gears = [1, 2, 3];\nshift(gears, {smoothly: true, withoutLookingDown: true, ' +
    'whileStanding: false, andWithALineThatIsLongerThanTheBox: true, muchLonger: true});\n```',
  '| Gear | Use |\n| --- | --- |\n| 1 | uphill |\n| 3 | downhill |',
  'The end.',
].join('\n\n');

/** The gateway answers every question with this text. */
export function answerWith(standIn: StandIn, text: string): void {
  standIn.answerGateway = (request) =>
    request.method === 'POST' ? streamOf(events(wholeAnswer(text))) : undefined;
}

async function answered(page: ChatPage, question: string): Promise<void> {
  await page.ask(question);
  await page.answered();
  await until(() => page.turns.at(-1) !== '' || page.has('.card'), 'the answer to be drawn');
}

function failed(question: string) {
  return async (page: ChatPage): Promise<void> => {
    await page.ask(question);
    await until(() => page.has('.card'), 'the card');
  };
}

/** Every state of the table, and those that differ in what is on the screen. */
export const CHAT_STATES: readonly ChatState[] = [
  {name: 'empty', shows: ['.empty', '.send[aria-disabled=true]']},
  {name: 'empty with prompts', settings: {prompts: PROMPTS}, shows: ['.prompts button']},
  {
    name: 'written',
    reach: async (page) => {
      page.type('How do I change gears?');
      await page.element.updateComplete;
    },
    shows: ['.send[aria-disabled=false]'],
  },
  {
    name: 'too long',
    settings: {maxLength: 40},
    reach: async (page) => {
      page.type('far too long '.repeat(5));
      await page.element.updateComplete;
    },
    shows: ['#count.over', 'textarea[aria-invalid=true]'],
  },
  {
    name: 'idle',
    prepare: (standIn) => answerWith(standIn, RICH_ANSWER),
    reach: async (page) => {
      await answered(page, 'How do I change gears?');
      await until(() => page.turns[1]?.endsWith('The end.'), 'the end of the answer');
    },
    shows: ['.user', '.assistant pre', '.assistant table', '.assistant a', '.assistant h3'],
  },
  {
    name: 'thinking',
    reach: async (page) => {
      await page.ask('/s stall n=0\nAre you there?');
      await page.untilState('thinking');
    },
    shows: ['.dots', '.scroll[aria-busy=true]'],
  },
  {
    name: 'streaming',
    reach: async (page) => {
      await page.ask('/s stall\nTell me a story.');
      await page.untilState('streaming');
      await until(() => page.turns[1], 'text');
    },
    shows: ['.assistant .body > *', '.scroll[aria-busy=true]'],
  },
  {
    name: 'stopped',
    reach: async (page) => {
      await page.ask('/s stall\nTell me a story.');
      await page.untilState('streaming');
      await until(() => page.turns[1], 'text');
      page.button.click();
      await page.untilState('idle');
    },
    shows: ['.caption'],
  },
  {name: 'failed', reach: failed('/s 404\nWill this work?'), shows: ['.card .trace', '.action']},
  {
    name: 'failed in the middle',
    settings: {persist: 'none'},
    reach: failed('/s error-event\nTell me a story.'),
    shows: ['.card', '.caption', '.assistant .body > *'],
  },
  {
    name: 'ended by length',
    reach: (page) => answered(page, '/s length\nTell me a story.'),
    shows: ['.caption'],
  },
  {
    name: 'ended by a content rule',
    reach: (page) => answered(page, '/s filter\nTell me a story.'),
    shows: ['.caption'],
  },
  {name: 'no answer', reach: failed('/s empty\nSay nothing.'), shows: ['.card']},
  {
    name: 'quota',
    settings: {upgradeUrl: '/plans'},
    reach: async (page) => {
      await page.ask('/s 402\nOne more question');
      await page.untilState('quota');
      await until(() => page.find<HTMLDialogElement>('.dialog').open, 'the dialog');
    },
    shows: ['.dialog[open] .primary', '.card'],
  },
  {
    name: 'quota, dialog closed',
    settings: {upgradeUrl: '/plans'},
    reach: async (page) => {
      await page.ask('/s 402\nOne more question');
      await until(() => page.find<HTMLDialogElement>('.dialog').open, 'the dialog');
      page.press('Not now');
      await until(() => !page.find<HTMLDialogElement>('.dialog').open, 'the dialog to be closed');
    },
    shows: ['.card .action'],
  },
  {
    name: 'rate-limited',
    reach: async (page) => {
      await page.ask('/s 429 n=60\nToo fast?');
      await page.untilState('rate-limited');
    },
    shows: ['.toast', '.send[aria-disabled=true]'],
  },
  {
    name: 'rate-limited, toast dismissed',
    reach: async (page) => {
      await page.ask('/s 429 n=60\nToo fast?');
      await page.untilState('rate-limited');
      page.press('Dismiss');
      await page.element.updateComplete;
    },
    shows: ['.hint:not([hidden])', '.send[aria-disabled=true]'],
  },
  {
    name: 'signed-out',
    reach: async (page) => {
      await page.ask('/s 401-always\nStill me?');
      await page.untilState('signed-out');
    },
    shows: ['.banner .action', '.send[aria-disabled=true]'],
  },
  {
    name: 'offline',
    reach: async (page) => {
      await goOffline();
      await page.untilState('offline');
    },
    shows: ['.banner', '.send[aria-disabled=true]'],
  },
  {
    name: 'loading history',
    settings: {threadId: 'order-4711'},
    prepare: (standIn) => (standIn.answerGateway = () => new Promise(() => undefined)),
    shows: ['.loading'],
  },
  {
    name: 'restored history, scrolled up',
    settings: {threadId: 'order-4712'},
    prepare: (standIn) => standIn.gateway.setScenario({name: 'history', n: 30}),
    reach: async (page) => {
      await until(() => page.turns.length === 30, 'the history');
      await scrollUp(page);
    },
    shows: ['.jump', '.messages'],
  },
  {
    name: 'answer from right to left',
    reach: (page) => answered(page, '/s rtl\nمرحبا'),
    shows: ['.assistant .body > *'],
  },
];

/** The reader has gone up; the button back to the latest message is there. */
export async function scrollUp(page: ChatPage): Promise<void> {
  const scroller = page.find('.scroll');
  await until(() => scroller.scrollTop > 100, 'something to scroll');
  scroller.scrollTop = 0;
  await until(() => page.has('.jump'), 'the jump button');
  // What comes into view is laid out with the next frame.
  await nextFrames(2);
}

afterEach(() => Reflect.deleteProperty(navigator, 'onLine'));

/** The browser says that the network is gone, until the end of the test or `goOnline()`. */
export async function goOffline(): Promise<void> {
  Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
  window.dispatchEvent(new Event('offline'));
}

/** The network is back. */
export async function goOnline(): Promise<void> {
  Reflect.deleteProperty(navigator, 'onLine');
  window.dispatchEvent(new Event('online'));
}

/** The state of this name. */
export function findState(name: string): ChatState {
  const state = CHAT_STATES.find((each) => each.name === name);
  if (!state) throw new Error(`There is no state "${name}".`);
  return state;
}
