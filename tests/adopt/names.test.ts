import { namesIn } from '../../src/adopt/names';

const known = new Set(['shop/web', 'shop/db', 'data/mongo', 'shop/redis']);

/** Services and hosts that a text of the namespace shop names. */
function said(text: string, setting = ''): readonly string[] {
  const { elsewhere, services } = namesIn(text, 'shop', known, setting);
  return [...services, ...elsewhere].map(({ host, port }) => `${host}${port === undefined ? '' : `:${port}`}`);
}

test.each([
  ['db:5432', 'shop/db:5432'],
  ['http://web', 'shop/web'],
  ['http://web:8080/path', 'shop/web:8080'],
  ['postgres://user:word@db:5432/name', 'shop/db:5432'],
  ['mongo.data:27017', 'data/mongo:27017'],
  ['mongo.data.svc', 'data/mongo'],
  [
    'mongodb://mongo-0.mongo.data.svc.cluster.local:27017,mongo-1.mongo.data.svc.cluster.local:27017',
    'data/mongo:27017',
  ],
  ['--addr=web:80', 'shop/web:80'],
  ['https://api.example.com/v1', 'api.example.com'],
  ['smtp.example.org:587', 'smtp.example.org:587'],
])('%s names %s', (text, name) => expect(said(text)).toEqual([name]));

test('a name alone counts where the setting is one of hosts', () => {
  expect(said('redis', 'REDIS_HOST')).toEqual(['shop/redis']);
  expect(said('redis', 'MODE')).toEqual([]);
});

test.each([
  'redis-server --appendonly yes',
  'web',
  'other:80',
  'mongo:27017',
  'docker.io/library/web:1.2',
  '/etc/web/config.yaml',
  'http://localhost:8080',
  '10.0.0.1:80',
  'v1.example.com/label',
  'a.web:80x',
  'settings.json',
])('%s names none', (text) => expect(said(text)).toEqual([]));
