import {until} from './fixture.ts';
import type {BehestChat} from '../../widget/behest-chat.ts';
import {chatPage} from './chat-page.ts';
import {resizeWindow} from './emulate.ts';
import {DESKTOP, launcherPage, PHONE} from './launcher-page.ts';
import type {ChatPage} from './chat-page.ts';
import {goOnline} from './chat-states.ts';
import type {ChatState} from './chat-states.ts';
import type {StandIn} from './stand-in.ts';

/** Where a chat can be: in the page, beside it, or over a phone's whole screen. */
export type ChatPlace = 'inline' | 'launcher' | 'phone';

export const CHAT_PLACES: readonly ChatPlace[] = ['inline', 'launcher', 'phone'];

/** Takes what another state has left: its chat, what it has to say, its gateway's answers, its network. */
async function leaveState(standIn: StandIn): Promise<void> {
  const left = document.querySelectorAll('behest-chat, [data-behest-announcer]');
  for (const element of left) element.remove();
  standIn.reset();
  await goOnline();
}

/**
 * Mounts a chat, alone on the page, and brings it into a state.
 *
 * @throws {Error} after 10 s, when something that belongs to the state is not on the screen
 */
export async function enterState(
  standIn: StandIn,
  {name, settings, prepare, reach, shows}: ChatState,
  place: ChatPlace = 'inline',
): Promise<ChatPage> {
  await leaveState(standIn);
  prepare?.(standIn);
  const page = await mount(standIn, place, settings);
  await reach?.(page, standIn);
  await page.element.updateComplete;
  await until(() => shows.every((selector) => page.has(selector)), `${name}: ${shows.join(' ')}`);
  return page;
}

async function mount(
  standIn: StandIn,
  place: ChatPlace,
  settings?: Partial<BehestChat>,
): Promise<ChatPage> {
  if (place === 'inline') return chatPage(standIn, settings);
  const screen = place === 'phone' ? PHONE : DESKTOP;
  await resizeWindow(screen.width, screen.height);
  const page = await launcherPage(standIn, settings, screen);
  await page.open();
  // It is half transparent while it opens.
  await Promise.all(page.panel.getAnimations().map(({finished}) => finished));
  return page;
}
