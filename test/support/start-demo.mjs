import {spawn} from 'node:child_process';
import {createServer} from 'node:net';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {object} RunningDemo
 * @property {string} url the host site
 * @property {string} gatewayUrl the stand-in
 * @property {number} pid of the process that is both servers
 * @property {() => string} output what it has printed so far
 * @property {() => Promise<number | null>} stop sends Ctrl-C; resolves with the exit code
 */

/**
 * Starts the very processes of `npm start`, on free ports.
 *
 * @param {NodeJS.ProcessEnv} [env] set beside the test's own environment
 * @param {readonly string[]} [flags] for Node itself
 * @returns {Promise<RunningDemo>}
 */
export async function startDemo(env = {}, flags = []) {
  const [port, gatewayPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [...flags, 'demo/start.mjs'], {
    cwd: root,
    env: {...process.env, PORT: String(port), GATEWAY_PORT: String(gatewayPort), ...env},
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://localhost:${port}`;
  await Promise.race([
    until(async () => (await fetch(`${url}/healthz`)).ok),
    exited.then((code) => {
      throw new Error(`The demo ended with ${code}: ${output}`);
    }),
  ]);
  return {
    url,
    gatewayUrl: `http://localhost:${gatewayPort}`,
    pid: child.pid ?? 0,
    output: () => output,
    stop: () => {
      child.kill('SIGINT');
      return exited;
    },
  };
}

/** @returns {Promise<number>} a port that nobody listens on */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

/** @param {() => Promise<boolean>} condition */
async function until(condition) {
  for (;;) {
    if (await condition().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
