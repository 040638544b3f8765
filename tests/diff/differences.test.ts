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

describe('a value that differs has a name among people', () => {
  const spec = (kind: string, value: unknown) => [object(kind, 'shop', value)];
  test.each<[string, readonly Manifest[], readonly Manifest[]]>([
    [
      'cpu requested by shop is 1 in beta, 2 in production',
      [deployment({ resources: { requests: { cpu: '1' } } })],
      [deployment({ resources: { requests: { cpu: '2' } } })],
    ],
    [
      'memory limit of shop is 1 in beta, 2 in production',
      [deployment({ resources: { limits: { memory: '1' } } })],
      [deployment({ resources: { limits: { memory: '2' } } })],
    ],
    ['image of shop is a in beta, b in production', [deployment({ image: 'a' })], [deployment({ image: 'b' })]],
    [
      'pull policy of shop is a in beta, b in production',
      [deployment({ imagePullPolicy: 'a' })],
      [deployment({ imagePullPolicy: 'b' })],
    ],
    [
      'variable DOCS of shop is true in beta, false in production',
      [deployment({ env: [{ name: 'DOCS', value: 'true' }] })],
      [deployment({ env: [{ name: 'DOCS', value: 'false' }] })],
    ],
    [
      'args of shop is -a, -b in beta, -a in production',
      [deployment({ args: ['-a', '-b'] })],
      [deployment({ args: ['-a'] })],
    ],
    [
      'instances is 3 in beta, 4 in production',
      spec('Deployment', { replicas: 3 }),
      spec('Deployment', { replicas: 4 }),
    ],
    [
      'minimum of instances is 3 in beta, 4 in production',
      spec('Deployment', { minReplicas: 3 }),
      spec('Deployment', { minReplicas: 4 }),
    ],
    [
      'maximum of instances is 3 in beta, 4 in production',
      spec('Deployment', { maxReplicas: 3 }),
      spec('Deployment', { maxReplicas: 4 }),
    ],
    [
      'quota of requests.cpu is 1 in beta, 2 in production',
      spec('Deployment', { hard: { 'requests.cpu': '1' } }),
      spec('Deployment', { hard: { 'requests.cpu': '2' } }),
    ],
    [
      'host is a in beta, b in production',
      spec('Deployment', { rules: [{ host: 'a' }] }),
      spec('Deployment', { rules: [{ host: 'b' }] }),
    ],
    [
      'host is a in beta, b in production',
      spec('Deployment', { dnsNames: ['a'] }),
      spec('Deployment', { dnsNames: ['b'] }),
    ],
    [
      'host with TLS is a in beta, b in production',
      spec('Deployment', { tls: [{ hosts: ['a'] }] }),
      spec('Deployment', { tls: [{ hosts: ['b'] }] }),
    ],
    [
      'size of each volume is 1Gi in beta, 2Gi in production',
      spec('Deployment', {
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
      }),
      spec('Deployment', {
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '2Gi' } } } }],
      }),
    ],
  ])('%s', (sentence, left, right) => expect(say(left, right)).toEqual([`Deployment.apps shop/shop: ${sentence}`]));

  test('or is called by its path', () => {
    expect(say(spec('Deployment', { paused: true }), spec('Deployment', { paused: false }))).toEqual([
      'Deployment.apps shop/shop: spec.paused is true in beta, false in production',
    ]);
  });
});

describe('what is on one side only', () => {
  test('is reported as a value of that side', () => {
    const [on, off] = [deployment({ args: ['-a'] }), deployment({})];
    expect(say([on], [off])).toEqual(['Deployment.apps shop/shop: args of shop is only in beta: -a']);
    expect(say([off], [on])).toEqual(['Deployment.apps shop/shop: args of shop is only in production: -a']);
  });

  test('is reported as a whole where it is an object', () => {
    const service = object('Service', 'shop', { type: 'ClusterIP' }, 'a', 'v1');
    expect(say([service], [])).toEqual(['Service shop/shop: only in beta']);
    expect(say([], [service])).toEqual(['Service shop/shop: only in production']);
  });
});

describe('differences', () => {
  test('of several objects in one way are reported once', () => {
    const side = (image: string) => [deployment({ image }, 'b'), deployment({ image }, 'a')];
    expect(differences(side('1'), side('2'))).toEqual([
      { what: 'image of shop', left: '1', right: '2', objects: ['Deployment.apps shop/b', 'Deployment.apps shop/a'] },
    ]);
  });

  test('of several objects in several ways are reported apart', () => {
    const left = [deployment({ image: '1' }, 'a'), deployment({ image: '1' }, 'b')];
    const right = [deployment({ image: '2' }, 'a'), deployment({ image: '3' }, 'b')];
    expect(say(left, right)).toEqual([
      'Deployment.apps shop/a: image of shop is 1 in beta, 2 in production',
      'Deployment.apps shop/b: image of shop is 1 in beta, 3 in production',
    ]);
  });

  test('are reported in an order that does not depend on that of the objects', () => {
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
