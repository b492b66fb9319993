import type {Browser} from 'playwright-core';

import {launchBrowser} from '../support/launch-browser.mjs';
import {House} from './house.ts';
import {planTurn} from './plan.ts';
import {Seat} from './seat.ts';
import type {Tally} from './tally.ts';
import {Violation} from './violation.ts';

export interface CampaignOptions {
  readonly seed: number;
  /** Over all pages. */
  readonly turns: number;
  /** Side by side in one browser. */
  readonly pages: number;
  /** Told after each turn. */
  readonly progress?: (done: number) => void;
}

/**
 * Plays the whole campaign.
 *
 * @returns the faults that were met and the deeds that were done
 * @throws Violation with everything that is needed to play it again
 */
export async function runCampaign(options: CampaignOptions): Promise<Tally> {
  const house = await House.open();
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    await play(options, browser, house);
    return house.tally;
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    throw new Violation(`${error.message}\n${replay(options)}`);
  } finally {
    await browser?.close();
    await house.close();
  }
}

async function play(
  {seed, turns, pages, progress}: CampaignOptions,
  browser: Browser,
  house: House,
): Promise<void> {
  let done = 0;
  let isBroken = false;
  const playPage = async (page: number): Promise<void> => {
    const seat = await Seat.take(page, browser, house);
    const mine = Math.ceil((turns - page) / pages);
    try {
      for (let turn = 0; turn < mine && !isBroken; turn++) {
        await seat.play(planTurn(seed, page, turn));
        progress?.(++done);
      }
    } catch (error) {
      isBroken = true;
      throw error;
    }
    refuseLeaks('console', seat.console.join('\n'), house);
    await seat.leave();
  };
  await Promise.all(Array.from({length: pages}, (_, page) => playPage(page)));
  refuseLeaks('log of the mint server', house.mint.output, house);
  refuseLeaks('log of the gateway', house.gateway.output, house);
}

/** What was found is not told: the report of a leak must not be one. */
function refuseLeaks(place: string, text: string, {secrets}: House): void {
  const known = Object.entries(secrets).find(([, secret]) => text.includes(secret))?.[0];
  const kind = known ?? (/eyJ[\w-]{8,}/.test(text) ? 'token' : null);
  if (kind !== null) throw new Violation(`a secret is in the ${place}: a ${kind}`);
}

function replay({seed, turns, pages}: CampaignOptions): string {
  return `Again: npm run chaos -- --seed ${seed} --turns ${turns} --pages ${pages}`;
}
