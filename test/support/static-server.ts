import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {getRequestListener} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';

import {writeStaticSite} from '../../demo/static-site.ts';

export interface StaticServer {
  /** Of the sub-folder in which the site stands. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Writes the static site and serves it as any web server would, in a sub-folder. */
export async function serveStaticSite(): Promise<StaticServer> {
  const folder = mkdtempSync(join(tmpdir(), 'behest-static-'));
  await writeStaticSite(join(folder, 'some', 'folder'));
  const app = new Hono().use('*', serveStatic({root: folder}));
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/some/folder`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
