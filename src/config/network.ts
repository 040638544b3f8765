/** Networks and addresses that an environment may state: private networks of nodes, the public address of its entry. */
import { type Block, contains, parseAddress, parseBlock, writeAddress } from '../kubernetes/cidr';

/** RFC 1918: the ranges of which a site's networks are part. */
const own = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** RFC 6890, RFC 1918, RFC 6598, and from multicast on: ranges without public addresses. */
const special = [...own, '0.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '198.18.0.0/15', '224.0.0.0/3'];

/**
 * @returns an IPv4 network without bits beyond its prefix, which is 8 or more, since a list that admits everyone is not
 * a list; undefined for any other text
 */
export function parseNetwork(text: string): Block | undefined {
  const block = parseBlock(text);
  if (block?.family !== 4) return undefined;
  const [, prefix] = text.split('/');
  return Number(prefix) >= 8 && text === `${writeAddress(4, block.first)}/${prefix}` ? block : undefined;
}

/** Whether all of a network is in one of the private ranges. */
export function isPrivate(network: Block): boolean {
  return own.some((range) => isIn(range, network));
}

/** Whether a text is one IPv4 address that the internet routes. */
export function isPublic(text: string): boolean {
  const address = parseAddress(text);
  return address?.family === 4 && !special.some((range) => isIn(range, address));
}

function isIn(range: string, block: Block): boolean {
  const around = parseBlock(range);
  return around !== undefined && contains(around, block);
}
