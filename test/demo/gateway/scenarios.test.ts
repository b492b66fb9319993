import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {findScenario, SCENARIOS} from '../../../demo/gateway/scenarios.ts';
import {COURSES, REFUSALS} from './courses.ts';
import {ask, call, createTestGateway, hear, messagesOf, ORIGIN, recordingClock} from './support.ts';

const QUESTION = 'How do I bake bread?';
const PROBED = ['stall', ...Object.keys(REFUSALS), ...Object.keys(COURSES)];

describe('The scenario table', () => {
  it('has names and aliases that are all different', () => {
    const names = SCENARIOS.flatMap(({name, aliases = []}) => [name, ...aliases]);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.every((name) => findScenario(name)));
  });

  it('says of every scenario what it does and what is expected', () => {
    for (const {name, does, expected} of SCENARIOS) {
      assert.match(does, /^[A-Z].{5,}\.$/, name);
      assert.match(expected, /^["A-Z].{5,}[."]$/, name);
    }
  });

  it('has every name of the page switches', () => {
    const names =
      `normal slow burst instant split mint-401 mint-500 mint-slow mint-html 401-once 401-always
       402 402-mid 429 429-date 429-none 5xx-before 5xx-once error-event drop stall malformed no-done
       empty length filter huge longword widetable deeplist xss rtl mixed cjk emoji offline cors
       history`.split(/\s+/);
    assert.deepEqual(
      names.filter((name) => !findScenario(name)),
      [],
    );
  });

  it('is covered by these tests', () => {
    const chat = SCENARIOS.filter(({at}) => at === 'chat').map(({name}) => name);
    assert.deepEqual([...chat].sort(), [...PROBED].sort());
  });
});

describe('A refusal', () => {
  const gateway = createTestGateway({clock: recordingClock().clock});
  for (const [name, {status, body, retryAfter = null}] of Object.entries(REFUSALS)) {
    it(`${name} answers ${status} in its envelope and stores nothing`, async () => {
      const response = await ask(gateway, `/s ${name} ${QUESTION}`, {thread: name});
      assert.equal(response.status, status);
      assert.equal(response.headers.get('retry-after'), retryAfter);
      const text = await response.text();
      if (body instanceof RegExp || body === '') {
        assert.match(text, body === '' ? /^$/ : (body as RegExp));
      } else {
        assert.deepEqual(JSON.parse(text), body);
      }
      assert.equal((await call(gateway, `/v1/threads/${name}/messages`)).status, 404);
    });

    it(`${name} can strike after three chunks of text instead`, async () => {
      const heard = await hear(await ask(gateway, `/s ${name} after=3 times=1 ${QUESTION}`));
      assert.equal(heard.chunks, 3);
      assert.match(heard.error?.message ?? '', /^[A-Z].+\.$/);
      assert.deepEqual([heard.isDone, heard.finish, heard.isCut], [true, undefined, false]);
    });

    it(`${name} can strike before the first text of a stream`, async () => {
      const heard = await hear(await ask(gateway, `/s ${name} after=0 times=1 ${QUESTION}`));
      assert.deepEqual([heard.hasRole, heard.text, heard.isDone], [true, '', true]);
      assert.ok(heard.error);
    });
  }
});

describe('A stream', () => {
  const gateway = createTestGateway();
  for (const [name, expected] of Object.entries(COURSES)) {
    it(`${name} takes the course that the table promises`, async () => {
      const response = await ask(gateway, `/s ${name} ${QUESTION}`);
      assert.equal(response.status, 200);
      const heard = await hear(response);
      const {text, ...course} = expected;
      const seen = Object.fromEntries(
        Object.keys(course).map((key) => [key, heard[key as keyof typeof heard]]),
      );
      assert.deepEqual(seen, course);
      assert.ok(heard.hasRole);
      assert.match(heard.text, text ?? /./);
    });
  }

  it('split says what the same answer says without', async () => {
    const say = async (name: string) =>
      hear(await ask(createTestGateway(), `/s ${name} ${QUESTION}`, {thread: 't'}));
    const [plain, split] = [await say('answer'), await say('split')];
    assert.match(split.raw, /: ping\r\ndata: \{\r\ndata: {2}"id"/);
    assert.equal(split.text, plain.text);
  });

  it('split writes one byte at a time', async () => {
    const response = await ask(gateway, '/s split n=1 Hello');
    const lengths = new Set<number>();
    for await (const bytes of response.body!) {
      lengths.add(bytes.length);
    }
    assert.deepEqual([...lengths], [1]);
  });

  it('stall says nothing more after its chunks, and stays', async () => {
    const response = await ask(gateway, `/s stall n=2 size=4 ${QUESTION}`, {thread: 'stall'});
    const reader = response.body!.getReader();
    let text = '';
    const silence = new Promise<'silence'>((resolve) => setTimeout(resolve, 60, 'silence'));
    for (;;) {
      const next = await Promise.race([reader.read(), silence]);
      if (next === 'silence') {
        break;
      }
      assert.equal(next.done, false);
      text += new TextDecoder().decode(next.value);
    }
    assert.equal(text.match(/"content":"[^"]/g)?.length, 2);
    await reader.cancel();
    assert.deepEqual(
      (await messagesOf(gateway, 'stall')).map(({status, content}) => [status, content.length]),
      [
        ['complete', `/s stall n=2 size=4 ${QUESTION}`.length],
        ['interrupted', 8],
      ],
    );
  });

  it('strikes after so many characters as exactly as after so many chunks', async () => {
    const heard = await hear(await ask(gateway, `/s drop chars=33 ${QUESTION}`));
    assert.equal(heard.text.length, 33);
    assert.equal(heard.isCut, true);
  });

  it('huge has about the length that is asked for, with many tables and blocks of code', async () => {
    const {text} = await hear(await ask(gateway, '/s huge'));
    assert.ok(text.length >= 200_000 && text.length < 210_000);
    assert.ok(text.match(/\|---:\|/g)!.length >= 55);
    assert.ok(text.match(/```js/g)!.length >= 110);
    const short = await hear(await ask(gateway, '/s huge n=5000'));
    assert.ok(short.text.length >= 5000 && short.text.length < 10_000);
  });

  it('cors leaves the page without permission to read', async () => {
    const headers = {origin: ORIGIN};
    const hidden = await ask(gateway, `/s cors ${QUESTION}`, {headers});
    const open = await ask(gateway, QUESTION, {headers});
    assert.equal(hidden.headers.get('access-control-allow-origin'), null);
    assert.equal(open.headers.get('access-control-allow-origin'), ORIGIN);
  });

  it('is cut, stalled or refused also where no stream is asked for', async () => {
    const body = {stream: false};
    assert.equal((await hear(await ask(gateway, `/s drop ${QUESTION}`, {body}))).isCut, true);
    assert.equal((await ask(gateway, `/s error-event ${QUESTION}`, {body})).status, 500);
  });
});
