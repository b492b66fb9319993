import {expect} from 'chai';

import {systemClock} from '../../widget/system-clock.ts';

/** A signal that counts who listens to it. */
function countedSignal() {
  const controller = new AbortController();
  const {signal} = controller;
  const listeners = {count: 0};
  const [add, remove] = [signal.addEventListener, signal.removeEventListener];
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners.count++;
    add.apply(signal, args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners.count--;
    remove.apply(signal, args);
  };
  return {controller, signal, listeners};
}

describe('systemClock', () => {
  it('waits, and leaves nobody listening', async () => {
    const {signal, listeners} = countedSignal();
    const started = performance.now();
    const waiting = systemClock.wait(20, signal);
    expect(listeners.count).to.equal(1);
    await waiting;
    expect(performance.now() - started).to.be.at.least(19);
    expect(listeners.count).to.equal(0);
  });

  it('wakes at once when nobody wants to wait any more', async () => {
    const {controller, signal, listeners} = countedSignal();
    const waiting = systemClock.wait(1e6, signal);
    controller.abort();
    await waiting;
    expect(listeners.count).to.equal(0);
    await systemClock.wait(1e6, signal);
    expect(listeners.count).to.equal(0);
  });

  it('tells the time and rolls a die', () => {
    expect(systemClock.now()).to.be.closeTo(Date.now(), 1000);
    expect(systemClock.random()).to.be.within(0, 1).and.not.equal(systemClock.random());
  });
});
