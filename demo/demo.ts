// What a host site does around the chat: sign its user in and out, and show the thread.
import {currentUser, signIn, signOut} from './session.ts';
import type {User} from './session.ts';

interface ChatElement extends HTMLElement {
  readonly threadId: string | null;
  reset(): void;
}

const chat = find<ChatElement>('behest-chat');
const account = find('#account');
const thread = find('#thread');

document.addEventListener('behest-thread-change', (event) => {
  showThread((event as CustomEvent<{readonly threadId: string | null}>).detail.threadId);
});
document.addEventListener('behest-sign-in', (event) => {
  if (!event.defaultPrevented) void enter('ada');
});

document.addEventListener('session-change', async () => showAccount(await currentUser()));

await customElements.whenDefined('behest-chat');
showThread(chat.threadId);
showAccount(await currentUser());

async function enter(id: string): Promise<void> {
  await signIn(id);
  // As when the reader comes back from a window in which they signed in: the chat looks again.
  dispatchEvent(new Event('focus'));
}

async function leave(): Promise<void> {
  chat.reset();
  await signOut();
}

function showAccount(user: User | null): void {
  if (user) {
    account.replaceChildren(`Signed in as ${user.name}`, button('Sign out', leave));
  } else {
    account.replaceChildren(
      button('Sign in as Ada', () => enter('ada')),
      button('Sign in as Grace', () => enter('grace')),
    );
  }
}

function showThread(threadId: string | null): void {
  thread.textContent = threadId ?? 'none';
}

function button(label: string, press: () => Promise<void>): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', () => void press());
  return element;
}

function find<Found extends HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}
