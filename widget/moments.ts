import type {Message} from './core/state.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Messages within this time of the first one of a run share one time. */
const RUN_MS = 5 * MINUTE_MS;

/** A point in time, for people and for machines. */
export interface Moment {
  readonly iso: string;
  /** "5 minutes ago" within a day, else the date. */
  readonly shown: string;
  /** Date and time in full. */
  readonly whole: string;
}

/**
 * When the messages were written: one moment for each run of 5 minutes, at its last message. The text
 * changes once a minute at most.
 *
 * @param now epoch milliseconds
 */
export function momentsOf(
  messages: readonly Message[],
  now: number,
  language: string,
): ReadonlyMap<string, Moment> {
  const moments = new Map<string, Moment>();
  let runBegan = messages[0]?.createdAt ?? 0;
  messages.forEach((message, place) => {
    const next = messages[place + 1];
    if (next && next.createdAt - runBegan < RUN_MS) return;
    runBegan = next?.createdAt ?? runBegan;
    if (message.status !== 'streaming') moments.set(message.id, momentOf(message, now, language));
  });
  return moments;
}

// Formatting is slow, and a long conversation is drawn with every word that comes.
const known = new WeakMap<Message, {readonly key: string; readonly moment: Moment}>();

function momentOf(message: Message, now: number, language: string): Moment {
  const age = Math.max(0, now - message.createdAt);
  const key = `${language} ${age < DAY_MS ? Math.floor(age / MINUTE_MS) : 'date'}`;
  const made = known.get(message);
  if (made?.key === key) return made.moment;
  const date = new Date(message.createdAt);
  const whole = absolute(language).format(date);
  const shown = age < DAY_MS ? ago(age, language) : whole;
  const moment = {iso: date.toISOString(), shown, whole};
  known.set(message, {key, moment});
  return moment;
}

function ago(age: number, language: string): string {
  if (age >= HOUR_MS) return relative(language).format(-Math.floor(age / HOUR_MS), 'hour');
  if (age >= MINUTE_MS) return relative(language).format(-Math.floor(age / MINUTE_MS), 'minute');
  return relative(language).format(0, 'second');
}

const relative = perLanguage(
  (language) => new Intl.RelativeTimeFormat(language, {numeric: 'auto'}),
);

const absolute = perLanguage(
  (language) => new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'}),
);

function perLanguage<Format>(make: (language: string) => Format): (language: string) => Format {
  const made = new Map<string, Format>();
  return (language) => {
    const format = made.get(language) ?? make(language);
    made.set(language, format);
    return format;
  };
}
