import type { Manifest } from '../../kubernetes/manifest';
import { type Fixtures, goodObject } from '../example';
import { runningPod } from '../good/pods';
import type { AdmissionRequest } from '../policy';

const authenticated = 'system:authenticated';
const editor = { name: 'dev', groups: ['developers', authenticated] };

const by = (user: AdmissionRequest['user'], rest: Partial<AdmissionRequest> = {}): AdmissionRequest => ({
  operation: 'CREATE',
  user,
  ...rest,
});

/** A user of no groups but the one of all. */
const named = (name: string, ...groups: readonly string[]) => ({ name, groups: [...groups, authenticated] });

const certManager = named('system:serviceaccount:cert-manager:cert-manager', 'system:serviceaccounts');
const frontDoor = named('system:serviceaccount:ingress-nginx:ingress-nginx', 'system:serviceaccounts');
const envoy = named('system:serviceaccount:envoy-gateway-system:envoy-gateway', 'system:serviceaccounts');
const fix =
  'let the deployer of the environment write it: change the repository, and deploy; in an incident break the glass as docs/how-to/break-the-glass.md says';
const refused = (object: string, user: string) => [`${object}: (by ${user}) ${fix}`];
const update = (object: string): Partial<AdmissionRequest> => ({ operation: 'UPDATE', oldObject: goodObject(object) });

/** A Secret as cert-manager makes it. */
const secret: Manifest = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'api-tls', namespace: 'api' },
  type: 'kubernetes.io/tls',
};

/** A kind of others that has the name of one of a front door. */
const foreign = (kind: string): Manifest => ({
  apiVersion: 'example.com/v1',
  kind,
  metadata: { name: 'theirs', namespace: 'api' },
});

export const reviewedWriter: Fixtures = {
  good: [
    { says: 'a Service of the deployer', object: 'Service api', request: by(named('ci', 'system:masters')) },
    { says: 'a Service of a deployer by its name', object: 'Service api', request: by(named('system:masters')) },
    { says: 'a Secret of cert-manager', plus: [secret], request: by(certManager) },
    {
      says: 'the address that the front door reports',
      object: 'Ingress api',
      request: by(frontDoor, { ...update('Ingress api'), subresource: 'status' }),
    },
    {
      says: 'the addresses that a Gateway reports',
      object: 'Gateway api',
      request: by(envoy, { ...update('Gateway api'), subresource: 'status' }),
    },
    {
      says: 'whether a policy of it holds',
      object: 'SecurityPolicy api',
      request: by(envoy, { ...update('SecurityPolicy api'), subresource: 'status' }),
    },
    { says: 'a Service in an incident', object: 'Service api', request: by(named('sre', 'breakwater:break-glass')) },
    {
      says: 'a Deployment that an autoscaler changes',
      object: 'Deployment api',
      request: by(named('system:serviceaccount:kube-system:horizontal-pod-autoscaler'), update('Deployment api')),
    },
    {
      says: 'the control plane',
      object: 'Service api',
      request: by(named('system:kube-controller-manager'), update('Service api')),
    },
    {
      says: 'a node that reports',
      plus: [runningPod],
      request: by(named('system:node:a', 'system:nodes'), {
        operation: 'UPDATE',
        subresource: 'status',
        oldObject: runningPod,
      }),
    },
    {
      says: 'a certificate of which cert-manager reports',
      object: 'Certificate api-tls',
      request: by(certManager, { ...update('Certificate api-tls'), subresource: 'status' }),
    },
    { says: 'a class of the cluster', object: 'PriorityClass api', request: by(named('lab-agent')) },
    { says: 'an eviction', plus: [runningPod], request: by(editor, { subresource: 'eviction' }) },
    {
      says: 'a connection, which another policy judges',
      plus: [runningPod],
      request: by(named('sre', 'breakwater:break-glass'), { operation: 'CONNECT', subresource: 'exec' }),
    },
  ],
  bad: [
    {
      says: 'a Service of an editor',
      object: 'Service api',
      request: by(editor),
      complains: refused('Service api/api', 'dev'),
    },
    {
      says: 'a Deployment that an editor changes',
      object: 'Deployment api',
      request: by(editor, update('Deployment api')),
      complains: refused('Deployment api/api', 'dev'),
    },
    {
      says: 'a Service that an editor removes',
      object: 'Service api',
      request: by(editor, { operation: 'DELETE', oldObject: goodObject('Service api') }),
      complains: refused('Service api/api', 'dev'),
    },
    {
      says: 'a namespace that an editor labels',
      object: 'Namespace api',
      request: by(editor, update('Namespace api')),
      complains: refused('Namespace api', 'dev'),
    },
    {
      says: 'a Deployment of cert-manager',
      object: 'Deployment api',
      request: by(certManager),
      complains: refused('Deployment api/api', certManager.name),
    },
    {
      says: 'a Deployment of the front door',
      object: 'Deployment api',
      request: by(frontDoor),
      complains: refused('Deployment api/api', frontDoor.name),
    },
    {
      says: 'the status of an Ingress, by an editor',
      object: 'Ingress api',
      request: by(editor, { ...update('Ingress api'), subresource: 'status' }),
      complains: refused('Ingress api/api', 'dev'),
    },
    {
      says: 'a Gateway of its controller',
      object: 'Gateway api',
      request: by(envoy, update('Gateway api')),
      complains: refused('Gateway api/api', envoy.name),
    },
    {
      says: 'a policy of Envoy Gateway by its controller',
      object: 'SecurityPolicy api',
      request: by(envoy, update('SecurityPolicy api')),
      complains: refused('SecurityPolicy api/api', envoy.name),
    },
    {
      says: 'a network policy of the front door',
      object: 'NetworkPolicy api',
      request: by(frontDoor, update('NetworkPolicy api')),
      complains: refused('NetworkPolicy api/api', frontDoor.name),
    },
    ...(
      [
        ['Ingress', frontDoor],
        ['Gateway', envoy],
        ['SecurityPolicy', envoy],
      ] as const
    ).map(([kind, user]) => ({
      says: `the status of a ${kind} of another group`,
      plus: [foreign(kind)],
      request: by(user, { operation: 'UPDATE', oldObject: foreign(kind), subresource: 'status' }),
      complains: refused(`${kind} api/theirs`, user.name),
    })),
    {
      says: 'the status of an Ingress, by another front door',
      object: 'Ingress api',
      request: by(envoy, { ...update('Ingress api'), subresource: 'status' }),
      complains: refused('Ingress api/api', envoy.name),
    },
    {
      says: 'the status of a Gateway, by another front door',
      object: 'Gateway api',
      request: by(frontDoor, { ...update('Gateway api'), subresource: 'status' }),
      complains: refused('Gateway api/api', frontDoor.name),
    },
    {
      says: 'a member of the group of nodes that has another name',
      object: 'Service api',
      request: by(named('dev', 'system:nodes')),
      complains: refused('Service api/api', 'dev'),
    },
    {
      says: 'an account whose name begins as that of a node',
      object: 'Service api',
      request: by(named('system:node:a')),
      complains: refused('Service api/api', 'system:node:a'),
    },
    {
      says: 'a Secret of an account of another namespace',
      plus: [secret],
      request: by(named('system:serviceaccount:other:cert-manager')),
      complains: refused('Secret api/api-tls', 'system:serviceaccount:other:cert-manager'),
    },
  ],
};
