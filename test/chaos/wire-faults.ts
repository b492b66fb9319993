import {integerBetween, pick} from '../../demo/gateway/random.ts';
import type {Random} from '../../demo/gateway/random.ts';

/** What the wire does to one request and its answer. */
export type WireFault =
  /** The answer waits so many milliseconds, so that later ones overtake it. */
  | {readonly kind: 'delay'; readonly ms: number}
  /** The connection is reset before the request goes on. */
  | {readonly kind: 'refuse'}
  /** The server hears the request to its end, the client hears nothing of the answer. */
  | {readonly kind: 'deaf'}
  /** The connection ends inside the headers of the answer. */
  | {readonly kind: 'half-headers'; readonly reset: boolean}
  /** What comes back is not HTTP. */
  | {readonly kind: 'garbage'}
  /** The connection breaks behind so many bytes of the body. */
  | {readonly kind: 'cut'; readonly bytes: number; readonly reset: boolean}
  /** The connection breaks inside a character, the first one of several bytes behind so many. */
  | {readonly kind: 'cut-character'; readonly bytes: number}
  /** The body ends properly, but too early. */
  | {readonly kind: 'end'; readonly bytes: number}
  /** Nothing more comes behind so many bytes, and the connection stays. */
  | {readonly kind: 'stall'; readonly bytes: number}
  /** Bytes behind so many become others. */
  | {readonly kind: 'corrupt'; readonly bytes: number; readonly count: number}
  /** Pieces behind so many bytes change places. */
  | {readonly kind: 'reorder'; readonly bytes: number}
  /** The body comes in small pieces with pauses. */
  | {readonly kind: 'trickle'; readonly size: number; readonly ms: number};

/** Where a request passes: the three ways of the house, and what the browser asks before a request. */
export type Layer = 'mint' | 'chat' | 'thread' | 'preflight' | 'upstream';

export const LAYERS: readonly Layer[] = ['mint', 'chat', 'thread', 'preflight', 'upstream'];

/** The next faults of each layer, used up one a request; behind them the wire is sound. */
export type FaultPlan = Readonly<Record<Layer, readonly (WireFault | null)[]>>;

export const SOUND: FaultPlan = {mint: [], chat: [], thread: [], preflight: [], upstream: []};

const KINDS = [
  'delay',
  'refuse',
  'deaf',
  'half-headers',
  'garbage',
  'cut',
  'cut',
  'cut-character',
  'end',
  'stall',
  'corrupt',
  'reorder',
  'trickle',
  'trickle',
] as const satisfies readonly WireFault['kind'][];

/** How often a layer is hit: most of the trouble is where most of the bytes are. */
const SHARE: Readonly<Record<Layer, number>> = {
  mint: 0.12,
  chat: 0.5,
  thread: 0.2,
  preflight: 0.04,
  upstream: 0.12,
};

/** Faults of one turn. Up to three requests of a layer are hit one after the other. */
export function planFaults(random: Random): FaultPlan {
  const plan = (layer: Layer): (WireFault | null)[] => {
    const faults: (WireFault | null)[] = [];
    while (faults.length < 3 && random() < SHARE[layer]) faults.push(faultOf(layer, random));
    return faults;
  };
  return {
    mint: plan('mint'),
    chat: plan('chat'),
    thread: plan('thread'),
    preflight: plan('preflight'),
    upstream: plan('upstream'),
  };
}

function faultOf(layer: Layer, random: Random): WireFault {
  const bytes = integerBetween(random, 0, layer === 'chat' ? 6000 : 700);
  const reset = random() < 0.5;
  const kind = pick(random, KINDS);
  // Only an answer that is being shown can be stopped by its reader.
  if (kind === 'stall' && layer !== 'chat') return {kind: 'deaf'};
  switch (kind) {
    case 'delay':
      return {kind, ms: integerBetween(random, 5, 120)};
    case 'refuse':
    case 'deaf':
    case 'garbage':
      return {kind};
    case 'half-headers':
      return {kind, reset};
    case 'cut':
      return {kind, bytes, reset};
    case 'cut-character':
    case 'end':
    case 'stall':
      return {kind, bytes};
    case 'reorder':
      return layer === 'thread' ? {kind: 'delay', ms: 120} : {kind, bytes};
    case 'corrupt':
      // Nobody can tell a stored letter from another one; what is no JSON anybody can.
      if (layer === 'thread') return {kind, bytes: 0, count: 1};
      return {kind, bytes, count: integerBetween(random, 1, 4)};
    case 'trickle':
      return {kind, size: integerBetween(random, 60, 900), ms: integerBetween(random, 1, 8)};
  }
}
