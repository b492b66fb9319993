import type {Browser, Page} from 'playwright-core';

import {createRandom} from '../../demo/gateway/random.ts';
import {wantedOf} from './answers.ts';
import {countBlindRepeats, findProblems, problemsInMotion} from './checks.ts';
import type {Knowledge} from './checks.ts';
import type {House} from './house.ts';
import {ReaderLine} from './line.ts';
import {watchPage} from './page-watch.ts';
import type {Sight} from './page-watch.ts';
import type {Deed, TurnPlan} from './plan.ts';
import {PATIENCE_MS, Reader} from './reader.ts';
import {Violation} from './violation.ts';
import {pause} from './wire-body.ts';
import {planFaults} from './wire-faults.ts';
import type {FaultPlan} from './wire-faults.ts';

/** The most that a thread is asked for again by its reader. */
const READINGS = 5;

/** One reader's seat in the campaign: a page, its wires, and what is known of the conversation. */
export class Seat {
  readonly #number: number;
  readonly #house: House;
  readonly #line: ReaderLine;
  readonly #console: string[] = [];
  #reader!: Reader;
  #page!: Page;
  #question = '';
  #written: string[] = [];
  #taken: string[] = [];
  readonly #repeated = new Map<string, number>();
  #asks = 0;
  #readings = 1;
  #returns = 0;
  #stateBefore = 'idle';

  private constructor(number: number, house: House) {
    this.#number = number;
    this.#house = house;
    this.#line = new ReaderLine(house.tally);
  }

  static async take(number: number, browser: Browser, house: House): Promise<Seat> {
    const seat = new Seat(number, house);
    const context = await browser.newContext();
    const {cookie, address} = await house.moveIn(`reader-${number}`, seat.#line);
    await context.addCookies([{...cookie, httpOnly: true, sameSite: 'Lax'}]);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('console', (message) => seat.#console.push(message.text()));
    // The loader of these files names every function through a helper that no page has.
    await page.addInitScript('globalThis.__name = (value) => value');
    await page.addInitScript(watchPage);
    await page.goto(address);
    await page.waitForFunction(() => customElements.get('behest-chat'));
    seat.#page = page;
    seat.#reader = new Reader(page, await context.newCDPSession(page), house);
    return seat;
  }

  /** What the page has written to the console. */
  get console(): readonly string[] {
    return this.#console;
  }

  async leave(): Promise<void> {
    await this.#page.context().close();
  }

  /** @throws Violation with a record of the turn */
  async play(plan: TurnPlan): Promise<void> {
    this.#question = plan.question;
    this.#line.begin(plan.question);
    const [, refusal] = /^\/s (\S+)/.exec(plan.question) ?? [];
    if (refusal) this.#house.tally.add(`gateway ${refusal}`);
    const {error} = wantedOf(plan.question);
    if (error) this.#house.tally.add(`model ${error}`);
    try {
      await this.#prepare();
      await this.#ask(plan);
      await this.#settle();
      await this.#check();
      if (plan.triesAgain) await this.#tryAgain();
      if (plan.endsConversation) await this.#startAnew();
    } catch (error) {
      const what = error instanceof Violation ? error.message : String(error);
      const where = `page ${this.#number}, turn ${plan.number}`;
      throw new Violation(`${where}: ${what}\n${this.#line.trace}`, {cause: error});
    }
  }

  async #prepare(): Promise<void> {
    await this.#reader.closeDialog();
    await this.#comeBack();
    await this.#reader.clear();
    this.#written = [];
  }

  /** Whoever is signed out comes back until a token is to be had: a server may just have been killed. */
  async #comeBack(): Promise<void> {
    for (let tries = 0; tries < READINGS; tries++) {
      await this.#house.isUp();
      await this.#reader.comeBack();
      this.#returns++;
      await this.#reader.until('calm');
      if ((await this.#reader.glance()).state !== 'signed-out') break;
    }
    await this.#reader.until('free');
  }

  async #ask({question, next, pressesTwice, faults, deeds}: TurnPlan): Promise<void> {
    this.#line.arm(faults);
    await this.#reader.write(question);
    this.#written.push(question);
    this.#asks++;
    await this.#reader.pressEnter(pressesTwice ? 2 : 1);
    if (next !== '') {
      await this.#reader.write(next);
      this.#written.push(next);
    }
    let elapsed = 0;
    for (const {after, deed} of deeds.toSorted((one, other) => one.after - other.after)) {
      await pause(Math.max(0, after - elapsed));
      elapsed = Math.max(elapsed, after);
      await this.#do(deed);
    }
    await this.#endSilence(faults);
  }

  // A stream that has fallen silent ends by its reader's hand.
  async #endSilence({chat}: FaultPlan): Promise<void> {
    if (!chat.some((fault) => fault?.kind === 'stall')) return;
    for (let silence = 0; silence < 3; silence++) {
      await pause(100);
      await this.#do({kind: 'stop'});
    }
  }

