import { another, describeBroken } from './broken';

const container = 'spec.template.spec.containers[0]';

describeBroken('secrets-as-files', [
  {
    says: 'a Secret with its content',
    plus: [another('ConfigMap api', 'password', { kind: 'Secret', data: { a: 'Yg==' }, stringData: { c: 'd' } })],
    complains: [
      'Secret api/password: remove data; a Secret is made on the cluster, its content is never in the YAML',
      'Secret api/password: remove stringData; a Secret is made on the cluster, its content is never in the YAML',
    ],
  },
  {
    says: 'variables out of Secrets',
    object: 'Deployment api',
    set: {
      [`${container}.env`]: [{ name: 'ADMIN', valueFrom: { secretKeyRef: { key: 'name', name: 'admin' } } }],
      [`${container}.envFrom`]: [{ secretRef: { name: 'all' } }, { configMapRef: { name: 'api' } }],
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
      [`${container}.env`]: [{ name: 'MONGO_INITDB_ROOT_PASSWORD_FILE', value: '/run/secrets/password' }],
    },
    complains: [
      "StatefulSet api/mongo: container 'mongo': env 'MONGO_INITDB_ROOT_PASSWORD_FILE': rename it (it reads like a secret with its value in the YAML), or mount a Secret as a file",
    ],
  },
  {
    says: 'a password in a URL',
    object: 'Deployment api',
    set: { [`${container}.env`]: [{ name: 'DATABASE', value: 'mongodb://api:hunter2@mongo:27017/users' }] },
    complains: [
      "Deployment api/api: container 'api': env 'DATABASE': reword or remove what reads like a URL with a password; a secret is a file, mounted from a Secret",
    ],
  },
  {
    says: 'keys that read like secrets',
    object: 'ConfigMap api',
    set: { 'data[jwt.pem]': 'see below', 'binaryData[tls.key]': 'AA==' },
    complains: [
      "ConfigMap api/api: rename the key 'jwt.pem' (it reads like a secret), or move it to a Secret",
      "ConfigMap api/api: rename the key 'tls.key' (it reads like a secret), or move it to a Secret",
    ],
  },
  {
    says: 'a text that scanners take for a list of secrets',
    object: 'ConfigMap api',
    set: {
      'data[app.conf]': [
        'pass: one',
        'secret=two',
        'token: three',
        'key: four',
        'username: five',
        'mail six@breakwater.example',
        'digest SHA1',
      ].join('\n'),
    },
    complains: [
      "ConfigMap api/api: data['app.conf']: reword or remove what reads like a password; a secret is a file, mounted from a Secret",
      "ConfigMap api/api: data['app.conf']: reword or remove what reads like a secret; a secret is a file, mounted from a Secret",
      "ConfigMap api/api: data['app.conf']: reword or remove what reads like a token; a secret is a file, mounted from a Secret",
      "ConfigMap api/api: data['app.conf']: reword or remove what reads like a key ('key:' or 'key='); a secret is a file, mounted from a Secret",
      "ConfigMap api/api: data['app.conf']: reword or remove what reads like a user name ('username:'); a secret is a file, mounted from a Secret",
      "ConfigMap api/api: data['app.conf']: reword or remove what reads like an e-mail address or 'email='; a secret is a file, mounted from a Secret",
      "ConfigMap api/api: data['app.conf']: reword or remove what reads like the name of a weak hash ('sha1' or 'md5'); a secret is a file, mounted from a Secret",
    ],
  },
  {
    says: 'a private key',
    object: 'ConfigMap api',
    set: { 'data[app.conf]': '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----' },
    complains: [
      "ConfigMap api/api: data['app.conf']: reword or remove what reads like a private key; a secret is a file, mounted from a Secret",
    ],
  },
  {
    says: "nothing about the certificate file's name in mongod.conf",
    object: 'ConfigMap api',
    set: { 'data[app.conf]': 'net: { tls: { certificateKeyFile: /run/tls/mongo.pem } }' },
    complains: [],
  },
  {
    says: 'nothing about a variable that names the pod',
    object: 'Deployment api',
    set: { [`${container}.env`]: [{ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] },
    complains: [],
  },
]);
