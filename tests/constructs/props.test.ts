import { App, Testing } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { ClusterChart } from '../../src/constructs/cluster-chart';
import type { DisruptionBudgetProps } from '../../src/constructs/disruption-budget';
import { DisruptionBudget } from '../../src/constructs/disruption-budget';
import type { FlowPolicyProps } from '../../src/constructs/flow-policy';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import type { FrontDoorProps } from '../../src/constructs/front-door/front-door';
import { FrontDoor } from '../../src/constructs/front-door/front-door';
import type { LabelsProps } from '../../src/constructs/labels';
import { labels } from '../../src/constructs/labels';
import type { NamespacedChartProps } from '../../src/constructs/namespaced-chart';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { PersonaBinding, type PersonaBindingProps } from '../../src/constructs/persona-binding';
import { PersonaRole, type PersonaRoleProps } from '../../src/constructs/persona-role';
import type { Companion, PodTemplateProps } from '../../src/constructs/pod-template';
import { podTemplate } from '../../src/constructs/pod-template';
import type { ScheduledTaskProps } from '../../src/constructs/scheduled-task';
import { ScheduledTask } from '../../src/constructs/scheduled-task';
import type { SettingsProps } from '../../src/constructs/settings';
import { Settings } from '../../src/constructs/settings';
import type { StatefulDatabaseProps } from '../../src/constructs/stateful-database';
import { StatefulDatabase } from '../../src/constructs/stateful-database';
import type { TaskProps } from '../../src/constructs/task';
import { Task } from '../../src/constructs/task';
import type { TlsCertificateProps } from '../../src/constructs/tls-certificate';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import type { VolumeServiceProps } from '../../src/constructs/volume-service';
import { VolumeService } from '../../src/constructs/volume-service';
import type { WebServiceProps } from '../../src/constructs/web-service';
import { WebService } from '../../src/constructs/web-service';
import { chartProps, objectsWith } from './objects';

/** A value of each prop, and others; `Required`, so that a new prop does not compile before it is here. */
type Table<Props> = {
  readonly [Name in keyof Required<Props>]: readonly [Required<Props>[Name], ...Required<Props>[Name][]];
};

/** The values, by prop, whose change changed nothing: a prop that was forgotten. */
function forgotten<Props>(table: Table<Props>, make: (props: Props) => unknown): readonly string[] {
  const names = Object.keys(table) as (keyof Props & string)[];
  const base = Object.fromEntries(names.map((name) => [name, table[name][0]])) as Props;
  const before = JSON.stringify(make(base));
  return names.flatMap((name) =>
    table[name]
      .slice(1)
      .flatMap((value) =>
        JSON.stringify(make({ ...base, [name]: value })) === before ? [`${name}: ${JSON.stringify(value)}`] : [],
      ),
  );
}

/** The same for a construct inside a chart. */
function inChart<Props>(Made: new (chart: NamespacedChart, id: string, props: Props) => unknown) {
  return (props: Props) => objectsWith((chart) => new Made(chart, 'made', props));
}

const tcp = (port: number): k8s.Probe => ({ tcpSocket: { port: k8s.IntOrString.fromNumber(port) } });
const probes = (live: number, ready: number) => ({ live: tcp(live), ready: tcp(ready) });
const peer = (namespace: string, app = 'a') => ({ namespace, podLabels: { app } });

const image: Table<
  Pick<PodTemplateProps, 'image' | 'nameserver' | 'pullPolicy' | 'priorityClass' | 'userNamespaces' | 'subnet'>
