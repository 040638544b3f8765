/** Tricks of others on a shared cluster, one each. */
import type { Manifest } from '../../src/kubernetes/manifest';
import {
  certificate,
  container,
  domain,
  hostRoot,
  ingress,
  labelled,
  nginx,
  object,
  pod,
  secured,
  service,
  space,
  workload,
} from './floor-objects';

const gateways = 'gateway.networking.k8s.io';

/** Variants, by the policy that has to refuse them. */
export const tricks: Readonly<Record<string, Readonly<Record<string, Manifest>>>> = {
  'pod-floor': {
    'a privileged pod': pod(secured({ privileged: true })),
    'a privileged pod in default': pod(secured({ privileged: true }), 'default'),
    'a privileged pod in kube-public': pod(secured({ privileged: true }), 'kube-public'),
    'a privileged pod beside cert-manager': pod(secured({ privileged: true }), 'cert-manager'),
    'a privileged pod beside Prometheus': pod(secured({ privileged: true }), 'monitoring'),
    'a privileged pod beside Flux': pod(secured({ privileged: true }), 'flux-system'),
    'a privileged pod beside the front door': pod(secured({ privileged: true }), 'ingress-nginx'),
    'a namespace whose name begins as that of the cluster': pod(secured({ privileged: true }), 'kube-system-2'),
    'the root of the node': pod(hostRoot),
    'the root of the node, in a Deployment': workload('apps/v1', 'Deployment', hostRoot),
    'the root of the node, in a StatefulSet': workload('apps/v1', 'StatefulSet', hostRoot),
    'the root of the node, on every node': workload('apps/v1', 'DaemonSet', hostRoot),
    'the root of the node, in a ReplicaSet': workload('apps/v1', 'ReplicaSet', hostRoot),
    'the root of the node, in a ReplicationController': workload('v1', 'ReplicationController', hostRoot),
    'the root of the node, in a Job': workload('batch/v1', 'Job', hostRoot),
    'the root of the node, each minute': workload('batch/v1', 'CronJob', hostRoot),
    'kubectl debug node': pod({ hostPID: true, hostNetwork: true, hostIPC: true, ...hostRoot, nodeName: 'breakwater' }),
    'the network of the node': pod({ hostNetwork: true }),
    'processes of the node': pod({ hostPID: true }),
    'memory of the node': pod({ hostIPC: true }),
    'a port of the node': pod({ containers: [container({ ports: [{ containerPort: 80, hostPort: 443 }] })] }),
    'the capability SYS_ADMIN': pod(secured({ capabilities: { add: ['SYS_ADMIN'], drop: ['ALL'] } })),
    'a capability by its other name': pod(secured({ capabilities: { add: ['CAP_CHOWN'] } })),
    'a privileged init container': pod({
      initContainers: [container({ name: 'init', securityContext: { privileged: true } })],
    }),
    'a sidecar with /proc': pod({
      hostUsers: false,
      initContainers: [
        container({ name: 'side', restartPolicy: 'Always', securityContext: { procMount: 'Unmasked' } }),
      ],
    }),
    'no seccomp in one container': pod(secured({ seccompProfile: { type: 'Unconfined' } })),
    'no AppArmor': pod({ securityContext: { appArmorProfile: { type: 'Unconfined' } } }),
    'a sysctl of the node': pod({ securityContext: { sysctls: [{ name: 'kernel.core_pattern', value: '|/x' }] } }),
    'SELinux off': pod(secured({ seLinuxOptions: { type: 'spc_t' } })),
    'a process of a Windows node': pod({
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: true } },
    }),
    'a probe of the metadata service': pod({
      containers: [container({ livenessProbe: { httpGet: { host: '169.254.169.254', port: 80 } } })],
    }),
  },
  'namespace-floor': {
    'Pod Security off': space('visitors', { 'pod-security.kubernetes.io/enforce': 'privileged' }),
    'a namespace of ours without its labels': space('web', {}),
    'a namespace of ours as part of something else': space('api', { 'app.kubernetes.io/part-of': 'other' }),
  },
  'declared-namespace': {
    'a namespace of others with our label': space('visitors', {
      'app.kubernetes.io/part-of': 'breakwater',
      env: 'lab',
    }),
  },
  'platform-claim': {
    'a kind of others for the whole cluster': labelled('cilium.io/v2', 'CiliumClusterwideNetworkPolicy', { spec: {} }),
    'a node': labelled('v1', 'Node'),
    'a driver of storage': labelled('storage.k8s.io/v1', 'CSIDriver', { spec: {} }),
    'a group of the API': labelled('apiregistration.k8s.io/v1', 'APIService', { spec: {} }),
    'a class of runtimes': labelled('node.k8s.io/v1', 'RuntimeClass', { handler: 'x' }),
    'settings of the resolver': labelled('v1', 'ConfigMap', { data: { Corefile: 'x' } }, 'kube-system'),
    'a Deployment beside cert-manager': labelled('apps/v1', 'Deployment', { spec: {} }, 'cert-manager'),
    'a StatefulSet of others': labelled('apps/v1', 'StatefulSet', { spec: {} }, 'visitors'),
    'a lease in our namespace': labelled('coordination.k8s.io/v1', 'Lease', { spec: {} }, 'web'),
    'a route of TCP': labelled('gateway.networking.k8s.io/v1alpha2', 'TCPRoute', { spec: {} }, 'mongo'),
    'a route of HTTP beside the front door': labelled(
      `${gateways}/v1`,
      'HTTPRoute',
      { spec: {} },
      'envoy-gateway-system',
    ),
    'a Kustomization of Flux': labelled('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { spec: {} }, 'web'),
  },
  'door-kind': {
    'a script in the proxy': labelled('gateway.envoyproxy.io/v1alpha1', 'EnvoyExtensionPolicy', { spec: {} }, 'web'),
    'a grant to another namespace': labelled(`${gateways}/v1beta1`, 'ReferenceGrant', { spec: {} }, 'web'),
    'a route of before': labelled(`${gateways}/v1beta1`, 'HTTPRoute', { spec: {} }, 'web'),
  },
  'declared-gateway': {
    'a route where no service has a host': labelled(`${gateways}/v1`, 'HTTPRoute', { spec: {} }, 'mongo'),
  },
  'gateway-floor': {
    'a Gateway at the proxy of ours': object(`${gateways}/v1`, 'Gateway', { spec: { gatewayClassName: 'breakwater' } }),
    'a route of a Gateway of ours': object(`${gateways}/v1`, 'HTTPRoute', {
      spec: { parentRefs: [{ name: 'api', namespace: 'api' }] },
    }),
    'a route of TCP of a Gateway of ours': object(`${gateways}/v1alpha2`, 'TCPRoute', {
      spec: { parentRefs: [{ name: 'api', namespace: 'api' }] },
    }),
    'listeners of a Gateway of ours': object('gateway.networking.x-k8s.io/v1alpha1', 'XListenerSet', {
      spec: { parentRef: { name: 'api', namespace: 'api' } },
    }),
    'a patch of the proxy of ours': object('gateway.envoyproxy.io/v1alpha1', 'EnvoyPatchPolicy', {
      spec: { targetRef: { kind: 'GatewayClass', name: 'breakwater' } },
    }),
  },
  'declared-certificate': {
    'a caller by its common name': certificate({ commonName: 'api', usages: ['client auth'] }),
    'a caller by a literal subject': certificate({ literalSubject: 'CN=x,OU=mongo-members' }),
    'a server by an address': certificate({ ipAddresses: ['10.96.0.1'] }),
    'a server by a URI': certificate({ uris: ['spiffe://cluster.local/ns/api/sa/api'] }),
    'an authority below ours': certificate({ isCA: true }),
    'an authority of the bootstrap issuer': certificate({ isCA: true }, 'ClusterIssuer', 'bootstrap'),
    'a host of the front door': certificate({ dnsNames: [`api.${domain}`] }, 'ClusterIssuer', 'front-door'),
    'localhost alone': certificate({ dnsNames: ['localhost'] }),
    'another key in the place of an authority': certificate(
      { secretName: 'internal-authority' },
      'Issuer',
      'theirs',
      'cert-manager',
    ),
  },
  'declared-issuer': {
    'our name': {
      ...object('cert-manager.io/v1', 'ClusterIssuer', { spec: { selfSigned: {} } }, ''),
      metadata: { name: 'internal' },
    },
    'our authority': object(
      'cert-manager.io/v1',
      'ClusterIssuer',
      { spec: { ca: { secretName: 'internal-authority' } } },
      '',
    ),
  },
  'certificate-request': {
    'a request': object('cert-manager.io/v1', 'CertificateRequest', { spec: { request: 'x' } }),
    'an order': object('acme.cert-manager.io/v1', 'Order', { spec: { dnsNames: [`api.${domain}`] } }),
    'a challenge': object('acme.cert-manager.io/v1', 'Challenge', { spec: { dnsName: `api.${domain}` } }),
    'a request of Kubernetes': object(
      'certificates.k8s.io/v1',
      'CertificateSigningRequest',
      { spec: { signerName: 'clusterissuers.cert-manager.io/internal' } },
      '',
    ),
  },
  'service-floor': {
    'the API behind a name': service({ type: 'ExternalName', externalName: 'api.api.svc.cluster.local' }),
    'a name with an address': service({ type: 'ExternalName', externalName: '10.96.0.1' }),
    'the address of the resolver': service({ externalIPs: ['10.96.0.10'] }),
  },
  'host-owner': {
    'the host of the API': ingress([`api.${domain}`]),
    'a host that no service has': ingress([`login.${domain}`]),
    'the domain': ingress([domain]),
    'a wildcard below it': ingress([`*.${domain}`]),
    'a wildcard around it': ingress(['*.breakwater.example']),
    'a certificate for it': ingress(['shop.test'], {}, { tls: [{ hosts: [`web.${domain}`], secretName: 'x' }] }),
    'the host of the API at a Gateway': object(`${gateways}/v1`, 'Gateway', {
      spec: { gatewayClassName: 'theirs', listeners: [{ hostname: `api.${domain}` }] },
    }),
    'a wildcard around it at a Gateway': object(`${gateways}/v1beta1`, 'Gateway', {
      spec: { gatewayClassName: 'theirs', listeners: [{}, { hostname: '*.breakwater.example' }] },
    }),
    'the host of the API on a route': object(`${gateways}/v1`, 'HTTPRoute', { spec: { hostnames: [`api.${domain}`] } }),
    'the host of the API on a route of gRPC': object(`${gateways}/v1`, 'GRPCRoute', {
      spec: { hostnames: [`api.${domain}`] },
    }),
    'the host of the API on a route of TLS': object(`${gateways}/v1alpha2`, 'TLSRoute', {
      spec: { hostnames: [`api.${domain}`] },
    }),
    'the host of the API at another controller': ingress([`api.${domain}`], {}, { ingressClassName: 'other' }),
  },
  'ingress-floor': {
    'a snippet': ingress(['shop.test'], { [`${nginx}/configuration-snippet`]: 'x' }),
    'a snippet of streams': ingress(['shop.test'], { [`${nginx}/stream-snippet`]: 'x' }),
    'the callers of the API as an authority': ingress(['shop.test'], {
      [`${nginx}/auth-tls-secret`]: 'api/api-callers',
    }),
    'a Secret of another namespace for passwords': ingress(['shop.test'], { [`${nginx}/auth-secret`]: 'api/x' }),
    'another name for the host': ingress(['shop.test'], { [`${nginx}/server-alias`]: `api.${domain}` }),
    'a mirror': ingress(['shop.test'], { [`${nginx}/mirror-target`]: 'https://evil.example' }),
    'an address outside for log-ins': ingress(['shop.test'], { [`${nginx}/auth-url`]: 'http://169.254.169.254' }),
    'headers of a ConfigMap of another namespace': ingress(['shop.test'], { [`${nginx}/custom-headers`]: 'api/x' }),
    'a middleware of Traefik': ingress(['shop.test'], {
      'traefik.ingress.kubernetes.io/router.middlewares': 'api-x@k',
    }),
    'every host': ingress([undefined]),
    'a certificate of ours': ingress(['shop.test'], { 'cert-manager.io/cluster-issuer': 'internal' }),
    'the same, by kind': ingress(['shop.test'], {
      'cert-manager.io/issuer': 'internal',
      'cert-manager.io/issuer-kind': 'ClusterIssuer',
    }),
  },
};
