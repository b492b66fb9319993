import {chromium} from 'playwright-core';

import {findBrowser} from './browser.mjs';

/**
 * A headless Chromium for end-to-end tests.
 *
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(options = {}) {
  const {executablePath, args, env} = await findBrowser();
  return chromium.launch({executablePath, args, env: /** @type {any} */ (env), ...options});
}