> = {
  image: ['a', 'b'],
  nameserver: ['10.96.0.53', '10.96.0.54'],
  pullPolicy: ['Always', 'IfNotPresent'],
  priorityClass: ['first', 'last'],
  subnet: ['a', 'b'],
  userNamespaces: [{ off: 'a reason' }, true, { off: 'another' }],
};
const started: Table<Pick<PodTemplateProps, 'args' | 'certificates' | 'command' | 'secrets'>> = {
  args: [['a'], ['b'], []],
  certificates: [{ '/c': 'a' }, { '/d': 'a' }, { '/c': 'b' }, {}],
  command: [['a'], ['b'], []],
  secrets: [{ '/a': 'a' }, { '/b': 'a' }, { '/a': 'b' }, {}],
};
const { args, command, secrets } = started;
const beside: Companion = { name: 'a', runs: 'beside', image: 'a', cpu: '100m', memory: '100Mi' };
const more: Table<Pick<PodTemplateProps, 'companions' | 'disk' | 'shared'>> = {
  companions: [
    [beside],
    [{ ...beside, name: 'b' }],
    [{ ...beside, runs: 'before' }],
    [{ ...beside, runs: 'along' }],
    [{ ...beside, certificates: { '/c': 'a' } }],
    [{ ...beside, ports: { a: 1 } }],
    [{ ...beside, probes: probes(1, 2) }],
    [{ ...beside, image: 'b' }],
    [{ ...beside, cpu: '200m' }],
    [{ ...beside, memory: '200Mi' }],
    [{ ...beside, args: ['a'] }],
    [{ ...beside, command: ['a'] }],
    [{ ...beside, disk: { scratch: '1Gi', all: '2Gi' } }],
    [{ ...beside, secrets: { '/a': 'a' } }],
    [{ ...beside, settings: 'a' }],
    [{ ...beside, shared: { '/s': 'a' } }],
    [{ ...beside, started: { path: '/a', port: 1 } }],
    [{ ...beside, started: { path: '/b', port: 1 } }],
    [{ ...beside, started: { path: '/a', port: 2 } }],
    [beside, { ...beside, name: 'b' }],
  ],
  disk: [
    { scratch: '1Gi', all: '2Gi' },
    { scratch: '2Gi', all: '2Gi' },
    { scratch: '1Gi', all: '3Gi' },
  ],
  shared: [{ '/s': 'a' }, { '/t': 'a' }, { '/s': 'b' }, {}],
};
const texts: Table<SettingsProps> = { values: [{ A: '1' }, { A: '2' }, { B: '1' }, {}] };
const identity: Table<LabelsProps> = {
  name: ['a', 'b'],
  component: ['a', 'b'],
  environment: ['a', 'b'],
  version: ['1', '2'],
  instance: ['a', 'b'],
};
const { instance: _, ...withoutInstance } = identity;

const pod: Table<PodTemplateProps> = {
  ...image,
  ...started,
  ...more,
  // The reason is on the workload, not in its pods.
  userNamespaces: [{ off: 'a reason' }, true],
  name: ['a', 'b'],
  labels: [{ env: '1' }, { env: '2' }, { env: '1', a: '1' }],
  settings: ['a', 'b'],
  cpu: ['100m', '200m'],
  memory: ['100Mi', '1Gi'],
  ports: [{ a: 1 }, { a: 2 }, { b: 1 }],
  datagramPorts: [{ d: 1 }, { d: 2 }, { e: 1 }],
  probes: [probes(1, 2), probes(3, 2), probes(1, 3)],
  claims: [{ '/c': 'c' }, { '/d': 'c' }, { '/c': 'd' }],
  drain: [10, 0, 20],
  restartPolicy: ['Always', 'Never'],
  placement: [{ affinity: {} }, { affinity: { podAffinity: {} } }, { topologySpreadConstraints: [] }],
};

