import type {ChatError} from './core/errors.ts';

/** Which of the built-in notices are up. The page may have taken a failure over. */
export class Notices {
  readonly #changed: () => void;
  #shown = true;
  #toast = false;
  #upgrade = false;
  #quotaTold = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Whether the present failure is shown by us. */
  get failureShown(): boolean {
    return this.#shown;
  }

  /** Whether the countdown is up: not dismissed yet. */
  get toastShown(): boolean {
    return this.#shown && this.#toast;
  }

  get upgradeOpen(): boolean {
    return this.#upgrade;
  }

  /** @param shown `false` when the page prevented the default of `behest-error` */
  failed({code}: ChatError, shown: boolean): void {
    this.#shown = shown;
    this.#toast = code === 'rate_limited';
    // The dialog interrupts once an episode; later it is a card (ux.md 2.4).
    if (shown && code === 'quota_exceeded' && !this.#quotaTold) {
      this.#quotaTold = true;
      this.#upgrade = true;
    }
  }

  /** An answer came: an upgrade or a new day has ended the episode. */
  answered(): void {
    this.#quotaTold = false;
  }

  /** Another user has come: what the plan allows is theirs to learn. */
  forget(): void {
    this.#quotaTold = this.#upgrade = false;
  }

  readonly dismissToast = (): void => {
    this.#toast = false;
    this.#changed();
  };

  readonly openUpgrade = (): void => {
    this.#upgrade = true;
    this.#changed();
  };

  readonly closeUpgrade = (): void => {
    this.#upgrade = false;
    this.#changed();
  };
}
