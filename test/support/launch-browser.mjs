import {chromium} from 'playwright-core';

import {findBrowser} from '../../build-steps/browser.mjs';

/**
 * A headless Chromium for end-to-end tests.
 *
 * @param {import('playwright-core').LaunchOptions} [options] its arguments come behind the usual ones
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(options = {}) {
  const {executablePath, args: usual, env} = await findBrowser();
  const args = [...usual, ...(options.args ?? [])];
  return chromium.launch({executablePath, env: /** @type {any} */ (env), ...options, args});
}
