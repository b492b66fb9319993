import 'axe-core/axe.min.js';
import type {AxeResults, NodeResult, RunOptions} from 'axe-core';

import {backgroundOf, contrast} from './checks/contrast.ts';

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
  /** What neither axe nor this file can decide. */
  readonly undecided: readonly string[];
}

/** Violations, and what axe leaves to people, one line each. */
export async function axeFindings(target: Element): Promise<AxeFindings> {
  const runOnly = {type: 'tag', values: tags} as const;
  await atRest(target);
  const found = await window.axe.run(target, {runOnly, rules, elementRef: true});
  return {
    violations: lines(found.violations, () => true),
    undecided: lines(found.incomplete, (id, node) => !isDecided(id, node)),
  };
}

// What fades in has no colours of its own yet. Dots that wait never come to rest.
async function atRest({shadowRoot}: Element): Promise<void> {
  const moves = shadowRoot?.getAnimations() ?? [];
  const ending = moves.filter(({effect}) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({finished}) => finished));
}

// axe gives up on text that something lies above, or that reaches out of a scroller: its own computed
// colours decide then. And it sees a part of a page here, in which a heading may stand for itself: A09
// compares it with the title.
function isDecided(id: string, {element}: NodeResult): boolean {
  if (id === 'heading-order') return true;
  if (id !== 'color-contrast' || !element) return false;
  return contrast(getComputedStyle(element).color, backgroundOf(element)) >= 4.5;
}

function lines(
  results: AxeResults['violations'],
  counts: (id: string, node: NodeResult) => boolean,
): readonly string[] {
  return results.flatMap(({id, nodes}) =>
    nodes
      .filter((node) => counts(id, node))
      .map(({target, failureSummary}) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
