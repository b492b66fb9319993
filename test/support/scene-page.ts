import type {BrowserContext, Page} from 'playwright-core';

import type {SeenScreen} from '../../demo/scenes/differences.ts';
import type {Scene} from '../../demo/scenes/scene.ts';
import {differences} from '../../demo/scenes/differences.ts';
import {queryOf} from '../../demo/scenes/scenes.ts';
import {defaultStrings} from '../../widget/strings.ts';

const FRAME_MS = 16;

/** The workbench, opened by the link of a scene. */
export class ScenePage {
  readonly page: Page;
  /** What the page has complained of: errors nobody caught. */
  readonly errors: string[] = [];
  #mints = 0;
  #chats = 0;

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const {pathname} = new URL(request.url());
      if (pathname.endsWith('/api/behest/token')) this.#mints++;
      if (pathname.endsWith('/v1/chat/completions')) this.#chats++;
    });
  }

  /** Lets time pass on a page on which it stands still. */
  async advance(milliseconds: number): Promise<void> {
    await this.page.evaluate(
      async ([address, time]) => {
        const module = (await import(new URL(address, location.href).href)) as {
          readonly clock?: {advance(milliseconds: number): Promise<void>};
        };
        await module.clock?.advance(time);
      },
      ['./workbench.js', milliseconds] as const,
    );
  }

  /** Reads the screen, and counts the requests on the wire. */
  async see(): Promise<SeenScreen> {
    const seen = await this.page.evaluate(async (address) => {
      const module = (await import(new URL(address, location.href).href)) as {
        readScreen(chat: Element | null, requests: readonly never[]): SeenScreen;
      };
      return module.readScreen(document.querySelector('behest-chat'), []);
    }, './workbench.js');
    return {...seen, mints: this.#mints, chats: this.#chats};
  }

  /**
   * Waits until the screen shows what the scene expects; what is different when time is up. Where time
   * stands still a frame passes with each look: what has come is drawn in frames.
   */
  async differences(scene: Scene, patienceMs = 30_000): Promise<readonly string[]> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const different = differences(scene.screen, await this.see(), defaultStrings);
      if (different.length === 0 || Date.now() > end) return different;
      await this.advance(FRAME_MS);
      await this.page.waitForTimeout(100);
    }
  }

  /** Waits until no text has come for half a second: time on the wire does not stand still. */
  async untilQuiet(): Promise<void> {
    const length = () =>
      this.page
        .locator('behest-chat')
        .evaluate((chat: HTMLElement & {readonly messages: readonly {readonly text: string}[]}) =>
          chat.messages.reduce((sum, {text}) => sum + text.length, 0),
        );
    let before = await length();
    for (let quiet = 0; quiet < 5;) {
      await this.page.waitForTimeout(100);
      const now = await length();
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
  }
}

/**
 * Opens the link of a scene and waits until its screen is there.
 *
 * @throws {Error} with what is different on the screen after 30 s
 */
export async function reachScene(
  context: BrowserContext,
  site: string,
  scene: Scene,
): Promise<ScenePage> {
  const opened = await openScene(context, site, scene);
  const different = await opened.differences(scene);
  if (different.length > 0) throw new Error(`${scene.name}: ${different.join('; ')}`);
  return opened;
}

/** Opens the link of a scene in a page of its own. */
export async function openScene(
  context: BrowserContext,
  site: string,
  scene: Scene,
): Promise<ScenePage> {
  const opened = new ScenePage(await context.newPage());
  await opened.page.goto(`${site}/${queryOf(scene)}`);
  // In the static site the element waits for the stand-in, which may load the page once more.
  await opened.page.locator('behest-chat:defined').first().waitFor({state: 'attached'});
  return opened;
}
