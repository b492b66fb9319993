import {expect} from 'chai';

import type {ChatError} from '../../../widget/core/errors.ts';
import type {ReplyRequest} from '../../../widget/core/ports.ts';
import {openChat} from '../../support/chat.ts';
import type {Chat} from '../../support/chat.ts';
import {rejection} from '../../support/errors.ts';
import {chunk, events, streamOf, wholeAnswer} from '../../support/sse.ts';
import {useStandIn} from '../../support/stand-in.ts';

const {signal} = new AbortController();
const question: ReplyRequest = {threadId: 'thread-1', turns: [{role: 'user', text: 'One?'}]};

async function ask({transport}: Chat): Promise<void> {
  for await (const _ of transport.reply(question, signal));
}

describe('GatewayTransport between two answers', () => {
  const standIn = useStandIn();

  it('keeps the token for the next question, whatever became of the last one', async () => {
    const chat = openChat(standIn, null);
    await ask(chat);
    standIn.answerGateway = () => new Response('{}', {status: 500});
    expect(await rejection<ChatError>(ask(chat))).to.include({code: 'server_error'});
    standIn.answerGateway = () => streamOf(events([chunk('Be')]));
    expect(await rejection<ChatError>(ask(chat))).to.include({code: 'stream_interrupted'});
    standIn.answerGateway = null;
    await ask(chat);
    expect(standIn.mints).to.equal(1);
  });

  it('replaces the token although the refusal has no body', async () => {
    standIn.answerGateway = () =>
      standIn.chats.length === 1 ? new Response(null, {status: 401}) : undefined;
    await ask(openChat(standIn, null));
    expect([standIn.mints, standIn.chats.length]).to.deep.equal([2, 2]);
  });

  it('sends the token without cookies and without the path of the page', async () => {
    const seen: (RequestInit | undefined)[] = [];
    const through: typeof fetch = (input, init) => {
      seen.push(init);
      return fetch(input, init);
    };
    await ask(openChat(standIn, null, {fetch: through}));
    expect(seen[1]).to.include({
      credentials: 'omit',
      referrerPolicy: 'strict-origin-when-cross-origin',
    });
  });

  it('takes what does not say what it is for a stream, up to its end however written', async () => {
    const stream = events([...wholeAnswer('Because.'), chunk(' Not this.')]);
    const {body} = streamOf(stream.replace('[DONE]', '[DONE] '));
    standIn.answerGateway = () => new Response(body);
    const pieces = openChat(standIn, null).transport.reply(question, signal);
    let text = '';
    for await (const piece of pieces) if (piece.type === 'text') text += piece.text;
    expect(text).to.equal('Because.');
  });

  it('takes an answer without a body for a cut one, and a page for a wrong address', async () => {
    standIn.answerGateway = () => new Response(null);
    const error = await rejection<ChatError>(ask(openChat(standIn, null)));
    expect(error).to.include({code: 'stream_interrupted', phase: 'stream'});
    expect(error.message).to.equal('The stream ended before the answer did.');
    standIn.answerGateway = () => new Response(null, {headers: {'content-type': 'text/html'}});
    expect(await rejection<ChatError>(ask(openChat(standIn, null)))).to.include({code: 'config'});
  });
});