const web: Table<WebServiceProps> = {
  ...image,
  settings: texts.values,
  secrets,
  port: [8080, 8081],
  metricsPort: [9090, 9091],
  livePath: ['/a', '/c'],
  livePort: ['http', 'metrics'],
  readyPath: ['/b', '/d'],
  capacity: [
    { instances: { min: 3, max: 10 }, cpu: '100m', memory: '100Mi' },
    { instances: { min: 4, max: 10 }, cpu: '100m', memory: '100Mi' },
    { instances: { min: 3, max: 11 }, cpu: '100m', memory: '100Mi' },
    { instances: 3, cpu: '100m', memory: '100Mi' },
    { instances: { min: 3, max: 10 }, cpu: '200m', memory: '100Mi' },
    { instances: { min: 3, max: 10 }, cpu: '100m', memory: '200Mi' },
  ],
  spread: ['required', 'preferred'],
};

const own: Table<Pick<TaskProps, 'own'>> = {
  own: [
    { cpu: '50m', memory: '50Mi' },
    { cpu: '60m', memory: '50Mi' },
    { cpu: '50m', memory: '60Mi' },
  ],
};

const database: Table<StatefulDatabaseProps> = {
  ...image,
  ...own,
  args,
  command,
  companions: more.companions,
  secrets,
  service: ['a', 'b'],
  port: [27017, 27018],
  members: [3, 5],
  capacity: [
    { cpu: '100m', memory: '100Mi' },
    { cpu: '200m', memory: '100Mi' },
    { cpu: '100m', memory: '200Mi' },
  ],
  storage: ['1Gi', '2Gi'],
  dataPath: ['/data', '/other'],
  probes: [probes(1, 2), probes(3, 2), probes(1, 3)],
  spread: ['required', 'preferred'],
};

const volume: Table<VolumeServiceProps> = {
  ...image,
  args,
  secrets,
  settings: texts.values,
  port: [8443, 8444],
  metricsPort: [9090, 9091],
  livePath: ['/a', '/c'],
  readyPath: ['/b', '/d'],
  capacity: database.capacity,
  storage: ['1Gi', '2Gi'],
  dataPath: ['/data', '/other'],
  spread: ['required', 'preferred'],
  alone: ['a reason', 'another'],
};

const task: Table<TaskProps> = {
  ...image,
  ...more,
  ...own,
  args,
  secrets,
  settings: texts.values,
  capacity: database.capacity,
  deadline: [60, 61],
  retries: [1, 0],
  keep: [60, 61],
  exempt: [{ a: 'b' }, { a: 'c' }, { b: 'b' }, {}],
};

const { keep: _keep, ...job } = task;
const scheduled: Table<ScheduledTaskProps> = { ...job, schedule: ['1 2 * * *', '2 2 * * *'] };

const flows: Table<FlowPolicyProps> = {
  callers: [
    [{ ...peer('a'), port: 1 }],
    [{ ...peer('b'), port: 1 }],
    [{ ...peer('a', 'b'), port: 1 }],
    [{ ...peer('a'), port: 2 }],
    [{ ...peer('a'), port: 2, protocols: ['UDP'] }],
    [],
  ],
  calls: [
    [{ ...peer('a'), port: 1 }],
    [{ ...peer('b'), port: 1 }],
    [{ ...peer('a', 'b'), port: 1 }],
    [{ ...peer('a'), port: 2 }],
    [],
  ],
};

/** Through an Ingress, whose release says the version of TLS, the port of HTTPS and the patience. */
const doorByIngress: Table<FrontDoorProps> = {
  controller: ['ingress-nginx', 'envoy-gateway'],
  host: ['a', 'b'],
  port: [1, 2],
  clients: [['a'], ['b'], ['a', 'b']],
  limit: [
    { perSecond: 1, burst: 1, connections: 1 },
    { perSecond: 2, burst: 1, connections: 1 },
    { perSecond: 1, burst: 2, connections: 1 },
    { perSecond: 1, burst: 1, connections: 2 },
  ],
  issuer: ['a', 'b'],
  provesByHttp: [false],
  bodyLimit: [1, 2],
  callers: ['a', 'b'],
  tls: ['1.3'],
  httpsPort: [443],
  answersWithin: [60],
};

