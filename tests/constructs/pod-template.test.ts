import { k8s } from 'cdk8s-plus-28';
import { hardenedContainer } from '../../src/constructs/hardening';
import type { Companion, PodTemplateProps } from '../../src/constructs/pod-template';
import { podTemplate, userNamespaceExemption } from '../../src/constructs/pod-template';
import { at } from './objects';

const minimal: PodTemplateProps = {
  name: 'shop',
  labels: { app: 'shop', env: 'test' },
  image: 'localhost/shop:1',
  nameserver: '10.96.0.53',
  pullPolicy: 'IfNotPresent',
  priorityClass: 'first',
  cpu: '125m',
  memory: '1024Mi',
  userNamespaces: true,
};
const asked = (path: string) => ({ httpGet: { path, port: k8s.IntOrString.fromString('metrics') } });
const along: Companion = {
  name: 'exporter',
  runs: 'along',
  image: 'localhost/exporter:1',
  cpu: '10m',
  memory: '48Mi',
  ports: { metrics: 9090 },
  probes: { live: asked('/live'), ready: asked('/ready') },
};
const pod = (props: Partial<PodTemplateProps> = {}) => podTemplate({ ...minimal, ...props }).spec;
const container = (props: Partial<PodTemplateProps> = {}) => at(pod(props), 'containers', 0);

describe('a pod', () => {
  test('has one hardened container, under its own name and account', () => {
    expect(pod()).toMatchObject({ serviceAccountName: 'shop', priorityClassName: 'first', restartPolicy: 'Always' });
    expect(pod().containers).toHaveLength(1);
    expect(container()).toMatchObject({
      name: 'shop',
      image: 'localhost/shop:1',
      imagePullPolicy: 'IfNotPresent',
      securityContext: hardenedContainer(),
    });
  });

  test('has its labels, and no others', () =>
    expect(podTemplate(minimal).metadata).toEqual({ labels: { app: 'shop', env: 'test' } }));

  test('has user namespaces, or leaves them to the node', () => {
    expect(pod()['hostUsers']).toBe(false);
    expect(pod({ userNamespaces: { off: 'the node has none' } })).not.toHaveProperty('hostUsers');
  });

  test('asks its own nameserver alone, for names with two dots as they are', () => {
    expect(pod()['dnsPolicy']).toBe('None');
    expect(pod()['dnsConfig']).toEqual({
      nameservers: ['10.96.0.53'],
      options: [
        { name: 'attempts', value: '4' },
        { name: 'ndots', value: '2' },
        { name: 'timeout', value: '1' },
      ],
    });
  });

  test('keeps the last lines of a crash', () => {
    expect(at(container(), 'terminationMessagePolicy')).toBe('FallbackToLogsOnError');
  });

  test('has no fields for absent props', () => {
    const given = container() as object;
    for (const field of [
      'command',
      'args',
      'envFrom',
      'ports',
      'livenessProbe',
      'startupProbe',
      'readinessProbe',
      'lifecycle',
    ]) {
      expect(given).not.toHaveProperty(field);
    }
  });
});

describe('variables', () => {
  test('have the environment from a key that only a namespace of the same environment has', () => {
    expect(at(container(), 'env')).toEqual([
      { name: 'ENVIRONMENT', valueFrom: { configMapKeyRef: { name: 'environment', key: 'test' } } },
    ]);
    const labels = { app: 'shop', env: 'other' };
    expect(at(container({ labels }), 'env', 0, 'valueFrom', 'configMapKeyRef', 'key')).toBe('other');
  });

  test('need that key: without it a pod is not started', () => {
    expect(at(container(), 'env', 0, 'valueFrom', 'configMapKeyRef')).not.toHaveProperty('optional');
  });

  test('have the rest from the settings, all of them', () => {
    expect(at(container({ settings: 'shop-test-1' }), 'envFrom')).toEqual([{ configMapRef: { name: 'shop-test-1' } }]);
    expect(at(container({ settings: 'shop-test-1' }), 'env')).toEqual(at(container(), 'env'));
  });

  test.each<Readonly<Record<string, string>>>([{ app: 'shop' }, { env: '' }])(
    'need a label that says of which environment they are: %j',
    (labels) => {
      expect(() => pod({ labels })).toThrow(
        new Error("'labels' must have env because a pod of no environment is started nowhere, got none for 'shop'"),
      );
    },
  );
});

describe('resources', () => {
  test('are requests in canonical form, with eight times the CPU as its limit', () => {
    expect(at(container(), 'resources')).toEqual({
      requests: { cpu: '125m', memory: '1Gi', 'ephemeral-storage': '128Mi' },
      limits: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '128Mi' },
    });
  });
});

