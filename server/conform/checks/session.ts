import {unless, type Check} from '../check.ts';
import {fieldsOf, leaksToken, tokenPartsOf, type Answer} from '../exchange.ts';
import type {Host, Question} from '../host.ts';
import {isJson} from './shape.ts';

const NOBODY: Question = {as: null};

const refused = (
  id: string,
  title: string,
  question: (host: Host) => Question | Promise<Question>,
): Check => ({
  id: `session-${id}`,
  title,
  complaint: async (host) => {
    const answer = await host.ask(await question(host));
    if (leaksToken(answer)) return 'a token came back';
    return unless(answer.status === 401, `answered ${answer.status}, not 401`);
  },
});

const anonymous = (
  id: string,
  title: string,
  complaint: (answer: Answer) => string | undefined,
): Check => ({
  id: `session-${id}`,
  title,
  complaint: async (host) => complaint(await host.ask(NOBODY)),
});

/** Who is not signed in gets 401 and nothing else (contract 3.5, RFC 8725). */
export const sessionChecks: readonly Check[] = [
  anonymous('none', 'Without a session there is no token', (answer) =>
    unless(!leaksToken(answer), 'a token came back'),
  ),
  anonymous('none-401', 'Without a session the answer is 401, not a redirect', ({status}) =>
    unless(status === 401, `answered ${status}`),
  ),
  anonymous('none-json', 'The 401 is JSON with error.code and error.message', (answer) => {
    const error = fieldsOf(answer)['error'];
    const {code, message} = (error ?? {}) as {readonly code?: unknown; readonly message?: unknown};
    const fine = isJson(answer) && typeof code === 'string' && typeof message === 'string';
    return unless(fine, 'it is not');
  }),
  anonymous('none-no-cookie', 'A stranger is not given a session', (answer) =>
    unless(answer.header('set-cookie') === null, 'a cookie was set'),
  ),
  refused('garbage', 'A made-up session is refused', (host) => ({
    as: changed(host.session(0), () => 'garbage'),
  })),
  refused('empty', 'An empty session is refused', (host) => ({
    as: changed(host.session(0), () => ''),
  })),
  refused('changed-middle', 'A session with a changed content is refused', (host) => ({
    as: changed(host.session(0), (value) => flipped(value, Math.floor(value.length / 3))),
  })),
  refused('changed-end', 'A session with a changed signature is refused', (host) => ({
    // Not the last character: some of its bits may mean nothing.
    as: changed(host.session(0), (value) => flipped(value, value.length - 6)),
  })),
  refused('truncated', 'A session without its end is refused', (host) => ({
    as: changed(host.session(0), (value) => value.slice(0, Math.floor(value.length / 2))),
  })),
  refused('unsigned', 'A session without its signature is refused', (host) => ({
    as: changed(host.session(0), (value) => `${value.split('.').slice(0, -1).join('.')}.`),
  })),
  refused('alg-none', 'A JWT that asks for no verification is refused', async (host) => {
    const {uid} = tokenPartsOf(await host.ask()).claims;
    const payload = {sub: uid, id: uid, uid, exp: 4_102_444_800};
    const forged = `${encoded({alg: 'none', typ: 'JWT'})}.${encoded(payload)}.`;
    return {as: changed(host.session(0), () => forged)};
  }),
  refused('own-token', 'A chat token is no session', async (host) => {
    const {token} = fieldsOf(await host.ask());
    return {as: null, headers: {authorization: `Bearer ${String(token)}`}};
  }),
];

/** The header line with every credential in it replaced. */
function changed(line: string, change: (value: string) => string): string {
  const [, name = '', rest = ''] = /^([^:]+):\s*(.*)$/s.exec(line) ?? [];
  if (name.toLowerCase() !== 'cookie') {
    return `${name}: ${rest.replace(/\S+$/, (value) => change(value))}`;
  }
  const cookies = rest.split(';').map((pair) => {
    const [cookie = '', ...value] = pair.trim().split('=');
    return `${cookie}=${change(value.join('='))}`;
  });
  return `${name}: ${cookies.join('; ')}`;
}

function flipped(value: string, index: number): string {
  const at = Math.max(0, index);
  return `${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`;
}

function encoded(value: unknown): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
