import {unless, type Check} from '../check.ts';
import {leaksToken, type Answer} from '../exchange.ts';
import {NotApplicable, type Question} from '../host.ts';

const BIG_BODY = JSON.stringify({padding: 'a'.repeat(20_000)});

const noToken = (id: string, title: string, question: Question): Check => ({
  id,
  title,
  complaint: async (host) => {
    const answer = await host.ask(question);
    if (leaksToken(answer)) return 'a token came back';
    // Frameworks answer HEAD of a route that they do not know each in their own way.
    const fine = question.method === 'HEAD' ? answer.status !== 200 : isClientError(answer.status);
    return unless(fine, `answered ${answer.status}`);
  },
});

const typed = (type: string, body: string): Question => ({headers: {'content-type': type}, body});

/** What is sent, and how often (security M4, M6). */
export const bodyChecks: readonly Check[] = [
  noToken('method-get', 'GET gives no token: images and links use it', {method: 'GET'}),
  noToken('method-head', 'HEAD gives no token', {method: 'HEAD'}),
  noToken('method-put', 'PUT gives no token', {method: 'PUT'}),
  noToken('method-delete', 'DELETE gives no token', {method: 'DELETE'}),
  {
    id: 'method-post-only',
    title: 'The answer to GET is 405 or 404',
    complaint: async (host) => {
      const {status} = await host.ask({method: 'GET'});
      return unless(status === 405 || status === 404, `answered ${status}`);
    },
  },
  noToken(
    'body-text',
    'A body that a page may send without asking (text/plain) is refused',
    typed('text/plain', '{}'),
  ),
  noToken(
    'body-form',
    'A form is refused',
    typed('application/x-www-form-urlencoded', 'user_id=mallory'),
  ),
  noToken(
    'body-multipart',
    'A form with files is refused',
    typed('multipart/form-data; boundary=x', '--x--\r\n'),
  ),
  noToken('body-big', 'A long body is refused', typed('application/json', BIG_BODY)),
  {
    id: 'body-malformed',
    title: 'Malformed JSON breaks nothing',
    complaint: async (host) => {
      const {status} = await host.ask(typed('application/json', '{"a":'));
      return unless(status < 500, `answered ${status}`);
    },
  },
  {
    id: 'body-empty-json',
    title: 'An empty JSON object is tolerated',
    complaint: async (host) => {
      const answer = await host.ask(typed('application/json', '{}'));
      return unless(leaksToken(answer), `answered ${answer.status}`);
    },
  },
  {
    id: 'limit-burst',
    title: 'Too many requests are answered with 429 and Retry-After in seconds',
    complaint: async (host) => {
      const {burst = 0} = host.target;
      if (burst === 0) throw new NotApplicable('needs --burst');
      let answer: Answer | undefined;
      for (let count = 0; count < burst && answer?.status !== 429; count++) {
        answer = await host.askAtOnce({});
      }
      if (answer?.status !== 429) return `${burst} requests in a row met no limit`;
      return unless(
        /^[1-9]\d*$/.test(answer.header('retry-after') ?? ''),
        'Retry-After is missing',
      );
    },
  },
];

function isClientError(status: number): boolean {
  return status >= 400 && status < 500;
}
