import {currentUser, signIn, signOut} from '../session.ts';
import type {Chat} from './chats.ts';
import type {Link} from './link.ts';
import {pause} from './real-time.ts';

/** Signs in whom the link names; `none` signs out. Without a name in the link, Ada when it runs a scene. */
export async function signInByLink(link: Link): Promise<void> {
  const wanted = link.get('user') || (link.has('s') || link.on('auto') ? 'ada' : '');
  if (wanted === '') return;
  // In the static site this is also when the stand-in is there to be asked.
  await customElements.whenDefined('behest-chat');
  const user = await currentUser();
  if (wanted === 'none') await signOut();
  else if (user?.id !== wanted) await signIn(wanted);
}

/** Does what a reader would do: writes the text into the composer and presses Send. */
export async function sendAsReader(chat: Chat, text: string): Promise<void> {
  chat.draft = text;
  await chat.updateComplete;
  const send = chat.shadowRoot?.querySelector<HTMLElement>('[part~="send-button"]');
  if (send) send.click();
  else await chat.send(text).catch(() => undefined);
}

/** Tells the page that the network is gone, as a browser does, or that it is back. */
export function pretendOffline(offline: boolean): void {
  if (offline) Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
  else Reflect.deleteProperty(navigator, 'onLine');
  dispatchEvent(new Event(offline ? 'offline' : 'online'));
}

/** What the link asks for, once the chat is there and a stored conversation is loaded. */
export async function runLink(chat: Chat, link: Link): Promise<void> {
  await customElements.whenDefined('behest-chat');
  await chat.updateComplete;
  if (link.get('s') === 'offline') pretendOffline(true);
  const prompt = link.get('prompt');
  if (link.on('auto')) await sendAsReader(chat, prompt || 'Hello');
  else if (prompt) chat.draft = prompt;
  if (link.get('then') === 'stop') await stopInTheMiddle(chat);
}

/** Presses Stop once nothing more comes for a while of a reply that has begun. */
async function stopInTheMiddle(chat: Chat): Promise<void> {
  for (let before = ''; ;) {
    await pause(500);
    const text = chat.messages.at(-1)?.text ?? '';
    if (chat.state === 'streaming' && text !== '' && text === before) return chat.stop();
    before = text;
  }
}

/** Takes the chat out of the page for longer than a move takes, and puts it back. */
export async function removeAndReAdd(chat: Chat): Promise<void> {
  const {parentElement: place, nextElementSibling: next} = chat;
  chat.remove();
  await pause(800);
  place?.insertBefore(chat, next);
}
