/** Objects of the cluster: namespaces, webhooks and aggregated APIs. */
import { list, type Manifest } from '../../kubernetes/manifest';
import { found, show } from '../sentences';
import { at, rule } from './rule';

const podSecurity = 'pod-security.kubernetes.io';

export const cluster = [
  rule({
    id: 'pod-security-level',
    severity: 'warning',
    title: 'Namespaces hold pods to a level of Pod Security',
    why: 'Without a level, or at the level privileged, whoever may create a pod may take over its node.',
    fix: `set the label ${podSecurity}/enforce to restricted, or to baseline where that cannot be`,
    answers: ['NSA namespace hardening', 'CIS 5.2.1'],
    check: (object) => {
      if (object.kind !== 'Namespace' || object.apiVersion !== 'v1' || object.metadata.name.startsWith('kube-'))
        return [];
      const level = object.metadata.labels?.[`${podSecurity}/enforce`];
      if (level === 'restricted' || level === 'baseline') return [];
      const message = `set the label ${podSecurity}/enforce to 'restricted' or 'baseline' ${found(level)}; the namespace takes privileged pods`;
      return [at(['metadata', 'labels', `${podSecurity}/enforce`], [], message)];
    },
  }),
  rule({
    id: 'admission-webhook',
    severity: 'warning',
    title: 'Webhooks do not stop the cluster that they are in, and APIs are called over verified TLS',
    why: 'A webhook for every pod that fails closed keeps its own pods from starting again, and those of kube-system.',
    fix: 'leave kube-system out by namespaceSelector, and set caBundle in the place of insecureSkipTLSVerify',
    answers: ['PO insecureSkipTLSVerify'],
    check: (object) => [...webhooksOf(object).flatMap(webhookFaults), ...apiFaults(object)],
  }),
];

interface Webhook {
  readonly name?: string;
  readonly failurePolicy?: string;
  readonly matchConditions?: readonly object[];
  readonly namespaceSelector?: Selector | null;
  readonly objectSelector?: Selector | null;
  readonly rules?: readonly {
    readonly apiGroups?: readonly string[];
    readonly resources?: readonly string[];
    readonly operations?: readonly string[];
  }[];
}

interface Selector {
  readonly matchLabels?: object;
  readonly matchExpressions?: readonly object[];
}

const configurations = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];

function webhooksOf(object: Manifest): readonly (readonly [webhook: Webhook, place: number])[] {
  if (!configurations.includes(object.kind) || !object.apiVersion.startsWith('admissionregistration.k8s.io/'))
    return [];
  return list(object['webhooks'] as readonly Webhook[] | undefined).map((webhook, place) => [webhook, place] as const);
}

function isNarrow(selector: Selector | null | undefined): boolean {
  return Object.keys(selector?.matchLabels ?? {}).length + list(selector?.matchExpressions).length > 0;
}

function webhookFaults([webhook, place]: readonly [Webhook, number]) {
  const isClosed = (webhook.failurePolicy ?? 'Fail') === 'Fail';
  const isForPods = list(webhook.rules).some(
    ({ apiGroups, operations, resources }) =>
      list(apiGroups).some((group) => group === '' || group === '*') &&
      list(resources).some((name) => ['*', '*/*', 'pods', 'pods/*'].includes(name)) &&
      list(operations).some((name) => name === 'CREATE' || name === '*'),
  );
  const isSelected = isNarrow(webhook.namespaceSelector) || isNarrow(webhook.objectSelector);
  if (!isClosed || !isForPods || isSelected || list(webhook.matchConditions).length > 0) return [];
  return [
    at(
      ['webhooks', place],
      ['namespaceSelector'],
      `webhook ${show(webhook.name)}: leave kube-system and its own namespace out by namespaceSelector; it fails closed, and without it no pod starts`,
    ),
  ];
}

function apiFaults(object: Manifest) {
  if (object.kind !== 'APIService' || !object.apiVersion.startsWith('apiregistration.k8s.io/')) return [];
  const { insecureSkipTLSVerify } = (object['spec'] ?? {}) as { readonly insecureSkipTLSVerify?: boolean };
  return insecureSkipTLSVerify === true
    ? [
        at(
          ['spec', 'insecureSkipTLSVerify'],
          [],
          'replace spec.insecureSkipTLSVerify by caBundle (it is true); anyone between may answer for this API',
        ),
      ]
    : [];
}
