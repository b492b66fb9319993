// Takes a picture of every state of the chat (ux.md 7.5) into docs/states: `npm run states`.
// Time stands still and chance is fixed. Look at the pictures before you commit them.
import {mkdirSync, rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import type {Browser, BrowserContextOptions} from 'playwright-core';

import {buildWhatChanged, installWhatIsMissing} from '../demo/prepare.mjs';
import type {Scene} from '../demo/scenes/scene.ts';
import {STATES} from '../demo/scenes/states.ts';
import {launchBrowser} from './support/launch-browser.mjs';
import {reachScene} from './support/scene-page.ts';
import {startDemo} from './support/start-demo.mjs';

const folder = fileURLToPath(new URL('../docs/states/', import.meta.url));
const WIDE = {width: 1280, height: 640};
const NARROW = {width: 320, height: 568};

/** How a state is looked at. */
interface Look {
  readonly name: string;
  readonly context: BrowserContextOptions;
  readonly query: Readonly<Record<string, string>>;
}

const LOOKS: readonly Look[] = [
  ...(['light', 'dark'] as const).flatMap((theme) => [
    look(`${theme}-1280`, {viewport: WIDE, colorScheme: theme}, {theme}),
    look(`${theme}-320`, {viewport: NARROW, colorScheme: theme}, {theme}),
  ]),
  look('arabic-320', {viewport: NARROW}, {dir: 'rtl', lang: 'ar'}),
  look('forced-colors-1280', {viewport: WIDE, forcedColors: 'active'}, {}),
];

function look(name: string, context: BrowserContextOptions, query: Look['query']): Look {
  return {name, context: {...context, reducedMotion: 'reduce'}, query};
}

async function picture(browser: Browser, site: string, taken: {scene: Scene; look: Look}) {
  const {scene, look} = taken;
  const context = await browser.newContext(look.context);
  // The words of another language are not the ones that the scene expects.
  const screen = look.query['lang'] ? {...scene.screen, says: []} : scene.screen;
  const shown = {...scene, screen, query: {...scene.query, ...look.query}};
  const opened = await reachScene(context, site, shown);
  const path = `${folder}${scene.name.replaceAll(' ', '-')}-${look.name}.png`;
  await opened.page.screenshot({path, animations: 'disabled'});
  await context.close();
}

installWhatIsMissing();
buildWhatChanged();
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
const [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
try {
  for (const scene of STATES) {
    for (const look of LOOKS) await picture(browser, demo.url, {scene, look});
  }
} finally {
  await browser.close();
  await demo.stop();
}
