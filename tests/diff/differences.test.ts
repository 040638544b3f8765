import { differences, sentences } from '../../src/diff/differences';
import type { Manifest } from '../../src/kubernetes/manifest';

const labels = (env: string) => ({ app: 'shop', env });
const object = (kind: string, name: string, spec: unknown, env = 'a', apiVersion = 'apps/v1'): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop', labels: labels(env) },
  spec,
});
const deployment = (container: object, name = 'shop', env = 'a') =>
  object('Deployment', name, { template: { spec: { containers: [{ name: 'shop', ...container }] } } }, env);
const say = (left: readonly Manifest[], right: readonly Manifest[]) =>
  sentences(differences(left, right), 'beta', 'production');

describe('two environments', () => {
  test('that are equal do not differ', () => {
    expect(say([deployment({ image: 'a' })], [deployment({ image: 'a' })])).toEqual([]);
  });

  test('do not differ for their names, which are on every object', () => {
    expect(say([deployment({}, 'shop', 'beta')], [deployment({}, 'shop', 'production')])).toEqual([]);
  });

  test('do not differ for the hash in the name of a job', () => {
    const job = (hash: string): Manifest => ({
      ...object('Job', `shop-${hash}`, { template: {} }, 'a', 'batch/v1'),
      metadata: { name: `shop-${hash}`, namespace: 'shop', labels: { 'app.kubernetes.io/instance': `shop-${hash}` } },
    });
    expect(say([job('0123abcd')], [job('4567cdef')])).toEqual([]);
    expect(say([job('0123abcd')], [job('0123abcde')])).toHaveLength(2);
  });
});

describe('a value that differs has a name for people', () => {
  const container = (of: (value: string) => object) => (value: string) => deployment(of(value));
  const spec = (of: (value: string) => object) => (value: string) => object('Deployment', 'shop', of(value));
  const volume = (storage: string) => ({ metadata: { name: 'data' }, spec: { resources: { requests: { storage } } } });

  test.each<[string, (value: string) => Manifest]>([
    ['cpu requested by shop', container((cpu) => ({ resources: { requests: { cpu } } }))],
    ['memory limit of shop', container((memory) => ({ resources: { limits: { memory } } }))],
    ['image of shop', container((image) => ({ image }))],
    ['pull policy of shop', container((imagePullPolicy) => ({ imagePullPolicy }))],
    ['variable DOCS of shop', container((value) => ({ env: [{ name: 'DOCS', value }] }))],
    ['args of shop', container((value) => ({ args: value.split(', ') }))],
    ['instances', spec((replicas) => ({ replicas }))],
    ['minimum of instances', spec((minReplicas) => ({ minReplicas }))],
    ['maximum of instances', spec((maxReplicas) => ({ maxReplicas }))],
    ['quota of requests.cpu', spec((cpu) => ({ hard: { 'requests.cpu': cpu } }))],
    ['host', spec((host) => ({ rules: [{ host }] }))],
    ['host', spec((name) => ({ dnsNames: [name] }))],
    ['host with TLS', spec((host) => ({ tls: [{ hosts: [host] }] }))],
    ['size of each volume', spec((storage) => ({ volumeClaimTemplates: [volume(storage)] }))],
    ['spec.paused', spec((paused) => ({ paused }))],
  ])('%s', (name, of) => {
    const sentence = `Deployment.apps shop/shop: ${name} is 1, 2 in beta, 1 in production`;
    expect(say([of('1, 2')], [of('1')])).toEqual([sentence]);
  });
});

describe('what is on one side only', () => {
  test('is a value of that side', () => {
    const [on, off] = [deployment({ args: ['-a'] }), deployment({})];
    expect(say([on], [off])).toEqual(['Deployment.apps shop/shop: args of shop is only in beta: -a']);
    expect(say([off], [on])).toEqual(['Deployment.apps shop/shop: args of shop is only in production: -a']);
  });

  test('is whole where it is an object', () => {
    const service = object('Service', 'shop', { type: 'ClusterIP' }, 'a', 'v1');
    expect(say([service], [])).toEqual(['Service shop/shop: only in beta']);
    expect(say([], [service])).toEqual(['Service shop/shop: only in production']);
  });
});

describe('differences', () => {
  test('of several objects in one way are one', () => {
    const side = (image: string) => [deployment({ image }, 'b'), deployment({ image }, 'a')];
    expect(differences(side('1'), side('2'))).toEqual([
      { what: 'image of shop', left: '1', right: '2', objects: ['Deployment.apps shop/b', 'Deployment.apps shop/a'] },
    ]);
  });

  test('of several objects in several ways are separate', () => {
    const left = [deployment({ image: '1' }, 'a'), deployment({ image: '1' }, 'b')];
    const right = [deployment({ image: '2' }, 'a'), deployment({ image: '3' }, 'b')];
    expect(say(left, right)).toEqual([
      'Deployment.apps shop/a: image of shop is 1 in beta, 2 in production',
      'Deployment.apps shop/b: image of shop is 1 in beta, 3 in production',
    ]);
  });

  test('are in an order that does not depend on that of the objects', () => {
    const left = [deployment({ image: '1', args: ['1'] }, 'a'), object('Deployment', 'b', { replicas: 1 })];
    const right = [deployment({ image: '2', args: ['2'] }, 'a'), object('Deployment', 'b', { replicas: 2 })];
    expect(say([...left].reverse(), [...right].reverse())).toEqual(say(left, right));
    expect(say(left, right).map((sentence) => sentence.split(' is ')[0])).toEqual([
      'Deployment.apps shop/a: args of shop',
      'Deployment.apps shop/a: image of shop',
      'Deployment.apps shop/b: instances',
    ]);
  });

  test('in lists of things with names do not depend on their places', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    expect(say([deployment({ env })], [deployment({ env: [...env].reverse() })])).toEqual([]);
  });
});
