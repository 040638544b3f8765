import fc from 'fast-check';
import {
  amountOf,
  canonicalCpu,
  canonicalMemory,
  canonicalQuantity,
  isAboveZero,
  mebibytes,
  milliCpu,
} from '../../src/kubernetes/quantity';

/** Units in billionths: the table of Kubernetes, apart from the code under test. */
const billionths: Readonly<Record<string, bigint>> = {
  n: 1n,
  u: 1000n,
  m: 1_000_000n,
  '': 10n ** 9n,
  k: 10n ** 12n,
  M: 10n ** 15n,
  G: 10n ** 18n,
  T: 10n ** 21n,
  P: 10n ** 24n,
  E: 10n ** 27n,
  Ki: 10n ** 9n * 2n ** 10n,
  Mi: 10n ** 9n * 2n ** 20n,
  Gi: 10n ** 9n * 2n ** 30n,
  Ti: 10n ** 9n * 2n ** 40n,
  Pi: 10n ** 9n * 2n ** 50n,
  Ei: 10n ** 9n * 2n ** 60n,
};
const digits = 15;

/** A quantity in 1e-24, so that a fraction of a billionth counts too. */
function worth(text: string): bigint {
  const [, whole = '', fraction = '', unit = 'none'] = /^(\d+)\.?(\d*)([a-zA-Z]*)$/.exec(text) ?? [];
  return BigInt(whole + fraction.padEnd(digits, '0')) * (billionths[unit] ?? -1n);
}

const quantity = fc
  .tuple(
    fc.nat({ max: 5_000_000 }),
    fc.option(fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: digits }), {
      nil: undefined,
    }),
    fc.constantFrom(...Object.keys(billionths)),
  )
  .map(([whole, fraction, unit]) => `${whole}${fraction === undefined ? '' : `.${fraction}`}${unit}`);

describe('a quantity as the API server gives it back', () => {
  test.each([
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['250m', '250m'],
    ['0.5', '500m'],
    ['1.0', '1'],
    ['0.0015', '1500u'],
    ['0.000000001', '1n'],
    ['2', '2'],
    ['1000', '1k'],
    ['12000000', '12M'],
    ['1024', '1024'],
    ['007', '7'],
    ['1024Ki', '1Mi'],
    ['1024Mi', '1Gi'],
    ['1536Mi', '1536Mi'],
    ['1048576Mi', '1Ti'],
    ['1024Ei', '1024Ei'],
    ['1.5Gi', '1536Mi'],
    ['0.5Ki', '512'],
    ['0.9765625Ki', '1k'],
    ['1000.5Ki', '1024512'],
    ['0.1Gi', '107374182400m'],
    ['1000M', '1G'],
    ['0', '0'],
    ['0Gi', '0'],
    ['0.0', '0'],
    ['0m', '0'],
  ])('is for %s %s', (text, canonical) => expect(canonicalQuantity(text)).toBe(canonical));

  test.each(['', 'a', '25%', '1e3', '-1', '.5', '1 Gi', '1gi', '1K', '1Gib', 'Mi', '1.2.3', '1.', '10m\n'])(
    'is what it was for %j, which we do not write',
    (text) => expect(canonicalQuantity(text)).toBe(text),
  );

  test('is what it was where it is finer than a billionth', () => {
    expect(['0.5n', '0.0000000001'].map(canonicalQuantity)).toEqual(['0.5n', '0.0000000001']);
  });

  test('is worth the same', () => {
    fc.assert(fc.property(quantity, (text) => expect(worth(canonicalQuantity(text))).toBe(worth(text))));
  });

  test('stays as it is', () => {
    fc.assert(
      fc.property(quantity, (text) => {
        expect(canonicalQuantity(canonicalQuantity(text))).toBe(canonicalQuantity(text));
      }),
    );
  });

  test('is a whole number of the largest unit of its kind', () => {
    fc.assert(
      fc.property(quantity, (text) => {
        const [, amount = '', unit = ''] = /^(\d+)([a-zA-Z]*)$/.exec(canonicalQuantity(text)) ?? [];
        fc.pre(amount !== '' && amount !== '0');
        const step = unit.endsWith('i') ? 1024n : 1000n;
        const larger = /^(Ei|E)$/.test(unit) || (unit === '' && text.endsWith('i'));
        expect(larger || BigInt(amount) % step !== 0n).toBe(true);
      }),
    );
  });
});

describe('the amount of a quantity', () => {
  test.each([
    ['1500m', 1.5],
    ['0.5', 0.5],
    ['1e3', 1000],
    ['64Mi', 2 ** 26],
    ['1k', 1000],
    ['+1Gi', 2 ** 30],
    [2, 2],
  ])('%j', (text, amount) => expect(amountOf(text)).toBe(amount));

  test.each(['', 'a', '25%', '-1', '1 Gi', '1gi', undefined, null])('of %j is not a number', (text) =>
    expect(amountOf(text)).toBeNaN(),
  );

  test('is the same in canonical form, and above 0 where the quantity is', () => {
    fc.assert(
      fc.property(quantity, (text) => {
        const [is, was] = [amountOf(canonicalQuantity(text)), amountOf(text)];
        expect(Math.abs(is - was)).toBeLessThanOrEqual(was * 1e-12);
        expect(isAboveZero(text)).toBe(worth(text) > 0n);
      }),
    );
  });
});

const amount = fc.nat({ max: 10_000_000 });

test('a quantity of CPU is read as thousandths of a core, and keeps its worth in canonical form', () => {
  fc.assert(
    fc.property(amount, (n) => {
      expect(milliCpu(`${n}m`)).toBe(n);
      expect(worth(canonicalCpu(n))).toBe(worth(`${n}m`));
    }),
  );
  expect([0, 250, 1000, 1500, 12_000].map(canonicalCpu)).toEqual(['0', '250m', '1', '1500m', '12']);
});

test('a quantity of memory is read as mebibytes, and keeps its worth in canonical form', () => {
  fc.assert(
    fc.property(amount, (n) => {
      expect([mebibytes(`${n}Mi`), mebibytes(`${n}Gi`)]).toEqual([n, 1024 * n]);
      expect(worth(canonicalMemory(n))).toBe(worth(`${n}Mi`));
    }),
  );
  expect([0, 96, 1024, 1536, 2 ** 20].map(canonicalMemory)).toEqual(['0', '96Mi', '1Gi', '1536Mi', '1Ti']);
});
