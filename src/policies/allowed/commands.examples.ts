import { another, type Fixtures } from '../example';

const object = 'Deployment api';
const container = 'spec.template.spec.containers[0]';
const api = "Deployment api/api: container 'api':";
const mongo = "StatefulSet api/mongo: container 'mongo':";

export const containerCommand: Fixtures = {
  good: [
    { says: 'a container', object },
    { says: 'one word', object, set: { [`${container}.args`]: ['export-metrics'] } },
    { says: 'a database', object: 'StatefulSet mongo', set: { [`${container}.command`]: ['mongod'] } },
  ],
  bad: [
    {
      says: 'an interpreter',
      object,
      set: { [`${container}.command`]: ['/usr/bin/python3'] },
      complains: [`${api} remove '/usr/bin/python3' from command; the image has its own`],
    },
    {
      says: 'a token',
      object,
      set: { [`${container}.args`]: ['--token=a'] },
      complains: [`${api} remove '--token=a' from args; there may be one word in lower case`],
    },
    {
      says: 'two words',
      object,
      set: { [`${container}.args`]: ['serve', 'more'] },
      complains: [`${api} remove 'more' from args; there may be one word in lower case`],
    },
    {
      says: 'a flag that undoes another one',
      object: 'StatefulSet mongo',
      set: { [`${container}.args[9]`]: '--tlsMode=allowTLS' },
      complains: [`${mongo} remove '--tlsMode=allowTLS' from args; it is not a known flag`],
    },
    {
      says: 'another program of the image',
      object: 'StatefulSet mongo',
      set: { [`${container}.command`]: ['bash'] },
      complains: [`${mongo} remove 'bash' from command; it is mongod`],
    },
    {
      says: 'the program of a database in another image',
      object,
      set: { [`${container}.command`]: ['mongod'] },
      complains: [`${api} remove 'mongod' from command; the image has its own`],
    },
  ],
};

export const environmentVariables: Fixtures = {
  good: [{ says: 'the variable that names the environment', object }],
  bad: [
    {
      says: 'a debugger',
      object,
      set: { [`${container}.env[1]`]: { name: 'NODE_OPTIONS', value: '--inspect' } },
      complains: [`${api} remove NODE_OPTIONS from env (it is {"name":"NODE_OPTIONS","value":"--inspect"})`],
    },
    {
      says: 'another variable from a ConfigMap',
      object,
      set: { [`${container}.env[1]`]: { name: 'A', valueFrom: { configMapKeyRef: { key: 'a', name: 'a' } } } },
      complains: [
        `${api} remove A from env (it is {"name":"A","valueFrom":{"configMapKeyRef":{"key":"a","name":"a"}}})`,
      ],
    },
    {
      says: 'the environment as a text',
      object,
      set: { [`${container}.env[0]`]: { name: 'ENVIRONMENT', value: 'production' } },
      complains: [`${api} remove ENVIRONMENT from env (it is {"name":"ENVIRONMENT","value":"production"})`],
    },
  ],
};

const settings = (data: object) => [another('ConfigMap environment', 'api-production-00000000', { data })];
const reason = 'it tells a loader or a library what to do, and not the application';

export const settingNames: Fixtures = {
  good: [{ says: 'settings of an application', object: 'ConfigMap environment' }],
  bad: [
    {
      says: 'options of an interpreter',
      plus: settings({ NODE_OPTIONS: '--inspect', level: 'info' }),
      complains: [`ConfigMap api/api-production-00000000: remove NODE_OPTIONS from data; ${reason}`],
    },
    {
      says: 'a proxy in small letters',
      plus: settings({ https_proxy: 'http://other.example' }),
      complains: [`ConfigMap api/api-production-00000000: remove https_proxy from data; ${reason}`],
    },
  ],
};
