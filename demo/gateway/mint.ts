import {readJsonObject} from './chat-request.ts';
import {sleep} from './clock.ts';
import {GatewayError, invalidToken} from './errors.ts';
import type {Services} from './services.ts';
import {bearerOf, mintToken} from './tokens.ts';

/**
 * Exchanges an API key for a user's token (contract 3). Errors of this plane are flat.
 *
 * @throws GatewayError 401 without a known key, 400 and 403 for the body.
 */
export async function answerMint(request: Request, services: Services): Promise<Response> {
  try {
    return await mint(request, services);
  } catch (error) {
    throw error instanceof GatewayError
      ? new GatewayError({envelope: 'flat', ...error.facts})
      : error;
  }
}

async function mint(request: Request, services: Services): Promise<Response> {
  const key = bearerOf(request);
  if (key === undefined || !services.project.apiKeys.includes(key)) {
    throw invalidToken('The API key is missing or not known.');
  }
  const body = await readJsonObject(request);
  const run = services.faults.take('mint', {uid: String(body['user_id'])});
  if (run) {
    await sleep(services.clock, run.headersDelay, request.signal);
  }
  if (run?.fault?.kind === 'error') {
    throw new GatewayError(run.fault.facts);
  }
  const {jwt, access_token, ...rest} = await mintToken(body, services);
  services.counters.counts.minted++;
  const token = run?.behaviour.withoutToken ? {} : {jwt, access_token};
  return Response.json({...token, ...rest}, {headers: {'cache-control': 'no-store'}});
}
