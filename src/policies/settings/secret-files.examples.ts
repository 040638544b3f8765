import type { Manifest } from '../../kubernetes/manifest';
import type { Fixtures } from '../example';
import { metadata } from '../good/names';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

/** The certificate of the front door as files of a pod. */
function mounted(volume: object, mount: object, more: Readonly<Record<string, unknown>> = {}) {
  return {
    object: 'Deployment api',
    set: {
      [`${pod}.volumes[1]`]: { name: 'certificate', secret: { secretName: 'api-tls', ...volume } },
      [`${container}.volumeMounts[1]`]: { mountPath: '/certs', name: 'certificate', ...mount },
      ...more,
    },
    // Whoever mounts it is called by its names.
    also: ['certificate-names'],
  } as const;
}

/** The certificate of a client. */
function client(name: string): Manifest {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: metadata(name, 'api'),
    spec: {
      additionalOutputFormats: [{ type: 'CombinedPEM' }],
      commonName: 'api',
      duration: '2160h0m0s',
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'front-door' },
      privateKey: { algorithm: 'ECDSA', rotationPolicy: 'Always', size: 256 },
      renewBefore: '720h0m0s',
      secretName: name,
      subject: { organizationalUnits: ['store-clients'] },
      usages: ['digital signature', 'client auth'],
    },
  };
}

/** Two volumes of a pod, each of a Secret or of a part of one. */
function twice(second: object, first: object = {}, name = 'client') {
  const volume = (at: string, more: object, secretName: string) => ({
    name: at,
    secret: { secretName, defaultMode: 0o440, ...more },
  });
  return {
    object: 'Deployment api',
    plus: [...new Set(['client', name])].map(client),
    set: {
      [`${pod}.volumes[1]`]: volume('whole', first, 'client'),
      [`${pod}.volumes[2]`]: volume('shown', second, name),
      [`${container}.volumeMounts[1]`]: { mountPath: '/certs', name: 'whole', readOnly: true },
      [`${container}.volumeMounts[2]`]: { mountPath: '/shown', name: 'shown', readOnly: true },
    },
  } as const;
}

const item = (key?: string) => ({ ...(key === undefined ? {} : { key }), path: 'a' });
const isKey = "the volume 'whole' has the key";
const shown = "Deployment api/api: volume 'shown': let secret.items be tls.crt and ca.crt";

const good = [
  { says: 'a Deployment', object: 'Deployment api' },
  { says: 'a CronJob', object: 'CronJob backup' },
  { says: 'a certificate beside its key', ...twice({ items: [item('tls.crt'), item('ca.crt')] }) },
  { says: 'a key beside its certificate', ...twice({}, { items: [item('tls.crt')] }) },
  { says: 'keys of two Secrets', ...twice({}, {}, 'other') },
] as const;

export const secretFiles: Fixtures = {
  good,
  bad: [
    {
      says: 'files that every process reads',
      ...mounted({}, { readOnly: true }),
      complains: [
        "Deployment api/api: volume 'certificate': set secret.defaultMode to 288, which is 0440 (it is missing)",
      ],
    },
    {
      says: 'files that the group may write',
      ...mounted({ defaultMode: 0o660 }, { readOnly: true }),
      complains: ["Deployment api/api: volume 'certificate': set secret.defaultMode to 288, which is 0440 (it is 432)"],
    },
    {
      says: 'a mount that may be written',
      ...mounted({ defaultMode: 0o400 }, {}),
      complains: [
        "Deployment api/api: container 'api': set readOnly of the mount at '/certs' to true (it is missing); it is a Secret",
      ],
    },
    {
      says: 'a key in two volumes',
      ...twice({}),
      complains: [`${shown} (it is missing); ${isKey}`],
    },
    {
      says: 'a key in two volumes, since no item is chosen',
      ...twice({ items: [] }),
      complains: [`${shown} (it is []); ${isKey}`],
    },
    {
      says: 'a key that is chosen beside its certificate',
      ...twice({ items: [item('tls.crt'), item('tls.key')] }),
      complains: [`${shown} (it is [{"key":"tls.crt","path":"a"},{"key":"tls.key","path":"a"}]); ${isKey}`],
    },
    {
      says: 'a key that is chosen first, and all of it after that',
      ...twice({}, { items: [item('tls.key')] }),
      complains: [`${shown} (it is missing); ${isKey}`],
    },
    {
      says: 'an item that is none',
      ...twice({ items: [item()] }),
      complains: [`${shown} (it is [{"path":"a"}]); ${isKey}`],
    },
    {
      says: 'files of a group that the pod is not in',
      ...mounted(
        { defaultMode: 0o440 },
        { readOnly: true },
        { [`${pod}.securityContext`]: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } },
      ),
      complains: [
        'Deployment api/api: pod: set securityContext.fsGroup (it is missing); the files of its Secrets are for this group',
      ],
    },
  ],
};
