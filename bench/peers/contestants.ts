import {fileURLToPath} from 'node:url';

import {PACKAGES, unpack} from './packages.ts';

/** A chat that is loaded into a page and talked to. Its page script is `pages/<id>.js`. */
export interface Contestant {
  readonly id: string;
  readonly name: string;
  /** Where its files lie. */
  readonly folder: string;
  /** Style sheets that its guide puts into the page. */
  readonly styles: readonly string[];
}

const OURS = fileURLToPath(new URL('../../dist/', import.meta.url));
const STYLES: Readonly<Record<string, readonly string[]>> = {
  n8n: ['/files/n8n/dist/style.css'],
  nlux: ['/files/nlux-themes/nova.css'],
};

/** Ours first, then the peers, with files of others that their pages need behind them. */
export function contestants(): readonly Contestant[] {
  const peers = PACKAGES.map((peer) => ({
    id: peer.id,
    name: peer.name,
    folder: unpack(peer),
    styles: STYLES[peer.id] ?? [],
  }));
  return [{id: 'behest-chat', name: '<behest-chat>', folder: OURS, styles: []}, ...peers];
}

/** Those that can be shown without a server of their maker's, in the order of the tables. */
export const CONTESTANT_NAMES: Readonly<Record<string, string>> = {
  'behest-chat': '<behest-chat>',
  'deep-chat': 'deep-chat',
  n8n: '@n8n/chat',
  nlux: '@nlux/core',
  typebot: '@typebot.io/js',
};
