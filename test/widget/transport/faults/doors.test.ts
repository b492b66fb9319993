import {expect} from 'chai';
import {HttpResponse} from 'msw';

import {chatPage} from '../../../support/chat-page.ts';
import {meetFault, useQuickRetries} from '../../../support/fault-case.ts';
import type {Expected} from '../../../support/fault-case.ts';
import {useStandIn} from '../../../support/stand-in.ts';
import type {StandIn} from '../../../support/stand-in.ts';

const standIn = useStandIn();
useQuickRetries();

const both = [true, false];
const withOrWithout = (hasThread: boolean): string => `${hasThread ? 'with' : 'without'} a thread`;

describe('the token endpoint', () => {
  const signedOut: Expected = {
    chats: 0,
    code: 'auth_required',
    state: 'signed-out',
    question: 'draft',
  };
  const rules: Readonly<Record<string, Expected>> = {
    'mint-401': signedOut,
    'mint-403': signedOut,
    'mint-429': {
      chats: 0,
      code: 'rate_limited',
      state: 'rate-limited',
      retryAfter: 7,
      question: 'draft',
    },
    'mint-500': {chats: 0, mints: 3, code: 'server_error'},
    'mint-html': {chats: 0, code: 'config'},
    'mint-no-token': {chats: 0, code: 'config'},
  };
  for (const [name, expected] of Object.entries(rules)) {
    for (const hasThread of both) {
      it(`answers ${name}, ${withOrWithout(hasThread)}`, () =>
        meetFault(standIn, {scenario: {name, size: 400}, hasThread, phase: 'mint', ...expected}));
    }
  }

  const answers: Readonly<Record<string, readonly [() => Response, Expected]>> = {
    'a redirect': [() => HttpResponse.redirect('/login', 302), {chats: 0, code: 'config'}],
    'nothing at all': [() => HttpResponse.error(), {chats: 0, mints: 3, code: 'network'}],
    '402': [
      () => new Response('', {status: 402}),
      {chats: 0, code: 'quota_exceeded', state: 'quota', question: 'draft'},
    ],
    '404': [() => new Response('', {status: 404}), {chats: 0, code: 'config'}],
    '503 once': [() => new Response('', {status: 503}), {chats: 1, mints: 2, text: 'whole'}],
  };
  for (const [name, [answer, expected]] of Object.entries(answers)) {
    for (const hasThread of both) {
      const prepare = (host: StandIn): void => {
        host.answerToken = () => (name === '503 once' && host.mints > 1 ? undefined : answer());
      };
      it(`answers ${name}, ${withOrWithout(hasThread)}`, () =>
        meetFault(standIn, {prepare, hasThread, phase: 'mint', ...expected}));
    }
  }
});

describe('the token endpoint, once a token has ended in the middle of an answer,', () => {
  const failures: Readonly<Record<string, readonly [() => Response, Expected]>> = {
    '401': [
      () => new Response('', {status: 401}),
      {chats: 1, mints: 2, code: 'auth_required', state: 'signed-out'},
    ],
    '500': [() => new Response('', {status: 500}), {chats: 1, mints: 3, code: 'server_error'}],
    'an HTML page': [
      () => HttpResponse.html('<p>Welcome</p>'),
      {chats: 1, mints: 3, code: 'config'},
    ],
  };
  for (const [name, [answer, expected]] of Object.entries(failures)) {
    it(`answers ${name}: what is shown stays`, () =>
      meetFault(standIn, {
        scenario: {name: '401-mid', n: 2},
        prepare: (host) => {
          host.answerToken = () => (host.mints > 1 ? answer() : undefined);
        },
        hasThread: true,
        phase: 'mint',
        text: 'part',
        ...expected,
      }));
  }
});

describe('a gateway', () => {
  const rules: Readonly<Record<string, readonly [() => Response, Expected]>> = {
    'that is another site': [
      () => HttpResponse.html('<p>Welcome</p>'),
      {chats: 1, code: 'config', phase: 'mint'},
    ],
    'that redirects': [
      () => HttpResponse.redirect('https://gateway.test/', 307),
      {chats: 1, code: 'config', phase: 'mint'},
    ],
    'that answers with other JSON': [
      () => HttpResponse.json({status: 'ok'}),
      {chats: 1, code: 'protocol', phase: 'stream'},
    ],
    'that answers with an error and status 200': [
      () => HttpResponse.json({error: {code: 'quota_exceeded', message: 'x'}}),
      {chats: 1, code: 'quota_exceeded', phase: 'stream', state: 'quota'},
    ],
  };
  for (const [name, [answer, expected]] of Object.entries(rules)) {
    for (const hasThread of both) {
      const prepare = (host: StandIn): void => {
        host.answerGateway = (request) => (request.method === 'POST' ? answer() : undefined);
      };
      it(`${name}, ${withOrWithout(hasThread)}`, () =>
        meetFault(standIn, {prepare, hasThread, ...expected}));
    }
  }

  for (const hasThread of both) {
    // A question whose answer never came may have got through: its thread is read before it is put again.
    const unanswered = {
      ...(hasThread ? {chats: 2, reads: 1} : {chats: 3}),
      code: 'network',
    } as const;

    it(`that cannot be reached, ${withOrWithout(hasThread)}`, () => {
      const prepare = (host: StandIn): void => {
        host.answerGateway = ({method}) => (method === 'POST' ? HttpResponse.error() : undefined);
      };
      return meetFault(standIn, {prepare, hasThread, ...unanswered});
    });

    it(`that does not allow this page’s origin, ${withOrWithout(hasThread)}`, () =>
      meetFault(standIn, {scenario: {name: 'cors'}, hasThread, ...unanswered}));

    it(`whose headers a page may not read, ${withOrWithout(hasThread)}`, () =>
      meetFault(standIn, {
        scenario: {name: '429', n: 30},
        prepare: ({gateway}) => {
          gateway.settings.exposeHeaders = false;
        },
        hasThread,
        chats: 1,
        code: 'rate_limited',
        state: 'rate-limited',
        retryAfter: null,
        question: 'draft',
      }));
  }
});

describe('an answer', () => {
  const ends: Readonly<Record<string, Expected>> = {
    empty: {chats: 1, code: 'empty', phase: 'stream'},
    length: {chats: 1, text: 'early'},
    filter: {chats: 1, text: 'early'},
    split: {chats: 1, text: 'whole'},
    'no-done': {chats: 1, text: 'whole'},
  };
  for (const [name, expected] of Object.entries(ends)) {
    for (const hasThread of both) {
      it(`that is ${name}, ${withOrWithout(hasThread)}`, () =>
        meetFault(standIn, {scenario: {name, size: 400}, hasThread, ...expected}));
    }
  }
});

describe('what is being written', () => {
  const next = 'And the night sky?';
  for (const name of ['400', '401-always', '402', '429', '500', 'drop', 'malformed']) {
    for (const hasThread of both) {
      it(`stays when ${name} comes in between, and so does the question, ${withOrWithout(hasThread)}`, async () => {
        const page = await chatPage(standIn, {persist: hasThread ? 'session' : 'none'});
        standIn.gateway.setScenario({name, size: 4, gap: 0});
        await page.ask('Which colours does the evening sky have?');
        page.type(next);
        await page.answered();
        expect(page.element.draft).to.equal(next);
        expect(page.input.value).to.equal(next);
        const questions = page.element.messages.filter(({role}) => role === 'user');
        expect(questions.map(({text}) => text)).to.deep.equal([
          'Which colours does the evening sky have?',
        ]);
      });
    }
  }
});
