import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {format, resolveConfig} from 'prettier';

import {CONTESTANT_NAMES} from '../peers/contestants.ts';
import {PACKAGES} from '../peers/packages.ts';
import type {Dated, Goal, Results, Row, SizeRow} from '../results.ts';
import {NOTES} from './notes.ts';
import {aheadOf, bytes, cellOf} from './cells.ts';

const PAGE = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
const OURS = 'behest-chat';

/** `docs/benchmarks.md`, made from the results and the fixed notes and from nothing else. */
export async function benchmarksPage(results: Results): Promise<string> {
  const {size, load, streaming, conversation, server} = results;
  const versions = PACKAGES.map(({name, version}) => `${name} ${version}`).join(', ');
  const parts = [
    `# Benchmarks\n\n${NOTES.head}\n\nPeers: ${versions}.`,
    size && section('Size', size, sizeTable(size.found)),
    load && section('Load', load, `${table(load.found.rows)}\n\n${outside(load.found.outside)}`),
    streaming && section('Streaming', streaming, withReasons('Streaming', streaming.found)),
    conversation &&
      section(
        'Long conversation',
        conversation,
        withReasons('Long conversation', conversation.found),
      ),
    server && section('Server', server, goalTable(server.found)),
    `## How it is measured\n\n${NOTES.method}`,
  ];
  const config = await resolveConfig(PAGE);
  return format(`${parts.filter((part) => part !== undefined).join('\n\n')}\n`, {
    ...config,
    parser: 'markdown',
  });
}

export function writePage(page: string): void {
  writeFileSync(PAGE, page);
}

type Section = keyof typeof NOTES.sections;

function section(title: Section, {date, machine}: Dated<unknown>, body: string): string {
  return `## ${title}\n\n${NOTES.sections[title]}\n\n_${date}; ${machine}._\n\n${body}`;
}

function lines(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function table(rows: readonly Row[]): string {
  const ids = Object.keys(CONTESTANT_NAMES);
  const head = [
    '',
    ...ids.map((id) => `\`${CONTESTANT_NAMES[id]}\``),
    'who is ahead, why, and next',
  ];
  const body = rows.map((row) => {
    const ahead = aheadOf(row, OURS);
    const names = ahead.map((id) => CONTESTANT_NAMES[id]).join(', ');
    const note = NOTES.rows[row.id] ?? NOTES.unexplained;
    return [row.what, ...ids.map((id) => cellOf(row, id, OURS)), names && `${names}: ${note}`];
  });
  return lines(head, body);
}

/** The table, and why cells of it are empty. */
function withReasons(title: keyof typeof NOTES.notReached, rows: readonly Row[]): string {
  const reasons: Readonly<Record<string, string>> = NOTES.notReached[title];
  const missed = Object.entries(CONTESTANT_NAMES).filter(([id]) =>
    rows.some(({values}) => values[id] === undefined),
  );
  const list = missed.map(([id, name]) => `- \`${name}\`: ${reasons[id] ?? NOTES.unexplained}`);
  return [table(rows), ...(list.length > 0 ? ['Not reached:', list.join('\n')] : [])].join('\n\n');
}

function sizeTable(rows: readonly SizeRow[]): string {
  const ours = rows[0];
  const body = rows.map(({name, raw, gzip, brotli}) => {
    const ratio = (value: number, own = NaN): string =>
      `${(value / own).toFixed(2)} (${bytes(value)})`;
    const note = gzip < (ours?.gzip ?? 0) ? NOTES.smaller : '';
    return [
      `\`${name}\``,
      ratio(gzip, ours?.gzip),
      ratio(brotli, ours?.brotli),
      ratio(raw, ours?.raw),
      note,
    ];
  });
  return lines(['', 'gzip', 'brotli', 'raw', 'smaller: why, and next'], body);
}

function goalTable(goals: readonly Goal[]): string {
  const body = goals.map(({what, measured, goal, met}) => [
    what,
    measured.toFixed(2),
    goal,
    met ? 'met' : `missed: ${NOTES.missedGoals[what.split(' ')[0] ?? ''] ?? NOTES.missedGoal}`,
  ]);
  return lines(['ratio', 'measured', 'goal', ''], body);
}

function outside(hosts: readonly string[]): string {
  if (hosts.length === 0) return 'No page asked another host for anything.';
  return `${NOTES.outside}\n\n${hosts.map((host) => `- ${host.replace(/^(.*): /, '`$1` asks ')}`).join('\n')}`;
}
