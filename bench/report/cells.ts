import type {Measured, Row} from '../results.ts';

/** What differs by less is called equal: runs of the same code differ by as much. */
const NOISE = 0.1;
/** Differences below these are too small for anybody to notice. */
const LEAST: Readonly<Record<string, number>> = {ms: 2, bytes: 1000, '': 0};

/** The chats whose value is better than ours by more than the noise. */
export function aheadOf({values, unit}: Row, ours: string): readonly string[] {
  const own = values[ours]?.value;
  if (own === undefined) return [];
  return Object.entries(values)
    .filter(([id, {value}]) => {
      const gain = own - value;
      return id !== ours && gain > own * NOISE && gain > (LEAST[unit] ?? 0);
    })
    .map(([id]) => id);
}

/** A ratio to ours, and the figure itself behind it. `~` where it is continued, not seen. */
export function cellOf({values, unit}: Row, id: string, ours: string): string {
  const measured = values[id];
  if (!measured) return 'not reached';
  const own = values[ours]?.value;
  const sign = measured.projected ? '~' : '';
  return `${sign}${ratioOf(measured, own)} (${sign}${amount(measured, unit)})`;
}

/** 1,234,567 as `1,235 kB`. */
export function bytes(value: number): string {
  return `${(value / 1000).toLocaleString('en', {maximumFractionDigits: value < 1e6 ? 1 : 0})} kB`;
}

function ratioOf({value}: Measured, own: number | undefined): string {
  if (value === own) return '1';
  if (!own) return '–';
  const ratio = value / own;
  return ratio >= 10 ? Math.round(ratio).toLocaleString('en') : ratio.toFixed(2);
}

function amount({value}: Measured, unit: string): string {
  if (unit === 'bytes') return bytes(value);
  const digits = value < 10 ? 1 : 0;
  const text = value.toLocaleString('en', {maximumFractionDigits: digits});
  return unit === '' ? text : `${text} ${unit}`;
}
