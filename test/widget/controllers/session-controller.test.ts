import {expect} from 'chai';
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {SessionController} from '../../../widget/controllers/session-controller.ts';
import {ChatSession} from '../../../widget/core/session.ts';
import {FakeClock} from '../../support/fake-clock.ts';
import {accepted, FakeTransport, says} from '../../support/fake-transport.ts';
import {until} from '../../support/fixture.ts';

const PIECES = 200;
const WHOLE = 'word '.repeat(PIECES);

describe('SessionController', () => {
  /** A host that notes what of the answer it was to draw, each time; and the session behind it. */
  function follow() {
    const pieces = Array.from({length: PIECES}, () => says('word '));
    const transport = new FakeTransport([accepted, ...pieces, 'hang']);
    const session = new ChatSession({transport, clock: new FakeClock(), threadId: null});
    const drawn: string[] = [];
    const host = {
      addController: (controller: ReactiveController) => controller.hostConnected?.(),
      requestUpdate: () => drawn.push(session.state.messages.at(-1)?.text ?? ''),
    } as unknown as ReactiveControllerHost;
    return {session, drawn, controller: new SessionController(host, session, {})};
  }

  it('draws a growing answer once a frame, however many pieces come, to its last word', async () => {
    const {session, drawn} = follow();
    void session.send('Go on');
    await until(() => drawn.at(-1) === WHOLE);
    expect(drawn.length).to.be.below(PIECES / 10);
  });

  it('draws what is more than growth at once', async () => {
    const {session, drawn} = follow();
    void session.send('Go on');
    expect(drawn, 'asked').to.have.length(1);
    await until(() => session.state.messages.at(-1)?.text === WHOLE);
    const before = drawn.length;
    session.stop();
    expect(drawn.length, 'stopped').to.equal(before + 1);
    expect(drawn.at(-1)).to.equal(WHOLE);
  });

  it('draws no more once its host has left the page', async () => {
    const {session, drawn, controller} = follow();
    void session.send('Go on');
    controller.hostDisconnected();
    await until(() => session.state.messages.at(-1)?.text === WHOLE);
    expect(drawn).to.have.length(1);
  });
});
