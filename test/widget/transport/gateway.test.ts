import {expect} from 'chai';
import {HttpResponse} from 'msw';

import type {ChatError} from '../../../widget/core/errors.ts';
import type {ReplyRequest} from '../../../widget/core/ports.ts';
import {openChat} from '../../support/chat.ts';
import {rejection} from '../../support/errors.ts';
import {GATEWAY_URL, useStandIn} from '../../support/stand-in.ts';

const standIn = useStandIn();
const signal = new AbortController().signal;
const conversation = (threadId: string | null): ReplyRequest => ({
  threadId,
  turns: [
    {role: 'user', text: 'One?'},
    {role: 'assistant', text: 'One.'},
    {role: 'user', text: 'Two?'},
  ],
});

/** Asks and gives the text of the answer. */
async function ask(
  threadId: string | null = null,
  options: Parameters<typeof openChat>[2] = {},
): Promise<string> {
  const {transport} = openChat(standIn, null, options);
  let text = '';
  for await (const piece of transport.reply(conversation(threadId), signal)) {
    if (piece.type === 'text') text += piece.text;
  }
  return text;
}

describe('GatewayTransport.reply', () => {
  it('asks the gateway that the token answer names, with the four headers and no others', async () => {
    expect(await ask('thread-1')).not.to.equal('');
    const [request] = standIn.chats;
    const {authorization, 'x-session-id': session, accept: _, ...headers} = request!.headers;
    expect(authorization).to.match(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    expect(session).to.match(/^[\da-f-]{36}$/);
    expect(headers).to.deep.equal({'content-type': 'application/json', 'x-thread-id': 'thread-1'});
    expect(standIn.mints).to.equal(1);
  });

  it('tells a thread only what is new, and a gateway without one everything', async () => {
    await ask('thread-1');
    await ask(null);
    const [withThread, without] = standIn.chats;
    expect(withThread?.body).to.deep.equal({
      model: 'default',
      stream: true,
      messages: [{role: 'user', content: 'Two?'}],
    });
    expect(without?.headers).not.to.have.property('x-thread-id');
    expect(without?.body?.messages?.map(({content}) => content)).to.deep.equal([
      'One?',
      'One.',
      'Two?',
    ]);
  });

  it('sends the model and what the page tells, first of all, without who asks', async () => {
    const {transport, tokens} = openChat(standIn, null, {
      model: 'gemini-2.5-pro',
      context: () => `Page of ada, ${tokens.sessionId}`,
    });
    for await (const _ of transport.reply(conversation('thread-1'), signal));
    const {model, messages} = standIn.chats[0]!.body!;
    expect(model).to.equal('gemini-2.5-pro');
    expect(messages).to.deep.equal([
      {role: 'system', content: 'Page of …, …'},
      {role: 'user', content: 'Two?'},
    ]);
  });

  it('sends nothing about the page when there is nothing to tell', async () => {
    for (const nothing of [null, '']) await ask(null, {context: () => nothing});
    for (const {body} of standIn.chats) expect(body?.messages?.[0]?.role).to.equal('user');
  });

  it('prefers the base address of the page over the one in the token answer', async () => {
    standIn.answerToken = async () =>
      standIn.gateway.tokenResponse({id: 'ada', baseUrl: 'https://wrong.test'});
    expect(await ask(null, {baseUrl: `${GATEWAY_URL}/v1/`})).not.to.equal('');
  });

  it('says what is missing when nobody names the gateway', async () => {
    standIn.answerToken = async () => standIn.gateway.tokenResponse({id: 'ada'});
    const error = await rejection<ChatError>(ask());
    expect(error.code).to.equal('config');
    expect(error.message).to.contain('set base-url');
  });

  it('makes every request with the host’s fetch', async () => {
    const seen: string[] = [];
    const through: typeof fetch = (input, init) => {
      seen.push(new URL(String(input)).pathname);
      return fetch(input, init);
    };
    await ask('thread-1', {fetch: through});
    expect(seen).to.deep.equal(['/api/behest/token', '/v1/chat/completions']);
  });

  it('keeps the session of the first token when it needs another one', async () => {
    const {transport} = openChat(standIn, null);
    standIn.gateway.setScenario({name: '401-once'});
    for await (const _ of transport.reply(conversation('thread-1'), signal));
    const [first, second] = standIn.chats;
    expect(standIn.mints).to.equal(2);
    expect(second?.headers['authorization']).not.to.equal(first?.headers['authorization']);
    expect(second?.headers['x-session-id']).to.equal(first?.headers['x-session-id']);
  });

  it('mints once for a token that is refused, and anew only when asked again', async () => {
    standIn.gateway.setScenario({name: '401-always'});
    const {transport} = openChat(standIn, null);
    const reply = () => transport.reply(conversation(null), signal).next();
    expect(await rejection<ChatError>(reply())).to.include({
      code: 'auth_required',
      status: 401,
      phase: 'request',
    });
    expect([standIn.mints, standIn.chats.length]).to.deep.equal([2, 2]);
    standIn.gateway.setScenario(null);
    await reply();
    expect([standIn.mints, standIn.chats.length]).to.deep.equal([3, 3]);
  });

  it('forgets a token that ends in the middle of an answer', async () => {
    const {transport, tokens} = openChat(standIn, null);
    const {token} = await tokens.get();
    standIn.gateway.setScenario({name: '401-mid', n: 0});
    const pieces = transport.reply(conversation(null), signal);
    expect((await pieces.next()).value).to.deep.include({type: 'accepted'});
    expect(await rejection<ChatError>(pieces.next())).to.include({
      code: 'auth_required',
      phase: 'stream',
    });
    expect((await tokens.get()).token).not.to.equal(token);
  });

  it('names base-url when something else than a gateway answers', async () => {
    standIn.answerGateway = () => HttpResponse.html('<!doctype html><p>Welcome</p>');
    const error = await rejection<ChatError>(ask());
    expect(error.code).to.equal('config');
    expect(error.message).to.equal(
      `The gateway ${GATEWAY_URL} answered with an HTML page: check base-url.`,
    );
    standIn.answerGateway = () => HttpResponse.redirect('https://gateway.test/login', 302);
    expect(await rejection<ChatError>(ask())).to.include({code: 'config'});
    standIn.gateway.setScenario({name: '404'});
    standIn.answerGateway = null;
    expect((await rejection<ChatError>(ask())).message).to.contain('404: check base-url');
  });

  it('shows an answer that comes as one document', async () => {
    standIn.answerGateway = async (request) => {
      const body: object = await request.clone().json();
      return standIn.gateway.fetch(
        new Request(request, {body: JSON.stringify({...body, stream: false})}),
      );
    };
    const whole = await ask();
    standIn.answerGateway = null;
    expect(whole).to.equal(await ask());
  });

  it('asks nothing any more when it was aborted while the token came', async () => {
    const leave = new AbortController();
    const {transport} = openChat(standIn, null);
    standIn.answerToken = () => {
      leave.abort();
      return undefined;
    };
    expect((await transport.reply(conversation(null), leave.signal).next()).done).to.equal(true);
    expect(standIn.requests).to.deep.equal([]);
  });

  it('asks nothing in the name of another user when somebody else has signed in', async () => {
    const {transport, tokens} = openChat(standIn, null);
    const leave = new AbortController();
    tokens.onUserChange(() => leave.abort());
    tokens.reject((await tokens.get()).token);
    standIn.user = 'grace';
    expect((await transport.reply(conversation(null), leave.signal).next()).done).to.equal(true);
    expect(standIn.requests).to.deep.equal([]);
  });

  it('leaves quietly before the first byte and in the middle of an answer', async () => {
    const leave = new AbortController();
    const {transport} = openChat(standIn, null);
    standIn.answerGateway = () => {
      leave.abort();
      return undefined;
    };
    expect((await transport.reply(conversation(null), leave.signal).next()).done).to.equal(true);

    standIn.answerGateway = null;
    standIn.gateway.setScenario({name: 'stall', n: 1});
    const later = new AbortController();
    const seen: string[] = [];
    for await (const {type} of transport.reply(conversation(null), later.signal)) {
      seen.push(type);
      if (type === 'text') later.abort();
    }
    expect(seen).to.deep.equal(['accepted', 'text']);
  });
});

describe('GatewayTransport.history', () => {
  it('reads a thread with the token and the session, and nothing else', async () => {
    await ask('thread-1');
    const {transport} = openChat(standIn, null);
    const turns = await transport.history('thread-1', signal);
    expect(turns?.map(({role, complete}) => [role, complete])).to.deep.equal([
      ['user', true],
      ['assistant', true],
    ]);
    const {accept: _, ...headers} = standIn.reads[0]!.headers;
    expect(Object.keys(headers).sort()).to.deep.equal(['authorization', 'x-session-id']);
    expect(standIn.reads[0]?.path).to.equal('/v1/threads/thread-1/messages');
  });

  it('is null for a thread that this user does not have, whoever else has it', async () => {
    await ask('thread-1');
    standIn.user = 'grace';
    const {transport} = openChat(standIn, null);
    expect(await transport.history('thread-1', signal)).to.equal(null);
    expect(await transport.history('thread-2', signal)).to.equal(null);
  });

  it('fails as chat does', async () => {
    const {transport} = openChat(standIn, null);
    const failure = () => rejection<ChatError>(transport.history('thread-1', signal));
    standIn.gateway.setScenario({name: '403-thread'});
    expect(await failure()).to.include({code: 'forbidden', status: 403});
    standIn.gateway.setScenario({name: '500', at: 'threads'});
    expect(await failure()).to.include({code: 'server_error', phase: 'request'});
    for (const wrong of [HttpResponse.text('no list'), HttpResponse.json({no: 'list'})]) {
      standIn.answerGateway = () => wrong;
      const message = 'The stored messages could not be read.';
      expect(await failure()).to.include({code: 'protocol', phase: 'request', message});
    }
    standIn.answerGateway = () => HttpResponse.html('<p>Welcome</p>');
    expect(await failure()).to.include({code: 'config'});
  });
});
