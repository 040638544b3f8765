/** IPv4 addresses and networks in CIDR notation, as numbers. */

/** The addresses of a network: its first, and the one after its last. */
export interface Network {
  readonly first: number;
  readonly end: number;
}

/** Networks from which a public address is never taken: RFC 6890, and the private ranges of RFC 1918 and RFC 6598. */
const special = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
];

/** Networks of which a site's own are part: RFC 1918. */
const own = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/**
 * @returns the network, or nothing when the text is none: four numbers without leading zeros, a prefix of 8 or more,
 * since a list that lets everyone in is no list, and no bits beyond the prefix
 */
export function parseNetwork(text: string): Network | undefined {
  const [, address = '', prefix = ''] = /^([\d.]+)\/([1-9]\d?)$/.exec(text) ?? [];
  const first = parseAddress(address);
  const size = 2 ** (32 - Number(prefix));
  if (first === undefined || Number(prefix) < 8 || Number(prefix) > 32 || first % size !== 0) return undefined;
  return { first, end: first + size };
}

function parseAddress(text: string): number | undefined {
  const parts = text.split('.');
  const whole = parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return parts.length === 4 && whole ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : undefined;
}

/** Whether all of a network is of a site's own ranges. */
export function isPrivate(network: Network): boolean {
  return own.some((one) => contains(one, network));
}

/** The first address of multicast; what is from there on is no host's. */
const multicast = 224 * 2 ** 24;

/** Whether a text is one address that others can reach. */
export function isPublic(address: string): boolean {
  const network = parseNetwork(`${address}/32`);
  return network !== undefined && network.first < multicast && !special.some((one) => contains(one, network));
}

export function overlap(a: Network, b: Network): boolean {
  return a.first < b.end && b.first < a.end;
}

function contains(outer: string, { first, end }: Network): boolean {
  const around = parseNetwork(outer);
  return around !== undefined && around.first <= first && end <= around.end;
}
