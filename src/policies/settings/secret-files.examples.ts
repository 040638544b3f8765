import type { Fixtures } from '../example';

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

const good = [
  { says: 'a Deployment', object: 'Deployment api' },
  { says: 'a CronJob', object: 'CronJob backup' },
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
