import {execFileSync, type ExecFileSyncOptionsWithStringEncoding} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/**
 * A chat that is measured beside ours, as npm gives it. Only its own bundles are used, and they need
 * none of its dependencies: so the archive is fetched, checked and unpacked, and nothing is installed.
 */
export interface PeerPackage {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Of the archive, as the registry states it: sha512 in base64. */
  readonly integrity: string;
  /** What a page loads before it can show the chat, imported modules and styles included. */
  readonly files: readonly string[];
}

export const PACKAGES: readonly PeerPackage[] = [
  {
    id: 'deep-chat',
    name: 'deep-chat',
    version: '2.4.2',
    integrity:
      'wQNd6Z6HDoH7OMeoQKpmxDm9XdWrRjMkBJ2yl5tsYND9Dz2UCv/BdGVM8vK2V0mhO1u+OniHYPWDGvjlNxjCeQ==',
    files: ['dist/deepChat.bundle.js'],
  },
  {
    id: 'n8n',
    name: '@n8n/chat',
    version: '1.37.0',
    integrity:
      'V1EQxDp/+rW6o/5OZgbwDfgPJXG8Jrn3TIdq7Z/26QTP90Uo3g2gv8CMnaQcphdTQVR+K06X34DOCRHXa8Tqnw==',
    files: [
      'dist/chat.bundle.es.js',
      'dist/chunk-DzKB351f.mjs',
      'dist/vue.runtime.esm-bundler-CU4O2zSj.mjs',
      'dist/en-Ubc0tWnj-BmN9jzm2.mjs',
      'dist/style.css',
    ],
  },
  {
    id: 'nlux',
    name: '@nlux/core',
    version: '2.17.1',
    integrity:
      'hIvOnuENVqWaIg5Co4JtFmHph7Sp0Nj+QixOMdOW9Ou7CjU7HK+maB5koLoayNL64B+wHTtgPN7zBrB8NCSPXw==',
    files: ['umd/nlux-core.js'],
  },
  {
    // The styles that the guide of @nlux/core asks for.
    id: 'nlux-themes',
    name: '@nlux/themes',
    version: '2.17.1',
    integrity:
      'spD3QJBSdkF+q45rQFFsUQcR4pTy3OEjQywEP+yc9dHcuPrxIMb0/W/whwiHn1aePGL758lKQH3E/NRHA4aSAw==',
    files: ['nova.css'],
  },
  {
    id: 'typebot',
    name: '@typebot.io/js',
    version: '0.10.7',
    integrity:
      'c5GKjgJlfSjOIhTm8kqohWE/daJeBWlnqK6Xi3AYlFu/3W0NkqsD+T6G+ehu2sDGv8po+FuMB/K6g12/zQVN2Q==',
    files: ['dist/web.js'],
  },
  {
    id: 'flowise',
    name: 'flowise-embed',
    version: '3.1.3',
    integrity:
      'en421zUluAvDV6sEonYFhmqpf8ZIE2FjC/l4TT0xb8vNF0/fjF9S3glP6L2eePC7SPsskuk4po/7MmXFgVRHoA==',
    files: ['dist/web.js'],
  },
  {
    id: 'webchat',
    name: 'botframework-webchat',
    version: '4.18.0',
    integrity:
      'tLh3mxzovBDG2eBttoRggQh2b/IZLuDT86rI4MkD1DtAQgDKANgNGvjhxzYeKcXll+3DgYcBNyU9koBxRcIcJQ==',
    files: ['dist/webchat.js'],
  },
];

const cache = fileURLToPath(new URL('../../node_modules/.cache/bench-peers/', import.meta.url));

/**
 * @returns the folder that holds the package, fetched by npm the first time
 * @throws {Error} when the archive is not the one that was chosen
 */
export function unpack({name, version, integrity}: PeerPackage): string {
  const folder = join(cache, `${name.replace('/', '-')}-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, {recursive: true});
  const work = mkdtempSync(join(cache, 'work-'));
  try {
    const options: ExecFileSyncOptionsWithStringEncoding = {
      cwd: work,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    };
    const archive = execFileSync('npm', ['pack', '--silent', `${name}@${version}`], options).trim();
    const hash = createHash('sha512').update(readFileSync(join(work, archive)));
    if (hash.digest('base64') !== integrity) throw new Error(`${name} is not what was chosen.`);
    execFileSync('tar', ['xzf', archive], options);
    renameSync(join(work, 'package'), folder);
  } finally {
    rmSync(work, {recursive: true});
  }
  return folder;
}
