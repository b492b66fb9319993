import {Hono} from 'hono';
import {readJsonObject} from './chat-request.ts';
import {badRequest, ENVELOPES, forbidden} from './errors.ts';
import {hostOf, isListedHost, isLoopbackHost} from './hosts.ts';
import {DEFAULT_SETTINGS, type Settings} from './options.ts';
import {checkChoice} from './scenario-choice.ts';
import {SCENARIOS} from './scenarios.ts';
import type {Services} from './services.ts';
import {tierOf} from './tiers.ts';

/** What the control routes can do beyond reading and changing the services. */
export interface ControlActions {
  /** Moves the gateway's clock. */
  advance(seconds: number): void;
  reset(): void;
}

/**
 * The routes below `/__standin` by which people and tests direct the gateway. They are for the same
 * machine: the host must be loopback or listed, and a page must be of an Allowed Origin.
 */
export function createControl(services: Services, actions: ControlActions): Hono {
  const {faults, counters, settings, limits, project} = services;
  const done = (): Response => new Response(null, {status: 204});

  return new Hono()
    .use(async (context, next) => {
      refuseStrangers(context.req.raw, services);
      await next();
    })
    .get('/scenarios', (context) => context.json(SCENARIOS))
    .get('/scenario', (context) => context.json(faults.chosen ?? null))
    .post('/scenario', async (context) => {
      chooseScenario(await readJsonObject(context.req.raw), services);
      return done();
    })
    .delete('/scenario', () => {
      faults.choose(null);
      return done();
    })
    .get('/stats', (context) => context.json(counters.counts))
    .get('/log', (context) => context.json(counters.log))
    .get('/settings', (context) => context.json(settings))
    .post('/settings', async (context) => {
      Object.assign(settings, checkSettings(await readJsonObject(context.req.raw)));
      return done();
    })
    .post('/clock', async (context) => {
      actions.advance(numberOf(await readJsonObject(context.req.raw), 'seconds'));
      return done();
    })
    .post('/quota', async (context) => {
      const body = await readJsonObject(context.req.raw);
      const owner = {pid: project.projectId, uid: String(body['user'])};
      limits.say(owner, tierOf(undefined), numberOf(body, 'tokens'));
      return done();
    })
    .post('/reset', () => {
      actions.reset();
      return done();
    });
}

function refuseStrangers(request: Request, {project}: Services): void {
  const host = hostOf(request);
  const origin = request.headers.get('origin');
  if (!isLoopbackHost(host) && !isListedHost(host, project.allowedHosts ?? [])) {
    throw forbidden('The control routes serve this machine only.');
  }
  if (origin !== null && !project.origins.includes(origin)) {
    throw forbidden('This origin may not direct the gateway.');
  }
}

function chooseScenario(body: unknown, {faults}: Services): void {
  try {
    faults.choose(checkChoice(body));
  } catch (error) {
    throw error instanceof RangeError ? badRequest(error.message) : error;
  }
}

/** Settings of the types that they have by default. */
function checkSettings(body: Readonly<Record<string, unknown>>): Partial<Settings> {
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name) || !isFit(name as keyof Settings, value)) {
      throw badRequest(`The setting ${name} does not exist or cannot have this value.`);
    }
  }
  return body as Partial<Settings>;
}

function isFit(name: keyof Settings, value: unknown): boolean {
  if (name === 'envelope') {
    return ENVELOPES.some((envelope) => envelope === value);
  }
  if (name === 'tokenTtl') {
    return value === null || isPositive(value);
  }
  const usual = DEFAULT_SETTINGS[name];
  return typeof usual === 'number' ? isPositive(value) : typeof value === 'boolean';
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function numberOf(body: Readonly<Record<string, unknown>>, name: string): number {
  const value = body[name];
  if (!isPositive(value)) {
    throw badRequest(`${name} must be a number that is not negative.`);
  }
  return value;
}
