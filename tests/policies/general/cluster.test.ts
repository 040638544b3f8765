import { cluster } from '../../../src/policies/general/cluster';
import { ruleCases } from './cases';
import { object } from './judged';

const webhook = (fields: string) =>
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', `webhooks: [{name: w.a.io, ${fields}}]`);
const pods = 'rules: [{apiGroups: [""], apiVersions: [v1], resources: [pods], operations: [CREATE]}]';

ruleCases(cluster, {
  'pod-security-level': {
    good: [
      [
        'baseline',
        '{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: baseline}}}',
      ],
      ['of the cluster', '{apiVersion: v1, kind: Namespace, metadata: {name: kube-system}}'],
    ],
    bad: [
      [
        'privileged',
        '{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: privileged}}}',
      ],
      ['none', '{apiVersion: v1, kind: Namespace, metadata: {name: shop}}'],
    ],
  },
  'admission-webhook': {
    good: [
      [
        'that leaves namespaces out',
        webhook(`${pods}, namespaceSelector: {matchExpressions: [{key: a, operator: Exists}]}`),
      ],
      ['that lets pass where it fails', webhook(`${pods}, failurePolicy: Ignore`)],
      [
        'for a kind of its own',
        webhook('rules: [{apiGroups: [a.io], apiVersions: [v1], resources: ["*"], operations: ["*"]}]'),
      ],
      ['a verified API', object('apiregistration.k8s.io/v1', 'APIService', 'spec: {caBundle: YQ==}')],
    ],
    bad: [
      ['for every pod', webhook(pods)],
      [
        'an API that anyone answers for',
        object('apiregistration.k8s.io/v1', 'APIService', 'spec: {insecureSkipTLSVerify: true}'),
      ],
    ],
  },
});
