import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = new URL('..', import.meta.url);
const own = 'test/widget/accessibility';

const COUNTS = {A: 23, B: 14, C: 20, D: 18, E: 12, F: 7};

const IDS = Object.entries(COUNTS).flatMap(([group, count]) =>
  Array.from({length: count}, (_, index) => `${group}${String(index + 1).padStart(2, '0')}`),
);

interface Row {
  readonly id: string;
  readonly file: string;
  /** The beginning of a test's name in that file; empty when the number is part of the name. */
  readonly test: string;
}

// | A01 | what it asks for | `file` or `file`: name of the test |
const rows: readonly Row[] = read('docs/accessibility.md')
  .split('\n')
  .flatMap((line) => {
    const found = /^\| ([A-F]\d\d) +\|.*\| `([^`]+)`(?:: (.+?))? *\|$/.exec(line);
    const [, id, file, test = ''] = found ?? [];
    return id && file ? [{id, file, test}] : [];
  });

const tests = new Map(
  readdirSync(fileURLToPath(new URL(own, root)))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => [`${own}/${name}`, numbersIn(read(`${own}/${name}`))]),
);

describe('the table of accessibility checks', () => {
  it('has each of the 94 checks once', () => {
    assert.equal(IDS.length, 94);
    assert.deepEqual(
      rows.map(({id}) => id),
      IDS,
    );
  });

  it('names a test that is there', () => {
    const dead = rows.filter(({id, file, test}) =>
      file.startsWith(`${own}/`) ? !tests.get(file)?.has(id) : !test || !read(file).includes(test),
    );
    assert.deepEqual(dead, []);
  });

  it('forgets none of the numbers in the names of the tests', () => {
    const named = [...tests.values()].flatMap((numbers) => [...numbers]);
    assert.deepEqual(
      named.filter((id) => !IDS.includes(id)),
      [],
    );
  });
});

/** The numbers at the beginning of the names of tests. */
function numbersIn(source: string): ReadonlySet<string> {
  const names = [...source.matchAll(/\bit\(\s*['"`]((?:[A-F]\d\d )+)/g)];
  return new Set(names.flatMap(([, numbers = '']) => numbers.trim().split(' ')));
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}
