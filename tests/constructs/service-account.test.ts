import { ServiceAccount } from '../../src/constructs/service-account';
import { objectsWith, only } from './objects';

test('a ServiceAccount has its name and no token', () => {
  const objects = objectsWith((chart) => new ServiceAccount(chart, 'made', { name: 'reader' }));
  expect(only(objects, 'ServiceAccount', 'reader')).toMatchObject({
    metadata: { name: 'reader' },
    automountServiceAccountToken: false,
  });
});
