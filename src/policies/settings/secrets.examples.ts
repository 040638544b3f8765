import { another, type Fixtures } from '../example';

const container = 'spec.template.spec.containers[0]';

function secret(set: Readonly<Record<string, unknown>>) {
  return [
    another('ServiceAccount api', 'password', { kind: 'Secret', automountServiceAccountToken: undefined, ...set }),
  ];
}

export const secretsAsFiles: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'a variable that names the pod',
      object: 'Deployment api',
      set: { [`${container}.env[1]`]: { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } } },
    },
    {
      says: 'an empty variable, and one that names a file',
      object: 'Deployment api',
      set: {
        [`${container}.env[1]`]: { name: 'TOKEN', value: '' },
        [`${container}.env[2]`]: { name: 'CERTIFICATE', value: '/certs/tls.crt' },
      },
    },
  ],
  bad: [
    {
      says: 'variables out of Secrets',
      object: 'Deployment api',
      set: {
        [`${container}.env[1]`]: { name: 'ADMIN', valueFrom: { secretKeyRef: { key: 'name', name: 'admin' } } },
        [`${container}.envFrom[1]`]: { secretRef: { name: 'all' } },
      },
      complains: [
        "Deployment api/api: container 'api': env 'ADMIN': remove secretKeyRef to the Secret 'admin'; mount it as a file",
        "Deployment api/api: container 'api': remove envFrom of the Secret 'all'; mount it as files",
      ],
    },
    {
      says: 'a variable that polaris takes for a secret',
      object: 'StatefulSet mongo',
      set: {
        [`${container}.env[1]`]: { name: 'MONGO_INITDB_ROOT_PASSWORD_FILE', value: '/run/secrets/password' },
      },
      complains: [
        "StatefulSet api/mongo: container 'mongo': env 'MONGO_INITDB_ROOT_PASSWORD_FILE': rename it (it reads like a secret with its value in the YAML), or mount a Secret as a file",
      ],
    },
    {
      says: 'a password in a URL',
      object: 'Deployment api',
      set: { [`${container}.env[1]`]: { name: 'DATABASE', value: 'mongodb://api:hunter2@mongo:27017/users' } },
      complains: [
        "Deployment api/api: container 'api': env 'DATABASE': reword or remove what reads like a URL with a password; a secret is a file, mounted from a Secret",
      ],
    },
    {
      says: 'a private key in letters of any case',
      object: 'StatefulSet mongo',
      set: { [`${container}.env[1]`]: { name: 'PEM', value: '-----Begin EC Private Key-----' } },
      complains: [
        "StatefulSet api/mongo: container 'mongo': env 'PEM': reword or remove what reads like a private key; a secret is a file, mounted from a Secret",
      ],
    },
  ],
};

export const secretWithoutContent: Fixtures = {
  good: [{ says: 'a Secret that says only its name', plus: secret({}) }],
  bad: [
    {
      says: 'a Secret with its content',
      plus: secret({ data: { a: 'Yg==' }, stringData: { c: 'd' } }),
      complains: [
        'Secret api/password: remove data; a Secret is made on the cluster, its content is never in the YAML',
        'Secret api/password: remove stringData; a Secret is made on the cluster, its content is never in the YAML',
      ],
    },
    {
      says: 'a Secret with its content in words',
      plus: secret({ stringData: { c: 'd' } }),
      complains: [
        'Secret api/password: remove stringData; a Secret is made on the cluster, its content is never in the YAML',
      ],
    },
  ],
};
