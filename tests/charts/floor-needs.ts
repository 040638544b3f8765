/** Objects that controllers and tools of others need beside ours. */
import type { Manifest } from '../../src/kubernetes/manifest';
import {
  certificate,
  container,
  hostRoot,
  ingress,
  nginx,
  object,
  pod,
  rbac,
  secured,
  service,
  space,
  workload,
} from './floor-objects';

const registry = { hostNetwork: true, priorityClassName: 'system-node-critical', ...hostRoot };
const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
const ports = (...all: readonly number[]) => all.map((port) => ({ containerPort: port, hostPort: port }));

/** What runs beside ours, and has to. */
export const needs: Readonly<Record<string, Manifest>> = {
  'kube-proxy, and network plug-ins': workload(
    'apps/v1',
    'DaemonSet',
    { ...registry, ...secured({ privileged: true }) },
    'kube-system',
  ),
  'the provisioner of volumes': pod({ ...registry }, 'kube-system'),
  'metrics-server': workload('apps/v1', 'Deployment', secured(restricted), 'kube-system'),
  'kubectl debug node, in kube-system': pod(
    { hostPID: true, hostNetwork: true, hostIPC: true, ...hostRoot },
    'kube-system',
  ),
  "minikube's addon ingress": workload(
    'apps/v1',
    'Deployment',
    {
      containers: [
        container({
          ports: ports(80, 443),
          securityContext: {
            capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
            allowPrivilegeEscalation: true,
          },
        }),
      ],
    },
    'ingress-nginx',
  ),
  'cert-manager': workload('apps/v1', 'Deployment', secured(restricted), 'cert-manager'),
  Prometheus: workload('apps/v1', 'Deployment', secured(restricted), 'monitoring'),
  'a controller of Flux': workload(
    'apps/v1',
    'Deployment',
    { ...secured(restricted), securityContext: { fsGroup: 1337 } },
    'flux-system',
  ),
  'the controller of Argo CD': workload('apps/v1', 'StatefulSet', secured(restricted), 'argocd'),
  'a pod of others that is root': pod(),
  'a Service of others': service({ type: 'LoadBalancer' }),
  'an Ingress of others': ingress(['shop.test'], {
    [`${nginx}/ssl-redirect`]: 'true',
    'cert-manager.io/issuer': 'theirs',
  }),
  'a Gateway of others': object('gateway.networking.k8s.io/v1', 'Gateway', {
    spec: { gatewayClassName: 'theirs', listeners: [{ hostname: 'shop.test' }] },
  }),
  'a route of others': object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    spec: { hostnames: ['shop.test'], parentRefs: [{ name: 'theirs' }] },
  }),
  'a grant of others': object('gateway.networking.k8s.io/v1', 'ReferenceGrant', { spec: {} }),
  'the class of our Gateways': object('gateway.networking.k8s.io/v1', 'GatewayClass', { spec: {} }, ''),
  'settings of the proxy, in its namespace': object(
    'gateway.envoyproxy.io/v1alpha1',
    'EnvoyProxy',
    { spec: { mergeGateways: true } },
    'envoy-gateway-system',
  ),
  'an answer to a challenge of cert-manager': ingress(['shop.test'], {
    [`${nginx}/whitelist-source-range`]: '0.0.0.0/0,::/0',
  }),
  'a certificate of others': certificate({ isCA: true }, 'Issuer', 'internal'),
  'an issuer of others': object('cert-manager.io/v1', 'Issuer', { spec: { selfSigned: {} } }),
  'a namespace': space('visitors', { 'pod-security.kubernetes.io/enforce': 'baseline' }),
  'a volume of a node': object(
    'v1',
    'PersistentVolume',
    { spec: { hostPath: { path: '/tmp/hostpath-provisioner/a' } } },
    '',
  ),
  'a lease': object('coordination.k8s.io/v1', 'Lease', { spec: {} }, 'kube-node-lease'),
  'a role of others': object(rbac, 'ClusterRole', { rules: [] }, ''),
};
