import 'axe-core/axe.min.js';
import type {AxeResults, RunOptions} from 'axe-core';

declare global {
  interface Window {
    readonly axe: {run(target: Element, options: RunOptions): Promise<AxeResults>};
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong in an element, one line each (check A01). */
export async function violations(target: Element): Promise<readonly string[]> {
  const found = await window.axe.run(target, {runOnly: tags, resultTypes: ['violations']});
  return found.violations.flatMap(({id, nodes}) =>
    nodes.map(({target: path, failureSummary}) => `${id} at ${path.join(' ')}: ${failureSummary}`),
  );
}
