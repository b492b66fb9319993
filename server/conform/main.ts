import {parseArgs} from 'node:util';

import type {Target} from './host.ts';
import {countOf, report, type Format} from './report.ts';
import {conform} from './run.ts';
import {openWire} from './wire.ts';

const USAGE = `Usage: behest-conform <token endpoint> --as "cookie: …" [--as "cookie: …"] --origin <origin>

Asks a host's token endpoint everything that a security review would, and reports what is wrong.

  --as <header>      a signed-in session as a header line: "cookie: sid=…", "authorization: Bearer …";
                     give two, of different users
  --origin <origin>  an origin that may use the endpoint, such as https://app.example
  --jwks <url>       the gateway's public keys: the token's signature is verified
  --burst <number>   how many requests in a row must meet a rate limit (default: not tried)
  --format <format>  text (default), tap or json

Exit code: 0 all rules are kept, 1 some are not, 2 it could not be found out.
Tokens and sessions are never printed.
`;

const FORMATS: readonly string[] = ['text', 'tap', 'json'] satisfies Format[];

interface Order {
  readonly target: Target;
  readonly format: Format;
}

/** Reads the command line, asks the host, prints the report. */
async function main(): Promise<number> {
  const order = readOrder(process.argv.slice(2));
  if (typeof order === 'string') {
    process.stderr.write(`${order}\n\n${USAGE}`);
    return 2;
  }
  const {target, format} = order;
  const wire = openWire();
  try {
    const results = await conform(target, wire.send);
    process.stdout.write(report(results, format, secretsIn(target.sessions)));
    const {passed, failed} = countOf(results);
    // A host that keeps no rule at all is not there.
    if (passed === 0) return 2;
    return failed === 0 ? 0 : 1;
  } finally {
    wire.close();
  }
}

/** The order, or what is wrong with it. */
function readOrder(args: readonly string[]): Order | string {
  const parsed = parsedArguments(args);
  if (typeof parsed === 'string') return parsed;
  const {values, positionals} = parsed;
  const [url = ''] = positionals;
  const {as: sessions = [], origin, jwks, burst = '0', format = 'text'} = values;
  if (positionals.length !== 1 || !URL.canParse(url)) return 'Give the address of one endpoint.';
  if (sessions.length === 0 || !sessions.every((line) => /^[\w-]+:\s*\S/.test(line))) {
    return 'Give a session as a header line with --as.';
  }
  if (!URL.canParse(origin ?? '') || new URL(origin ?? '').origin !== origin) {
    return 'Give an exact origin with --origin, such as https://app.example.';
  }
  if (jwks !== undefined && !URL.canParse(jwks)) return '--jwks must be an address.';
  if (!/^\d{1,4}$/.test(burst)) return '--burst must be a number.';
  if (!isFormat(format)) return `--format must be ${FORMATS.join(', ')}.`;
  return {target: {url, sessions, origin, jwks, burst: Number(burst)}, format};
}

function parsedArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: {type: 'string', multiple: true},
        origin: {type: 'string'},
        jwks: {type: 'string'},
        burst: {type: 'string'},
        format: {type: 'string'},
      },
    });
  } catch {
    return 'There is an option that is not known.';
  }
}

function isFormat(text: string): text is Format {
  return FORMATS.includes(text);
}

/** Everything behind a colon or an equals sign. */
function secretsIn(sessions: readonly string[]): readonly string[] {
  return sessions
    .flatMap((line) => line.split(/[;\s]|(?<==)/))
    .filter((value) => value.length >= 12);
}

process.exitCode = await main();
