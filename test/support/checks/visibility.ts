import {backgroundOf, contrast} from './contrast.ts';
import {markup} from './names.ts';

const QUIET = '.send, .hint:not([hidden]), .caption, .loading, time';

/** D02: what is meant to be quiet can be read: 4.5 : 1, of which axe looks at no placeholder. */
export function paleWords(root: ParentNode): readonly string[] {
  const fields = [...root.querySelectorAll('textarea')].map(
    (field) => [field, getComputedStyle(field, '::placeholder').color] as const,
  );
  const words = [...root.querySelectorAll(QUIET)].map(
    (element) => [element, getComputedStyle(element).color] as const,
  );
  return [...fields, ...words].flatMap(([element, colour]) => {
    const ratio = contrast(colour, backgroundOf(element));
    return ratio >= 4.5 ? [] : [`${markup(element)} is ${ratio.toFixed(2)} : 1`];
  });
}

/** C13: `seen`, or what is wrong with the ring of what has the keyboard, or of the box around it. */
export function ringOf(control: Element): string {
  const own = getComputedStyle(control);
  const ringed = own.outlineStyle === 'none' ? control.closest('.composer') : control;
  if (!ringed) return 'no outline';
  const {outlineStyle, outlineWidth, outlineColor, outlineOffset} = getComputedStyle(ringed);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) {
    return `${outlineStyle} ${outlineWidth}`;
  }
  const outside = ringed.parentElement;
  const behind = backgroundOf(parseFloat(outlineOffset) < 0 || !outside ? ringed : outside);
  const ratio = contrast(outlineColor, behind);
  return ratio >= 3 ? 'seen' : `${outlineColor} on ${behind} is ${ratio.toFixed(2)} : 1`;
}
