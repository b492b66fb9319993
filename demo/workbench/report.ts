import type {Chat} from './chats.ts';
import type {LoggedEvent} from './events.ts';
import type {LoggedRequest} from './requests.ts';

export interface ReportFacts {
  readonly link: string;
  readonly version: string;
  readonly chat: Chat;
  readonly events: readonly LoggedEvent[];
  readonly requests: readonly LoggedRequest[];
  readonly withTranscript: boolean;
}

const MOST_EVENTS = 50;

/** Everything that a developer needs to see the same, as markdown. It holds no token and no header. */
export function bugReport(facts: ReportFacts): string {
  const {link, version, chat, events, requests, withTranscript} = facts;
  const trace = requests.findLast(({trace}) => trace !== null)?.trace;
  return [
    '### What happened, and what should have',
    '',
    '',
    '### Where',
    '',
    `- Link: ${link}`,
    `- Element: ${version || 'unknown'}, state ${chat.state}, thread ${chat.threadId ?? 'none'}`,
    `- Last trace id: ${trace ?? 'none'}`,
    `- Browser: ${navigator.userAgent}`,
    `- Window: ${innerWidth} × ${innerHeight}, ratio ${devicePixelRatio}`,
    ...section('Requests', requests.map(requestLine)),
    ...section(`Last ${MOST_EVENTS} events`, events.slice(-MOST_EVENTS).map(eventLine)),
    ...(withTranscript
      ? section(
          'Transcript',
          chat.messages.map(({role, text}) => `${role}: ${text}`),
        )
      : []),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', `### ${title}`, '', '```', ...lines, '```'] : [];
}

function requestLine({at, method, path, status, trace, duration, outcome}: LoggedRequest): string {
  return `${at} ms  ${method} ${path}  ${status ?? '–'} ${outcome}  ${duration ?? '–'} ms  ${trace ?? ''}`.trimEnd();
}

function eventLine({at, name, detail, prevented}: LoggedEvent): string {
  return `${at} ms  ${name}${prevented ? ' (prevented)' : ''}  ${JSON.stringify(detail)}`;
}
