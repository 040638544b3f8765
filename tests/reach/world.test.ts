import type { Manifest } from '../../src/kubernetes/manifest';
import { readNetwork } from '../../src/reach/network';
import { partiesOf } from '../../src/reach/view/ends';
import { exposuresOf } from '../../src/reach/world';
import { policy, workload } from './world';

const web = workload('shop/web', { app: 'web' }, [{ name: 'http', containerPort: 8080, protocol: 'TCP' }]);
const service = (spec: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { selector: { app: 'web' }, ports: [{ name: 'web', port: 80, targetPort: 'http' }], ...spec },
});
const routed = (apiVersion: string, kind: string, spec: object): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'web', namespace: 'shop' },
  spec,
});
const deny = policy('shop/deny', { podSelector: {}, policyTypes: ['Ingress'] });

/** Ways as lines. */
function said(...objects: readonly Manifest[]): readonly string[] {
  const network = readNetwork(objects);
  return exposuresOf(objects, network, partiesOf(network)).map(
    ({ through, how, to, port, protocol, from }) => `${through} (${how}) ${to} ${port}/${protocol}: ${from.join(', ')}`,
  );
}

test.each([
  ['LoadBalancer, port 80', { type: 'LoadBalancer' }],
  ['LoadBalancer, port 80, for 10.0.0.0/8', { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/8'] }],
  ['NodePort, port of each node', { type: 'NodePort' }],
  ['external IP, port 80', { externalIPs: ['192.0.2.1'] }],
])('a Service: %s', (how, spec) => {
  expect(said(web, service(spec))).toEqual([`Service shop/web (${how}) web 8080/TCP: outside`]);
});

test('a Service inside the cluster, or one without a selector, is none', () => {
  expect(said(web, service({}))).toEqual([]);
  expect(said(web, service({ type: 'LoadBalancer', selector: null }))).toEqual([]);
});

test('a policy closes it', () => {
  expect(said(web, deny, service({ type: 'LoadBalancer' }))).toEqual([
    'Service shop/web (LoadBalancer, port 80) web 8080/TCP: ',
  ]);
});

const backend = (port: object) => ({ service: { name: 'web', port } });

test.each([
  [
    'Ingress',
    'shop.example/',
    routed('networking.k8s.io/v1', 'Ingress', {
      rules: [{ host: 'shop.example', http: { paths: [{ path: '/', backend: backend({ number: 80 }) }] } }],
    }),
  ],
  [
    'Ingress',
    'every other host',
    routed('networking.k8s.io/v1', 'Ingress', { defaultBackend: backend({ name: 'web' }) }),
  ],
  [
    'HTTPRoute',
    'shop.example',
    routed('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      hostnames: ['shop.example'],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    }),
  ],
  ['Route', 'shop.example', routed('route.openshift.io/v1', 'Route', { host: 'shop.example', to: { name: 'web' } })],
])('an %s leads pods of others to the pods of a Service: %s', (kind, how, object) => {
  expect(said(web, service({}), object)).toEqual([`${kind} shop/web (${how}) web 8080/TCP: stranger`]);
  expect(said(web, object)).toEqual([]);
  const controller = { namespaceSelector: { matchLabels: { team: 'edge' } } };
  const only = policy('shop/edge', { podSelector: {}, ingress: [{ from: [controller] }] });
  expect(said(web, service({}), object, only)).toEqual([
    `${kind} shop/web (${how}) web 8080/TCP: every pod in namespaces team=edge`,
  ]);
});

test('a port of the node', () => {
  const host = workload('shop/web', { app: 'web' }, [{ containerPort: 8080, hostPort: 80 }]);
  expect(said(host)).toEqual(['Deployment shop/web (hostPort 80) web 8080/TCP: outside']);
  const node = workload('shop/web', { app: 'web' }, [{ containerPort: 8080 }], { hostNetwork: true });
  expect(said(node, deny)).toEqual(['Deployment shop/web (network of its node, port 8080) web 8080/TCP: outside']);
});
