import {warnOnce} from './warn-once.ts';

/** WCAG 1.4.3, for text of the size that the chat has. */
const ENOUGH = 4.5;

// What a host may set, what it stands on, and the names of both inside.
const pairs = [
  ['text', 'surface', '--_text', '--_surface'],
  ['on-accent', 'accent', '--_on-accent', '--_accent'],
  ['on-user-bubble', 'user-bubble', '--_on-user', '--_user'],
  ['link', 'surface', '--_link', '--_surface'],
] as const;

/**
 * Tells the developer of colours that the page has set and that cannot be read together.
 *
 * @param root an inner root, where the colours are known
 */
export function warnOfLowContrast(root: Element): void {
  const look = getComputedStyle(root);
  const isSet = (name: string): boolean => look.getPropertyValue(`--behest-chat-${name}`) !== '';
  for (const [text, surface, inkName, paperName] of pairs) {
    if (!isSet(text) && !isSet(surface)) continue;
    const ratio = contrast(colorOf(root, inkName), colorOf(root, paperName));
    if (ratio < ENOUGH) {
      const figure = ratio.toFixed(1);
      warnOnce(`--behest-chat-${text} on --behest-chat-${surface}: contrast ${figure}, not 4.5.`);
    }
  }
}

/** The ratio of two colours as WCAG 2 defines it: 1 to 21. */
export function contrast(one: readonly number[], other: readonly number[]): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** What a custom property of an element is as a colour: red, green and blue, 0 to 255. */
export function colorOf(root: Element, name: string): readonly number[] {
  const probe = root.ownerDocument.createElement('i');
  probe.style.setProperty('color', `var(${name})`);
  root.append(probe);
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  if (!canvas) return [];
  canvas.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
