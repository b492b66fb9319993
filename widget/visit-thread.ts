/**
 * Remembers the thread of a visit: one browser tab, one token endpoint. Only the id is kept, in
 * `sessionStorage`; where that is refused (sandboxed frames, blocked storage) nothing is remembered.
 */
export class VisitThread {
  readonly #key: string;

  constructor(tokenEndpoint: string) {
    this.#key = `behest-chat:thread:${tokenEndpoint}`;
  }

  read(): string | null {
    return withStorage((storage) => storage.getItem(this.#key)) ?? null;
  }

  keep(threadId: string): void {
    withStorage((storage) => storage.setItem(this.#key, threadId));
  }

  forget(): void {
    withStorage((storage) => storage.removeItem(this.#key));
  }
}

function withStorage<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(globalThis.sessionStorage);
  } catch {
    return undefined;
  }
}
