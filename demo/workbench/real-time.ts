/** The browser's own time, taken before a link may replace it for the page. */
export const real = {
  now: performance.now.bind(performance),
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
  requestAnimationFrame: globalThis.requestAnimationFrame.bind(globalThis),
};

/** Resolves after so many real milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => real.setTimeout(resolve, milliseconds));
}
