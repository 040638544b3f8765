import fc from 'fast-check';
import { canonicalCpu, canonicalMemory, mebibytes, milliCpu } from '../../src/config/quantity';

const amount = fc.nat({ max: 10_000_000 });

/** How the API server reads a quantity of CPU. */
function thousandths(text: string): number {
  return text.endsWith('m') ? Number(text.slice(0, -1)) : Number(text) * 1000;
}

describe('a quantity of CPU', () => {
  test('is read as thousandths of a core', () => {
    fc.assert(fc.property(amount, (n) => expect(milliCpu(`${n}m`)).toBe(n)));
  });

  test('is worth the same in its canonical form', () => {
    fc.assert(fc.property(amount, (n) => expect(thousandths(canonicalCpu(n))).toBe(n)));
  });

  test('has whole cores without a unit, and nothing else', () => {
    fc.assert(fc.property(amount, (n) => expect(canonicalCpu(n).endsWith('m')).toBe(n % 1000 !== 0)));
    expect([0, 250, 1000, 1500, 12_000].map(canonicalCpu)).toEqual(['0', '250m', '1', '1500m', '12']);
  });
});

describe('a quantity of memory', () => {
  test('is read as mebibytes, of which a gibibyte has 1024', () => {
    fc.assert(
      fc.property(amount, (n) => {
        expect(mebibytes(`${n}Mi`)).toBe(n);
        expect(mebibytes(`${n}Gi`)).toBe(1024 * n);
      }),
    );
  });

  test('is worth the same in its canonical form', () => {
    fc.assert(fc.property(amount, (n) => expect(mebibytes(canonicalMemory(n))).toBe(n)));
  });

  test('has whole gibibytes as such, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), (n) => {
        expect(canonicalMemory(n * 1024)).toBe(`${n}Gi`);
        expect(canonicalMemory(n * 1024 + 1)).toBe(`${n * 1024 + 1}Mi`);
      }),
    );
    expect([0, 96, 1024, 1536, 2 ** 20].map(canonicalMemory)).toEqual(['0Mi', '96Mi', '1Gi', '1536Mi', '1Ti']);
  });
});
