import {decodeJwt} from 'jose';
import {sleep} from './clock.ts';
import {errorResponse} from './errors.ts';
import type {Run, Visitor} from './fault-desk.ts';
import type {ScenarioChoice} from './scenario.ts';
import {mintToken} from './tokens.ts';
import type {Services} from './services.ts';

/** A user as the host knows them. */
export interface HostUser {
  readonly id: string;
  readonly tier?: number;
  readonly sessionId?: string;
  /** Sent along, so that the element needs no `base-url`. */
  readonly baseUrl?: string;
  /** The scenario that the request asks for itself. */
  readonly own?: ScenarioChoice | undefined;
}

/**
 * What a broken host answers to `POST /api/behest/token` while a scenario stands at that door;
 * undefined when the host is well, after the delay that the scenario asks for.
 */
export async function hostFault(
  visitor: Visitor,
  services: Services,
): Promise<Response | undefined> {
  const run = services.faults.take('host', visitor);
  if (!run) {
    return undefined;
  }
  await sleep(services.clock, run.headersDelay);
  return brokenAnswer(run);
}

/** What a well host answers to `POST /api/behest/token`, or a broken one while a scenario is on. */
export async function hostToken(user: HostUser, services: Services): Promise<Response> {
  const {id, tier, sessionId, baseUrl, own} = user;
  const broken = await hostFault({uid: id, own}, services);
  if (broken) {
    return broken;
  }
  const minted = await mintToken({user_id: id, tier, session_id: sessionId, ttl: 900}, services);
  return noStore(
    Response.json({
      token: minted.jwt,
      sessionId: minted.session_id,
      ttl: minted.ttl,
      expiresAt: decodeJwt(minted.jwt).exp,
      baseUrl,
    }),
  );
}

function brokenAnswer({fault, behaviour}: Run): Response | undefined {
  if (fault?.kind === 'error') {
    return noStore(errorResponse(fault.facts, 'nested'));
  }
  return behaviour.withoutToken ? noStore(Response.json({status: 'ok'})) : undefined;
}

function noStore(response: Response): Response {
  response.headers.set('cache-control', 'no-store');
  return response;
}
