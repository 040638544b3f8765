import fc from 'fast-check';
import { isPrivate, isPublic, parseNetwork } from '../../src/config/network';
import { type Block, overlap } from '../../src/kubernetes/cidr';

const text = (number: number) => [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
const byte = fc.nat({ max: 255 });
/** Any address, and often one near the beginning of a private range, so that networks overlap. */
const address = fc.oneof(
  fc.nat({ max: 2 ** 32 - 1 }),
  fc
    .tuple(fc.constantFrom('10.0.0.0', '172.15.0.0', '192.167.0.0'), fc.nat({ max: 2 ** 18 }))
    .map(([start, more]) => start.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + more),
);
const prefix = fc.integer({ min: 8, max: 32 });
/** Any network: an address without its bits beyond a prefix. */
const network = fc.tuple(address, prefix).map(([number, bits]) => {
  const size = 2 ** (32 - bits);
  const first = number - (number % size);
  return { first, size, bits, text: `${text(first)}/${bits}` };
});

/** The addresses from the first on. */
const block = (first: number, size: number): Block => ({
  family: 4,
  first: BigInt(first),
  last: BigInt(first + size - 1),
});

/** @throws where there is none */
function parsed(one: string): Block {
  const found = parseNetwork(one);
  if (!found) throw new Error(`${one} is not a network`);
  return found;
}

describe('a network', () => {
  test('is read as its first address and its last', () => {
    expect(parseNetwork('10.20.0.0/20')).toEqual(block(0x0a140000, 0x1000));
    expect(parseNetwork('255.255.255.255/32')).toEqual(block(2 ** 32 - 1, 1));
    fc.assert(fc.property(network, ({ first, size, text }) => expect(parseNetwork(text)).toEqual(block(first, size))));
  });

  test('has no bits beyond its prefix', () => {
    fc.assert(
      fc.property(network, fc.nat(), ({ first, size, bits }, more) => {
        fc.pre(size > 1);
        expect(parseNetwork(`${text(first + 1 + (more % (size - 1)))}/${bits}`)).toBeUndefined();
      }),
    );
  });

  test('is at most what a prefix of 8 covers', () => {
    for (const bits of [0, 1, 7]) expect(parseNetwork(`0.0.0.0/${bits}`)).toBeUndefined();
    expect(parseNetwork('0.0.0.0/8')).toEqual(block(0, 2 ** 24));
  });

  test('has no number with a leading zero, which some read as octal', () => {
    fc.assert(
      fc.property(fc.array(byte, { minLength: 4, maxLength: 4 }), fc.nat({ max: 3 }), (bytes, place) => {
        const padded = bytes.map((one, at) => (at === place ? `0${one}` : one)).join('.');
        expect([parseNetwork(`${bytes.join('.')}/32`) === undefined, parseNetwork(`${padded}/32`)]).toEqual([
          false,
          undefined,
        ]);
      }),
    );
    expect([parseNetwork('10.0.0.0/08'), parseNetwork('0.0.0.0/00')]).toEqual([undefined, undefined]);
  });

  test.each([
    ...['', '/', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/99', '10.0.0.0/-8', '10.0.0.0/8.0', '10.0.0.0/8/8'],
    ...[
      '10.0.0/8',
      '10.0.0.0.0/8',
      '10..0.0/8',
      '256.0.0.0/8',
      '1000.0.0.0/8',
      '-1.0.0.0/8',
      '0x0a.0.0.0/8',
      '1e1.0.0.0/8',
    ],
    ...[' 10.0.0.0/8', '10.0.0.0/8 ', '10.0.0.0/8\n', '10.0.0.0 /8', '٣.0.0.0/8', '::/8', 'fd00::/64', 'localhost/8'],
  ])('is not %j', (one) => expect(parseNetwork(one)).toBeUndefined());

  test('is not what any other text says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0129./ x') }), (one) => {
        const found = parseNetwork(one);
        if (found)
          expect(`${text(Number(found.first))}/${32 - Math.log2(Number(found.last - found.first + 1n))}`).toBe(one);
      }),
    );
  });
});

describe('a private network', () => {
  test.each(['10.0.0.0/8', '10.255.255.0/24', '172.16.0.0/12', '172.31.255.255/32', '192.168.0.0/16'])('is %s', (one) =>
    expect(isPrivate(parsed(one))).toBe(true),
  );

  test.each(['172.0.0.0/8', '172.16.0.0/11', '192.168.0.0/15', '192.0.0.0/8', '11.0.0.0/8', '172.32.0.0/16'])(
    'is not %s, of which a part at most is private',
    (one) => expect(isPrivate(parseNetwork(one) ?? block(0, 2 ** 32))).toBe(false),
  );

  test.each(['100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '198.18.0.0/15'])(
    'is not %s, which is not of a site',
    (one) => expect(isPrivate(parsed(one))).toBe(false),
  );

  test('is one whose first and last address are, and which is of one range', () => {
    const single = (first: number) => isPrivate(block(first, 1));
    fc.assert(
      fc.property(network, ({ first, size }) => {
        if (isPrivate(block(first, size))) expect([single(first), single(first + size - 1)]).toEqual([true, true]);
        else expect(single(first) && single(first + size - 1)).toBe(false);
      }),
    );
  });
});

describe('a public address', () => {
  test.each(['1.1.1.1', '198.51.100.20', '203.0.113.20', '100.63.255.255', '100.128.0.0', '223.255.255.255'])(
    'is %s',
    (one) => expect(isPublic(one)).toBe(true),
  );

  test.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.127.255.255', '127.0.0.1', '169.254.169.254'],
    ...['172.16.0.1', '192.168.1.1', '198.18.0.1', '198.19.255.255', '224.0.0.1', '239.1.1.1', '240.0.0.1'],
    ...['255.255.255.255', '0198.051.100.020', '198.51.100.020', '198.51.100.20/32', '198.51.100.0/24', '1.1.1', ''],
  ])('is not %j', (one) => expect(isPublic(one)).toBe(false));

  test('is never of a private network', () => {
    fc.assert(
      fc.property(address, (first) => {
        if (isPublic(text(first))) expect(isPrivate(block(first, 1))).toBe(false);
      }),
    );
  });
});

describe('two networks', () => {
  test('overlap when an address is in both, and not when they touch', () => {
    const pairs = [
      ['10.0.0.0/9', '10.128.0.0/9'],
      ['10.0.0.0/8', '10.200.0.0/16'],
      ['10.200.0.0/16', '10.0.0.0/8'],
      ['10.0.0.0/24', '10.0.0.0/24'],
      ['10.0.1.0/24', '10.0.0.255/32'],
    ] as const;
    expect(pairs.map(([a, b]) => overlap(parsed(a), parsed(b)))).toEqual([false, true, true, true, false]);
  });

  test('overlap whichever is named first, and exactly when one holds the first address of the other', () => {
    fc.assert(
      fc.property(network, network, (a, b) => {
        const [left, right] = [parsed(a.text), parsed(b.text)];
        const holds = (outer: Block, { first }: Block) => outer.first <= first && first <= outer.last;
        expect(overlap(left, right)).toBe(overlap(right, left));
        expect(overlap(left, right)).toBe(holds(left, right) || holds(right, left));
      }),
    );
  });
});
