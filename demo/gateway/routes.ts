import {Hono, type Context} from 'hono';
import {answerChat} from './chat.ts';
import {createControl, type ControlActions} from './control.ts';
import {openConversation} from './conversation.ts';
import {answerPreflight, permitReading} from './cors.ts';
import {errorResponse, forbidden, GatewayError, notFound} from './errors.ts';
import {hostOf, isListedHost} from './hosts.ts';
import {answerMint} from './mint.ts';
import {createRandom, hexDigits} from './random.ts';
import {choiceOf, seedOf} from './scenario-choice.ts';
import type {Services} from './services.ts';
import {createThreadDesk, type ThreadReader} from './thread-routes.ts';
import {identify, type Identity} from './tokens.ts';
import {billingUsage, sdkUsage} from './usage.ts';

/** What a request leaves behind for the log and for the headers of its response. */
interface Notes {
  user?: string;
  thread?: string;
  scenario?: string;
  /** No CORS headers. */
  isHidden?: boolean;
}

interface RouteEnvironment {
  Variables: {notes: Notes};
  /** What `@hono/node-server` hands over; nothing elsewhere. */
  Bindings: {readonly outgoing?: unknown};
}

type RouteContext = Context<RouteEnvironment>;

export interface RouteOptions {
  /** Undefined: the control routes do not exist. */
  readonly control: ControlActions | undefined;
  /** Told every error that is not the caller's. */
  readonly report: (error: unknown) => void;
}

/** The table of routes, and what is true of every response. */
export function createRoutes(
  services: Services,
  {control, report}: RouteOptions,
): Hono<RouteEnvironment> {
  const app = new Hono<RouteEnvironment>();
  app.use((context, next) => frameRequest(context, next, services));
  app.onError((error) => {
    if (!(error instanceof GatewayError)) {
      report(error);
    }
    return errorResponse(factsOf(error), services.settings.envelope);
  });
  app.notFound(() =>
    errorResponse(notFound('There is no such route.').facts, services.settings.envelope),
  );

  app.get('/', () => new Response('The stand-in gateway is up.\n'));
  app.get('/.well-known/jwks.json', async (context) => {
    context.header('cache-control', 'max-age=300');
    return context.json(await services.keys.jwks());
  });
  for (const path of ['/v1/auth/mint', '/auth/v1/auth/mint']) {
    app.post(path, (context) => answerMint(context.req.raw, services));
  }
  app.get('/v1/models', (context) => context.json(listModels(services)));
  app.post('/v1/chat/completions', (context) => chat(context, services));
  addThreads(app, services);
  addUsage(app, services);
  if (control) {
    app.route('/__standin', createControl(services, control));
  }
  return app;
}

/** Trace ids, Host check, CORS and the log line around whatever the routes do. */
async function frameRequest(
  context: RouteContext,
  next: () => Promise<void>,
  services: Services,
): Promise<void> {
  const {clock, project, settings, counters, newId} = services;
  const request = context.req.raw;
  const cors = {origins: project.origins, settings};
  const started = clock.now();
  const traceId = seededTrace(request) ?? newId('trace');
  const notes: Notes = {};
  context.set('notes', notes);

  if (project.allowedHosts && !isListedHost(hostOf(request), project.allowedHosts)) {
    context.res = errorResponse(forbidden('This host is not served.').facts, settings.envelope);
  } else if (request.method === 'OPTIONS') {
    context.res = answerPreflight(request, cors);
  } else {
    await next();
    if (!notes.isHidden) {
      permitReading(request, context.res, cors);
    }
  }
  context.res.headers.set('x-trace-id', traceId);
  context.res.headers.set('x-request-id', newId('req'));
  const {isHidden: _, ...visible} = notes;
  counters.record({
    at: started,
    method: request.method,
    path: context.req.path,
    status: context.res.status,
    traceId,
    milliseconds: clock.now() - started,
    ...visible,
  });
}

function seededTrace({url}: Request): string | undefined {
  const seed = seedOf(url);
  return seed === undefined ? undefined : `trace_${hexDigits(createRandom(seed), 24)}`;
}

async function chat(context: RouteContext, services: Services): Promise<Response> {
  const identity = await who(context, services);
  const conversation = await openConversation(context.req.raw, identity, services);
  const {thread, run} = conversation;
  Object.assign(context.get('notes'), {
    ...(thread && {thread}),
    ...(run && {scenario: run.name, isHidden: run.behaviour.withoutCors ?? false}),
  });
  const bindings: RouteEnvironment['Bindings'] | undefined = context.env;
  const isOnSocket = bindings?.outgoing !== undefined;
  return answerChat(conversation, services, isOnSocket ? undefined : context.req.raw.signal);
}

function addThreads(app: Hono<RouteEnvironment>, services: Services): void {
  const desk = createThreadDesk(services);
  app.get('/v1/threads', async (context) =>
    context.json(await desk.list(await reader(context, services))),
  );
  app.get('/v1/threads/:id', async (context) =>
    context.json(await desk.get(await reader(context, services), context.req.param('id'))),
  );
  app.get('/v1/threads/:id/messages', async (context) =>
    context.json(await desk.messages(await reader(context, services), context.req.param('id'))),
  );
  app.delete('/v1/threads/:id', async (context) => {
    await desk.remove(await reader(context, services), context.req.param('id'));
    return new Response(null, {status: 204});
  });
}

function addUsage(app: Hono<RouteEnvironment>, services: Services): void {
  const {limits, project, settings} = services;
  const questionOf = async (context: RouteContext) => ({
    identity: await who(context, services),
    limits,
    from: context.req.query('from'),
    to: context.req.query('to'),
  });
  app.get('/v1/billing/usage', async (context) =>
    context.json(billingUsage(await questionOf(context), project.models[0])),
  );
  app.get('/v1/usage', async (context) => {
    const question = await questionOf(context);
    if (!settings.usageRoute) {
      throw notFound('There is no such route.');
    }
    return context.json(sdkUsage(question));
  });
}

async function reader(context: RouteContext, services: Services): Promise<ThreadReader> {
  return {...(await who(context, services)), own: choiceOf(context.req.url)};
}

async function who(context: RouteContext, services: Services): Promise<Identity> {
  const identity = await identify(context.req.raw, services);
  context.get('notes').user = identity.uid;
  return identity;
}

function listModels({project, clock}: Services): unknown {
  const created = Math.floor(clock.now() / 1000);
  const data = project.models.map((id) => ({id, object: 'model', created, owned_by: 'behest'}));
  return {object: 'list', data};
}

function factsOf(error: unknown): GatewayError['facts'] {
  return error instanceof GatewayError
    ? error.facts
    : {status: 500, code: 'server_error', message: 'The gateway has failed.'};
}
