import * as fc from 'fast-check';
import { type LabelSelector, selects, selectsAll, selectsAllInCel, selectsInCel } from '../../src/kubernetes/selectors';
import type { Admission } from '../../src/policies/admission';
import { contextOf } from '../../src/policies/example';
import { celVerdict } from '../policies/cel';

const labels = { app: 'api', env: 'production' };

describe('a label selector', () => {
  test.each([
    ['nothing', undefined, false],
    ['an empty one', {}, true],
    ['all labels', { matchLabels: labels }, true],
    ['one of the labels', { matchLabels: { app: 'api' } }, true],
    ['another value', { matchLabels: { app: 'web' } }, false],
    ['another label', { matchLabels: { owner: 'api' } }, false],
    ['In', { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'api'] }] }, true],
    ['In others', { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] }, false],
    ['In, of a missing label', { matchExpressions: [{ key: 'owner', operator: 'In', values: ['web'] }] }, false],
    ['NotIn', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['api'] }] }, false],
    ['NotIn, of a missing label', { matchExpressions: [{ key: 'owner', operator: 'NotIn', values: ['api'] }] }, true],
    ['Exists', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
    ['Exists, of a missing label', { matchExpressions: [{ key: 'owner', operator: 'Exists' }] }, false],
    ['DoesNotExist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
    ['DoesNotExist, of a missing label', { matchExpressions: [{ key: 'owner', operator: 'DoesNotExist' }] }, true],
    ['an unknown operator', { matchExpressions: [{ key: 'app', operator: 'Like' }] }, false],
    [
      'labels and expressions of which one fails',
      { matchLabels: { app: 'api' }, matchExpressions: [{ key: 'env', operator: 'DoesNotExist' }] },
      false,
    ],
  ])('by %s', (_, selector, expected) => {
    expect(selects(selector, labels)).toBe(expected);
  });

  test('selects what has more labels whenever it selects by matchLabels', () => {
    const some = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'));
    fc.assert(
      fc.property(some, some, (wanted, more) => {
        expect(selects({ matchLabels: wanted }, { ...more, ...wanted })).toBe(true);
      }),
    );
  });

  test('never selects by an expression and its opposite alike', () => {
    const some = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y'));
    const opposites = fc.constantFrom(['In', 'NotIn'], ['Exists', 'DoesNotExist']);
    fc.assert(
      fc.property(some, opposites, (present, operators) => {
        const answers = operators.map((operator) =>
          selects({ matchExpressions: [{ key: 'a', operator, values: ['x'] }] }, present),
        );
        expect(answers[0]).toBe(!answers[1]);
      }),
    );
  });

  test('says the same in CEL, whatever it asks for', () => {
    const keys = fc.constantFrom('a', 'b', 'c.d/e');
    const values = fc.constantFrom('x', 'y');
    const expressions = fc.record({
      key: keys,
      operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', 'Like'),
      values: fc.array(values, { maxLength: 2 }),
    });
    const selectors = fc.record(
      { matchLabels: fc.dictionary(keys, values), matchExpressions: fc.array(expressions, { maxLength: 2 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(selectors, fc.dictionary(keys, values), (selector, present) => {
        const selected = inCel(selector, present, selectsInCel('object.spec', 'object.metadata.labels'));
        expect(selected).toBe(selects(selector, present) ? 'allowed' : 'refused');
        const all = inCel(selector, present, selectsAllInCel('object.spec'));
        expect(all).toBe(selectsAll(selector) ? 'allowed' : 'refused');
      }),
      { numRuns: 300 },
    );
  });
});

/** Verdict of an expression on an object whose spec is the selector. */
function inCel(spec: LabelSelector, present: Readonly<Record<string, string>>, expression: string) {
  const admission: Admission = { resources: [{ group: '', version: 'v1', resources: ['services'] }], expression };
  const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api', labels: present }, spec };
  return celVerdict(admission, object, contextOf({ says: '' }));
}
