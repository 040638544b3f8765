/** Twelve manual changes of lab: each made past the guardrails, where one of them would refuse it. */
import type { Drift } from '../../../src/cluster/drift';
import { apply, kubectl } from './kubectl';

export interface ManualChange {
  readonly says: string;
  readonly makes: () => ReturnType<typeof kubectl>;
  /** What is changed, as `npm run drift` names it. */
  readonly object: string;
  /** What `npm run drift` says of it. */
  readonly finds: Pick<Drift, 'what'> & { readonly field?: string };
}

const patch = (kind: string, name: string, namespace: string, change: object) => () =>
  kubectl('patch', kind, name, `--namespace=${namespace}`, '--type=merge', `--patch=${JSON.stringify(change)}`);

const remove = (kind: string, name: string, namespace: string) => () =>
  kubectl('delete', kind, name, `--namespace=${namespace}`, '--wait=false');

const make = (apiVersion: string, kind: string, namespace: string, rest: object) => () =>
  apply({ apiVersion, kind, metadata: { name: 'manual', namespace }, ...rest });

const pod = ['spec', 'template', 'spec'].join('.');

export const manualChanges: readonly ManualChange[] = [
  {
    says: 'an annotation of an Ingress',
    makes: patch('ingress', 'web', 'web', { metadata: { annotations: { manual: 'yes' } } }),
    object: 'Ingress web/web',
    finds: { what: 'changed', field: 'metadata.annotations.manual' },
  },
  {
    says: 'the limit of bodies',
    makes: patch('ingress', 'web', 'web', {
      metadata: { annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '1g' } },
    }),
    object: 'Ingress web/web',
    finds: { what: 'changed', field: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-size"]' },
  },
  {
    says: 'an autoscaler that may make more',
    makes: patch('hpa', 'hash', 'hash', { spec: { maxReplicas: 9 } }),
    object: 'HorizontalPodAutoscaler hash/hash',
    finds: { what: 'changed', field: 'spec.maxReplicas' },
  },
  {
    says: 'time until a pod is ended',
    makes: patch('deployment', 'web', 'web', { spec: { template: { spec: { terminationGracePeriodSeconds: 47 } } } }),
    object: 'Deployment web/web',
    finds: { what: 'changed', field: `${pod}.terminationGracePeriodSeconds` },
  },
  {
    says: 'a label of a namespace',
    makes: () => kubectl('label', 'namespace', 'web', 'manual=yes'),
    object: 'Namespace web',
    finds: { what: 'changed', field: 'metadata.labels.manual' },
  },
  {
    says: 'a Service that more can reach',
    makes: patch('service', 'web', 'web', { spec: { type: 'NodePort' } }),
    object: 'Service web/web',
    finds: { what: 'changed', field: 'spec.type' },
  },
  {
    says: 'a NetworkPolicy that lets more in',
    makes: patch('networkpolicy', 'default-deny', 'web', { spec: { ingress: [{}] } }),
    object: 'NetworkPolicy web/default-deny',
    finds: { what: 'changed', field: 'spec.ingress' },
  },
  {
    says: 'a Service that is gone',
    makes: remove('service', 'hash', 'hash'),
    object: 'Service hash/hash',
    finds: { what: 'gone' },
  },
  {
    says: 'a disruption budget that is gone',
    makes: remove('poddisruptionbudget', 'web', 'web'),
    object: 'PodDisruptionBudget web/web',
    finds: { what: 'gone' },
  },
  {
    says: 'an annotation that is gone',
    makes: () => kubectl('annotate', 'ingress', 'web', '--namespace=web', 'nginx.ingress.kubernetes.io/ssl-redirect-'),
    object: 'Ingress web/web',
    finds: { what: 'gone', field: 'metadata.annotations["nginx.ingress.kubernetes.io/ssl-redirect"]' },
  },
  {
    says: 'a ConfigMap more',
    makes: make('v1', 'ConfigMap', 'web', { data: { a: 'b' } }),
    object: 'ConfigMap web/manual',
    finds: { what: 'added' },
  },
  {
    says: 'a ServiceAccount more',
    makes: make('v1', 'ServiceAccount', 'api', {}),
    object: 'ServiceAccount api/manual',
    finds: { what: 'added' },
  },
];
