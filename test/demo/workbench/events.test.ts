import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {EVENTS} from '../../../demo/workbench/events.ts';

interface Described {
  readonly name: string;
  readonly description: string;
}

const manifest = JSON.parse(
  readFileSync(new URL('../../../dist/custom-elements.json', import.meta.url), 'utf8'),
) as {
  readonly modules: readonly {
    readonly declarations?: readonly {
      readonly tagName?: string;
      readonly events?: readonly Described[];
    }[];
  }[];
};
const described = manifest.modules
  .flatMap(({declarations = []}) => declarations)
  .flatMap(({tagName, events = []}) => (tagName === 'behest-chat' ? events : []));

describe('the event log of the workbench', () => {
  it('hears every event that the manifest of the element describes, and no other', () => {
    assert.ok(described.length >= 10);
    assert.deepEqual(EVENTS.map(({name}) => name).sort(), described.map(({name}) => name).sort());
  });

  it('offers to prevent exactly those that the manifest calls cancelable', () => {
    assert.deepEqual(
      EVENTS.flatMap(({name, cancelable}) => (cancelable ? [name] : [])).sort(),
      described
        .flatMap(({name, description}) => (/cancelable/i.test(description) ? [name] : []))
        .sort(),
    );
  });
});
