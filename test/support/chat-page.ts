import {html} from 'lit';

import '../../widget/define.ts';
import type {BehestChat} from '../../widget/behest-chat.ts';
import {fixture, until} from './fixture.ts';
import type {StandIn} from './stand-in.ts';

/** A `<behest-chat>` on the page, used as a reader uses it. */
export class ChatPage {
  readonly element: BehestChat;

  constructor(element: BehestChat) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.renderRoot as ShadowRoot;
  }

  get input(): HTMLTextAreaElement {
    return this.find<HTMLTextAreaElement>('textarea');
  }

  get button(): HTMLButtonElement {
    return this.find<HTMLButtonElement>('.send');
  }

  /** What the turns show, without the words that are for the ear only. */
  get turns(): readonly string[] {
    return [...this.root.querySelectorAll('.bubble, .body')].map((turn) =>
      (turn.textContent ?? '').trim(),
    );
  }

  find<Found extends Element>(selector: string): Found {
    const found = this.root.querySelector<Found>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }

  has(selector: string): boolean {
    return this.root.querySelector(selector) !== null;
  }

  /** The button whose name this is. */
  press(name: string): void {
    const buttons = [...this.root.querySelectorAll('button')];
    const named = buttons.find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === name,
    );
    if (!named) throw new Error(`There is no button "${name}".`);
    named.click();
  }

  type(text: string): void {
    this.input.value = text;
    this.input.dispatchEvent(new Event('input', {bubbles: true}));
  }

  pressKey(key: string, init: KeyboardEventInit = {}): void {
    this.input.dispatchEvent(
      new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, composed: true, ...init}),
    );
  }

  async ask(text: string): Promise<void> {
    this.type(text);
    await this.element.updateComplete;
    this.pressKey('Enter');
    await this.element.updateComplete;
  }

  /** Waits until the last answer has ended, in whatever way. */
  async answered(): Promise<void> {
    await until(() => {
      const {role, status} = this.element.messages.at(-1) ?? {};
      return role === 'assistant' && status !== 'streaming';
    }, 'an answer');
    await this.element.updateComplete;
  }

  async untilState(state: string): Promise<void> {
    await until(() => this.element.state === state, `state ${state}, not ${this.element.state}`);
    await this.element.updateComplete;
  }
}

/** Mounts the element against the stand-in, with any further attributes or properties. */
export async function chatPage(
  standIn: StandIn,
  settings: Partial<BehestChat> = {},
): Promise<ChatPage> {
  const element = await fixture<BehestChat>(
    html`<behest-chat token-endpoint=${standIn.endpoint}></behest-chat>`,
  );
  Object.assign(element, settings);
  await element.updateComplete;
  return new ChatPage(element);
}
