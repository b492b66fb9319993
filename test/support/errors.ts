/** What a promise is rejected with; a test that expected a rejection fails when there is none. */
export async function rejection<Kind = Error>(promise: Promise<unknown>): Promise<Kind> {
  try {
    await promise;
  } catch (error) {
    return error as Kind;
  }
  throw new Error('Nothing was thrown.');
}

/** What a function throws. */
export function thrown<Kind = Error>(run: () => unknown): Kind {
  try {
    run();
  } catch (error) {
    return error as Kind;
  }
  throw new Error('Nothing was thrown.');
}
