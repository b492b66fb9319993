import {Reply} from '../markdown/reply.ts';
import {format, formatCount} from '../strings.ts';
import type {BehestStrings} from '../strings.ts';
import {markdownLabels} from './markdown-labels.ts';

/** More than this is not read out at once; the rest can be read in the conversation. */
const MOST_SPOKEN = 1500;
/** An answer is read in pieces of so many UTF-16 units … */
const PIECE = 128;
/** … and behind so many steps of the preparation the page has its turn. */
const STEPS = 16;

const NESTED = 'ul, ol, pre, table, blockquote';

/**
 * Hands over what is read out of an answer: its first blocks up to 1,500 characters, one text a
 * block, and how many words follow; no marks, no addresses, and a code block by its name instead of
 * its characters (ux.md 1.2). It comes at once, but for an answer that takes long to prepare.
 */
export function readOut(
  answer: string,
  strings: BehestStrings,
  say: (texts: readonly string[]) => void,
): void {
  const work = prepare(answer, strings, say);
  const goOn = (): void => {
    for (let step = 0; step < STEPS; step++) if (work.next().done) return;
    setTimeout(goOn);
  };
  goOn();
}

function* prepare(...[answer, strings, say]: Parameters<typeof readOut>): Generator<void> {
  const page = document.createDocumentFragment();
  const reply = new Reply(page, markdownLabels(strings), 3);
  for (let at = 0; at < answer.length; at += PIECE) {
    reply.read(answer.slice(at, at + PIECE));
    yield;
  }
  reply.end();
  for (const hint of page.querySelectorAll('.new-tab')) hint.remove();
  const texts: string[] = [];
  for (const block of page.children) {
    for (const text of spoken(block, strings)) {
      if (text !== '') texts.push(text);
      yield;
    }
  }
  const whole = texts.join('\n');
  if (whole.length <= MOST_SPOKEN) return say(texts);
  const start = beginningOf(whole);
  const {language, continues} = strings;
  const words = new Intl.Segmenter(language, {granularity: 'word'});
  let count = 0;
  for (const line of whole.slice(start.length).split('\n')) {
    for (const {isWordLike} of words.segment(line)) if (isWordLike) count++;
    yield;
  }
  say([...start.split('\n'), formatCount(continues, count, language)]);
}

// Whole blocks, or of a long first one whole words.
function beginningOf(whole: string): string {
  const most = whole.slice(0, MOST_SPOKEN);
  const end = most.search(/\n[^\n]*$/);
  return end > 0 ? whole.slice(0, end) : most.replace(/\s\S*$/, '');
}

function codeName(code: Element, strings: BehestStrings): string {
  const language = /(?<=language-)\S+/.exec(code.firstElementChild?.className ?? '')?.[0];
  const lines = (code.textContent ?? '').replace(/\n$/, '').split('\n').length;
  if (!language) return formatCount(strings.codeSpokenPlain, lines, strings.language);
  return format(formatCount(strings.codeSpoken, lines, strings.language), {language});
}

function* spoken(block: Element, strings: BehestStrings): Generator<string> {
  const isItem = block.matches('li') && !block.querySelector(':scope > p');
  if (block.matches('pre')) yield codeName(block, strings);
  else if (block.matches('tr')) yield [...block.children].map(textOf).join(', ');
  else if (block.matches('p, h1, h2, h3, h4, h5, h6')) yield textOf(block);
  else {
    if (isItem) yield textOf(withoutNested(block));
    for (const inner of block.children) yield* spoken(inner, strings);
  }
}

function withoutNested(block: Element): Element {
  const copy = block.cloneNode(true) as Element;
  for (const nested of copy.querySelectorAll(NESTED)) nested.remove();
  return copy;
}

function textOf({textContent}: Element): string {
  return (textContent ?? '').replace(/\s+/g, ' ').trim();
}
