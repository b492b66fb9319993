const realNow = Date.now;

afterEach(() => {
  Date.now = realNow;
});

/** Moves the page's date on, until the end of the test. Timers and animations go on as before. */
export function travel(ms: number): void {
  const before = Date.now;
  Date.now = () => before() + ms;
}
