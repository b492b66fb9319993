import type {ChatState, Message} from './core/state.ts';
import type {Notices} from './notices.ts';
import type {Panel} from './panel.ts';
import type {BehestStrings} from './strings.ts';

/** What a reader can do. */
export interface ChatActions {
  readonly write: (draft: string) => void;
  readonly send: () => void;
  /** Enter while an answer is being made. */
  readonly insist: () => void;
  /** Sends a suggested question as it stands. */
  readonly ask: (text: string) => void;
  readonly stop: () => void;
  readonly page: (screens: number) => void;
  readonly retry: () => void;
  readonly signIn: () => void;
  readonly upgrade: () => void;
  readonly openUpgrade: () => void;
  readonly closeUpgrade: () => void;
  readonly dismissToast: () => void;
  readonly startNew: () => void;
  readonly jump: () => void;
  readonly approach: () => void;
  readonly copy: (text: string) => void;
  readonly copyMessage: (message: Message) => void;
  /** Takes the question that was turned down back into the composer. */
  readonly edit: () => void;
}

export interface ChatView {
  readonly chat: ChatState;
  /** The title. */
  readonly label: string;
  /** Who answers. */
  readonly name: string;
  readonly placeholder: string;
  readonly draft: string;
  readonly strings: BehestStrings;
  /** Questions to begin with. */
  readonly prompts: readonly {readonly label: string; readonly text: string}[];
  /** Characters that may be sent at once; 0 means no limit. */
  readonly maxLength: number;
  readonly notices: Notices;
  readonly panel: Panel;
  /** Where "See plans" leads, or `null`. */
  readonly upgradeUrl: string | null;
  readonly online: boolean;
  /** Epoch milliseconds, for what counts down. */
  readonly now: number;
  /** The reader has scrolled up. */
  readonly canJump: boolean;
  /** Answers that have ended since. */
  readonly unseen: number;
  /** The reader has tried to send while this answer was being made. */
  readonly insisted: boolean;
  /** When the last message was last another one, in epoch milliseconds. */
  readonly grownAt: number;
  /** The id of the message that was just copied, or `null`. */
  readonly copied: string | null;
  readonly actions: ChatActions;
}
