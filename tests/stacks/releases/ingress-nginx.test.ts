import type { Environment } from '../../../src/config/environment';
import { environments } from '../../../src/config/environments';
import { frontDoors } from '../../../src/config/front-doors';
import { releases } from '../../../src/config/versions';
import { ingressNginx } from '../../../src/stacks/releases/ingress-nginx';
import { at } from '../../constructs/objects';
import { distOf } from '../dist';

const { local, beta, production } = environments;
const every: readonly Environment[] = Object.values(environments);
const controller = (environment: Environment, nodePorts?: { http: number; https: number }) =>
  ingressNginx(environment, { registry: 'upstream', ...(nodePorts ? { nodePorts } : {}) }).controller;

describe.each(every)('the front door of $name', (environment) => {
  const made = controller(environment);

  test('takes no configuration from those who use it but what is safe', () => {
    expect(made.allowSnippetAnnotations).toBe(false);
    expect(made.enableAnnotationValidations).toBe(true);
    expect(made.config).toMatchObject({ 'annotations-risk-level': 'Medium', 'strict-validate-path-type': 'true' });
  });

  test('serves our namespaces alone, which say that they are ours', () => {
    const [label = '', value] = made.scope.namespaceSelector.split('=');
    expect(made.scope.enabled).toBe(false);
    const namespaces = distOf(environment).filter(({ kind }) => kind === 'Namespace');
    expect(namespaces.filter(({ metadata }) => at(metadata, 'labels', label) !== value)).toEqual([]);
    expect(namespaces.length).toBeGreaterThan(0);
  });

  test('speaks TLS 1.3 and nothing older, does not say what it is, and believes no header', () => {
    expect(made.config).toMatchObject({
      'ssl-protocols': 'TLSv1.3',
      'server-tokens': 'false',
      'hide-headers': 'Server,X-Powered-By',
      'use-forwarded-headers': 'false',
    });
  });

  test('is asked for each Ingress, with a certificate of cert-manager and no job that makes one', () => {
    expect(made.admissionWebhooks).toMatchObject({
      enabled: true,
      certManager: { enabled: true },
      patch: { enabled: false },
    });
  });

  test('is of the class that our Ingresses name, and takes no other', () => {
    expect(made.ingressClassResource).toEqual({ name: 'nginx', default: false });
    const doors = distOf(environment).filter(({ kind }) => kind === 'Ingress');
    expect(new Set(doors.map((object) => at(object, 'spec', 'ingressClassName')))).toEqual(new Set(['nginx']));
  });

  test('is the image that versions.ts names, by its digest', () => {
    const { tag, digest } = made.image;
    expect(releases['ingress-nginx'].images).toEqual([`registry.k8s.io/ingress-nginx/controller:${tag}@${digest}`]);
    expect(tag).toBe(`v${releases['ingress-nginx'].application}`);
  });

  test('keeps the addresses of callers, for which allow-lists are', () => {
    expect(made.service.externalTrafficPolicy).toBe('Local');
  });

  test('has a policy of its own for the network', () => expect(made.networkPolicy).toEqual({ enabled: true }));
});

describe('callers come in', () => {
  test.each([beta, production])('at the one public address in $name, and at no port of a node', (environment) => {
    expect(controller(environment).service).toEqual({
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      loadBalancerIP: at(environment, 'frontDoor', 'entry', 'address'),
      allocateLoadBalancerNodePorts: false,
    });
  });

  test('at an address that the provider finds by its own annotation, where one is given', () => {
    const annotations = { 'metallb.io/loadBalancerIPs': '203.0.113.20' };
    const entry = { kind: 'load-balancer', address: '203.0.113.20', annotations } as const;
    const { service } = controller({ ...production, frontDoor: { ...production.frontDoor, entry } });
    expect(service).toEqual({ ...controller(production).service, annotations });
  });

  test('at ports of the node on one machine, where the machine leads to', () => {
    const type = 'NodePort';
    const externalTrafficPolicy = 'Local';
    const usual = frontDoors['ingress-nginx'].ports;
    expect(controller(local).service).toEqual({ type, externalTrafficPolicy, nodePorts: usual });
    const others = { http: 30_081, https: 30_444 };
    expect(controller(local, others).service).toEqual({ type, externalTrafficPolicy, nodePorts: others });
  });
});

describe('a redirect to HTTPS', () => {
  test.each(every)('keeps the path as it is in $name, a slash at its end too', (environment) => {
    expect(controller(environment).config).toMatchObject({ 'preserve-trailing-slash': 'true' });
  });

  test.each([8443, 9443])('names the port of callers on one machine, %s, and takes that of nothing else', (https) => {
    const entry = { kind: 'loopback', http: 8080, https } as const;
    const made = controller({ ...local, frontDoor: { ...local.frontDoor, entry } });
    expect(made).toMatchObject({
      config: { 'use-port-in-redirects': 'true' },
      containerPort: { http: 80, https },
      extraArgs: { 'https-port': String(https) },
    });
    expect([undefined, https]).not.toContain(made.admissionWebhooks.port);
  });

  test.each([beta, production])(
    'names none at the load balancer of $name, whose port is the usual one',
    (environment) => {
      const { config, ...made } = controller(environment);
      expect(config).not.toHaveProperty('use-port-in-redirects');
      expect(made.extraArgs).not.toHaveProperty('https-port');
      expect(made.admissionWebhooks).not.toHaveProperty('port');
    },
  );
});

describe('instances of the front door', () => {
  test.each(every)('in $name serve on after they are asked to end, for as long as Kubernetes waits', (environment) => {
    const seconds = Number(controller(environment).extraArgs['shutdown-grace-period']);
    // A load balancer asks every ten seconds, and three times. The chart gives pods five minutes.
    expect(seconds).toBeGreaterThanOrEqual(30);
    expect(seconds).toBeLessThan(300);
  });

  test('are three over the zones of several nodes, of which two stay', () => {
    const { replicaCount, minAvailable, topologySpreadConstraints = [] } = controller(production);
    expect([replicaCount, minAvailable]).toEqual([3, 2]);
    expect(topologySpreadConstraints).toEqual([
      {
        labelSelector: { matchLabels: frontDoors['ingress-nginx'].podLabels },
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
      },
    ]);
  });

  test('are one on one node', () => {
    expect(controller(local).replicaCount).toBe(1);
    expect(controller(local)).not.toHaveProperty('minAvailable');
    expect(controller(local)).not.toHaveProperty('topologySpreadConstraints');
  });
});
