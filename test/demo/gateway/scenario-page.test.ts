import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {ENVELOPES} from '../../../demo/gateway/errors.ts';
import {DEFAULT_SETTINGS} from '../../../demo/gateway/options.ts';
import type {Scenario} from '../../../demo/gateway/scenario.ts';
import {DOORS} from '../../../demo/gateway/scenario.ts';
import {checkChoice} from '../../../demo/gateway/scenario-choice.ts';
import {findScenario, SCENARIOS} from '../../../demo/gateway/scenarios.ts';

const page = readFileSync(new URL('../../../docs/scenarios.md', import.meta.url), 'utf8');
const [uses = '', table = ''] = page.split('## Scenarios');

/** The rows of a table below its head. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('\\', '')),
  );
}

function rowOf({name, aliases = [], at, n, does, expected}: Scenario): readonly string[] {
  const names = [name, ...aliases].map((one) => `\`${one}\``).join(', ');
  return [names, at, n ? `${n.default} ${n.means}` : '', does, expected];
}

/** The faults that the wire contract lists (section 14), each under the name it has here. */
const contract: Readonly<Record<string, string>> = {
  '400': '400',
  '401 once': '401-once',
  '401 always': '401-always',
  '402': '402',
  '403': '403',
  '429(n s)': '429',
  '500': '500',
  '502': '502',
  'mid-stream 402': '402-mid',
  'mid-stream 5xx': 'error-event',
  'cut without finish': 'eof',
  'socket drop': 'drop',
  'slow first byte': 'slow-first-byte',
  length: 'length',
  content_filter: 'content_filter',
  'huge burst': 'instant',
  '50k-token answer': 'huge',
  'markdown with split fences': 'fences',
};

describe('The page about scenarios', () => {
  it('has a row for every scenario, with what the gateway does and what is expected', () => {
    assert.deepEqual(rowsOf(table), SCENARIOS.map(rowOf));
  });

  it('names the pairs that may follow a name, and no others', () => {
    const pairs = rowsOf(uses).map(([pair = '']) => pair.replaceAll('`', ''));
    const known = ['n', 'delay', 'times', 'after', 'chars', 'size', 'gap', 'stored', 'envelope'];
    assert.deepEqual([...pairs].sort(), [...known, 'at', 'user'].sort());
    const values = {stored: 'full', envelope: 'flat', at: 'chat', user: 'ada'};
    for (const pair of pairs) {
      const value = Object.entries(values).find(([name]) => name === pair)?.[1] ?? '1';
      assert.ok(checkChoice({name: '402', [pair]: value}));
    }
  });

  it('names every envelope, every door and every setting', () => {
    for (const word of [...ENVELOPES, ...DOORS, ...Object.keys(DEFAULT_SETTINGS)]) {
      assert.ok(uses.includes(`\`${word}\``), word);
    }
  });

  it('holds every fault that the wire contract lists', () => {
    for (const [fault, name] of Object.entries(contract)) assert.ok(findScenario(name), fault);
  });
});
