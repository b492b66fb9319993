import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {sizesOf} from '../../build-steps/sizes.mjs';
import {PACKAGES, unpack} from '../peers/packages.ts';
import type {SizeRow} from '../results.ts';

const ours = fileURLToPath(new URL('../../dist/behest-chat.js', import.meta.url));

/** What stands in one row: the packages whose files a page loads together. */
const ROWS = [
  ['deep-chat'],
  ['n8n'],
  ['nlux'],
  ['nlux', 'nlux-themes'],
  ['typebot'],
  ['flowise'],
  ['webchat'],
];

/** Ours first, then the peers, each file compressed by itself as a server does. */
export function measureSizes(): readonly SizeRow[] {
  const peers = ROWS.map((ids) => {
    const packages = PACKAGES.filter(({id}) => ids.includes(id));
    const name = packages.map((peer) => `${peer.name} ${peer.version}`).join(' + ');
    return weigh(
      name,
      packages.flatMap((peer) => peer.files.map((file) => join(unpack(peer), file))),
    );
  });
  return [weigh('<behest-chat>', [ours]), ...peers];
}

function weigh(name: string, files: readonly string[]): SizeRow {
  const sizes = files.map((file) => sizesOf(readFileSync(file)));
  const sum = (index: 0 | 1 | 2): number => sizes.reduce((total, size) => total + size[index], 0);
  return {name, raw: sum(0), gzip: sum(1), brotli: sum(2)};
}
