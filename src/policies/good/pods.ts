/** Containers and pods that obey every policy. */
import type { Manifest } from '../../kubernetes/manifest';
import { labels, metadata, selector } from './names';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const sourceHash = '0123456789abcdef0123456789abcdef01234567';

export function container(name: string, image: string) {
  const amounts = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' };
  return {
    name,
    image,
    env: [{ name: 'ENVIRONMENT', valueFrom: { configMapKeyRef: { key: 'production', name: 'environment' } } }],
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
    volumeMounts: [{ mountPath: '/tmp', name: 'tmp' }],
  };
}

function served(name: string, image: string, port: number) {
  return {
    ...container(name, image),
    lifecycle: { preStop: { sleep: { seconds: 10 } } },
    livenessProbe: { httpGet: { path: '/live', port: 'http' } },
    ports: [{ containerPort: port, name: 'http' }],
    readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
    startupProbe: { tcpSocket: { port } },
  };
}

export function template(app: string, account: string, restartPolicy: string, containers: readonly object[]) {
  return {
    metadata: { labels: labels(app) },
    spec: {
      automountServiceAccountToken: false,
      containers,
      dnsConfig: {
        nameservers: ['10.96.0.53'],
        options: [
          { name: 'attempts', value: '4' },
          { name: 'ndots', value: '2' },
          { name: 'timeout', value: '1' },
        ],
      },
      dnsPolicy: 'None',
      enableServiceLinks: false,
      hostUsers: false,
      nodeSelector: { 'breakwater.example/subnet': 'applications' },
      priorityClassName: 'api',
      restartPolicy,
      securityContext: { fsGroup: 65532, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      serviceAccountName: account,
      terminationGracePeriodSeconds: 40,
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
    topologySpreadConstraints: ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
      ...term,
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
    })),
  };
}

export function replicated(app: string, image: string, port: number, more: object) {
  const { metadata, spec } = template(app, app, 'Always', [{ ...served(app, image, port), ...more }]);
  return { metadata, spec: { ...spec, ...spread(app) } };
}

export const ownImage = `localhost/breakwater/api:${sourceHash}`;

export const mongoImage = `docker.io/library/mongo:8.0.4@${digest}`;

/** A container that obeys every policy, for a pod that has none of its kind. */
export const initContainer = container('wait', ownImage);

const ownerReferences = [
  {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    name: 'api-1',
    uid: '00000000-0000-4000-8000-000000000001',
    controller: true,
  },
];

/** A pod as the controller of the Deployment `api` makes it. */
export const runningPod: Manifest = {
  apiVersion: 'v1',
  kind: 'Pod',
  ...template('api', 'api', 'Always', [served('api', ownImage, 8080)]),
  metadata: { ...metadata('api-1', 'api'), labels: labels('api'), ownerReferences },
};
