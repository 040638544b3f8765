import type { Manifest, PolicyContext } from '../../src/policies/policy';

/*
 * One small environment that obeys every policy: a Deployment with all that belongs to it, a StatefulSet,
 * a Job, a CronJob, a Role, and what their namespace needs. Each test breaks one thing in a copy of it.
 */

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const contentHash = '0123456789abcdef0123456789abcdef01234567';

function labels(name: string, instance = name) {
  return {
    app: name,
    'app.kubernetes.io/component': 'backend',
    'app.kubernetes.io/instance': instance,
    'app.kubernetes.io/managed-by': 'cdk8s',
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'breakwater',
    'app.kubernetes.io/version': '1.2.3',
    env: 'production',
    owner: 'platform',
  };
}

function selector(name: string) {
  return { matchLabels: { 'app.kubernetes.io/name': name } };
}

function metadata(name: string, app = name) {
  return { name, namespace: 'api', labels: labels(app, name) };
}

function container(name: string, image: string) {
  const amounts = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' };
  return {
    name,
    image,
    imagePullPolicy: 'Always',
    resources: { limits: { ...amounts, cpu: '400m' }, requests: amounts },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsGroup: 65532,
      runAsNonRoot: true,
      runAsUser: 65532,
    },
  };
}

function served(name: string, image: string, port: number) {
  return {
    ...container(name, image),
    env: [{ name: 'LOG_LEVEL', value: 'info' }],
    lifecycle: { preStop: { sleep: { seconds: 10 } } },
    livenessProbe: { httpGet: { path: '/live', port: 'http' } },
    ports: [{ containerPort: port, name: 'http' }],
    readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
    startupProbe: { tcpSocket: { port } },
    volumeMounts: [{ mountPath: '/tmp', name: 'tmp' }],
  };
}

function template(app: string, account: string, restartPolicy: string, containers: readonly object[]) {
  return {
    metadata: { labels: labels(app) },
    spec: {
      automountServiceAccountToken: false,
      containers,
      dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
      enableServiceLinks: false,
      hostUsers: false,
      priorityClassName: 'api',
      restartPolicy,
      securityContext: { fsGroup: 65532, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      serviceAccountName: account,
      volumes: [{ emptyDir: { sizeLimit: '16Mi' }, name: 'tmp' }],
    },
  };
}

function spread(app: string) {
  const term = { labelSelector: selector(app), topologyKey: 'kubernetes.io/hostname' };
  return {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: term, weight: 100 }],
      },
    },
    topologySpreadConstraints: [{ ...term, maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' }],
  };
}

function replicated(app: string, image: string, port: number) {
  const { metadata, spec } = template(app, app, 'Always', [served(app, image, port)]);
  return { metadata, spec: { ...spec, ...spread(app) } };
}

function account(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(name),
    automountServiceAccountToken: false,
  };
}

function budget(name: string) {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(name),
    spec: { maxUnavailable: 1, selector: selector(name), unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  };
}

function flow(name: string, rules: object) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(name),
    spec: { podSelector: selector(name), policyTypes: ['Ingress', 'Egress'], ...rules },
  };
}

const ownImage = `localhost/breakwater/api:${contentHash}`;
/** A container that obeys every policy, for a pod that has none of its kind. */
export const initContainer = container('wait', ownImage);

const mongoImage = `docker.io/library/mongo:8.0.4@${digest}`;

const namespaceObjects: readonly Manifest[] = [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'api',
      labels: {
        ...labels('api'),
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'v1.35',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
    },
  },
  account('default'),
  {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: metadata('limits'),
    spec: {
      limits: [
        {
          default: { cpu: '200m', memory: '128Mi' },
          defaultRequest: { cpu: '50m', memory: '128Mi' },
          max: { cpu: '2', memory: '1Gi' },
          min: { cpu: '10m', memory: '16Mi' },
          type: 'Container',
        },
      ],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: metadata('quota'),
    spec: {
      hard: { 'limits.cpu': '16', 'limits.memory': '8Gi', 'requests.cpu': '4', 'requests.memory': '8Gi' },
    },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata('default-deny'),
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  },
];

const apiObjects: readonly Manifest[] = [
  account('api'),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata('api'), data: { 'app.conf': 'level = info' } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata('api'),
    spec: {
      selector: selector('api'),
      strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 }, type: 'RollingUpdate' },
      template: replicated('api', ownImage, 8080),
    },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata('api'),
    spec: {
      maxReplicas: 10,
      minReplicas: 3,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
    },
  },
  budget('api'),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata('api'),
    spec: { ports: [{ name: 'http', port: 80, targetPort: 'http' }], selector: selector('api').matchLabels },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata('api'),
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: 'api.example',
          http: {
            paths: [
              { backend: { service: { name: 'api', port: { name: 'http' } } }, path: '/', pathType: 'Prefix' },
              { backend: { service: { name: 'api', port: { number: 80 } } }, path: '/v2', pathType: 'Prefix' },
            ],
          },
        },
      ],
      tls: [{ hosts: ['api.example'], secretName: 'api-tls' }],
    },
  },
  flow('api', {
    egress: [{ ports: [{ port: 27017 }], to: [{ podSelector: selector('mongo') }] }],
    ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 8080 }] }],
  }),
];

const mongoObjects: readonly Manifest[] = [
  account('mongo'),
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata('mongo'),
    spec: {
      replicas: 3,
      selector: selector('mongo'),
      serviceName: 'mongo',
      template: replicated('mongo', mongoImage, 27017),
    },
  },
  budget('mongo'),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata('mongo'),
    spec: {
      clusterIP: 'None',
      ports: [{ name: 'mongo', port: 27017 }],
      selector: selector('mongo').matchLabels,
      type: 'ClusterIP',
    },
  },
  flow('mongo', { ingress: [{ from: [{ podSelector: selector('api') }], ports: [{ port: 27017 }] }] }),
];

const jobObjects: readonly Manifest[] = [
  account('init'),
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata('init'),
    spec: {
      activeDeadlineSeconds: 300,
      backoffLimit: 3,
      template: template('init', 'init', 'OnFailure', [container('init', ownImage)]),
      ttlSecondsAfterFinished: 600,
    },
  },
  flow('init', { egress: [{ to: [{ podSelector: selector('mongo') }] }] }),
  account('backup'),
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata('backup'),
    spec: {
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          activeDeadlineSeconds: 300,
          backoffLimit: 3,
          template: template('backup', 'backup', 'Never', [container('backup', mongoImage)]),
        },
      },
      schedule: '0 3 * * *',
      startingDeadlineSeconds: 300,
    },
  },
  flow('backup', { egress: [{ to: [{ podSelector: selector('mongo') }] }] }),
];

const roleObjects: readonly Manifest[] = [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: metadata('reader'),
    rules: [{ apiGroups: [''], resources: ['pods', 'services'], verbs: ['get', 'list', 'watch'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: metadata('reader'),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
    subjects: [{ kind: 'ServiceAccount', name: 'api', namespace: 'api' }],
  },
  {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'api', labels: labels('api') },
    value: 1000,
  },
];

/** The environment that obeys every policy. */
export const good: PolicyContext = {
  objects: [...namespaceObjects, ...apiObjects, ...mongoObjects, ...jobObjects, ...roleObjects],
  ownImages: 'localhost/breakwater/',
  pullPolicy: 'Always',
  registries: ['docker.io/library/', 'quay.io'],
};
