/** IP addresses and networks in CIDR notation, of IPv4 and IPv6, as numbers. */

/** All addresses from the first to the last. */
export interface Block {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const widths = { 4: 32, 6: 128 } as const;

/** @returns the one address; undefined for any other text */
export function parseAddress(text: string): Block | undefined {
  const four = parseFour(text);
  if (four !== undefined) return { family: 4, first: four, last: four };
  const six = parseSix(text);
  return six === undefined ? undefined : { family: 6, first: six, last: six };
}

/** @returns the addresses of a network such as `10.0.0.0/8`; undefined for any other text */
export function parseBlock(cidr: string): Block | undefined {
  const [, address = '', prefix = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(cidr) ?? [];
  const one = parseAddress(address);
  if (!one) return undefined;
  const free = widths[one.family] - Number(prefix);
  if (free < 0) return undefined;
  const size = 1n << BigInt(free);
  const first = (one.first / size) * size;
  return { family: one.family, first, last: first + size - 1n };
}

/** Whether all of a block is in another. */
export function contains(outer: Block, inner: Block): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether two blocks have an address in common. */
export function overlap(a: Block, b: Block): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** An address as people write it; IPv6 in full groups. */
export function writeAddress(family: Block['family'], value: bigint): string {
  const [parts, bits] = family === 4 ? [4, 8n] : [8, 16n];
  const all = Array.from(
    { length: parts },
    (_, place) => (value >> (BigInt(parts - 1 - place) * bits)) & (2n ** bits - 1n),
  );
  return family === 4 ? all.join('.') : all.map((part) => part.toString(16)).join(':');
}

function parseFour(text: string): bigint | undefined {
  const parts = text.split('.');
  const whole = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return whole ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) : undefined;
}

function parseSix(text: string): bigint | undefined {
  const halves = embedded(text).split('::');
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - right.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined;
  const groups = [...left, ...Array.from({ length: halves.length === 2 ? missing : 0 }, () => '0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** An IPv4 address at the end of one of IPv6, as two groups. */
function embedded(text: string): string {
  const [, before = '', last = ''] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  const four = parseFour(last);
  return four === undefined ? text : `${before}${(four >> 16n).toString(16)}:${(four & 65535n).toString(16)}`;
}
