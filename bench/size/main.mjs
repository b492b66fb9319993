// What a page loads for a chat, ours and others', measured the same way: `npm run bench:size`. Each peer is
// the file that its documentation puts into a script tag, taken from the package that npm gives.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {printSizes, sizesOf} from '../../build-steps/sizes.mjs';

const peers = [
  {name: 'deep-chat', version: '2.4.2', files: ['dist/deepChat.bundle.js']},
  {name: '@n8n/chat', version: '1.37.0', files: ['dist/chat.bundle.es.js', 'dist/style.css']},
  {name: '@nlux/core', version: '2.17.1', files: ['umd/nlux-core.js']},
  {name: '@typebot.io/js', version: '0.10.7', files: ['dist/web.js']},
  {name: 'flowise-embed', version: '3.1.3', files: ['dist/web.js']},
  {name: 'botframework-webchat', version: '4.18.0', files: ['dist/webchat.js']},
];

const ours = fileURLToPath(new URL('../../dist/behest-chat.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'behest-sizes-'));
try {
  const rows = peers.map(({name, version, files}) => {
    const content = download(`${name}@${version}`, files);
    return [`${name} ${version}`, ...sizesOf(content)];
  });
  printSizes([['<behest-chat>', ...sizesOf(readFileSync(ours))], ...rows]);
} finally {
  rmSync(folder, {recursive: true});
}

function download(name, files) {
  const options = {cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']};
  const archive = execFileSync('npm', ['pack', '--silent', name], options).trim();
  const paths = files.map((file) => `package/${file}`);
  execFileSync('tar', ['xzf', archive, ...paths], options);
  return Buffer.concat(paths.map((path) => readFileSync(join(folder, path))));
}
