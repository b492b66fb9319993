import type {SeenScreen} from '../scenes/differences.ts';
import type {AnswerStatus, Place} from '../scenes/scene.ts';
import type {Chat} from './chats.ts';
import type {LoggedRequest} from './requests.ts';

const PLACES: Readonly<Record<Place, string>> = {
  card: '[part~="error-card"]',
  banner: '[part~="notice"].banner',
  toast: '[part~="notice"].toast',
  dialog: '[part~="dialog"][open]',
  caption: '.assistant .caption',
};

/** Reads off the screen of a chat what a scene can expect of it. */
export function readScreen(chat: Chat, requests: readonly LoggedRequest[]): SeenScreen {
  const root = chat.shadowRoot;
  const last = chat.messages.at(-1);
  const told = Object.entries(PLACES).filter(([, selector]) => root?.querySelector(selector));
  return {
    state: chat.state,
    answer: last?.role === 'assistant' ? (last.status as AnswerStatus) : 'none',
    told: told.map(([place]) => place as Place),
    text: root ? textOf(root) : '',
    draft: chat.draft,
    messages: chat.messages.length,
    mints: requests.filter(({kind}) => kind === 'mint').length,
    chats: requests.filter(({kind}) => kind === 'chat').length,
  };
}

function textOf(root: ShadowRoot): string {
  const labels = [...root.querySelectorAll('[aria-label]')].map((element) =>
    element.getAttribute('aria-label'),
  );
  const texts = [...root.children].filter((element) => element.tagName !== 'STYLE');
  return [...texts.map(({textContent}) => textContent), ...labels].join(' ').replace(/\s+/g, ' ');
}
