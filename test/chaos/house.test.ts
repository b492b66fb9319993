import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import {House} from './house.ts';
import {ReaderLine} from './line.ts';

describe('the gateway of a campaign', () => {
  let house: House;
  let port: string | null;
  before(async () => {
    house = await House.open();
    const {address} = await house.moveIn('reader-0', new ReaderLine(house.tally));
    port = new URL(address).searchParams.get('gateway');
  });
  after(() => house.close());

  /** What the gateway takes for now, in epoch seconds. */
  async function time(): Promise<number> {
    const {data} = (await (await fetch(`http://127.0.0.1:${port}/v1/models`)).json()) as {
      data: readonly {readonly created: number}[];
    };
    return data[0]?.created ?? 0;
  }

  it('never has an earlier time than before, whoever kills it how often', async () => {
    house.advanceGateway(5000);
    const ahead = await time();
    assert.ok(ahead - Date.now() / 1000 > 4900);
    await Promise.all([house.gateway.killAndRestart(), house.gateway.killAndRestart()]);
    const restarted = await time();
    assert.ok(restarted >= ahead && restarted < ahead + 600, `${restarted - ahead} s later`);
    await house.gateway.killAndRestart();
    assert.ok((await time()) >= restarted);
  });
});
