import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {JournalRecord} from '../../../demo/gateway/threads.ts';
import {ask, call, createTestGateway, hear, messagesOf, PROJECT} from './support.ts';

const say = async (...parameters: Parameters<typeof ask>) => hear(await ask(...parameters));

describe('The thread routes', () => {
  it('know a thread from its first question on, and say how it stands', async () => {
    const gateway = createTestGateway();
    assert.deepEqual(await (await call(gateway, '/v1/threads')).json(), []);
    const {text} = await say(gateway, 'How do I bake bread?', {thread: 'th_1'});

    const response = await call(gateway, '/v1/threads/th_1');
    const thread = await response.json();
    assert.equal(thread.title, 'How do I bake bread?');
    assert.equal(thread.messages_count, 2);
    assert.ok(Date.parse(thread.created_at) <= Date.parse(thread.last_message_at));

    const messages = await messagesOf(gateway, 'th_1');
    assert.deepEqual(
      messages.map(({role, content, status}) => ({role, content, status})),
      [
        {role: 'user', content: 'How do I bake bread?', status: 'complete'},
        {role: 'assistant', content: text, status: 'complete'},
      ],
    );
    assert.deepEqual(Object.keys(messages[1]!).sort(), [
      'content',
      'created_at',
      'finish_reason',
      'id',
      'role',
      'status',
    ]);
    assert.notEqual(messages[0]!.id, messages[1]!.id);
  });

  it('list the newest thread first and shorten long titles', async () => {
    const gateway = createTestGateway();
    await say(gateway, 'word '.repeat(40), {thread: 'old'});
    gateway.advance(60);
    await say(gateway, 'New', {thread: 'new'});
    const threads = await (await call(gateway, '/v1/threads')).json();
    assert.deepEqual(
      threads.map((thread: {id: string}) => thread.id),
      ['new', 'old'],
    );
    assert.equal([...threads[1].title].length, 60);
    assert.match(threads[1].title, /…$/);
  });

  it('delete with 204 and an empty body, once', async () => {
    const gateway = createTestGateway();
    await say(gateway, 'Hello', {thread: 't'});
    const first = await call(gateway, '/v1/threads/t', {method: 'DELETE'});
    assert.equal(first.status, 204);
    assert.equal(await first.text(), '');
    assert.equal((await call(gateway, '/v1/threads/t', {method: 'DELETE'})).status, 404);
    assert.equal((await call(gateway, '/v1/threads/t/messages')).status, 404);
  });

  it('treat the thread of somebody else exactly like one that does not exist', async () => {
    const gateway = createTestGateway();
    await say(gateway, 'My secret', {thread: 't', user: 'ada'});
    const strip = async (response: Response) => [response.status, await response.text()];
    for (const [method, rest] of [
      ['GET', ''],
      ['GET', '/messages'],
      ['DELETE', ''],
    ] as const) {
      const options = {method, user: 'grace'};
      const foreign = await strip(await call(gateway, `/v1/threads/t${rest}`, options));
      const unknown = await strip(await call(gateway, `/v1/threads/none${rest}`, options));
      assert.deepEqual(foreign, unknown);
      assert.equal(foreign[0], 404);
    }
    assert.equal((await messagesOf(gateway, 't', 'ada')).length, 2);
  });

  it('keep two users with one thread id apart', async () => {
    const gateway = createTestGateway();
    await say(gateway, 'Hello, my name is Ada', {thread: 't', user: 'ada'});
    const {text} = await say(gateway, 'What is my name?', {thread: 't', user: 'grace'});
    assert.doesNotMatch(text, /Ada/);
    assert.equal((await messagesOf(gateway, 't', 'grace')).length, 2);
  });

  it('refuse everybody without a token', async () => {
    const gateway = createTestGateway();
    const response = await gateway.asFetch('http://localhost:8788/v1/threads');
    assert.equal(response.status, 401);
  });
});

