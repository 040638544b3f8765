import * as fc from 'fast-check';
import { selects } from '../../src/policies/selectors';

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
});