  async #do(deed: Deed): Promise<void> {
    this.#line.note(`does ${JSON.stringify(deed)}`);
    this.#house.tally.add(`deed ${deed.kind}`);
    if (deed.kind === 'reload') {
      const sight = await this.#reader.look();
      this.#allowRepeats(sight);
      this.#demand(problemsInMotion(sight, this.#knowledge), sight);
    }
    if (deed.kind === 'new-conversation') {
      // What was sent goes with the conversation, be it in one message with what was handed back.
      const {draft} = await this.#reader.glance();
      this.#written = this.#written.filter((text) => draft.includes(text));
    }
    await this.#reader.do(deed);
    if (deed.kind === 'reload') {
      this.#stateBefore = 'idle';
      this.#readings++;
      // Nobody knows whether the gateway has taken a question that was on its way: it is handed back.
      this.#allow(1);
    }
    if (deed.kind === 'new-conversation') this.#taken = [];
  }

  /** The wire is sound again; all that can come by itself has come, and is on the screen. */
  async #settle(): Promise<void> {
    await this.#reader.until('ended');
    this.#line.disarm();
    for (let tries = 0; tries < READINGS; tries++) {
      await this.#house.isUp();
      await this.#reader.comeBack();
      this.#returns++;
      await this.#reader.until('calm');
      const {messages} = await this.#reader.glance();
      if (messages.length > 0 || !(await this.#reader.press('Try again'))) break;
      this.#line.note('reads the thread again');
      this.#readings++;
    }
    await this.#reader.until('drawn');
  }

  async #check(): Promise<void> {
    const sight = await this.#reader.look();
    this.#allowRepeats(sight);
    this.#demand(findProblems(sight, this.#knowledge), sight);
    this.#taken = sight.messages.flatMap(({role, status, text}) =>
      role === 'user' && status === 'done' ? [text] : [],
    );
    [this.#asks, this.#readings, this.#returns] = [0, 0, 0];
    this.#stateBefore = sight.state;
  }

  #allowRepeats(sight: Sight): void {
    const chats = sight.requests.filter(({kind}) => kind === 'chat').length;
    this.#allow(this.#line.isThreadHurt ? chats - 1 : countBlindRepeats(sight));
  }

  /** The question of this turn may stand there so many times more. */
  #allow(copies: number): void {
    const known = this.#repeated.get(this.#question) ?? 1;
    this.#repeated.set(this.#question, known + Math.max(0, copies));
  }

  get #knowledge(): Knowledge {
    return {
      written: this.#written,
      taken: this.#taken,
      repeated: this.#repeated,
      garbled: this.#line.garbled,
      asks: this.#asks,
      readings: this.#readings,
      returns: this.#returns,
      stateBefore: this.#stateBefore,
    };
  }

  #demand(problems: readonly string[], sight: object): void {
    if (problems.length === 0) return;
    throw new Violation(
      `${problems.join('\n  ')}\nIt looked like ${JSON.stringify(sight, null, 1)}`,
    );
  }

  /** As the reader would: by the button, or by sending what has come back. */
  async #tryAgain(): Promise<void> {
    const faults = planFaults(createRandom(`${this.#question} again`));
    const {draft, messages} = await this.#reader.glance();
    const isLast = messages.findLast(({role}) => role === 'user')?.text === this.#question;
    this.#line.arm(faults);
    if (isLast && (await this.#reader.press('Try again'))) this.#line.note('tries again');
    else if (draft.includes(this.#question)) {
      this.#line.disarm();
      await this.#comeBack();
      this.#line.arm(faults);
      this.#line.note('sends again');
      await this.#reader.pressEnter(1);
    } else return this.#line.disarm();
    this.#asks++;
    this.#allow(1);
    await this.#endSilence(faults);
    await this.#settle();
    await this.#check();
  }

  async #startAnew(): Promise<void> {
    await this.#do({kind: 'new-conversation'});
    await this.#settle();
    await this.#check();
  }
}
