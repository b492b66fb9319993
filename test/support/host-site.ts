import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {createGateway} from '../../demo/gateway/gateway.ts';
import type {Gateway} from '../../demo/gateway/gateway.ts';
import {serveOnNode} from '../../server/node-server.ts';

/** What a site answers at one address. */
export interface SiteFile {
  readonly body: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** A site on one loopback origin, scripts on a second one and the gateway on a third, all real. */
export class HostSite {
  readonly gateway: Gateway;
  readonly origin: string;
  readonly cdn: string;
  readonly gatewayOrigin: string;
  /** Every request to the site and the gateway so far: method and address. */
  readonly requests: string[] = [];
  /** Pages and scripts of the site by path; scripts of `dist/` are there too. */
  files: Readonly<Record<string, SiteFile>> = {};
  readonly #close: () => Promise<unknown>;

  private constructor(ports: readonly number[], gateway: Gateway, close: () => Promise<unknown>) {
    const [site, cdn, api] = ports.map((port) => `http://127.0.0.1:${port}`);
    [this.origin, this.cdn, this.gatewayOrigin] = [site ?? '', cdn ?? '', api ?? ''];
    this.gateway = gateway;
    this.#close = close;
  }

  static async start(): Promise<HostSite> {
    let site: HostSite | undefined = undefined;
    const noted = (answer: (site: HostSite, request: Request) => Promise<Response> | Response) =>
      serveOnNode(
        (request) => {
          if (!site) throw new Error('The site has not started.');
          site.requests.push(`${request.method} ${request.url}`);
          return answer(site, request);
        },
        {port: 0, graceMs: 0},
      );
    const servers = [
      await noted((host, request) => host.#answer(request)),
      await noted((host, request) => host.#serve(request, {'access-control-allow-origin': '*'})),
    ];
    const origins = servers.map(({port}) => `http://127.0.0.1:${port}`);
    const gateway = createGateway({apiKeys: [], origins, settings: {waitScale: 0, limits: false}});
    servers.push(await noted((_, request) => gateway.fetch(request)));
    const close = () => Promise.all(servers.map((server) => server.close()));
    site = new HostSite(
      servers.map(({port}) => port),
      gateway,
      close,
    );
    return site;
  }

  /** The policy of the README: nothing is allowed but what the chat needs. */
  policy(trustedTypes = 'behest-chat', scripts = "'self'"): Readonly<Record<string, string>> {
    const connect = `connect-src ${this.origin} ${this.gatewayOrigin}`;
    const trusted = `require-trusted-types-for 'script'; trusted-types ${trustedTypes}`;
    return {
      'content-security-policy': `default-src 'none'; script-src ${scripts}; ${connect}; ${trusted}`,
    };
  }

  close(): Promise<unknown> {
    return this.#close();
  }

  async #answer(request: Request): Promise<Response> {
    const {pathname} = new URL(request.url);
    if (pathname !== '/api/behest/token') return this.#serve(request, {});
    return this.gateway.tokenResponse({id: 'ada', baseUrl: this.gatewayOrigin});
  }

  #serve(request: Request, headers: Readonly<Record<string, string>>): Response {
    const {pathname} = new URL(request.url);
    const built = /^\/dist\/([\w.-]+\.js)$/.exec(pathname)?.[1];
    const file = this.files[pathname] ?? (built ? {body: builtFile(built)} : undefined);
    if (!file) return new Response(null, {status: 204});
    const type = file.type ?? types[pathname.split('.').at(-1) ?? ''] ?? types['html'] ?? '';
    return new Response(file.body, {headers: {...headers, ...file.headers, 'content-type': type}});
  }
}

/** A file of `dist/`, as it is published. */
export function builtFile(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../dist/${name}`, import.meta.url)), 'utf8');
}
