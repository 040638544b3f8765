import { describeBroken } from './broken';

describeBroken('standard-labels', [
  {
    says: 'an object without labels',
    object: 'ConfigMap api',
    set: { 'metadata.labels': undefined },
    complains: [
      'ConfigMap api/api: metadata: set the label app.kubernetes.io/name (it is missing)',
      'ConfigMap api/api: metadata: set the label app.kubernetes.io/instance (it is missing)',
      'ConfigMap api/api: metadata: set the label app.kubernetes.io/version (it is missing)',
      'ConfigMap api/api: metadata: set the label app.kubernetes.io/component (it is missing)',
      'ConfigMap api/api: metadata: set the label app.kubernetes.io/part-of (it is missing)',
      'ConfigMap api/api: metadata: set the label app.kubernetes.io/managed-by (it is missing)',
      'ConfigMap api/api: metadata: set the label app (it is missing)',
      'ConfigMap api/api: metadata: set the label owner (it is missing)',
      'ConfigMap api/api: metadata: set the label env (it is missing)',
    ],
  },
  {
    says: 'a pod without an owner',
    object: 'Deployment api',
    set: { 'spec.template.metadata.labels.owner': '' },
    complains: ["Deployment api/api: pod: set the label owner (it is '')"],
  },
  {
    says: 'an instance that is not the object',
    object: 'Deployment api',
    set: { 'metadata.labels[app.kubernetes.io/instance]': 'production' },
    complains: ["Deployment api/api: metadata: set the label app.kubernetes.io/instance to 'api' (it is 'production')"],
  },
  {
    says: 'values that the API server refuses',
    object: 'ConfigMap api',
    set: {
      'metadata.labels.env': 'production!',
      'metadata.labels.owner': 'a'.repeat(64),
      'metadata.labels.app': 1,
    },
    complains: [
      "ConfigMap api/api: metadata: set the label app to at most 63 letters, digits, '-', '_' or '.', with a letter or digit at both ends (it is 1)",
      "ConfigMap api/api: metadata: set the label env to at most 63 letters, digits, '-', '_' or '.', with a letter or digit at both ends (it is 'production!')",
      "ConfigMap api/api: metadata: set the label owner to at most 63 letters, digits, '-', '_' or '.', with a letter or digit at both ends (it is 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')",
    ],
  },
  {
    says: 'a selector that misses its own pods',
    object: 'Deployment api',
    set: { 'spec.selector.matchLabels[app.kubernetes.io/name]': 'web' },
    complains: [
      'Deployment api/api: let spec.selector match the pod\'s labels (it is {"matchLabels":{"app.kubernetes.io/name":"web"}})',
    ],
  },
  {
    says: 'a selector that the next version cannot keep',
    object: 'StatefulSet mongo',
    set: { 'spec.selector.matchLabels[app.kubernetes.io/version]': '1.2.3' },
    complains: [
      'StatefulSet api/mongo: remove app.kubernetes.io/version from spec.selector; a selector cannot change, a version does',
    ],
  },
]);
