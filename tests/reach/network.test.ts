import { parseBlock } from '../../src/kubernetes/cidr';
import { decide } from '../../src/reach/decide';
import type { End } from '../../src/reach/end';
import { outside, podEndsOf } from '../../src/reach/end';
import { readNetwork } from '../../src/reach/network';
import { addressOf, outsideEnds } from '../../src/reach/outside';
import { describeSpans } from '../../src/reach/port';
import { openSpans } from '../../src/reach/spans';
import { unknownLabels } from '../../src/reach/unevaluated';
import { partiesOf } from '../../src/reach/view/ends';
import { exposuresOf } from '../../src/reach/world';
import { app, forA, namespace, pod, policy, workload, world } from './world';

const blocks = (...cidrs: readonly string[]) => cidrs.flatMap((cidr) => parseBlock(cidr) ?? []);

describe('a pod', () => {
  test('has the labels that a Job’s controller writes on it', () => {
    const job = podEndsOf(workload('x/load', { app: 'load' }, [], {}, 'Job'))[0];
    expect(job?.labels).toEqual({ app: 'load', 'job-name': 'load', 'batch.kubernetes.io/job-name': 'load' });
  });

  test('has the ports of its containers and side-cars, not of what only starts it', () => {
    const ports = (name: string, containerPort: number) => [{ name, containerPort }];
    const object = workload('x/a', {}, ports('web', 80), {
      initContainers: [
        { name: 'proxy', restartPolicy: 'Always', ports: ports('proxy', 81) },
        { name: 'wait', ports: ports('wait', 82) },
      ],
    });
    expect(podEndsOf(object)[0]?.ports.map(({ name, port }) => [name, port])).toEqual([
      ['web', 80],
      ['proxy', 81],
    ]);
  });

  test('may have no name for a port, and none of an unknown protocol', () => {
    const object = workload('x/a', {}, [{ containerPort: 80 }, { containerPort: 81, protocol: 'QUIC' }]);
    expect(podEndsOf(object)[0]?.ports).toEqual([{ port: 80, protocol: 'TCP' }]);
  });

  test('is in namespace default where it names none', () => {
    const { namespace, ...metadata } = pod('x/a', {}).metadata;
    expect(podEndsOf({ ...pod('x/a', {}), metadata })[0]?.name).toBe('default/a');
    expect(namespace).toBe('x');
  });

  test('that a workload of the same objects owns is not there twice', () => {
    const owner = [{ kind: 'Deployment', name: 'a', controller: true }];
    const owned = { ...pod('x/a-1', { app: 'a' }), metadata: { name: 'a-1', namespace: 'x', ownerReferences: owner } };
    expect(readNetwork([workload('x/a'), owned]).pods.map(({ name }) => name)).toEqual(['x/a']);
    expect(readNetwork([owned]).pods.map(({ name }) => name)).toEqual(['x/a-1']);
  });

  test.each([
    ['without a template', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' } }],
    [
      'with nothing in it',
      { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'a' }, spec: { jobTemplate: null } },
    ],
  ])('%s has nothing', (_, object) => {
    expect(podEndsOf(object)).toMatchObject([{ name: 'default/a', labels: {}, ports: [], hostNetwork: false }]);
  });

  test('is undefined for other kinds', () => {
    expect(podEndsOf(namespace('x'))).toEqual([]);
  });
});

describe('an ipBlock', () => {
  const rule = forA({ egress: [{ to: [{ ipBlock: { cidr: '10.244.0.0/16', except: ['10.244.3.0/24'] } }] }] });
  const to = (running: object, podBlocks = blocks()) => {
    const network = readNetwork([rule, workload('x/a'), pod('x/b', { app: 'b' }, [], { status: running })], podBlocks);
    const [from, end] = network.pods;
    if (!from || !end) throw new Error('they are there');
    return decide(network, { from, to: end, protocol: 'TCP', port: 80 }).open;
  };

  test('means a pod by its address, where it is known', () => {
    expect(to({ podIP: '10.244.1.9' })).toBe(true);
    expect(to({ podIP: '10.244.3.9' })).toBe(false);
    expect(to({ podIP: '10.245.0.1' })).toBe(false);
    expect(to({ podIP: 'fd00::1', podIPs: [{ ip: 'fd00::1' }, { ip: '10.244.1.9' }] })).toBe(true);
  });

  test('means no pod of a template, unless it is said where pods are: then whoever may be there is meant', () => {
    expect(to({})).toBe(false);
    expect(to({}, blocks('10.244.0.0/14'))).toBe(true);
    expect(to({}, blocks('10.244.3.0/25'))).toBe(false);
    expect(to({}, blocks('fd00::/8'))).toBe(false);
  });

  test('with an invalid CIDR matches no peer', () => {
    const network = readNetwork([
      ...world,
      forA({ egress: [{ to: [{ ipBlock: { cidr: 'everywhere', except: ['x'] } }] }] }),
    ]);
    const [from, to] = [network.pods[0], outside('10.0.0.1')];
    if (!from || !to) throw new Error('they are there');
    expect(openSpans(network, { from, to })).toEqual([]);
  });
});

