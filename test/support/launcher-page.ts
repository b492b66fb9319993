import {setViewport} from '@web/test-runner-commands';
import {html} from 'lit';

import type {BehestChat} from '../../widget/behest-chat.ts';
import {ChatPage} from './chat-page.ts';
import {fixture, until} from './fixture.ts';
import type {StandIn} from './stand-in.ts';

export const DESKTOP = {width: 1200, height: 800};
export const PHONE = {width: 375, height: 667};

/** A `<behest-chat mode="launcher">` on the page. */
export class LauncherPage extends ChatPage {
  get launcher(): HTMLButtonElement {
    return this.find<HTMLButtonElement>('.launcher');
  }

  get panel(): HTMLDialogElement {
    return this.find<HTMLDialogElement>('dialog.panel');
  }

  /** How the panel stands on the screen now. */
  get shape(): 'closed' | 'beside' | 'modal' {
    if (this.panel.matches(':modal')) return 'modal';
    return this.panel.matches(':popover-open') ? 'beside' : 'closed';
  }

  async becomes(shape: LauncherPage['shape']): Promise<void> {
    await until(() => this.shape === shape, `a panel that is ${shape}, not ${this.shape}`);
    await this.element.updateComplete;
  }

  async open(): Promise<void> {
    this.launcher.click();
    await until(() => this.shape !== 'closed', 'an open panel');
    await this.element.updateComplete;
  }
}

/** Mounts the element as a launcher against the stand-in, on a screen of this size. */
export async function launcherPage(
  standIn: StandIn,
  settings: Partial<BehestChat> = {},
  screen = DESKTOP,
): Promise<LauncherPage> {
  await setViewport(screen);
  const element = document.createElement('behest-chat');
  Object.assign(element, {tokenEndpoint: standIn.endpoint, mode: 'launcher', ...settings});
  const home = await fixture<HTMLElement>(html`<div></div>`);
  home.append(element);
  await element.updateComplete;
  return new LauncherPage(element);
}

/** Lets the browser draw, and observers tell what they have seen. */
export async function drawn(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve));
}
