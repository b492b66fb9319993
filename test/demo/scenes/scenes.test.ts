import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {SCENARIOS} from '../../../demo/gateway/scenarios.ts';
import {differences} from '../../../demo/scenes/differences.ts';
import type {SeenScreen} from '../../../demo/scenes/differences.ts';
import type {Screen} from '../../../demo/scenes/scene.ts';
import {findScene, queryOf, SCENES} from '../../../demo/scenes/scenes.ts';
import {SCREENS} from '../../../demo/scenes/screens.ts';
import {defaultStrings} from '../../../widget/strings.ts';

describe('the scenes', () => {
  it('are one for each scenario of the stand-in, and no other', () => {
    const names = SCENARIOS.map(({name}) => name).sort();
    assert.deepEqual(Object.keys(SCREENS).sort(), names);
    assert.deepEqual(SCENES.map(({name}) => name).sort(), names);
  });

  it('name only words that the element has', () => {
    const named = SCENES.flatMap(({screen}) => screen.says ?? []);
    assert.ok(named.length > 40);
    assert.deepEqual(
      named.filter((key) => !Object.hasOwn(defaultStrings, key)),
      [],
    );
  });

  it('have links that hold all of it', () => {
    const scene = findScene('429');
    assert.ok(scene);
    assert.equal(queryOf(scene), '?s=429&n=60&prompt=How+do+I+adjust+rim+brakes%3F&auto=1');
  });
});

describe('the differences from a screen', () => {
  const seen: SeenScreen = {
    state: 'idle',
    answer: 'done',
    told: [],
    text: 'An answer. Copy code',
    draft: '',
    messages: 2,
    mints: 1,
    chats: 1,
  };

  it('are none when all that is expected is there', () => {
    assert.deepEqual(
      differences({state: 'idle', answer: 'done', chats: 1, shows: ['Copy']}, seen),
      [],
    );
  });

  it('are named one by one', () => {
    const screen: Screen = {
      state: 'quota',
      answer: 'failed',
      told: ['card'],
      says: ['retry'],
      shows: ['more'],
      draftKept: true,
      mints: 2,
      chats: 3,
      messages: 4,
    };
    assert.deepEqual(differences(screen, seen, {retry: 'Try again'}), [
      'The state: "idle" instead of "quota".',
      'The answer: "done" instead of "failed".',
      'Told in: "" instead of "card".',
      'The draft is kept: "false" instead of "true".',
      'Mints: "1" instead of "2".',
      'Requests for an answer: "1" instead of "3".',
      'Messages: "2" instead of "4".',
      '"Try again" is not there.',
      '"more" is not there.',
    ]);
  });
});
