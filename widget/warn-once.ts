const told = new Set<string>();

/** Tells the developer of the page about a mistake, once. */
export function warnOnce(message: string): void {
  if (told.has(message)) return;
  told.add(message);
  // eslint-disable-next-line no-console
  console.warn(`<behest-chat>: ${message}`);
}
