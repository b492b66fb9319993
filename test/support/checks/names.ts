// Checks of names, roles and structure (ux.md 1.4, A): each returns what is wrong, one line each.
import {describeElement} from '../focus.ts';

const LIVE = '[aria-live], [role=log], [role=status], [role=alert]';

/** A02: a placeholder is no label. */
export function unlabelledFields(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll<HTMLTextAreaElement>('textarea, input')]
    .filter(({labels}) => labels.length !== 1 || !labels[0]?.textContent?.trim())
    .map(describeElement);
}

/** A04: every button says what it does, in words; icons are drawings that are not read. */
export function unnamedButtons(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('button')].filter((button) => !isNamed(button)).map(markup);
}

function isNamed(button: HTMLButtonElement): boolean {
  const icons = [...button.querySelectorAll('svg')];
  const name = button.getAttribute('aria-label') ?? button.textContent ?? '';
  return /\p{L}/u.test(name) && icons.every((icon) => icon.getAttribute('aria-hidden') === 'true');
}

/** A04: a character in place of an icon is read aloud, or missing in the font. */
export function glyphIcons(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('button')]
    .filter((button) => {
      const text = (button.textContent ?? '').trim();
      return text !== '' && !/\p{L}/u.test(text);
    })
    .map(markup);
}

/** A05: who says the visible words must reach the control. */
export function namesWithoutTheirText(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('[aria-label]:is(button, a)')]
    .filter((control) => {
      const seen = (control.textContent ?? '').trim().toLowerCase();
      return !control.getAttribute('aria-label')?.toLowerCase().includes(seen);
    })
    .map(markup);
}

/** A06: what is seen is not spoken by itself; the announcer does that, which may stand in a modal. */
export function liveParts(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll(LIVE)]
    .filter((part) => !part.closest('[data-behest-announcer]'))
    .map(markup);
}

/** A06, A11: only a control can be expanded. */
export function expandedByMistake(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('[aria-expanded]:not(button, summary)')].map(markup);
}

/** A08: who spoke stands before what was said. */
export function unattributedMessages(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('.message')]
    .filter((message) => {
      const [speaker, said] = message.querySelectorAll('.hidden, [part~=bubble]');
      return !speaker?.textContent?.trim() || !said?.matches('[part~=bubble]');
    })
    .map(markup);
}

/** A09: nothing in an answer outranks the title of the chat. */
export function tooHighHeadings(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('.message :is(h1, h2)')].map(markup);
}

/** A14: ids are unique in their root, and whatever names one finds it there. */
export function brokenIds(root: ParentNode): readonly string[] {
  const ids = [...root.querySelectorAll('[id]')].map(({id}) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const named = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls'].flatMap((name) =>
    [...root.querySelectorAll(`[${name}]`)].flatMap((element) =>
      (element.getAttribute(name) ?? '').split(/\s+/),
    ),
  );
  return [...twice, ...named.filter((id) => !ids.includes(id))];
}

/** A21: the page's own landmarks are not ours to add. */
export function foreignLandmarks(root: ParentNode): readonly string[] {
  const landmarks = 'main, nav, aside, [role=main], [role=banner], [role=contentinfo]';
  return [...root.querySelectorAll(landmarks)].map(markup);
}

/** C15: order is the order of the page, and no key of the page is taken. */
export function seizedKeys(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('[tabindex], [accesskey]')]
    .filter(
      (element) =>
        Number(element.getAttribute('tabindex')) > 0 || element.hasAttribute('accesskey'),
    )
    .map(markup);
}

/** D17: there are no tooltips, whose content comes and goes with the pointer. */
export function tooltips(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('[title], [role=tooltip]')].map(markup);
}

/** An opening tag, for messages. */
export function markup(element: Element): string {
  return (element.cloneNode(false) as Element).outerHTML.replace(/<\/.*$/, '').slice(0, 160);
}
