import {sendKeys} from '@web/test-runner-commands';

/** The element that has the keyboard, inside whatever shadow roots it is. */
export function focused(): Element {
  let active: Element = document.activeElement ?? document.body;
  while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** A key as the reader presses it, through the browser: `Tab`, `Shift+Tab`, `Enter`, `a` … */
export async function pressKey(keys: string): Promise<void> {
  const names = keys.split('+');
  const key = names.pop() ?? '';
  for (const modifier of names) await sendKeys({down: modifier});
  await sendKeys({press: key});
  for (const modifier of names) await sendKeys({up: modifier});
}

/** Text as the reader types it. */
export async function typeText(text: string): Promise<void> {
  await sendKeys({type: text});
}

const MOST_STOPS = 60;

/**
 * Presses Tab until an element has the keyboard that fulfils the condition.
 *
 * @returns what had the keyboard on the way, that element included
 * @throws {Error} after 60 stops, with their names
 */
export async function tabTo(
  isWanted: (element: Element) => boolean,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<readonly Element[]> {
  const stops: Element[] = [];
  while (stops.length < MOST_STOPS) {
    await pressKey(key);
    const stop = focused();
    stops.push(stop);
    if (isWanted(stop)) return stops;
  }
  throw new Error(`Tab never came there. It passed ${stops.map(describeElement).join(', ')}.`);
}

/** An element in a few words, for messages. */
export function describeElement(element: Element): string {
  const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
  return `${element.localName}.${element.className} "${name.trim().slice(0, 40)}"`;
}
