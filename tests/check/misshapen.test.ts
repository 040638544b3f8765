/** Every field of an object with a value of every other type: each command goes on, and none says `undefined`. */
import { planOf } from '../../src/adopt/plan';
import { judge } from '../../src/check/judge';
import { objectsOf } from '../../src/check/objects';
import { foreignParameters } from '../../src/check/parameters';
import type { Manifest } from '../../src/kubernetes/manifest';
import { generalRules } from '../../src/policies/general';
import { postureOf } from '../../src/posture/posture';
import { readNetwork } from '../../src/reach/network';
import { policyProblems } from '../../src/reach/problems';
import { unlessOf } from '../../src/reach/unless';
import { partiesOf } from '../../src/reach/view/ends';
import { describeView } from '../../src/reach/view/text';
import { viewOf } from '../../src/reach/view/view';
import { exposuresOf } from '../../src/reach/world';
import { inputs } from './inputs';

const pod = {
  metadata: { labels: { app: 'web' }, annotations: { 'prometheus.io/scrape': 'true' } },
  spec: {
    serviceAccountName: 'web',
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    volumes: [{ name: 'v', hostPath: { path: '/' } }],
    containers: [
      {
        name: 'c',
        image: 'x:1',
        args: ['--db=db:1'],
        env: [{ name: 'A', value: 'db:5432' }],
        envFrom: [{ configMapRef: { name: 'a' } }],
        ports: [{ name: 'http', containerPort: 80, hostPort: 80 }],
        resources: { requests: { memory: '1Mi' }, limits: { memory: '1Mi' } },
        securityContext: { capabilities: { add: ['SYS_ADMIN'], drop: ['ALL'] } },
        volumeMounts: [{ name: 'v', mountPath: '/v' }],
        readinessProbe: { httpGet: { port: 80 } },
      },
    ],
  },
};
const metadata = { name: 'web', namespace: 'shop' };
const one = (apiVersion: string, kind: string, fields: object): Manifest => ({ apiVersion, kind, metadata, ...fields });
const peer = { namespaces: { matchLabels: { team: 'a' } } };

const objects: readonly Manifest[] = [
  one('apps/v1', 'Deployment', { spec: { replicas: 2, selector: { matchLabels: { app: 'web' } }, template: pod } }),
  one('argoproj.io/v1alpha1', 'Rollout', { spec: { template: pod } }),
  one('batch.volcano.sh/v1alpha1', 'Job', { spec: { tasks: [{ name: 't', template: pod }] } }),
  one('v1', 'Service', {
    spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] },
  }),
  one('networking.k8s.io/v1', 'Ingress', {
    spec: {
      rules: [
        { host: 'a.example', http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } },
      ],
    },
  }),
  one('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] } }] }],
      egress: [
        { to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ port: 80, protocol: 'TCP' }] },
      ],
    },
  }),
  one('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', {
    spec: {
      priority: 1,
      subject: { pods: { namespaceSelector: {}, podSelector: { matchLabels: { app: 'web' } } } },
      ingress: [{ action: 'Allow', from: [peer], ports: [{ portNumber: { port: 80 } }] }],
      egress: [
        {
          action: 'Deny',
          to: [{ networks: ['10.0.0.0/8'] }],
          protocols: [{ tcp: { destinationPort: { number: 1 } } }],
        },
      ],
    },
  }),
  one('cilium.io/v2', 'CiliumNetworkPolicy', { spec: { endpointSelector: {} } }),
  one('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
  }),
  one('rbac.authorization.k8s.io/v1', 'Role', {
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: ['a'] }],
  }),
  one('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
  }),
  one('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } } }),
  one('monitoring.coreos.com/v1', 'ServiceMonitor', {
    spec: { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port: 'http' }] },
  }),
  one('v1', 'ConfigMap', { data: { url: 'http://db:80' } }),
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'a' } } },
];

const strange: readonly unknown[] = [undefined, '', 5, {}, [null], [{}]];

type Fields = Record<string, unknown>;

/** The object with each of its fields in each strange form, one at a time. */
function* disturbed(object: Manifest): Generator<Manifest> {
  const places: (readonly string[])[] = [];
  const walk = (value: unknown, path: readonly string[]) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      if (path.length > 0 || !['apiVersion', 'kind', 'metadata'].includes(key)) places.push([...path, key]);
      walk((value as Fields)[key], [...path, key]);
    }
  };
  walk(object, []);
  for (const path of places) {
    for (const value of strange) {
      const copy = structuredClone(object) as Manifest & Fields;
      const parent = path.slice(0, -1).reduce<Fields>((at, key) => at[key] as Fields, copy);
      parent[path.at(-1) ?? ''] = value;
      // As a reader of JSON has it: no holes.
      yield JSON.parse(JSON.stringify(copy)) as Manifest;
    }
  }
}

const named = /undefined|\[object|NaN/;

function texts(all: readonly Manifest[]): readonly string[] {
  const changes = postureOf(objects.slice(0, 1), all);
  const plan = planOf(all);
  const said = typeof changes === 'string' ? [changes] : changes.map((change) => `${change.object}: ${change.says}`);
  const flows = [...plan.flows, ...plan.needs].map(({ evidence, from, to }) => `${from} → ${to}: ${String(evidence)}`);
  // What no API server takes is said, and the rest is of little use.
  if (policyProblems(all).length > 0) return [];
  const network = readNetwork(all);
  const parties = partiesOf(network);
  const world = exposuresOf(all, network, parties);
  return [
    ...said,
    ...flows,
    describeView(viewOf({ source: 'a', network, parties, world, unless: unlessOf(all, network) })),
  ];
}

test.each(objects.map((object) => [object.kind, object] as const))('%s', async (_, object) => {
  const taken: Manifest[] = [];
  for (const form of disturbed(object)) {
    const { objects: read } = objectsOf({ file: 'a', text: JSON.stringify(form), above: 0 }, form, true);
    taken.push(...read.map(({ manifest }) => manifest));
  }
  expect(taken.length).toBeGreaterThan(0);
  const around = objects.filter(
    (other) => other !== object && ['Service', 'NetworkPolicy', 'Namespace'].includes(other.kind),
  );
  for (const form of taken) {
    expect(texts([...around, form]).filter((text) => named.test(text))).toEqual([]);
  }
  const report = await judge(inputs({ 'a.json': taken.map((form) => JSON.stringify(form)).join('\n') }), {
    policies: generalRules,
    tolerant: true,
    parameters: (all) => foreignParameters({ pullPolicy: 'Always' }, all),
  });
  const wrong = report.findings.map(({ message, policy }) => `${policy}: ${message}`);
  expect(wrong.filter((text) => named.test(text) || text.includes('this policy cannot judge it'))).toEqual([]);
});
