import {allowedAddress, undisclosed} from '../../../widget/markdown/policy.ts';

/** Boxes and words that only our drawing has. */
const OWN_PARTS = '.code-head, .new-tab';
const OWN_BOXES = '.markdown, .code-block, .table-box, .piece, label';
const BLOCK = /^(?:blockquote|div|h\d|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)$/;
const SHOWN_ATTRIBUTES: readonly string[] = ['align', 'checked', 'href', 'start', 'type'];

function attributesOf(element: Element): string {
  const language = element.localName === 'code' ? element.className : '';
  const shown = [...element.attributes].filter(({name}) => SHOWN_ATTRIBUTES.includes(name));
  // Renderers differ in what they percent-encode.
  const pairs = shown.map(
    ({name, value}) => ` ${name}=${value.replace(/%5[BCD]/g, decodeURIComponent)}`,
  );
  return [language, ...pairs.sort()].join('');
}

/** Tags and text; white space counts as a browser counts it. */
function outline(node: Node, inCode: boolean): string {
  if (node instanceof Text) {
    return inCode ? JSON.stringify(node.data) : node.data.replace(/[ \t\n]+/g, ' ');
  }
  if (!(node instanceof Element)) return '';
  const name = node.localName;
  const inner = [...node.childNodes].map((child) => outline(child, inCode || name === 'pre'));
  const gap = BLOCK.test(name) ? '\n' : '';
  return `${gap}<${name}${attributesOf(node)}>${gap}${inner.join('')}${gap}</${name}>${gap}`;
}

function outlineOf(root: Element): string {
  root.normalize();
  return [...root.childNodes]
    .map((child) => outline(child, false))
    .join('')
    .replace(/ *\n[ \n]*/g, '\n')
    .replace(/ *<br><\/br> */g, '<br>')
    .trim();
}

/** What a drawing says and how it is built, without what only our drawing has. */
export function outlineOfDrawing(drawing: Element): string {
  const copy = drawing.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(OWN_PARTS)) part.remove();
  for (const box of copy.querySelectorAll(OWN_BOXES)) box.replaceWith(...box.childNodes);
  return outlineOf(copy);
}

function applyLinkPolicy(link: Element, address: string): void {
  const url = allowedAddress(address);
  const inLink = Boolean(link.parentElement?.closest('a'));
  if (!url || inLink) return link.replaceWith(...link.childNodes);
  const place = undisclosed(url, link.textContent);
  if (place) link.append(` (${place})`);
  link.setAttribute('href', url.href);
}

/** The same of a reference rendering, after our policy: no images, no links but allowed ones. */
export function outlineOfReference(html: string): string {
  const root = new DOMParser().parseFromString(html, 'text/html').body;
  for (const image of root.querySelectorAll('img')) {
    const link = document.createElement('a');
    const address = image.getAttribute('src') ?? '';
    link.textContent = image.alt || address.replace(/[?#].*/s, '').replace(/.*\//s, '');
    image.replaceWith(link);
    applyLinkPolicy(link, address);
  }
  for (const link of root.querySelectorAll('a[href]')) {
    applyLinkPolicy(link, link.getAttribute('href') ?? '');
  }
  return outlineOf(root);
}
