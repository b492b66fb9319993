/** What the runtime knows about the connection of a request. */
export interface Connection {
  /** Address of the peer: the client, or the proxy nearest to us. */
  readonly address?: string | undefined;
}

const ADDRESS =
  /^(?:\[([\da-f:.]+)\](?::\d+)?|(\d+(?:\.\d+){3})(?::\d+)?|([\da-f:.]+)(?:%[\w.-]+)?)$/i;

/**
 * The network that a request is counted for: an IPv4 address, or the /64 that one IPv6 customer
 * owns. Without trusted proxies headers are ignored; with `hops` of them the entry that the
 * outermost one wrote counts, which is the one no client can forge.
 *
 * @returns `undefined` when the runtime does not tell.
 */
export function clientNetwork(
  request: Request,
  connection: Connection,
  hops: number,
): string | undefined {
  const forwarded = hops === 0 ? [] : (request.headers.get('x-forwarded-for') ?? '').split(',');
  return networkOf(forwarded.at(-hops)?.trim()) ?? networkOf(connection.address);
}

function networkOf(text: string | undefined): string | undefined {
  const [, bracketed, dotted, plain] = ADDRESS.exec(text ?? '') ?? [];
  const address = (bracketed ?? dotted ?? plain)?.toLowerCase();
  const mapped = /(?:^|:)(\d+(?:\.\d+){3})$/.exec(address ?? '')?.[1];
  return mapped ?? (address?.includes(':') ? subnet(address) : undefined);
}

/** The first four groups, with `::` written out. */
function subnet(address: string): string {
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({length: Math.max(0, 8 - left.length - right.length)}, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}
