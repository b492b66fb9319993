/** Somebody who is signed in at the demo's host site. */
export interface User {
  readonly id: string;
  readonly name: string;
}

/** Who is signed in. */
export async function currentUser(): Promise<User | null> {
  const response = await fetch('session');
  const {user} = (await response.json()) as {readonly user: User | null};
  return user;
}

export async function signIn(id: string): Promise<void> {
  await fetch('session', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({user: id}),
  });
  tellPage();
}

export async function signOut(): Promise<void> {
  await fetch('session', {method: 'DELETE'});
  tellPage();
}

function tellPage(): void {
  document.dispatchEvent(new Event('session-change'));
}
