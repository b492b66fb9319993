import {render} from 'lit';
import type {TemplateResult} from 'lit';

const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 5;

const mounted = new Set<HTMLElement>();

afterEach(() => {
  for (const container of mounted) container.remove();
  mounted.clear();
});

/** Puts a template into the page until the end of the test. @returns its first element, drawn */
export async function fixture<Found extends Element>(template: TemplateResult): Promise<Found> {
  const container = document.createElement('div');
  document.body.append(container);
  mounted.add(container);
  render(template, container);
  const element = container.firstElementChild as Found & {
    readonly updateComplete?: Promise<boolean>;
  };
  await element.updateComplete;
  return element;
}

/**
 * Resolves with the first value that is not false, null, undefined or empty.
 *
 * @throws {Error} after 10 s, with what was waited for
 */
export async function until<Value>(
  look: () => Value | Promise<Value>,
  what = String(look),
): Promise<NonNullable<Value>> {
  const deadline = performance.now() + WAIT_MS;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** The next event of this name. */
export function nextEvent<Kind extends Event>(target: EventTarget, name: string): Promise<Kind> {
  return new Promise((resolve) =>
    target.addEventListener(name, (event) => resolve(event as Kind), {once: true}),
  );
}

/** Resolves after so many frames have been drawn. */
export async function nextFrames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  // Sizes are watched after the frame's own callbacks.
  await new Promise((resolve) => setTimeout(resolve));
}
