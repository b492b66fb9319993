/**
 * What this browser tab remembers. Where storage is refused (sandboxed frames, blocked storage)
 * nothing is remembered, and nothing fails.
 */
export function readItem(key: string): string | null {
  return withStorage((storage) => storage.getItem(key)) ?? null;
}

/** @param value `null` forgets the item */
export function writeItem(key: string, value: string | null): void {
  withStorage((storage) =>
    value === null ? storage.removeItem(key) : storage.setItem(key, value),
  );
}

/** Forgets every item whose key begins like this. */
export function forgetItems(prefix: string): void {
  withStorage((storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
  });
}

function withStorage<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(globalThis.sessionStorage);
  } catch {
    return undefined;
  }
}
