import {expect} from 'chai';
import {HttpResponse} from 'msw';

import {chatPage} from '../support/chat-page.ts';
import {settle} from '../support/fake-clock.ts';
import {useQuickRetries} from '../support/fault-case.ts';
import {until} from '../support/fixture.ts';
import {launcherPage} from '../support/launcher-page.ts';
import {chunk, events} from '../support/sse.ts';
import {useStandIn} from '../support/stand-in.ts';

function setOnline(online: boolean): void {
  if (online) Reflect.deleteProperty(navigator, 'onLine');
  else Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
  window.dispatchEvent(new Event(online ? 'online' : 'offline'));
}

/** An answer that has begun, and what breaks its connection. */
function begun(text: string) {
  let breakOff = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(events([chunk(text)])));
      breakOff = () => controller.error(new TypeError('network error'));
    },
  });
  const response = new Response(body, {headers: {'content-type': 'text/event-stream'}});
  return {response, breakOff: () => breakOff()};
}

describe('a network that goes in the middle of an answer', () => {
  const standIn = useStandIn();
  useQuickRetries();
  afterEach(() => setOnline(true));

  it('takes no word away, and the answer is asked for again when the reader says so', async () => {
    const page = await chatPage(standIn);
    const {response, breakOff} = begun('Once upon a time');
    standIn.answerGateway = () => response;
    await page.ask('Tell me a story.');
    await page.untilState('streaming');
    standIn.answerGateway = () => HttpResponse.error();
    setOnline(false);
    breakOff();
    await page.answered();
    expect(page.element.state).to.equal('offline');
    expect(page.element.messages.at(-1)).to.include({text: 'Once upon a time', status: 'failed'});
    expect(page.find('.banner').textContent).to.contain('offline');

    standIn.answerGateway = null;
    const asked = standIn.requests.length;
    setOnline(true);
    await page.untilState('idle');
    await settle();
    expect(standIn.requests).to.have.length(asked);
    page.press('Try again');
    await until(() => page.element.messages.at(-1)?.status === 'done');
    expect(page.element.messages).to.have.length(2);
    expect(page.has('.card')).to.equal(false);
  });

  it('that is not there from the start is shown to style sheets as well, also while closed', async () => {
    setOnline(false);
    const page = await launcherPage(standIn);
    expect(page.element.state).to.equal('offline');
    expect(page.element.matches(':state(offline)')).to.equal(true);
  });
});
