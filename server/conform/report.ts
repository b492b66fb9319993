import type {Result} from './check.ts';

/** How results can be printed. */
export type Format = 'text' | 'tap' | 'json';

const MARKS = {passed: 'ok  ', failed: 'FAIL', skipped: 'skip'};
const TOKEN_SHAPE = /eyJ[\w-]+\.[\w-]*\.[\w-]*/g;

/** How many results of each outcome there are. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * The results as a text that ends in a line break. Complaints are made of our own words; should
 * one hold a token or a secret all the same, it is cut out here.
 *
 * @param secrets Values that must not be printed.
 */
export function report(
  results: readonly Result[],
  format: Format,
  secrets: readonly string[],
): string {
  const text = {text: readable, tap, json}[format](results);
  const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[removed]'), text);
  return known.replace(TOKEN_SHAPE, '[removed]');
}

/** Counts outcomes. */
export function countOf(results: readonly Result[]): Count {
  const of = (outcome: Result['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  return {passed: of('passed'), failed: of('failed'), skipped: of('skipped')};
}

function readable(results: readonly Result[]): string {
  const {passed, failed, skipped} = countOf(results);
  const lines = results.map(({id, title, outcome, detail}) => {
    const reason = detail === undefined ? '' : `: ${detail}`;
    return `${MARKS[outcome]} ${title} (${id})${reason}`;
  });
  return `${[...lines, '', `${passed} passed, ${failed} failed, ${skipped} skipped`].join('\n')}\n`;
}

/** TAP 13. */
function tap(results: readonly Result[]): string {
  const lines = results.flatMap(({id, title, outcome, detail}, index) => {
    const name = `${index + 1} - ${id}: ${title}`.replaceAll('#', '\\#');
    if (outcome === 'skipped') return [`ok ${name} # SKIP ${detail}`];
    if (outcome === 'passed') return [`ok ${name}`];
    return [`not ok ${name}`, '  ---', `  message: ${JSON.stringify(detail)}`, '  ...'];
  });
  return `${['TAP version 13', `1..${results.length}`, ...lines].join('\n')}\n`;
}

function json(results: readonly Result[]): string {
  return `${JSON.stringify({...countOf(results), results}, null, 2)}\n`;
}
