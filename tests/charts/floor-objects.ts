/** Objects of others on a shared cluster, as its teams write them. */
import type { Manifest } from '../../src/kubernetes/manifest';

/** Another team's namespace: it has no labels. */
export const namespace = 'visitors';

export function object(apiVersion: string, kind: string, rest: object = {}, where: string | undefined = namespace) {
  return {
    apiVersion,
    kind,
    metadata: { name: 'theirs', ...(where ? { namespace: where } : {}) },
    ...rest,
  } as Manifest;
}

export const labelled = (apiVersion: string, kind: string, rest: object = {}, where?: string): Manifest => {
  const plain = object(apiVersion, kind, rest, where ?? '');
  return {
    ...plain,
    metadata: { ...plain.metadata, labels: { 'app.kubernetes.io/part-of': 'breakwater', env: 'lab' } },
  };
};

export const container = (rest: object = {}) => ({ name: 'main', image: 'docker.io/library/busybox:1', ...rest });
export const secured = (context: object) => ({ containers: [container({ securityContext: context })] });
export const podSpec = (rest: object = {}) => ({ containers: [container()], ...rest });

export const pod = (rest: object = {}, where?: string) => object('v1', 'Pod', { spec: podSpec(rest) }, where);

export const labels = { app: 'theirs' };

/** What a kind needs beside its template. */
export const around: Readonly<Record<string, object>> = {
  DaemonSet: { selector: { matchLabels: labels } },
  Deployment: { selector: { matchLabels: labels } },
  ReplicaSet: { selector: { matchLabels: labels } },
  ReplicationController: { selector: labels },
  StatefulSet: { selector: { matchLabels: labels }, serviceName: 'theirs' },
};

/** A workload of any kind around a pod. */
export const workload = (apiVersion: string, kind: string, rest: object, where?: string) => {
  const ends = ['CronJob', 'Job'].includes(kind) ? { restartPolicy: 'Never' } : {};
  const template = { metadata: { labels }, spec: { ...podSpec(rest), ...ends } };
  const job = { jobTemplate: { spec: { template } }, schedule: '* * * * *' };
  return object(apiVersion, kind, { spec: kind === 'CronJob' ? job : { ...around[kind], template } }, where);
};

export const hostRoot = { volumes: [{ name: 'root', hostPath: { path: '/' } }] };
export const domain = 'lab.breakwater.example';
export const nginx = 'nginx.ingress.kubernetes.io';

export const ingress = (hosts: readonly (string | undefined)[], annotations: object = {}, rest: object = {}) => {
  const http = {
    paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'a', port: { number: 80 } } } }],
  };
  const spec = {
    ingressClassName: 'nginx',
    rules: hosts.map((host) => ({ ...(host ? { host } : {}), http })),
    ...rest,
  };
  const { metadata, ...one } = object('networking.k8s.io/v1', 'Ingress', { spec });
  return { ...one, metadata: { ...metadata, annotations } } as Manifest;
};

export const certificate = (spec: object, kind = 'ClusterIssuer', name = 'internal', where?: string) =>
  object('cert-manager.io/v1', 'Certificate', { spec: { secretName: 'x', issuerRef: { kind, name }, ...spec } }, where);

export const service = (spec: object) => object('v1', 'Service', { spec: { ports: [{ port: 80 }], ...spec } });
export const space = (name: string, labels: object) =>
  ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }) as Manifest;
export const rbac = 'rbac.authorization.k8s.io/v1';
