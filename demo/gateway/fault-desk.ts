import type {ErrorFacts} from './errors.ts';
import {evenPace, NATURAL, type Pace} from './pace.ts';
import type {Behaviour, Door, Fault, Place, Scenario, ScenarioChoice, Stored} from './scenario.ts';
import {findScenario} from './scenarios.ts';

/** A scenario that hits the present request, with everything decided. */
export interface Run {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly n: number;
  readonly fault: Fault | undefined;
  /** Where the fault strikes; an error without a place is an ordinary HTTP error. */
  readonly place: Place | undefined;
  readonly pace: Pace;
  /** Milliseconds before the response headers. */
  readonly headersDelay: number;
  readonly stored: Stored;
}

/** Who comes to a door. */
export interface Visitor {
  readonly uid: string;
  readonly thread?: string | undefined;
  /** What the visitor's request asks for itself; it wins over what is on for all. */
  readonly own?: ScenarioChoice | undefined;
}

/** Knows which scenario is on and whom it still has to hit. */
export class FaultDesk {
  readonly #now: () => number;
  readonly #hits = new Map<string, number>();
  #chosen: ScenarioChoice | undefined;
  #activation = 0;

  /** @param now - Epoch milliseconds, for `Retry-After` as a date. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The scenario that is on. */
  get chosen(): ScenarioChoice | undefined {
    return this.#chosen;
  }

  /**
   * Turns a scenario on for all requests that it names, or the present one off.
   *
   * @throws RangeError when the table has no such scenario.
   */
  choose(choice: ScenarioChoice | null): void {
    if (choice) {
      scenarioOf(choice);
    }
    this.#chosen = choice ?? undefined;
    this.#activation++;
  }

  /** Forgets whom it has hit how often. */
  clear(): void {
    this.#hits.clear();
  }

  /** The run that hits this visitor at this door now, counted against its `times`. */
  take(door: Door, visitor: Visitor): Run | undefined {
    const {own} = visitor;
    if (own) {
      return doorOf(own) === door ? this.takeOwn(own, visitor) : undefined;
    }
    const choice = this.#chosen;
    if (!choice || (choice.user !== undefined && choice.user !== visitor.uid)) {
      return undefined;
    }
    const scenario = scenarioOf(choice);
    const key = JSON.stringify([this.#activation, visitor.uid, visitor.thread]);
    return doorOf(choice) === door && this.#isHit(key, timesOf(choice, scenario))
      ? runOf(choice, scenario, this.#now())
      : undefined;
  }

  /**
   * The same for a choice that came with the visitor's own request. Once its `times` are used up and a
   * request has passed, the next prompt begins anew.
   */
  takeOwn(choice: ScenarioChoice, visitor: Visitor): Run | undefined {
    const scenario = scenarioOf(choice);
    const key = JSON.stringify([choice, visitor.uid, visitor.thread]);
    if (this.#isHit(key, timesOf(choice, scenario))) {
      return runOf(choice, scenario, this.#now());
    }
    this.#hits.delete(key);
    return undefined;
  }

  #isHit(key: string, times: number): boolean {
    const count = this.#hits.get(key) ?? 0;
    this.#hits.set(key, count + 1);
    return count < times;
  }
}

function scenarioOf({name}: ScenarioChoice): Scenario {
  const scenario = findScenario(name);
  if (!scenario) {
    throw new RangeError(`There is no scenario called ${name}.`);
  }
  return scenario;
}

function doorOf(choice: ScenarioChoice): Door {
  return choice.at ?? scenarioOf(choice).at;
}

function timesOf(choice: ScenarioChoice, scenario: Scenario): number {
  return choice.times ?? scenario.times ?? Infinity;
}

function runOf(choice: ScenarioChoice, scenario: Scenario, now: number): Run {
  const {behaviour} = scenario;
  const n = choice.n ?? scenario.n?.default ?? 0;
  const place = placeOf(choice, scenario, n);
  const isRefusal = behaviour.fault?.kind === 'error' && !place;
  const waitsForHeaders = isRefusal || behaviour.slowHeaders === true;
  const delay = choice.delay ?? (scenario.n?.means === 'milliseconds' ? n : undefined);
  return {
    name: scenario.name,
    behaviour,
    n,
    fault: faultOf(behaviour, {choice, n, now}),
    place,
    pace: paceOf(behaviour, choice, waitsForHeaders ? undefined : delay),
    headersDelay: waitsForHeaders ? (delay ?? 0) : 0,
    stored: choice.stored ?? 'partial',
  };
}

function placeOf(choice: ScenarioChoice, scenario: Scenario, n: number): Place | undefined {
  if (choice.after !== undefined) {
    return {unit: 'chunks', count: choice.after};
  }
  if (choice.chars !== undefined) {
    return {unit: 'characters', count: choice.chars};
  }
  return scenario.n?.means === 'chunks' ? {unit: 'chunks', count: n} : undefined;
}

function faultOf(
  {fault, retryAfter}: Behaviour,
  {choice, n, now}: {choice: ScenarioChoice; n: number; now: number},
): Fault | undefined {
  if (fault?.kind !== 'error') {
    return fault;
  }
  const envelope = choice.envelope ?? fault.facts.envelope;
  const facts = {...fault.facts, ...(envelope && {envelope})};
  return {
    kind: 'error',
    facts: facts.status === 429 ? comeBack(facts, {retryAfter, n, now}) : facts,
  };
}

function comeBack(
  facts: ErrorFacts,
  {retryAfter = 'seconds', n, now}: {retryAfter?: Behaviour['retryAfter']; n: number; now: number},
): ErrorFacts {
  switch (retryAfter) {
    case 'seconds':
      return {...facts, retryAfter: String(n)};
    case 'date':
      return {...facts, retryAfter: new Date(now + n * 1000).toUTCString()};
    case 'body':
      return {...facts, details: {retry_after: n}};
    case 'none':
      return facts;
  }
}

function paceOf(behaviour: Behaviour, choice: ScenarioChoice, delay: number | undefined): Pace {
  const usual = behaviour.pace ?? NATURAL;
  const {size, gap} = choice;
  const even = evenPace(size ?? usual.size[1], gap ?? usual.gap[1]);
  return {
    ...usual,
    ...(size !== undefined && {size: even.size}),
    ...(gap !== undefined && {gap: even.gap, pauses: 0}),
    ...(delay !== undefined && {first: [delay, delay]}),
  };
}
