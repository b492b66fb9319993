/**
 * The shapes in which an error body can arrive (contract 7.1): the canonical one, the flat one of
 * the management plane and of the proxy, the bare one, the canonical one with the codes of v1.x, the
 * proxy's own `{message}`, an HTML page, and nothing at all.
 */
export const ENVELOPES = ['nested', 'flat', 'bare', 'legacy', 'message', 'html', 'empty'] as const;
export type Envelope = (typeof ENVELOPES)[number];

export interface ErrorFacts {
  readonly status: number;
  /** Absent where Behest documents none (404). */
  readonly code?: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Where more can be bought; only the flat envelope carries it (contract 6.3). */
  readonly upgradeUrl?: string;
  /** A whole number of seconds or an HTTP date, for the header of the same name. */
  readonly retryAfter?: string;
  /** Where it differs from the gateway's setting. */
  readonly envelope?: Envelope;
}

/** What a route throws; the gateway answers it with a status, headers and an envelope. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly facts: ErrorFacts;

  constructor(facts: ErrorFacts) {
    super(facts.message);
    this.facts = facts;
  }
}

export function badRequest(message: string): GatewayError {
  return new GatewayError({status: 400, code: 'validation_error', message});
}

export function invalidToken(message: string): GatewayError {
  return new GatewayError({status: 401, code: 'invalid_token', message});
}

export function forbidden(message: string): GatewayError {
  return new GatewayError({status: 403, code: 'forbidden', message});
}

/** Without a code: Behest documents none for 404. */
export function notFound(message: string): GatewayError {
  return new GatewayError({status: 404, message});
}

/** The object that stands for an error inside a stream and inside the canonical envelope. */
export function errorObject(facts: ErrorFacts): Readonly<Record<string, unknown>> {
  const {code, message, details} = facts;
  return {...(code && {code}), message, ...(details && {details})};
}

const LEGACY_CODES: Readonly<Record<number, string>> = {
  401: 'BEHEST_AUTH_INVALID',
  429: 'BEHEST_RATE_LIMIT',
};

/** The error as a response, in the envelope that the error names, else in the given one. */
export function errorResponse(facts: ErrorFacts, usual: Envelope): Response {
  const {status, code, message, details, upgradeUrl, retryAfter} = facts;
  const headers = new Headers(retryAfter === undefined ? {} : {'retry-after': retryAfter});
  const json = (body: unknown): Response => Response.json(body, {status, headers});

  switch (facts.envelope ?? usual) {
    case 'nested':
      return json({error: errorObject(facts)});
    case 'flat':
      return json({
        error: message,
        ...(code && {code}),
        retryable: status === 429 || status >= 500,
        ...(details && {details}),
        ...(upgradeUrl && {upgrade_url: upgradeUrl}),
      });
    case 'bare':
      return json(errorObject(facts));
    case 'legacy':
      return json({error: {...errorObject(facts), code: LEGACY_CODES[status] ?? code}});
    case 'message':
      return json({message});
    case 'html':
      headers.set('content-type', 'text/html; charset=utf-8');
      return new Response(htmlPage(status), {status, headers});
    case 'empty':
      return new Response(null, {status, headers});
  }
}

function htmlPage(status: number): string {
  return `<!doctype html>
<html lang="en">
  <head><title>${status}</title></head>
  <body><h1>${status}</h1><p>The server in front of this service could not help you.</p></body>
</html>
`;
}
