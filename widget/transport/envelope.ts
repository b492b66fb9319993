import {firstText, isFields} from './json.ts';

/** What every error envelope of the gateway boils down to (contract 7.1). */
export interface Envelope {
  readonly code?: string | undefined;
  /** An http(s) address, or a path on the page's own origin (contract 6.3). */
  readonly upgradeUrl?: string | undefined;
  /** Seconds or a date, as it came. */
  readonly retryAfter?: unknown;
}

const MAX_RETRY_AFTER_SECONDS = 600;

/** Reads the shapes of contract 7.1: nested, flat, bare, with the codes of v1.x, or none of them. */
export function readEnvelope(body: unknown): Envelope {
  if (!isFields(body)) return {};
  const inner = isFields(body['error']) ? body['error'] : body;
  const details = isFields(inner['details']) ? inner['details'] : {};
  const places = [inner, details, body];
  const find = (name: string): unknown =>
    places.map((place) => place[name]).find((value) => value !== undefined);
  return {
    code: firstText(inner, 'code') ?? firstText(body, 'code'),
    upgradeUrl: webAddress(find('upgrade_url')),
    retryAfter: find('retry_after'),
  };
}

/**
 * Whole seconds of a header or of a body that says how long to wait: a number or a date, clamped to
 * 1–600. What is neither counts as not given (contract 7.3).
 *
 * @param now what a date is compared with, in epoch milliseconds; default the client's clock
 */
export function readRetryAfter(
  header: string | null,
  fromBody: unknown,
  now = Date.now(),
): number | undefined {
  return toSeconds(header, now) ?? toSeconds(fromBody, now);
}

function toSeconds(value: unknown, now: number): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  if (!Number.isFinite(seconds)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 1), MAX_RETRY_AFTER_SECONDS);
}

// A browser reads a backslash as a slash, and leaves out tabs and line ends.
function webAddress(value: unknown): string | undefined {
  const isWebAddress =
    typeof value === 'string' && /^(https?:\/\/[^/\\\s]|\/(?![/\\\s]))[^\s\\]*$/i.test(value);
  return isWebAddress ? value : undefined;
}
