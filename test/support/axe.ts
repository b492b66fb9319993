import 'axe-core/axe.min.js';
import {isExplained} from './axe-explained.ts';
import type {AxeResults, RunOptions} from 'axe-core';

declare global {
  interface Window {
    readonly axe: {run(target: Element, options: RunOptions): Promise<AxeResults>};
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Experimental, and so in none of the tags (check A05).
const rules = {'label-content-name-mismatch': {enabled: true}};

/** What axe finds wrong in an element, one line each (check A01). */
export async function violations(target: Element): Promise<readonly string[]> {
  return (await axeFindings(target)).violations;
}

export interface AxeFindings {
  readonly violations: readonly string[];
  /** What axe could not decide and nobody has explained. */
  readonly undecided: readonly string[];
}

/** Violations, and what axe leaves to people, one line each. */
export async function axeFindings(target: Element): Promise<AxeFindings> {
  const runOnly = {type: 'tag', values: tags} as const;
  const found = await window.axe.run(target, {runOnly, rules});
  return {
    violations: lines(found.violations),
    undecided: lines(found.incomplete).filter((line) => !isExplained(line)),
  };
}

function lines(results: AxeResults['violations']): readonly string[] {
  return results.flatMap(({id, nodes}) =>
    nodes.map(({target: path, failureSummary}) => `${id} at ${path.join(' ')}: ${failureSummary}`),
  );
}
