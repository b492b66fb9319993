import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {readManifest} from '../../../demo/workbench/manifest.ts';

const file = {
  modules: [
    {declarations: [{tagName: 'other-element'}]},
    {
      declarations: [
        {
          tagName: 'behest-chat',
          attributes: [
            {name: 'mode', type: {text: "'inline' | 'launcher'"}, default: "'inline'"},
            {name: 'open', type: {text: 'boolean'}, default: 'false'},
            {name: 'maxlength', type: {text: 'number'}, default: '8000', description: 'How many.'},
            {name: 'label', type: {text: 'string'}, default: "''"},
          ],
          cssProperties: [{name: '--behest-chat-accent', default: '#3550d6'}],
          events: [{name: 'behest-ready'}],
        },
      ],
    },
  ],
};

describe('the controls of the workbench', () => {
  it('are made from what the manifest says of each attribute', () => {
    const {attributes, cssProperties, events} = readManifest(file, 'behest-chat');
    assert.deepEqual(
      attributes.map(({name, kind, choices, default: standard}) => [name, kind, choices, standard]),
      [
        ['mode', 'choice', ['inline', 'launcher'], 'inline'],
        ['open', 'switch', [], 'false'],
        ['maxlength', 'number', [], '8000'],
        ['label', 'text', [], ''],
      ],
    );
    assert.equal(attributes[2]?.about, 'How many.');
    assert.deepEqual(
      cssProperties.map(({name}) => name),
      ['--behest-chat-accent'],
    );
    assert.deepEqual(events, ['behest-ready']);
  });

  it('are none when the manifest does not know the element', () => {
    assert.deepEqual(readManifest(null, 'behest-chat').attributes, []);
  });
});
