const {warn} = console;
let told: string[] = [];

/** Keeps what `console.warn` is told in a test, and gives the list of the test that runs. */
export function useWarnings(): () => readonly string[] {
  beforeEach(() => {
    told = [];
    console.warn = (text: string) => told.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });
  return () => told;
}
