import { existsSync } from 'node:fs';
import { environments } from '../../src/config/environments';
import { exceptions } from '../../src/scan/exceptions';

test('there are at most ten', () => {
  expect(exceptions.length).toBeGreaterThan(0);
  expect(exceptions.length).toBeLessThanOrEqual(10);
});

describe.each(exceptions)('$reason', ({ checks, objects, reason, owner, seeAlso }) => {
  test('says which checks, why, and who answers for it', () => {
    expect(Object.values(checks).flat().length).toBeGreaterThan(0);
    expect(reason.length).toBeGreaterThan(30);
    expect(owner).toMatch(/^[a-z-]+$/);
    expect(objects.length).toBeGreaterThan(0);
  });

  test('is about environments that there are, and kinds', () => {
    const known = ['*', 'dockerfiles', ...Object.keys(environments)];
    const wrong = objects.filter((one) => {
      const [environment = '', object = ''] = one.replace(/^!/, '').split(': ');
      return !known.includes(environment) || !/^(\*|[A-Z][A-Za-z]+ \S+)$/.test(object);
    });
    expect(wrong).toEqual([]);
  });

  test('points to what is there', () => {
    expect(seeAlso === undefined || seeAlso.startsWith('https://') || existsSync(seeAlso)).toBe(true);
  });
});
