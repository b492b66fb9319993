// Checks of sizes and places (ux.md 1.4, D): each returns what is wrong, one line each.
import {markup} from './names.ts';

/** Everything that can be pressed, followed or written in, as far as it is on the screen. */
export function controls(root: ParentNode): readonly HTMLElement[] {
  return [
    ...root.querySelectorAll<HTMLElement>('button, a[href], textarea, [tabindex="0"]'),
  ].filter((control) => control.checkVisibility({visibilityProperty: true}));
}

// What has to be easy to hit: header, launcher, Send and Stop, jump, notices, dialogs, prompts.
const LARGE =
  '.header button, .launcher, .send, .jump, .toast button, .banner button, .dialog button, .prompts button, .action';

/** D06: 24 px everywhere, 44 px for what matters. A link inside a sentence is exempt (WCAG 2.5.8). */
export function smallTargets(root: ParentNode): readonly string[] {
  return controls(root)
    .filter(
      (control) => !(control.localName === 'a' && getComputedStyle(control).display === 'inline'),
    )
    .filter((control) => {
      const {width, height} = control.getBoundingClientRect();
      return Math.min(width, height) < (control.matches(LARGE) ? 44 : 24) - 0.01;
    })
    .map((control) => {
      const {width, height} = control.getBoundingClientRect();
      return `${markup(control)} is ${width} × ${height}`;
    });
}

/** Boxes that scroll sideways by themselves. */
const SIDEWAYS = 'pre, .table-box';

/** D07: nothing but code and tables is wider than the window. */
export function sticksOut(root: ParentNode, width = innerWidth): readonly string[] {
  return [...root.querySelectorAll('*')]
    .filter((element) => !element.parentElement?.closest(SIDEWAYS) && isSeen(element))
    .filter((element) => {
      const {left, right} = element.getBoundingClientRect();
      return right > width + 1 || left < -1;
    })
    .map(markup);
}

/** D09, F06: no text is larger than the box that shows it. */
export function clippedText(root: ParentNode): readonly string[] {
  const boxes = 'button, .banner, .toast, .card, .bubble, .body, .header, .title, .hint, .caption';
  return [...root.querySelectorAll(boxes)]
    .filter((box) => isSeen(box) && getComputedStyle(box).display !== 'inline')
    .filter(
      ({scrollHeight, clientHeight, scrollWidth, clientWidth}) =>
        scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1,
    )
    .map(
      (box) =>
        `${markup(box)} shows ${box.clientWidth} × ${box.clientHeight} of ` +
        `${box.scrollWidth} × ${box.scrollHeight}`,
    );
}

/** C14: what has the keyboard is not covered by anything else. */
export function isCovered(element: Element, root: DocumentOrShadowRoot): boolean {
  const {left, top, width, height} = element.getBoundingClientRect();
  const found = root.elementFromPoint(left + width / 2, top + height / 2);
  return !found || !(element.contains(found) || found.contains(element));
}

function isSeen(element: Element): boolean {
  return element.checkVisibility() && !element.closest('.hidden, svg');
}
