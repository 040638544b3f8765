import { environments } from '../../src/config/environments';
import type { Manifest } from '../../src/kubernetes/manifest';
import { readObjects } from '../../src/kubernetes/read';
import { explained, localAndProductionPage, reasons } from '../../src/pages/local-and-production';
import { rows } from './rows';

const [local, production] = ['local', 'production'].map((name) => readObjects(`dist/${name}`)) as [
  readonly Manifest[],
  readonly Manifest[],
];

test('every difference between local and production has a reason', () => {
  const open = explained(local, production).filter(({ reason }) => reason === undefined);
  expect(open.map(({ difference: { what, objects } }) => `${objects[0]}: ${what}`)).toEqual([]);
});

test('every reason has a difference: one that is not needed any more goes', () => {
  const used = new Set(explained(local, production).map(({ reason }) => reason?.what));
  expect(reasons.filter(({ what }) => !used.has(what))).toEqual([]);
});

describe('a difference without a reason', () => {
  const deployment = (spec: object): Manifest => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop', namespace: 'shop' },
    spec,
  });
  const container = (one: object) =>
    deployment({ template: { spec: { containers: [{ name: 'shop', image: 'a/shop:1', ...one }] } } });
  const open = (left: object, right: object) =>
    explained([container(left)], [container(right)]).filter(({ reason }) => reason === undefined);

  const from = (name: string) => ({ envFrom: [{ configMapRef: { name } }] });

  test.each<[string, object, object]>([
    ['another tag of an image', {}, { image: 'b/shop:2' }],
    ['a right that one side has', {}, { securityContext: { privileged: true } }],
    ['another command', { command: ['/a'] }, { command: ['/b'] }],
    ['a port', {}, { ports: [{ containerPort: 8080 }] }],
    ['settings with other contents', from('shop-local-00000000'), from('shop-production-11111111')],
  ])('is %s', (_what, left, right) => expect(open(left, right)).toHaveLength(1));

  test.each<[string, object, object]>([
    ['another prefix of an image', {}, { image: 'b/shop:1' }],
    ['settings with the same contents', from('shop-local-00000000'), from('shop-production-00000000')],
    ['more memory', { resources: { limits: { memory: '1Mi' } } }, { resources: { limits: { memory: '2Mi' } } }],
  ])('is not %s', (_what, left, right) => expect(open(left, right)).toEqual([]));

  test('is on the page, by its object and value', () => {
    const objects = { local: [container({})], production: [container({ command: ['/b'] })] };
    const page = localAndProductionPage(environments, objects);
    expect(page).toContain('## Not explained');
    expect(rows(page)).toContainEqual(['Deployment.apps shop/shop', 'command of shop']);
  });
});

test('the page has values that differ, and none that does not', () => {
  const names = rows(localAndProductionPage(environments, { local, production })).map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(['cluster', 'entry', 'issuer']));
  expect(names).not.toContain('front door');
  expect(names).not.toContain('Helm charts');
});