describe('files', () => {
  test('may be written below /tmp, up to a limit, and nowhere else', () => {
    expect(at(container(), 'volumeMounts')).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    expect(pod()['volumes']).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '16Mi' } }]);
  });

  test('of secrets are read-only, and readable by the group alone', () => {
    const secrets = { '/certs': 'shop-client' };
    expect(at(container({ secrets }), 'volumeMounts', 1)).toEqual({
      name: 'shop-client',
      mountPath: '/certs',
      readOnly: true,
    });
    expect(at(pod({ secrets }), 'volumes', 1)).toEqual({
      name: 'shop-client',
      secret: { secretName: 'shop-client', defaultMode: 0o440 },
    });
  });

  test('of one secret at two places are one volume', () => {
    const secrets = { '/a': 'shop-client', '/b': 'shop-client' };
    expect(pod({ secrets })['volumes']).toHaveLength(2);
    expect(at(container({ secrets }), 'volumeMounts', 'length')).toBe(3);
  });

  test('of claims may be written, and have no volume here, since the set has it', () => {
    const claims = { '/data': 'data' };
    expect(at(container({ claims }), 'volumeMounts', 1)).toEqual({ name: 'data', mountPath: '/data' });
    expect(pod({ claims })['volumes']).toHaveLength(1);
  });
});

describe('a certificate without its key', () => {
  const certificates = { '/member': 'shop-server' };

  test('is one file of the Secret, read-only', () => {
    expect(at(container({ certificates }), 'volumeMounts', 1)).toEqual({
      name: 'shop-server-certificate',
      mountPath: '/member',
      readOnly: true,
    });
    expect(at(pod({ certificates }), 'volumes', 1)).toEqual({
      name: 'shop-server-certificate',
      secret: { secretName: 'shop-server', defaultMode: 0o440, items: [{ key: 'tls.crt', path: 'tls.crt' }] },
    });
  });

  test('is another volume than the whole Secret, which another container has', () => {
    const given = pod({ companions: [{ ...along, certificates }], secrets: { '/certs': 'shop-server' } });
    const mounts = [0, 1].map((place) => at(given.containers, place, 'volumeMounts', 1, 'name'));
    expect(mounts).toEqual(['shop-server', 'shop-server-certificate']);
    expect(at(given, 'volumes', 'length')).toBe(4);
  });
});

describe('a container that starts along', () => {
  const companions = [along, { ...along, name: 'wait', runs: 'before' } as const];

  test('is an ordinary one after the own, with what is its own', () => {
    const given = pod({ companions, drain: 10, settings: 'shop-test-1' });
    expect(given.containers).toMatchObject([{ name: 'shop', image: 'localhost/shop:1' }, { name: 'exporter' }]);
    expect(at(given.containers, 1)).toMatchObject({
      image: 'localhost/exporter:1',
      imagePullPolicy: 'IfNotPresent',
      livenessProbe: { httpGet: { path: '/live' } },
      ports: [{ name: 'metrics', containerPort: 9090 }],
      readinessProbe: { httpGet: { path: '/ready' } },
      resources: { requests: { cpu: '10m', memory: '48Mi' }, limits: { cpu: '80m', memory: '48Mi' } },
      securityContext: hardenedContainer(),
      startupProbe: { httpGet: { path: '/live' } },
      volumeMounts: [{ name: 'tmp-exporter', mountPath: '/tmp' }],
    });
    expect(at(given.containers, 1)).not.toHaveProperty('envFrom');
    expect(at(given.containers, 1)).not.toHaveProperty('restartPolicy');
  });

  test('is none of those that start first', () => {
    expect(at(pod({ companions }), 'initContainers')).toMatchObject([{ name: 'wait' }]);
    expect(pod({ companions: [along] })).not.toHaveProperty('initContainers');
  });
});

describe('probes', () => {
  const probes = { live: { httpGet: { path: '/live', port: 1 } }, ready: { httpGet: { path: '/ready', port: 1 } } };
  const given = container({ probes: probes as unknown as NonNullable<PodTemplateProps['probes']> });

  test('restart what is not alive, and do not ask whether it can serve', () => {
    expect(at(given, 'livenessProbe')).toMatchObject({
      httpGet: { path: '/live' },
      periodSeconds: 10,
      failureThreshold: 3,
    });
  });

  test('give a start one and a half minutes', () => {
    expect(at(given, 'startupProbe')).toMatchObject({
      httpGet: { path: '/live' },
      periodSeconds: 1,
      failureThreshold: 90,
    });
  });

  test('take what cannot serve off the list within ten seconds', () => {
    expect(at(given, 'readinessProbe')).toMatchObject({
      httpGet: { path: '/ready' },
      periodSeconds: 5,
      failureThreshold: 2,
    });
  });
});

describe('an end', () => {
  test('has thirty seconds, and does not wait where there are no callers', () => {
    expect(pod()['terminationGracePeriodSeconds']).toBe(30);
    expect(at(container(), 'lifecycle')).toBeUndefined();
  });

  test('waits for the lists of endpoints first where there are callers, and has as much time after that', () => {
    expect(pod({ drain: 10 })['terminationGracePeriodSeconds']).toBe(40);
    expect(at(container({ drain: 10 }), 'lifecycle')).toEqual({ preStop: { sleep: { seconds: 10 } } });
  });
});

test('an exemption from user namespaces gives the reason', () => {
  expect(userNamespaceExemption({ off: 'the node has none' })).toEqual({
    'breakwater.example/exempt.user-namespaces': 'the node has none',
  });
});
