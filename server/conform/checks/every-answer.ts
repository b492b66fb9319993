import {unless, type Check} from '../check.ts';
import {leaksToken, type Answer} from '../exchange.ts';

const SECRETS = /behest_(sk_live|pk)_|-----BEGIN [A-Z ]*PRIVATE KEY|LS0tLS1CRUdJTi/;
const STACK = /\bat .+:\d+:\d+|node_modules\/|Traceback \(most recent|\.(rb|php|py|java):\d+|<pre>/;

const all = (id: string, title: string, isFine: (answer: Answer) => boolean): Check => ({
  id: `always-${id}`,
  title,
  complaint: async (host) => {
    await host.ask();
    const bad = host.answers.filter((answer) => !isFine(answer));
    const statuses = [...new Set(bad.map(({status}) => status))].join(', ');
    return unless(
      bad.length === 0,
      `${bad.length} of ${host.answers.length} answers (${statuses})`,
    );
  },
});

/** What is true of every answer that the other checks have brought about. */
export const everyAnswerChecks: readonly Check[] = [
  all('no-store-token', 'No cache may keep a token', (answer) =>
    leaksToken(answer) ? isUncached(answer) : true,
  ),
  all('no-store-refusal', 'No cache may keep a refusal', (answer) =>
    answer.status === 401 || answer.status === 403 ? isUncached(answer) : true,
  ),
  all('nosniff', 'Answers with a token forbid guessing their type', (answer) =>
    leaksToken(answer) ? answer.header('x-content-type-options') === 'nosniff' : true,
  ),
  all(
    'no-wildcard',
    'No answer allows every origin',
    (answer) => answer.header('access-control-allow-origin') !== '*',
  ),
  all('no-key', 'No answer holds a key', ({text}) => !SECRETS.test(text)),
  all('no-stack', 'No answer shows where code lies', ({text}) => !STACK.test(text)),
  all('no-crash', 'No question brings about an error of the server', ({status}) => status < 500),
  all('no-redirect', 'No answer leads elsewhere', ({status}) => status < 300 || status > 399),
  all(
    'no-html',
    'No answer is a page',
    (answer) => answer.status === 404 || !/html/i.test(answer.header('content-type') ?? ''),
  ),
];

function isUncached(answer: Answer): boolean {
  return /(^|,)\s*no-store\s*(,|$)/i.test(answer.header('cache-control') ?? '');
}
