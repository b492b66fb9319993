import {expect} from 'chai';
import {
  array,
  assert as holds,
  constantFrom,
  integer,
  oneof,
  property,
  string,
  type Arbitrary,
} from 'fast-check';

import {fuzzRuns} from '../../support/fuzz.ts';
import {drawPieces, expectSameDrawing} from './drawing.ts';
import {faultsOf} from './faults.ts';

const marks = constantFrom(
  ...['\n', '\n\n', '\r\n', '\r', '  \n', '\\\n', '\t', '    ', ' ', '\\', '\0', '\ufeff'],
  ...['*', '**', '***', '_', '__', '~~', '`', '``', '```\n', '~~~', '[', ']', '](', '][', '!['],
  ...['(', ')', '<', '>', '> ', '- ', '* ', '1. ', '7) ', '- [x] ', '# ', '###### ', '---', '==='],
  ...['|', '|---|:-:|\n', '&', '&amp;', '&#', ';', ':', '"', "'", '=', '/', '//', '@', '.', '$'],
);
/** Marks that no word disappears in. */
const kept = constantFrom(
  ...['\n', '\n\n', '\r\n', '  \n', '\\\n', '\t', '    ', ' ', '\\', '*', '**', '_', '__'],
  ...[
    '> ',
    '- ',
    '* ',
    '1. ',
    '- [x] ',
    '# ',
    '---',
    '===',
    '<',
    '>',
    '<b>',
    '<pre>',
    '<!--',
    '-->',
  ],
);
const places = constantFrom(
  ...['https://a.example/x', 'http://', 'https:/', 'javascript:alert(1)', 'data:text/html,x'],
  ...['www.a.example', 'mailto:', 'a@b.example', 'tel:1', '//evil.example', '#x', '/logout'],
  ...['[one]: ', '[one]', '[^1]', '<https://a.example>', '"title"', '\u0001javascript:x'],
);
const tags = constantFrom(
  ...['<b>', '</b>', '<img src=x onerror=alert(1)>', '<svg onload=x>', '<!--', '-->', '<a href='],
  ...['<script>', '</script>', '<details>', '<x-y is=z slot=a>', '<pre>', '<?', '<![CDATA[', ']]>'],
);
const words = oneof(
  string({unit: 'grapheme', maxLength: 6}),
  string({unit: 'binary', maxLength: 4}),
  constantFrom('word', 'naïve', '漢字', 'שלום', '👩‍💻', '\u200b', '\u202e', '\u{e0041}', '9'),
);
const often = <Value>(weight: number, arbitrary: Arbitrary<Value>) => ({weight, arbitrary});
const texts = array(
  oneof(often(6, marks), often(3, words), often(1, places), often(1, tags), words),
  {maxLength: 40},
).map((parts) => parts.join(''));
const splits = array(integer({min: 1, max: 12}), {minLength: 1, maxLength: 8});

/** Cuts between any two UTF-16 units; the sizes come round again until all is cut. */
function cut(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let [at, turn] = [0, 0]; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

describe('any text in the place of markdown', () => {
  it('ends with the same nodes, however it came in pieces', () => {
    holds(
      property(texts, splits, (text, sizes) => expectSameDrawing(text, cut(text, sizes))),
      fuzzRuns(600),
    );
  });

  it('shows nothing but what the policy allows, at any moment', () => {
    holds(
      property(texts, splits, (text, sizes) => {
        drawPieces(cut(text, sizes), (box) => expect(faultsOf(box)).to.deep.equal([]));
      }),
      fuzzRuns(400),
    );
  });

  it('loses no word, where no address, entity, fence or table may take one in', () => {
    const parts = array(oneof(kept, constantFrom('alpha', 'beta')), {maxLength: 30});
    holds(
      property(parts, splits, (all, sizes) => {
        const text = all.join('');
        const shown = drawPieces(cut(text, sizes)).textContent;
        expect(shown.match(/alpha|beta/g)).to.deep.equal(text.match(/alpha|beta/g));
      }),
      fuzzRuns(400),
    );
  });
});
