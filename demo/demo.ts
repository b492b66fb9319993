// What a host site does around the chat: sign its user in and out, and show the thread.
interface User {
  readonly id: string;
  readonly name: string;
}

interface ChatElement extends HTMLElement {
  readonly threadId: string | null;
  reset(): void;
}

const chat = find<ChatElement>('behest-chat');
const account = find('#account');
const thread = find('#thread');

// `?mode=launcher` shows the other way to stand on a page.
const mode = new URLSearchParams(location.search).get('mode');
if (mode !== null) chat.setAttribute('mode', mode);

document.addEventListener('behest-thread-change', (event) => {
  showThread((event as CustomEvent<{readonly threadId: string | null}>).detail.threadId);
});
document.addEventListener('behest-sign-in', () => account.querySelector('button')?.focus());

await customElements.whenDefined('behest-chat');
showThread(chat.threadId);
showAccount(await currentUser());

async function currentUser(): Promise<User | null> {
  const response = await fetch('/session');
  const {user} = (await response.json()) as {readonly user: User | null};
  return user;
}

async function signIn(id: string): Promise<void> {
  await fetch('/session', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({user: id}),
  });
  location.reload();
}

async function signOut(): Promise<void> {
  chat.reset();
  await fetch('/session', {method: 'DELETE'});
  showAccount(null);
}

function showAccount(user: User | null): void {
  if (user) {
    account.replaceChildren(`Signed in as ${user.name}`, button('Sign out', signOut));
  } else {
    account.replaceChildren(
      button('Sign in as Ada', () => signIn('ada')),
      button('Sign in as Grace', () => signIn('grace')),
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

export {};
