import {setViewport} from '@web/test-runner-commands';

import {cdp} from './cdp.ts';

const USUAL_VIEWPORT = {width: 800, height: 600};

let mediaChanged = false;
let viewportChanged = false;

afterEach(async () => {
  if (mediaChanged) await cdp('Emulation.setEmulatedMedia', {media: '', features: []});
  if (viewportChanged) await setViewport(USUAL_VIEWPORT);
  mediaChanged = viewportChanged = false;
});

/**
 * Sets media features until the end of the test, such as `{'forced-colors': 'active'}`.
 *
 * @param media - `print`, or as usual.
 */
export async function emulateMedia(
  features: Readonly<Record<string, string>>,
  media: '' | 'print' = '',
): Promise<void> {
  mediaChanged = true;
  const list = Object.entries(features).map(([name, value]) => ({name, value}));
  await cdp('Emulation.setEmulatedMedia', {media, features: list});
}

/** Makes the window this large, in CSS px, until the end of the test. */
export async function resizeWindow(width: number, height: number): Promise<void> {
  viewportChanged = true;
  await setViewport({width, height});
}

/** What these colour names of CSS stand for at the moment, as computed. */
export function systemColours<Name extends string>(
  ...names: readonly Name[]
): Readonly<Record<Name, string>> {
  const probe = document.createElement('i');
  document.body.append(probe);
  const found = names.map((name) => {
    probe.style.color = name;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(found) as Record<Name, string>;
}
