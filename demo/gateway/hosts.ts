const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * The host that a request is addressed to. A request that never was on a socket has no `Host`
 * header, but an address.
 */
export function hostOf(request: Request): string {
  return (request.headers.get('host') ?? new URL(request.url).host).toLowerCase();
}

/** Whether the host is on the list, each entry with its port where it has one. */
export function isListedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => entry.toLowerCase() === host);
}

export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}
