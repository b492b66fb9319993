import {Refusal} from './errors.ts';

/** The widget sends nothing; `{}` from other clients is tolerated. */
const LONGEST_BODY_BYTES = 4096;

/**
 * Refuses a body that could not be meant for us: too long, encoded, or of a type that a form or a
 * plain cross-site request could send without asking (security M4). No content type is fine.
 *
 * @throws Refusal `body_too_large`, `unsupported_media_type`
 */
export function refuseUnfitBody({headers}: Request): void {
  const length = headers.get('content-length');
  if (length !== null && !(Number(length) <= LONGEST_BODY_BYTES)) {
    throw new Refusal('body_too_large');
  }
  const encoding = headers.get('content-encoding') ?? 'identity';
  const type = headers.get('content-type') ?? 'application/json';
  if (encoding !== 'identity' || !isJson(type)) throw new Refusal('unsupported_media_type');
}

/**
 * Waits until the request has arrived completely, so that no token is made for one that is still
 * trickling in. Bytes are counted and dropped: nothing in a body is ever looked at.
 *
 * @throws Refusal `body_too_large`, `incomplete_request`
 */
export async function arrival(request: Request): Promise<void> {
  const {headers} = request;
  const length = headers.get('content-length');
  // Reading a body that is not there would still cost a stream per request.
  if (headers.get('transfer-encoding') === null && (length === null || length === '0')) return;
  const reader = request.body?.getReader();
  let bytes = 0;
  for (;;) {
    const part = await reader?.read().catch(() => undefined);
    // A server may call the body of a client that is gone complete.
    if (part === undefined || request.signal.aborted) throw new Refusal('incomplete_request');
    if (part.done) return;
    bytes += part.value.byteLength;
    if (bytes > LONGEST_BODY_BYTES) throw new Refusal('body_too_large');
  }
}

function isJson(contentType: string): boolean {
  const [essence = '', ...parameters] = contentType.toLowerCase().split(';');
  const charsets = parameters.map((text) => text.trim()).filter((text) => /^charset\b/.test(text));
  return (
    essence.trim() === 'application/json' &&
    charsets.every((charset) => /^charset="?utf-8"?$/.test(charset))
  );
}