describe('what the API server would refuse', () => {
  const ports = (...rules: readonly object[]) => {
    const network = readNetwork([...world, forA({ ingress: rules })]);
    const [to, from] = network.pods;
    if (!from || !to) throw new Error('they are there');
    return describeSpans(openSpans(network, { from, to }));
  };

  test('opens nothing', () => {
    expect(ports({ from: [{}] })).toBe('no port');
    expect(
      ports({ from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'Like', values: ['b'] }] } }] }),
    ).toBe('no port');
    expect(ports({ ports: [{ port: 70_000 }, { port: 0 }] })).toBe('no port');
  });

  test('a rule that is null is an empty one, and lists that are null are none', () => {
    const spec = { podSelector: app('a'), policyTypes: ['Ingress'], ingress: [null], egress: null };
    const network = readNetwork([...world, policy('x/null', spec)]);
    const [to, from] = network.pods;
    if (!from || !to) throw new Error('they are there');
    expect(describeSpans(openSpans(network, { from, to }))).toBe('all ports');
  });
});

test('a NetworkPolicy of another group is none of these', () => {
  const other = { ...policy('x/deny', { podSelector: {} }), apiVersion: 'crd.projectcalico.org/v1' };
  expect(readNetwork([other]).policies.size).toBe(0);
});

describe('the world outside', () => {
  const parts = (...policies: readonly object[]) => {
    const network = readNetwork([...world, forA({ egress: [{ to: policies.map((ipBlock) => ({ ipBlock })) }] })]);
    return outsideEnds(network).map((end) => [end.name, addressOf(end)]);
  };

  test('is one where no policy names a block', () => {
    expect(outsideEnds(readNetwork(world)).map(({ name }) => name)).toEqual(['outside']);
  });

  test('has a part for each block and exception, less those inside, and two families', () => {
    expect(parts({ cidr: '10.0.0.0/8', except: ['10.0.0.0/16', '10.1.0.0/16'] })).toEqual([
      ['outside', '0.0.0.0'],
      ['outside by IPv6', '0:0:0:0:0:0:0:0'],
      ['10.0.0.0/8', '10.2.0.0'],
      ['10.0.0.0/16', '10.0.0.0'],
      ['10.1.0.0/16', '10.1.0.0'],
    ]);
  });

  test('has no part of which nothing is left', () => {
    expect(parts({ cidr: '0.0.0.0/0', except: ['0.0.0.0/1', '128.0.0.0/1'] }).map(([name]) => name)).toEqual([
      'outside by IPv6',
      '0.0.0.0/1',
      '128.0.0.0/1',
    ]);
  });

  test('tells apart what policies tell apart', () => {
    const network = readNetwork([
      ...world,
      forA({
        egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ port: 443 }] }],
      }),
    ]);
    const [from] = network.pods;
    if (!from) throw new Error('it is there');
    const open = (to: End) => `${to.name}: ${describeSpans(openSpans(network, { from, to }))}`;
    expect(outsideEnds(network).map(open)).toEqual([
      'outside: no port',
      'outside by IPv6: no port',
      '10.0.0.0/8: 443/TCP',
      '10.1.0.0/16: no port',
    ]);
  });
});

describe('kinds of others', () => {
  const template = (labels: object, port: object = {}) => ({
    metadata: { labels },
    spec: { containers: [{ name: 'c', image: 'x', ports: [{ containerPort: 80, ...port }] }] },
  });
  const volcano = {
    apiVersion: 'batch.volcano.sh/v1alpha1',
    kind: 'Job',
    metadata: { name: 'train', namespace: 'x' },
    spec: {
      tasks: [
        { name: 'a', template: template({ app: 'a' }) },
        { name: 'b', template: template({ app: 'b' }, { hostPort: 8080 }) },
      ],
    },
  };

  test('each template of a list is an end, with the labels of its controller', () => {
    expect(podEndsOf(volcano)).toMatchObject([
      { name: 'x/train-a', part: 'a', made: 'train', labels: { app: 'a', 'volcano.sh/job-name': 'train' } },
      { name: 'x/train-b', part: 'b', labels: { app: 'b' } },
    ]);
    expect(podEndsOf(volcano)[0]?.labels).not.toHaveProperty('job-name');
  });

  test('the port of the node is that of its own template', () => {
    const network = readNetwork([volcano]);
    expect(exposuresOf([volcano], network, partiesOf(network)).map(({ how, to }) => `${to}: ${how}`)).toEqual([
      'train-b: hostPort 8080',
    ]);
  });

  test.each([
    ['argoproj.io/v1alpha1', 'Rollout', 'rollouts-pod-template-hash'],
    ['serving.knative.dev/v1', 'Service', 'app'],
    ['apps.kruise.io/v1alpha1', 'CloneSet', 'controller-revision-hash'],
    ['apps.openshift.io/v1', 'DeploymentConfig', 'deployment'],
  ])('a label that the controller of a %s %s writes is not known: %s', (apiVersion, kind, key) => {
    const one = { apiVersion, kind, metadata: { name: 'a', namespace: 'x' }, spec: { template: template({ b: 'c' }) } };
    const select = policy('x/p', { podSelector: { matchLabels: { [key]: 'd' } } });
    expect(unknownLabels(readNetwork([one, select]))).toHaveLength(1);
    const own = { ...one, spec: { template: template({ [key]: 'd' }) } };
    expect(unknownLabels(readNetwork([own, select]))).toEqual([]);
  });
});
