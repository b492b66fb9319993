import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readMagicLine, withoutMagicLine} from '../../../demo/gateway/scenario-choice.ts';
import {ask, createTestGateway, hear, messagesOf, recordingClock} from './support.ts';

async function statuses(count: number, send: () => Promise<Response>): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let index = 0; index < count; index++) {
    seen.push((await send()).status);
  }
  return seen;
}

describe('A scenario that is on', () => {
  it('hits once where its name says so, for every user and thread anew', async () => {
    const gateway = createTestGateway({scenario: {name: '401-once'}});
    assert.deepEqual(
      await statuses(3, () => ask(gateway, 'Hello', {thread: 'a'})),
      [401, 200, 200],
    );
    assert.deepEqual(await statuses(2, () => ask(gateway, 'Hello', {thread: 'b'})), [401, 200]);
    assert.deepEqual(
      await statuses(2, () => ask(gateway, 'Hello', {thread: 'a', user: 'grace'})),
      [401, 200],
    );
  });

  it('hits as often as it is told to, and again when it is chosen again', async () => {
    const gateway = createTestGateway();
    gateway.setScenario({name: '500', times: 2});
    assert.deepEqual(await statuses(3, () => ask(gateway, 'Hello')), [500, 500, 200]);
    gateway.setScenario({name: '500', times: 1});
    assert.deepEqual(await statuses(2, () => ask(gateway, 'Hello')), [500, 200]);
  });

  it('hits always where nothing is said', async () => {
    const gateway = createTestGateway({scenario: {name: '503'}});
    assert.deepEqual(await statuses(4, () => ask(gateway, 'Hello')), [503, 503, 503, 503]);
  });

  it('is not chosen by a name that the table does not have', () => {
    const gateway = createTestGateway();
    assert.throws(() => gateway.setScenario({name: 'none'}), RangeError);
    assert.throws(() => createTestGateway({scenario: {name: 'none'}}), RangeError);
  });

  it('comes back with a reset when it was on from the start', async () => {
    const gateway = createTestGateway({scenario: {name: '402'}});
    gateway.setScenario(null);
    assert.equal((await ask(gateway, 'Hello')).status, 200);
    gateway.reset();
    assert.equal((await ask(gateway, 'Hello')).status, 402);
  });

  it('hits from the beginning again behind a reset', async () => {
    const gateway = createTestGateway();
    const twice = (): Promise<Response> => ask(gateway, '/s 500 times=2 Hello', {thread: 't'});
    assert.deepEqual(await statuses(1, twice), [500]);
    gateway.reset();
    assert.deepEqual(await statuses(3, twice), [500, 500, 200]);
  });

  it('waits before the headers of a refusal, and before the first text of an answer', async () => {
    const {clock, waits} = recordingClock();
    const gateway = createTestGateway({clock, settings: {waitScale: 1}});
    await ask(gateway, '/s 500 delay=250');
    assert.deepEqual(waits.splice(0), [250]);
    await ask(gateway, '/s slow-headers n=70 Hello');
    assert.deepEqual(waits.splice(0), [70]);
    await hear(await ask(gateway, '/s drop n=2 delay=40 gap=5 size=3 Hello'));
    assert.deepEqual(
      waits.filter((wait) => wait !== 8),
      [40, 5],
    );
  });

  it('gives way to the one that the user types', async () => {
    const gateway = createTestGateway({scenario: {name: '500'}});
    assert.equal((await ask(gateway, '/s 402 Hello')).status, 402);
    assert.equal((await ask(gateway, '/s answer Hello')).status, 200);
    assert.equal((await ask(gateway, 'Hello')).status, 500);
  });
});

describe('A prompt that begins with /s', () => {
  it('is stored as it was typed, and answered without its first words', async () => {
    const gateway = createTestGateway();
    const typed = '/s answer size=7\nWhat is 6 * 7?';
    const {text} = await hear(await ask(gateway, typed, {thread: 't'}));
    assert.match(text, /\*\*42\*\*/);
    assert.equal((await messagesOf(gateway, 't'))[0]?.content, typed);
    const {text: memory} = await hear(await ask(gateway, 'What did I ask?', {thread: 't'}));
    assert.match(memory, /1\. What is 6 \\\* 7\?/);
  });

  it('hits once again when it is typed once again', async () => {
    const gateway = createTestGateway();
    const send = () => ask(gateway, '/s 5xx-once Hello', {thread: 't'});
    assert.deepEqual(await statuses(4, send), [503, 200, 503, 200]);
  });

  it('answers the tour when nothing is left to be answered', async () => {
    const {text} = await hear(await ask(createTestGateway(), '/s answer'));
    assert.match(text, /^# A tour/);
  });

  it('lists all scenarios when it names none, or none that exists', async () => {
    const gateway = createTestGateway();
    const {text: list} = await hear(await ask(gateway, '/s'));
    assert.match(list, /\| `\/s 429-date` \|/);
    const {text: unknown} = await hear(await ask(gateway, '/s nonsense n=3'));
    assert.match(unknown, /no scenario called `nonsense`/);
  });

  it('is refused with 400 when a value makes no sense', async () => {
    assert.equal((await ask(createTestGateway(), '/s drop n=soon')).status, 400);
  });
});

describe('readMagicLine', () => {
  it('reads pairs up to the first word that is none', () => {
    assert.deepEqual(readMagicLine('  /s drop n=3 stored=full Hello a=b'), {
      choice: {name: 'drop', n: 3, stored: 'full'},
      question: 'Hello a=b',
    });
    assert.deepEqual(readMagicLine('/s 402-mid\n\nHello\nthere'), {
      choice: {name: '402-mid'},
      question: 'Hello\nthere',
    });
  });

  it('leaves other prompts alone', () => {
    for (const prompt of ['', 'Hello', '/search drop', 'a /s drop', '/sdrop', '/s', '/s ?']) {
      assert.equal(readMagicLine(prompt), undefined, prompt);
      assert.equal(withoutMagicLine(prompt), prompt);
    }
  });
});
