import type {Goal} from '../results.ts';

/** A goal that is met by this much or more. */
export function least(what: string, measured: number, goal: number): Goal {
  return {what, measured, goal: `>= ${goal}`, met: measured >= goal};
}

/** A goal that is met by this much or less. */
export function most(what: string, measured: number, goal: number): Goal {
  return {what, measured, goal: `<= ${goal}`, met: measured <= goal};
}
