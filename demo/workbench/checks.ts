import type {Chat} from './chats.ts';

interface Axe {
  run(
    target: Element,
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly help: string;
      readonly nodes: readonly {readonly target: readonly unknown[]}[];
    }[];
  }>;
}

/** What one check of the present screen has found; nothing found means passed. */
export interface CheckResult {
  readonly name: string;
  readonly found: readonly string[];
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Pixels; ux.md D06 and WCAG 2.5.8. */
const SMALLEST_TARGET = 24;
const SMALLEST_MAIN_TARGET = 44;
const MAIN_TARGETS =
  '[part~="send-button"], [part~="header"] button, [part~="jump-button"], [part~="launcher"], [part~="notice"] button, [part~="dialog"] button';

/** Looks at the chat as it stands: axe, sizes of targets, reflow, ids. */
export async function checkChat(chat: Chat): Promise<readonly CheckResult[]> {
  const root = chat.shadowRoot;
  if (!root) return [{name: 'The element', found: ['It is not defined.']}];
  return [
    {name: 'axe: WCAG 2.2 A and AA', found: await axeFindings(chat)},
    {name: 'D06 Targets are large enough', found: smallTargets(root)},
    {name: 'D07 Nothing scrolls sideways', found: sidewaysScrolling(root)},
    {name: 'A14 Ids are unique', found: doubleIds(root)},
  ];
}

async function axeFindings(chat: Chat): Promise<readonly string[]> {
  const axe = await loadAxe();
  const {violations} = await axe.run(chat, {runOnly: TAGS, resultTypes: ['violations']});
  return violations.flatMap(({id, help, nodes}) =>
    nodes.map(({target}) => `${id}: ${help} (${target.flat().join(' ')})`),
  );
}

/** axe is half a megabyte: it is loaded when somebody asks for it. */
async function loadAxe(): Promise<Axe> {
  const page = globalThis as {axe?: Axe};
  if (!page.axe) {
    await new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = 'axe.js';
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => reject(new Error('axe.js could not be loaded.')));
      document.head.append(script);
    });
  }
  if (!page.axe) throw new Error('axe.js is not axe.');
  return page.axe;
}

function smallTargets(root: ShadowRoot): readonly string[] {
  const targets = root.querySelectorAll<HTMLElement>('button, textarea, summary, [role="button"]');
  return [...targets].filter(isShown).flatMap((target) => {
    const {width, height} = target.getBoundingClientRect();
    const least = target.matches(MAIN_TARGETS) ? SMALLEST_MAIN_TARGET : SMALLEST_TARGET;
    return Math.min(width, height) >= least - 0.5
      ? []
      : [`${nameOf(target)}: ${Math.round(width)} × ${Math.round(height)}, at least ${least}`];
  });
}

function sidewaysScrolling(root: ShadowRoot): readonly string[] {
  const found: string[] = [];
  const page = document.scrollingElement;
  if (page && page.scrollWidth > page.clientWidth) found.push('The page');
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const mayScroll = element.closest(
      'pre, table, [tabindex="0"]:has(> table), dialog:not([open])',
    );
    const cut = getComputedStyle(element).overflowX !== 'visible';
    if (cut && !mayScroll && element.scrollWidth > element.clientWidth + 1 && isShown(element)) {
      found.push(`${nameOf(element)}: ${element.scrollWidth} in ${element.clientWidth}`);
    }
  }
  return found;
}

function doubleIds(root: ShadowRoot): readonly string[] {
  const ids = [...root.querySelectorAll('[id]')].map(({id}) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

/** Shown to the eye: what is for screen readers only is a pixel in size. */
function isShown(element: HTMLElement): boolean {
  const {width, height} = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility({visibilityProperty: true});
}

function nameOf(element: HTMLElement): string {
  const name = element.getAttribute('aria-label') ?? element.getAttribute('part');
  return name ?? (element.textContent?.trim().slice(0, 40) || element.tagName.toLowerCase());
}
