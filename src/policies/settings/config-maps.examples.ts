import { nameOf } from '../../kubernetes/identity';
import type { Manifest } from '../../kubernetes/manifest';
import { contentHash } from '../content-hash';
import { another, type Fixtures } from '../example';
import { configMap } from '../good/api';

const lists = configMap({
  'app.conf': [
    'pass: one',
    'secret=two',
    'token: three',
    'key: four',
    'username: five',
    'mail six@breakwater.example',
    'digest SHA1',
  ].join('\n'),
});
const privateKey = configMap({ 'app.conf': '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----' });
const keys = withBinary({ 'jwt.pem': 'see below' }, { 'TLS.key': 'AA==' });

function withBinary(data: Readonly<Record<string, string>>, binaryData: Readonly<Record<string, string>>): Manifest {
  const { metadata, ...rest } = configMap(data);
  return {
    ...rest,
    metadata: { ...metadata, name: `api-production-${contentHash({ data, binaryData })}` },
    binaryData,
  };
}

export const configMapWithoutSecrets: Fixtures = {
  good: [
    { says: 'settings', plus: [configMap({ 'app.conf': 'level = warning' })] },
    {
      says: "the name of the certificate's file in mongod.conf",
      plus: [configMap({ 'mongod.conf': 'net: { tls: { certificateKeyFile: /run/tls/mongo.pem } }' })],
    },
    {
      says: 'the certificate of the cluster, whatever its letters read like',
      plus: [
        another('ServiceAccount api', 'kube-root-ca.crt', {
          kind: 'ConfigMap',
          automountServiceAccountToken: undefined,
          data: { 'ca.crt': 'MD5key=' },
        }),
      ],
    },
  ],
  bad: [
    {
      says: 'keys that read like secrets',
      plus: [keys],
      complains: [
        `${nameOf(keys)}: rename the key 'jwt.pem' (it reads like a secret), or move it to a Secret`,
        `${nameOf(keys)}: rename the key 'TLS.key' (it reads like a secret), or move it to a Secret`,
      ],
    },
    {
      says: 'a text that scanners take for a list of secrets',
      plus: [lists],
      complains: [
        `${nameOf(lists)}: data['app.conf']: reword or remove what reads like a password; a secret is a file, mounted from a Secret`,
        `${nameOf(lists)}: data['app.conf']: reword or remove what reads like a secret; a secret is a file, mounted from a Secret`,
        `${nameOf(lists)}: data['app.conf']: reword or remove what reads like a token; a secret is a file, mounted from a Secret`,
        `${nameOf(lists)}: data['app.conf']: reword or remove what reads like a key ('key:' or 'key='); a secret is a file, mounted from a Secret`,
        `${nameOf(lists)}: data['app.conf']: reword or remove what reads like a user name ('username:'); a secret is a file, mounted from a Secret`,
        `${nameOf(lists)}: data['app.conf']: reword or remove what reads like an e-mail address or 'email='; a secret is a file, mounted from a Secret`,
        `${nameOf(lists)}: data['app.conf']: reword or remove what reads like the name of a weak hash ('sha1' or 'md5'); a secret is a file, mounted from a Secret`,
      ],
    },
    {
      says: 'a private key',
      plus: [privateKey],
      complains: [
        `${nameOf(privateKey)}: data['app.conf']: reword or remove what reads like a private key; a secret is a file, mounted from a Secret`,
      ],
    },
  ],
};

const [settings, others] = [configMap({ LEVEL: 'debug' }), configMap({ LEVEL: 'warn' })];
const { name } = settings.metadata;
const digits = name.slice(-8);

function named(other: string): Manifest {
  return { ...settings, metadata: { ...settings.metadata, name: other } };
}

function identity(data: Readonly<Record<string, string>>): Manifest {
  return another('Service api', 'environment', { kind: 'ConfigMap', spec: undefined, immutable: true, data });
}

const needed = "let metadata.name end in '-production-' and 8 hex digits of the hash of its data";

export const immutableConfigMap: Fixtures = {
  good: [
    { says: 'settings', plus: [settings] },
    { says: 'what a namespace says of itself', plus: [identity({ production: 'production' })] },
  ],
  bad: [
    {
      says: 'settings that can change',
      plus: [{ ...settings, immutable: false }],
      complains: [`ConfigMap api/${name}: set immutable to true (it is false)`],
    },
    {
      says: 'settings that say nothing about change',
      plus: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: settings.metadata, data: { LEVEL: 'debug' } }],
      complains: [`ConfigMap api/${name}: set immutable to true (it is missing)`],
    },
    {
      says: 'a name without a hash',
      plus: [named('api-production')],
      complains: [`ConfigMap api/api-production: ${needed} (it is 'api-production')`],
    },
    {
      says: 'the name of another environment',
      plus: [named(`api-beta-${digits}`)],
      complains: [`ConfigMap api/api-beta-${digits}: ${needed} (it is 'api-beta-${digits}')`],
    },
    {
      says: 'a namespace that says more of itself',
      plus: [identity({ production: 'production', beta: 'beta' })],
      complains: [`ConfigMap api/environment: ${needed} (it is 'environment')`],
    },
    {
      says: 'a namespace that says another thing of itself',
      plus: [identity({ beta: 'beta' })],
      complains: [`ConfigMap api/environment: ${needed} (it is 'environment')`],
    },
  ],
};

export const configMapContent: Fixtures = {
  good: [{ says: 'settings', plus: [settings] }],
  bad: [
    {
      says: 'other settings of the same name',
      plus: [{ ...settings, data: { LEVEL: 'warn' } }],
      complains: [
        `ConfigMap api/${name}: let metadata.name end in '-${others.metadata.name.slice(-8)}', the hash of its data (it ends in '-${digits}')`,
      ],
    },
    {
      says: 'a hash that is longer',
      plus: [named(`${name}0`)],
      complains: [
        `ConfigMap api/${name}0: let metadata.name end in '-${digits}', the hash of its data (it ends in '-${digits}0')`,
      ],
    },
  ],
};
