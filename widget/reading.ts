import type {ReactiveControllerHost} from 'lit';

import {StickToBottom} from './controllers/stick-to-bottom.ts';
import {Copying} from './copying.ts';
import {isBusy} from './core/state.ts';
import type {ChatState, Message} from './core/state.ts';

/** What the reader has in front: where in the conversation, what is new below, what was copied. */
export class Reading {
  readonly bottom: StickToBottom;
  readonly copying: Copying;
  #seen = 0;
  #insistedOn: string | undefined;
  #answer: Message | undefined;
  #grownAt = 0;

  /** @param scroller finds where messages scroll */
  constructor(host: ReactiveControllerHost & HTMLElement, scroller: () => HTMLElement | null) {
    this.bottom = new StickToBottom(host, scroller);
    this.copying = new Copying(() => host.requestUpdate());
  }

  /** As the view needs it. What ends while the reader looks at the end has been seen. */
  view(chat: ChatState) {
    const {messages} = chat;
    if (messages.at(-1) !== this.#answer) {
      this.#answer = messages.at(-1);
      this.#grownAt = Date.now();
    }
    const isEnded = ({role, status}: Message): boolean =>
      role === 'assistant' && status !== 'streaming';
    const ended = messages.filter(isEnded).length;
    if (this.bottom.stuck || ended < this.#seen) this.#seen = ended;
    const {copied} = this.copying;
    const insisted = isBusy(chat) && this.#insistedOn === messages.at(-1)?.id;
    const unseen = ended - this.#seen;
    return {canJump: !this.bottom.stuck, unseen, copied, insisted, grownAt: this.#grownAt};
  }

  /** The reader wants to send while an answer comes. @returns whether for the first time */
  insist({messages}: ChatState): boolean {
    const answer = messages.at(-1)?.id;
    const isNew = this.#insistedOn !== answer;
    this.#insistedOn = answer;
    return isNew;
  }
}

/** How often what is shown changes by itself, in ms: what is waited for is told by the second. */
export function changesEvery(chat: ChatState): number {
  if (chat.phase.name === 'rate-limited' || isBusy(chat)) return 1000;
  return chat.messages.length > 0 ? 60_000 : 0;
}
