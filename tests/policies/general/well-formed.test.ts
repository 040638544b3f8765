import { isCronSchedule } from '../../../src/policies/general/cron';
import { deployment, object, sentences } from './judged';

const service = (spec: string) => object('v1', 'Service', `spec: {${spec}}`);
const named = (kind: string, apiVersion: string, name: string) =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: "${name}"}}`;
const cron = (schedule: string, name = 'a') =>
  object(
    'batch/v1',
    'CronJob',
    `spec: {schedule: "${schedule}", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: "x:1"}]}}}}}`,
    name,
  );

test.each<[string, string, string]>([
  [
    'a port of 0',
    deployment('ports: [{containerPort: 0}]'),
    'pod: write a port, from 1 to 65535 as containers[0].ports[0].containerPort (it is 0)',
  ],
  [
    'a port beyond all',
    deployment('ports: [{containerPort: 65536}]'),
    'pod: write a port, from 1 to 65535 as containers[0].ports[0].containerPort (it is 65536)',
  ],
  [
    'a long name of a port',
    deployment('ports: [{containerPort: 1, name: a-port-of-16-abc}]'),
    "pod: write at most 15 of a-z, 0-9 and -, with a letter as containers[0].ports[0].name (it is 'a-port-of-16-abc')",
  ],
  [
    'no name of a container',
    deployment().replace('name: c, ', ''),
    'pod: write at most 63 of a-z, 0-9 and - as containers[0].name (it is missing)',
  ],
  [
    'no image',
    deployment().replace(', image: "x:1"', ''),
    'pod: write an image as containers[0].image (it is missing)',
  ],
  ['no container', deployment().replace(/\[\{name: c.*\}\]/, '[]'), 'pod: add a container (there is none)'],
  [
    'one name of two containers',
    deployment('', 'initContainers: [{name: c, image: "x:1"}]'),
    "pod: rename one container; two are named 'c'",
  ],
  [
    'one name of two ports',
    deployment('ports: [{containerPort: 1, name: a}, {containerPort: 2, name: a}]'),
    "container 'c': rename one port; two are named 'a'",
  ],
  [
    'one name of two volumes',
    deployment('', 'volumes: [{name: v, emptyDir: {}}, {name: v, emptyDir: {}}]'),
    "pod: rename one volume; two are named 'v'",
  ],
  [
    'two sources of a volume',
    deployment('', 'volumes: [{name: v, emptyDir: {}, secret: {secretName: a}}]'),
    "volume 'v': keep one source of emptyDir, secret",
  ],
  [
    'two volumes at one path',
    deployment(
      'volumeMounts: [{name: v, mountPath: /a}, {name: v, mountPath: /a}]',
      'volumes: [{name: v, emptyDir: {}}]',
    ),
    "container 'c': mount one volume at '/a'; there are two",
  ],
  [
    'a request above its limit',
    deployment('resources: {requests: {memory: 2Gi}, limits: {memory: 1024Mi}}'),
    "container 'c': let requests.memory be at most its limit (they are '2Gi' and '1024Mi')",
  ],
  [
    'an amount that is none',
    deployment('resources: {limits: {memory: 1 GB}}'),
    "pod: write a quantity, such as 100m or 128Mi as containers[0].resources.limits.memory (it is '1 GB')",
  ],
  [
    'a probe of nothing',
    deployment('livenessProbe: {periodSeconds: 5}'),
    "container 'c': give livenessProbe one action of exec, grpc, httpGet, tcpSocket (it has none)",
  ],
  [
    'a contradiction',
    deployment('securityContext: {privileged: true, allowPrivilegeEscalation: false}'),
    "container 'c': remove allowPrivilegeEscalation false; it contradicts privileged true",
  ],
  [
    'an unknown pull policy',
    deployment('imagePullPolicy: always'),
    "pod: write 'Always' or 'IfNotPresent' or 'Never' as containers[0].imagePullPolicy (it is 'always')",
  ],
  ['no ports of a Service', service('selector: {a: b}'), 'add a port to spec.ports (there is none)'],
  [
    'a port of a Service twice',
    service('ports: [{name: a, port: 80}, {name: b, port: 80}]'),
    'remove one port; TCP 80 is there twice',
  ],
  [
    'a name of a port twice',
    service('ports: [{name: a, port: 80}, {name: a, port: 81}]'),
    "rename one port; two are named 'a'",
  ],
  [
    'a port without a name beside others',
    service('ports: [{port: 80}, {name: a, port: 81}]'),
    'name this port; a Service with several ports names each',
  ],
  [
    'a number as text',
    service('ports: [{port: 80, targetPort: "8080"}]'),
    "write a port from 1 to 65535, or the name of one: at most 15 of a-z, 0-9 and -, with a letter as spec.ports[0].targetPort (it is '8080')",
  ],
  [
    'a policy for a number as text',
    object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {}, ingress: [{ports: [{port: "8080"}]}]}'),
    "write a port from 1 to 65535, or the name of one: at most 15 of a-z, 0-9 and -, with a letter as spec.ingress[0].ports[0].port (it is '8080')",
  ],
  [
    'a headless Service for callers outside',
    service('clusterIP: None, type: LoadBalancer, ports: [{port: 80}]'),
    "remove spec.clusterIP 'None'; it does not go with the type 'LoadBalancer'",
  ],
  [
    'a name in capitals',
    named('ConfigMap', 'v1', 'Settings'),
    "write metadata.name of a-z, 0-9, - and . (it is 'Settings')",
  ],
  [
    'a Service that begins with a digit',
    named('Service', 'v1', '1a').replace('}}', '}, spec: {clusterIP: None}}'),
    "write metadata.name of a-z, 0-9 and -, from a letter on (it is '1a')",
  ],
  ['a long name', named('ConfigMap', 'v1', 'a'.repeat(254)), 'shorten metadata.name to 253 letters (it has 254)'],
  ['a long name of a CronJob', cron('0 1 * * *', 'a'.repeat(53)), 'shorten metadata.name to 52 letters (it has 53)'],
  [
    'a schedule of four fields',
    cron('0 1 * *'),
    'write five fields, such as "0 3 * * *", or @daily as spec.schedule (it is \'0 1 * *\')',
  ],
  [
    'a level that is none',
    '{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {pod-security.kubernetes.io/enforce: strict}}}',
    "write 'privileged' or 'baseline' or 'restricted' as metadata.labels[\"pod-security.kubernetes.io/enforce\"] (it is 'strict')",
  ],
  [
    'more at least than at most',
    object('autoscaling/v2', 'HorizontalPodAutoscaler', 'spec: {minReplicas: 5, maxReplicas: 3}'),
    'let spec.minReplicas be at most spec.maxReplicas (they are 5 and 3)',
  ],
  [
    'both halves of a budget',
    object('policy/v1', 'PodDisruptionBudget', 'spec: {minAvailable: 1, maxUnavailable: 1}'),
    'keep one of spec.minAvailable and spec.maxUnavailable',
  ],
  [
    'an update that cannot go on',
    deployment().replace('spec: {', 'spec: {strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}, '),
    'let maxSurge or maxUnavailable be above 0; with both at 0 no pod can be replaced',
  ],
  [
    'a Recreate that rolls',
    deployment().replace('spec: {', 'spec: {strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}, '),
    "remove spec.strategy.rollingUpdate; it does not go with the type 'Recreate'",
  ],
  [
    'plain text as data',
    object('v1', 'Secret', 'data: {a: "hunter22!"}'),
    "encode data['a'] as base64, or move it to stringData",
  ],
  [
    'a path without a type',
    object('networking.k8s.io/v1', 'Ingress', 'spec: {rules: [{http: {paths: [{path: /}]}}]}'),
    "write 'Prefix' or 'Exact' or 'ImplementationSpecific' as spec.rules[0].http.paths[0].pathType (it is missing)",
  ],
])('%s is refused', async (_, yaml, message) => expect(await sentences(yaml, 'well-formed')).toEqual([message]));

test.each([
  [
    'an autoscaler of a kind of others',
    object(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: a}}',
    ),
  ],
  ['a role with a colon', named('ClusterRole', 'rbac.authorization.k8s.io/v1', 'system:Reader')],
  ['a name that is filled in', named('Namespace', 'v1', '_')],
  ['a name that Flux fills in', named('ConfigMap', 'v1', `\${APP}`)],
  ['a name that the API server ends', '{apiVersion: v1, kind: ConfigMap, metadata: {generateName: run-}}'],
  [
    'a Service of Knative',
    '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: a}, spec: {template: {spec: {containers: [{image: "x:1"}]}}}}',
  ],
  ['a Deployment of others', '{apiVersion: example.com/v1, kind: Deployment, metadata: {name: a}, spec: {}}'],
  ['one port by two protocols', service('ports: [{name: a, port: 53, protocol: UDP}, {name: b, port: 53}]')],
  ['equal amounts', deployment('resources: {requests: {memory: 1Gi}, limits: {memory: 1024Mi}}')],
  ['a headless Service without ports', service('clusterIP: None')],
  ['a variable that is replaced later', service(`ports: [{port: "\${PORT:=80}"}]`)],
  [
    'a Rollout with the template of a Deployment',
    object('argoproj.io/v1alpha1', 'Rollout', 'spec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: a}}'),
  ],
])('%s is taken', async (_, yaml) => expect(await sentences(yaml, 'well-formed')).toEqual([]));

test.each([
  '* * * * *',
  '0 3 * * *',
  '*/5 1-3,7 1,15 jan-mar MON',
  '0 0 ? * 6',
  '@daily',
  '@every 1h30m',
  '0-30/5 * * * *',
])('a schedule: %s', (text) => expect(isCronSchedule(text)).toBe(true));

test.each([
  '',
  '0 3 * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 8',
  '5-1 * * * *',
  '*/0 * * * *',
  '@never',
  '* * * * * *',
  'TZ=UTC 0 3 * * *',
])('not a schedule: %j', (text) => expect(isCronSchedule(text)).toBe(false));
