import {chromium} from 'playwright-core';

import {findBrowser} from './browser.mjs';

/** A headless Chromium for end-to-end tests. @returns {Promise<import('playwright-core').Browser>} */
export async function launchBrowser() {
  const {executablePath, args, env} = await findBrowser();
  return chromium.launch({executablePath, args, env: /** @type {any} */ (env)});
}
