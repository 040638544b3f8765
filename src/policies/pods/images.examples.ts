import type { Fixtures } from '../example';

const container = 'spec.template.spec.containers[0]';
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const contentHash = '0123456789abcdef0123456789abcdef01234567';

function image(reference: string | undefined) {
  return { object: 'Deployment api', set: { [`${container}.image`]: reference } } as const;
}

export const imageReference: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'an image of ours with a digest',
      ...image(`localhost/breakwater/api:${contentHash}@${digest}`),
    },
  ],
  bad: [
    {
      says: 'no image',
      ...image(undefined),
      complains: ["Deployment api/api: container 'api': set image (it is missing)"],
    },
    {
      says: 'an image of ours named by a version',
      ...image('localhost/breakwater/api:1.2.3'),
      complains: [
        "Deployment api/api: container 'api': set our own image to localhost/breakwater/NAME: and its content hash of 40 lower-case hexadecimal digits, with @sha256: and 64 digits or nothing behind it (image is 'localhost/breakwater/api:1.2.3')",
      ],
    },
    {
      says: 'an image of ours without a tag',
      ...image('localhost/breakwater/api'),
      complains: [
        "Deployment api/api: container 'api': set our own image to localhost/breakwater/NAME: and its content hash of 40 lower-case hexadecimal digits, with @sha256: and 64 digits or nothing behind it (image is 'localhost/breakwater/api')",
      ],
    },
    {
      says: 'an image of ours with half a digest',
      ...image(`localhost/breakwater/api:${contentHash}@sha256:0123`),
      complains: [
        "Deployment api/api: container 'api': set our own image to localhost/breakwater/NAME: and its content hash of 40 lower-case hexadecimal digits, with @sha256: and 64 digits or nothing behind it (image is 'localhost/breakwater/api:0123456789abcdef0123456789abcdef01234567@sha256:0123')",
      ],
    },
    {
      says: 'an image of ours with more behind its hash',
      ...image(`localhost/breakwater/api:${contentHash}0`),
      complains: [
        "Deployment api/api: container 'api': set our own image to localhost/breakwater/NAME: and its content hash of 40 lower-case hexadecimal digits, with @sha256: and 64 digits or nothing behind it (image is 'localhost/breakwater/api:0123456789abcdef0123456789abcdef012345670')",
      ],
    },
    {
      says: 'a registry whose name begins like an allowed one',
      ...image(`docker.io.evil.example/library/api:1@${digest}`),
      complains: [
        "Deployment api/api: container 'api': take an image that is allowed here: docker.io/library/, quay.io/prometheus/prometheus:v3.14.0 (image is 'docker.io.evil.example/library/api:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
      ],
    },
    {
      says: 'a registry that is an allowed one on another port',
      ...image(`docker.io:5000/library/api:1@${digest}`),
      complains: [
        "Deployment api/api: container 'api': take an image that is allowed here: docker.io/library/, quay.io/prometheus/prometheus:v3.14.0 (image is 'docker.io:5000/library/api:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
      ],
    },
    {
      says: 'a short name, which the node completes as it likes',
      ...image(`mongo:8@${digest}`),
      complains: [
        "Deployment api/api: container 'api': take an image that is allowed here: docker.io/library/, quay.io/prometheus/prometheus:v3.14.0 (image is 'mongo:8@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
      ],
    },
    {
      says: 'another version of an image that is allowed in full',
      ...image(`quay.io/prometheus/prometheus:v3.14.0@${digest}`),
      complains: [
        "Deployment api/api: container 'api': take an image that is allowed here: docker.io/library/, quay.io/prometheus/prometheus:v3.14.0 (image is 'quay.io/prometheus/prometheus:v3.14.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
      ],
    },
  ],
};

export const imageDigest: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a StatefulSet', object: 'StatefulSet mongo' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'the latest image of an allowed registry',
      ...image(`docker.io/library/mongo:latest@${digest}`),
      complains: [
        "Deployment api/api: container 'api': add the tag of a version, for people to read (image is 'docker.io/library/mongo:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
      ],
    },
    {
      says: 'an image without a tag',
      ...image(`docker.io/library/mongo@${digest}`),
      complains: [
        "Deployment api/api: container 'api': add the tag of a version, for people to read (image is 'docker.io/library/mongo@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')",
      ],
    },
    {
      says: 'an image without a digest',
      ...image('quay.io/prometheus/prometheus:v3.14.0'),
      complains: [
        "Deployment api/api: container 'api': add the digest as @sha256: and 64 hexadecimal digits (image is 'quay.io/prometheus/prometheus:v3.14.0')",
      ],
    },
    {
      says: 'an image with half a digest',
      ...image('docker.io/library/mongo:8@sha256:0123'),
      complains: [
        "Deployment api/api: container 'api': add the digest as @sha256: and 64 hexadecimal digits (image is 'docker.io/library/mongo:8@sha256:0123')",
      ],
    },
  ],
};

export const imagePullPolicy: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a pull policy that is left to the tag',
      object: 'Deployment api',
      set: { [`${container}.imagePullPolicy`]: undefined },
      complains: ["Deployment api/api: container 'api': set imagePullPolicy to 'Always' (it is missing)"],
    },
    {
      says: 'another pull policy',
      object: 'StatefulSet mongo',
      set: { [`${container}.imagePullPolicy`]: 'IfNotPresent' },
      complains: ["StatefulSet api/mongo: container 'mongo': set imagePullPolicy to 'Always' (it is 'IfNotPresent')"],
    },
  ],
};
