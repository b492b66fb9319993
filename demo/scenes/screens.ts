import type {Screen} from './scene.ts';

/** Everything went well. */
const done: Screen = {state: 'idle', answer: 'done', chats: 1};

const signedOut: Screen = {
  state: 'signed-out',
  told: ['banner'],
  says: ['signInNeeded', 'signIn'],
  draftKept: true,
};

const quota: Screen = {
  state: 'quota',
  told: ['card', 'dialog'],
  says: ['quotaTitle', 'quotaBody'],
  draftKept: true,
  chats: 1,
};

const countdown: Screen = {state: 'rate-limited', told: ['toast'], draftKept: true, chats: 1};

const serverCard: Screen = {
  state: 'idle',
  answer: 'failed',
  told: ['card'],
  says: ['errorServer', 'retry', 'copyTrace'],
  chats: 3,
};

const refused: Screen = {state: 'idle', told: ['card'], chats: 1};

const notSetUp: Screen = {
  state: 'idle',
  told: ['card'],
  says: ['errorConfig'],
  chats: 0,
};

/** What the screen shows at the end of each scenario of the stand-in, by its name. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  normal: {...done, shows: ['Copy code']},
  answer: done,
  slow: {state: 'streaming', answer: 'streaming', chats: 1},
  'slow-headers': done,
  burst: done,
  instant: done,
  split: done,
  fences: done,
  huge: done,
  'no-done': done,
  empty: {state: 'idle', told: ['card'], says: ['finishEmpty', 'retry'], chats: 1},
  length: {...done, told: ['caption'], says: ['finishLength']},
  filter: {...done, told: ['caption'], says: ['finishFilter']},
  longword: done,
  widetable: done,
  deeplist: done,
  xss: {...done, shows: ['<script>']},
  rtl: done,
  mixed: done,
  cjk: done,
  emoji: done,
  '400': {...refused, says: ['errorBadRequest'], draftKept: true},
  '422': {...refused, says: ['errorBadRequest'], draftKept: true},
  '401-once': {...done, mints: 2, chats: 2},
  '401-always': {...signedOut, mints: 2, chats: 2},
  '402': quota,
  '402-flat': {...quota, says: ['quotaTitle', 'quotaBody', 'quotaAction']},
  '402-bare': quota,
  '403': {...refused, says: ['errorForbidden'], draftKept: true},
  '404': {...refused, says: ['errorConfig']},
  '429': countdown,
  '429-date': countdown,
  '429-none': countdown,
  '429-body': countdown,
  '429-legacy': countdown,
  '500': serverCard,
  '502': serverCard,
  '5xx-before': serverCard,
  '5xx-once': {...done, chats: 2},
  html: serverCard,
  message: serverCard,
  'no-body': serverCard,
  'error-event': {...serverCard, told: ['card', 'caption'], chats: 2},
  '402-mid': {...quota, answer: 'failed', told: ['card', 'caption', 'dialog'], draftKept: false},
  '401-mid': {
    ...signedOut,
    mints: 2,
    answer: 'failed',
    told: ['banner', 'caption'],
    draftKept: false,
  },
  '429-mid': {...countdown, answer: 'failed', told: ['toast', 'caption'], draftKept: false},
  drop: {
    state: 'idle',
    answer: 'failed',
    told: ['card', 'caption'],
    says: ['errorStream', 'interrupted'],
  },
  'drop-first': {state: 'idle', answer: 'failed', told: ['card'], says: ['retry'], chats: 2},
  eof: {
    state: 'idle',
    answer: 'failed',
    told: ['card', 'caption'],
    says: ['errorStream', 'interrupted'],
  },
  stall: {state: 'streaming', answer: 'streaming', says: ['stop'], chats: 1},
  malformed: {state: 'idle', answer: 'failed', told: ['card', 'caption'], says: ['errorProtocol']},
  cors: {state: 'idle', told: ['card'], says: ['errorNetwork', 'retry'], chats: 2},
  'mint-401': {...signedOut, chats: 0},
  'mint-403': {...signedOut, chats: 0},
  'mint-429': {...countdown, chats: 0},
  'mint-500': {...serverCard, says: ['errorServer', 'retry'], mints: 3, chats: 0},
  'mint-html': notSetUp,
  'mint-no-token': notSetUp,
  'mint-slow': done,
  '404-thread': {state: 'idle', messages: 0, chats: 0, says: ['greeting']},
  '403-thread': {state: 'idle', messages: 0, chats: 0, says: ['greeting']},
  history: {state: 'idle', messages: 300, chats: 0},
  offline: {
    state: 'offline',
    told: ['banner'],
    says: ['offline'],
    draftKept: true,
    mints: 0,
    chats: 0,
  },
};
