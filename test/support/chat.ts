import {ChatSession} from '../../widget/core/session.ts';
import type {ChatError} from '../../widget/core/errors.ts';
import type {Message} from '../../widget/core/state.ts';
import {GatewayTransport} from '../../widget/transport/gateway.ts';
import type {GatewayOptions} from '../../widget/transport/gateway.ts';
import {pageFetch} from '../../widget/transport/request.ts';
import {mintByEndpoint, TokenSource} from '../../widget/transport/token.ts';
import {HastyClock} from './fake-clock.ts';
import type {FakeClock} from './fake-clock.ts';
import type {StandIn} from './stand-in.ts';

export interface Chat {
  readonly session: ChatSession;
  readonly transport: GatewayTransport;
  readonly tokens: TokenSource;
  readonly clock: FakeClock;
  /** Every failure that the session has reported. */
  readonly errors: readonly ChatError[];
  /** Every message that was reported as final. */
  readonly settled: readonly Message[];
}

/** The core and the wire together, as the element wires them, before the stand-in. */
export function openChat(
  standIn: StandIn,
  threadId: string | null,
  options: Partial<GatewayOptions> & {readonly clock?: FakeClock} = {},
): Chat {
  const {clock = new HastyClock(), fetch = pageFetch, ...rest} = options;
  const endpoint = new URL(standIn.endpoint, location.href);
  const tokens = new TokenSource(mintByEndpoint(endpoint, fetch));
  const transport = new GatewayTransport(() => ({
    tokens,
    fetch,
    page: location.href,
    ...rest,
  }));
  const session = new ChatSession({transport, clock, threadId});
  const errors: ChatError[] = [];
  const settled: Message[] = [];
  session.subscribe({
    changed: () => undefined,
    failed: (error) => errors.push(error),
    settled: (message) => settled.push(message),
  });
  return {session, transport, tokens, clock, errors, settled};
}
