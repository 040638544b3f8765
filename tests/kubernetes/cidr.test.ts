import { contains, overlap, parseAddress, parseBlock, writeAddress } from '../../src/kubernetes/cidr';

describe('an address', () => {
  test.each([
    ['0.0.0.0', 4, 0n],
    ['10.1.2.3', 4, 167_838_211n],
    ['255.255.255.255', 4, 4_294_967_295n],
    ['::', 6, 0n],
    ['::1', 6, 1n],
    ['fd00:ec2::254', 6, 0xfd000ec2000000000000000000000254n],
    ['2001:DB8:0:0:1:2:3:4', 6, 0x20010db8000000000001000200030004n],
    ['1:2:3:4:5:6:7::', 6, 0x00010002000300040005000600070000n],
    ['::ffff:10.0.0.1', 6, 0xffff0a000001n],
  ])('%s', (text, family, value) => {
    expect(parseAddress(text)).toEqual({ family, first: value, last: value });
  });

  test.each([
    '',
    '10.0.0',
    '10.0.0.0.0',
    '10.0.0.256',
    '10.0.0.01',
    'api',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7:8::',
    '1:2:3',
    'g::1',
    '12345::',
    '::10.0.0.256',
    '10.0.0.0/8',
  ])("'%s' is none", (text) => expect(parseAddress(text)).toBeUndefined());

  test.each(['0.0.0.0', '10.1.2.3', '0:0:0:0:0:0:0:1', 'fd00:ec2:0:0:0:0:0:254'])(
    '%s is written as it was read',
    (text) => {
      const found = parseAddress(text);
      expect(found && writeAddress(found.family, found.first)).toBe(text);
    },
  );
});

describe('a block', () => {
  test.each([
    ['10.0.0.0/8', '10.0.0.0', '10.255.255.255'],
    ['10.1.2.3/8', '10.0.0.0', '10.255.255.255'],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
    ['192.0.2.1/32', '192.0.2.1', '192.0.2.1'],
    ['2001:db8::/127', '2001:db8:0:0:0:0:0:0', '2001:db8:0:0:0:0:0:1'],
  ])('%s', (cidr, first, last) => {
    const found = parseBlock(cidr);
    expect(found && [writeAddress(found.family, found.first), writeAddress(found.family, found.last)]).toEqual([
      first,
      last,
    ]);
  });

  test.each(['', '10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '10.0.0/8', '::/129', '/8', '10.0.0.0/8/8'])(
    "'%s' is none",
    (cidr) => expect(parseBlock(cidr)).toBeUndefined(),
  );

  test('contains and overlaps by family', () => {
    const [ten, part, beside, six] = ['10.0.0.0/8', '10.1.0.0/16', '11.0.0.0/8', '::/0'].map((cidr) =>
      parseBlock(cidr),
    );
    if (!ten || !part || !beside || !six) throw new Error('they are blocks');
    expect([contains(ten, part), contains(part, ten), contains(ten, ten), contains(six, ten)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([overlap(ten, part), overlap(part, ten), overlap(ten, beside), overlap(six, ten)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
