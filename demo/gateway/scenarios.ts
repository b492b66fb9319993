import type {Scenario} from './scenario.ts';
import {ANSWERS, LAYOUTS} from './scenarios/answers.ts';
import {DOOR_SCENARIOS} from './scenarios/doors.ts';
import {REFUSALS} from './scenarios/refusals.ts';
import {STREAMS} from './scenarios/streams.ts';

/**
 * Everything that the stand-in gateway can be told to do, in the order in which people read it. The
 * one description for the demo page, the documents and the tests.
 */
export const SCENARIOS: readonly Scenario[] = [
  ...ANSWERS,
  ...LAYOUTS,
  ...REFUSALS,
  ...STREAMS,
  ...DOOR_SCENARIOS,
];

const BY_NAME: ReadonlyMap<string, Scenario> = new Map(
  SCENARIOS.flatMap((scenario) =>
    [scenario.name, ...(scenario.aliases ?? [])].map((name) => [name, scenario] as const),
  ),
);

/** The scenario with that name or alias. */
export function findScenario(name: string): Scenario | undefined {
  return BY_NAME.get(name);
}
