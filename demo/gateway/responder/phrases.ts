import type {Page} from './page.ts';

/** At least one of several ways to say a thing. */
export type Variants = readonly [string, ...string[]];

/** All that the stand-in can say in one language. Texts are markdown. */
export interface Phrases {
  /** What a question is recognised by. */
  readonly asks: {
    readonly memory: RegExp;
    readonly name: RegExp;
    readonly page: RegExp;
    readonly table: RegExp;
    readonly steps: RegExp;
    readonly greeting: RegExp;
  };
  /** The user has just given this name. */
  meet(name: string): string;
  /** The user gave this name earlier. */
  greet(name: string): Variants;
  /** To a greeting by somebody who has given no name. */
  readonly hello: string;
  knowName(name: string | undefined): string;
  sum(expression: string, value: string): string;
  /** A sentence that leads to a list of what was asked; or says that nothing was. */
  recall(count: number): string;
  page(page: Page): string;
  intro(topic: string): Variants;
  /** A heading, then sentences of which some are used. */
  readonly points: string;
  pointsOf(topic: string): Variants;
  readonly steps: string;
  stepsOf(topic: string): Variants;
  readonly table: string;
  /** The head, then the rows. */
  tableOf(topic: string): readonly (readonly string[])[];
  code(topic: string): string;
  /** What the stand-in can do, for questions that are about nothing else. */
  readonly abilities: string;
  /** That this is no real model. */
  readonly honesty: Variants;
  /** @param previous - The question before this one. */
  count(number: number, previous: string | undefined): string;
}