/** Through a Gateway, which has no proof by HTTP-01 and bursts of one second. */
const doorByGateway: Table<FrontDoorProps> = {
  ...doorByIngress,
  controller: ['envoy-gateway', 'ingress-nginx'],
  limit: [
    { perSecond: 1, burst: 1, connections: 1 },
    { perSecond: 2, burst: 1, connections: 1 },
    { perSecond: 1, burst: 1, connections: 2 },
  ],
  tls: ['1.3', '1.2'],
  httpsPort: [443, 8443],
  answersWithin: [60, 61],
};

const doorWithProof: Table<FrontDoorProps> = {
  ...doorByIngress,
  controller: ['ingress-nginx', 'traefik'],
  provesByHttp: [true, false],
};

const certificate: Table<TlsCertificateProps> = {
  name: ['a', 'b'],
  signer: [{ issuer: 'a' }, { issuer: 'b' }, { clusterIssuer: 'a' }],
  uses: [['client'], ['server'], ['authority'], ['client', 'server']],
  dnsNames: [['a'], ['b'], ['a', 'b']],
  subject: ['a', 'b'],
  unit: ['a', 'b'],
  days: [90, 30],
  combined: [true, false],
  namespace: ['a', 'b'],
};

const budget: Table<DisruptionBudgetProps> = { name: ['a', 'b'], selector: [{ a: '1' }, { a: '2' }] };
const given: Table<PersonaBindingProps> = { role: ['a', 'b'], groups: [['a'], ['b'], ['a', 'b']] };
const rules = (group: string, ...verbs: readonly string[]) => [{ group, resources: ['pods'], verbs }];
const role: Table<PersonaRoleProps> = { rules: [rules('', 'get'), rules('apps', 'get'), rules('', 'list'), []] };
const chart: Table<NamespacedChartProps> = {
  ...withoutInstance,
  podSecurityVersion: ['v1.36', 'v1.37'],
  personas: [[{ role: 'a', groups: ['a'] }], [], [{ role: 'a', groups: ['b'] }]],
};

test.each([
  ['a pod template', forgotten(pod, podTemplate)],
  ['labels', forgotten(identity, labels)],
  ['NamespacedChart', forgotten(chart, (props) => Testing.synth(new NamespacedChart(new App(), props)))],
  [
    'ClusterChart',
    forgotten(withoutInstance, (props) =>
      [new ClusterChart(new App(), props)].map(({ node, labels }) => [node.id, labels]),
    ),
  ],
  ['WebService', forgotten(web, inChart(WebService))],
  ['StatefulDatabase', forgotten(database, inChart(StatefulDatabase))],
  ['VolumeService', forgotten(volume, inChart(VolumeService))],
  ['Task', forgotten(task, inChart(Task))],
  ['ScheduledTask', forgotten(scheduled, inChart(ScheduledTask))],
  ['Settings', forgotten(texts, inChart(Settings))],
  ['FlowPolicy', forgotten(flows, inChart(FlowPolicy))],
  ['FrontDoor', forgotten(doorByIngress, inChart(FrontDoor))],
  ['FrontDoor through a Gateway', forgotten(doorByGateway, inChart(FrontDoor))],
  ['FrontDoor with a proof', forgotten(doorWithProof, inChart(FrontDoor))],
  ['TlsCertificate', forgotten(certificate, inChart(TlsCertificate))],
  ['DisruptionBudget', forgotten(budget, inChart(DisruptionBudget))],
  ['PersonaBinding', forgotten(given, inChart(PersonaBinding))],
  ['PersonaRole', forgotten(role, inChart(PersonaRole))],
])('every prop of %s changes what is written', (_, props) => expect(props).toEqual([]));

test('a prop that is forgotten is found', () => {
  const table: Table<{ readonly used: number; readonly unused?: string }> = { used: [1, 2], unused: ['a', 'b'] };
  expect(forgotten(table, ({ used }) => ({ ...chartProps, used }))).toEqual(['unused: "b"']);
});