describe('The history of a thread', () => {
  const contents = async (gateway: ReturnType<typeof createTestGateway>) =>
    (await messagesOf(gateway, 't')).map(({role, content, status}) =>
      role === 'user' ? content : status,
    );

  it('reaches the model although only the new question is sent', async () => {
    const gateway = createTestGateway();
    await say(gateway, 'Hello, my name is Ada', {thread: 't'});
    const {text} = await say(gateway, 'What is my name?', {thread: 't'});
    assert.match(text, /Your name is \*\*Ada\*\*/);
    assert.match(text, /2nd question/);
  });

  it('is not doubled by a client that sends the whole list', async () => {
    const gateway = createTestGateway();
    const {text: first} = await say(gateway, 'Hello', {thread: 't'});
    const messages = [
      {role: 'system', content: 'Title: Prices'},
      {role: 'user', content: 'Hello'},
      {role: 'assistant', content: first},
      {role: 'user', content: 'What did I ask?'},
    ];
    const {text} = await say(gateway, '', {thread: 't', body: {messages}});
    assert.match(text, /you asked one question in this thread:\n\n1\. Hello\n\n/);
    assert.deepEqual(await contents(gateway), ['Hello', 'complete', 'What did I ask?', 'complete']);
  });

  it('stores a question again when its answer was complete', async () => {
    const gateway = createTestGateway();
    await say(gateway, 'Hello', {thread: 't'});
    await say(gateway, 'Hello', {thread: 't'});
    assert.deepEqual(await contents(gateway), ['Hello', 'complete', 'Hello', 'complete']);
  });

  it('does not store a question again whose answer was cut, and completes the answer', async () => {
    const gateway = createTestGateway();
    const question = '/s drop n=3 times=1 How do I bake bread?';
    const cut = await say(gateway, question, {thread: 't'});
    assert.deepEqual(await contents(gateway), [question, 'interrupted']);
    assert.equal((await messagesOf(gateway, 't'))[1]?.content, cut.text);

    const whole = await say(gateway, question, {thread: 't'});
    assert.deepEqual(await contents(gateway), [question, 'complete']);
    assert.ok(whole.text.startsWith(cut.text), 'the second try says something else');
    assert.match(whole.text, /1st question/);
  });

  it('does not store a question again that got no text at all', async () => {
    const gateway = createTestGateway();
    const question = '/s drop-first times=2 Hello';
    await say(gateway, question, {thread: 't'});
    await say(gateway, question, {thread: 't'});
    assert.deepEqual(await contents(gateway), [question]);
    await say(gateway, question, {thread: 't'});
    assert.deepEqual(await contents(gateway), [question, 'complete']);
  });

  it('keeps the longer part when a second try is cut earlier', async () => {
    const gateway = createTestGateway();
    await say(gateway, 'Hello', {thread: 't', body: {}});
    gateway.setScenario({name: 'drop', n: 6});
    const {text} = await say(gateway, 'And now?', {thread: 't'});
    gateway.setScenario({name: 'drop', n: 2});
    await say(gateway, 'And now?', {thread: 't'});
    assert.equal((await messagesOf(gateway, 't')).at(-1)?.content, text);
  });

  it('holds the full answer, a part of it or nothing after a cut, as the scenario says', async () => {
    const gateway = createTestGateway();
    for (const [stored, expected] of [
      ['full', ['complete']],
      ['partial', ['interrupted']],
      ['none', []],
    ] as const) {
      const question = `/s drop n=3 stored=${stored} Hello`;
      const {text} = await say(gateway, question, {thread: stored});
      const [, ...answers] = await messagesOf(gateway, stored);
      assert.deepEqual(
        answers.map(({status}) => status),
        expected,
      );
      assert.ok(answers.every(({content}) => content.startsWith(text)));
    }
  });

  it('holds the full answer even when the request was refused, if asked', async () => {
    const gateway = createTestGateway();
    const response = await ask(gateway, '/s 502 stored=full Hello', {thread: 't'});
    assert.equal(response.status, 502);
    assert.deepEqual(await contents(gateway), ['/s 502 stored=full Hello', 'complete']);
  });

  it('does not bring a deleted thread back when a late answer ends', async () => {
    const gateway = createTestGateway();
    const response = await ask(gateway, 'Hello', {thread: 't'});
    await call(gateway, '/v1/threads/t', {method: 'DELETE'});
    await hear(response);
    assert.equal((await call(gateway, '/v1/threads/t')).status, 404);
  });

  it('stores nothing without a thread', async () => {
    const gateway = createTestGateway();
    await say(gateway, 'Hello');
    assert.deepEqual(await (await call(gateway, '/v1/threads')).json(), []);
  });
});

describe('The journal', () => {
  it('brings every thread back in a second life', async () => {
    const records: JournalRecord[] = [];
    const first = createTestGateway({journal: (record) => records.push(record)});
    await say(first, '/s drop n=2 times=1 Hello', {thread: 'a'});
    await say(first, '/s drop n=2 times=1 Hello', {thread: 'a'});
    await say(first, 'Hello', {thread: 'b'});
    await call(first, '/v1/threads/b', {method: 'DELETE'});

    const lines = records.map((record) => JSON.stringify(record));
    const second = createTestGateway({records: lines.map((line) => JSON.parse(line))});
    const owner = {pid: PROJECT, uid: 'ada'};
    assert.deepEqual(second.threads.list(owner), first.threads.list(owner));
    assert.deepEqual(second.threads.messages(owner, 'a'), first.threads.messages(owner, 'a'));
    assert.equal(second.threads.messages(owner, 'b'), undefined);
  });
});
