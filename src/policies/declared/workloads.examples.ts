import { another, type Fixtures } from '../example';
import { runningPod } from '../good/pods';

const object = 'Deployment api';
const template = 'spec.template.metadata.labels';
const name = 'app.kubernetes.io/name';
const component = 'app.kubernetes.io/component';

export const declaredWorkload: Fixtures = {
  good: [
    { says: 'a Deployment', object },
    { says: 'a set', object: 'StatefulSet mongo' },
    { says: 'a Job with its hash', plus: [another('Job init', 'init-1234abcd')] },
    { says: 'a pod', plus: [runningPod] },
  ],
  bad: [
    {
      says: 'a Job that calls itself by the name of a service',
      plus: [another('Job init', 'api-debug', { [`${template}[${name}]`]: 'api', [`${template}.app`]: 'api' })],
      complains: ["Job api/api-debug: set kind to Deployment, which runs 'api'"],
    },
    {
      says: 'a second Deployment of a service',
      plus: [another(object, 'api-2')],
      complains: ["Deployment api/api-2: set metadata.name to 'api' (it is 'api-2')"],
    },
    {
      says: 'pods of no service',
      object,
      set: { [`${template}[${name}]`]: 'other' },
      complains: [`Deployment api/api: pod: set the label ${name} to a service of the namespace (it is 'other')`],
    },
    {
      says: 'the priority of a database',
      object,
      set: { 'spec.template.spec.priorityClassName': 'database' },
      complains: ["Deployment api/api: pod: set priorityClassName to 'api' (it is 'database')"],
    },
    {
      says: 'another component',
      object,
      set: { [`${template}[${component}]`]: 'database' },
      complains: [`Deployment api/api: pod: set the label ${component} to 'backend' (it is 'database')`],
    },
    {
      says: 'the image of another service',
      object,
      set: {
        'spec.template.spec.containers[0].image': 'localhost/breakwater/web:0123456789abcdef0123456789abcdef01234567',
      },
      complains: [
        "Deployment api/api: container 'api': take an image of the service, api (it is 'localhost/breakwater/web:0123456789abcdef0123456789abcdef01234567')",
      ],
    },
    ...(['CronJob backup', 'StatefulSet mongo'] as const).map((one) => ({
      says: `a second ${one}`,
      plus: [another(one, 'more')],
      complains: [
        `${one.replace(/ .*/, '')} api/more: set metadata.name to '${one.replace(/.* /, '')}' (it is 'more')`,
      ],
    })),
    {
      says: 'pods of a service of another namespace',
      plus: [another('Namespace api', 'elsewhere'), another(object, 'api', { 'metadata.namespace': 'elsewhere' })],
      complains: [`Deployment elsewhere/api: pod: set the label ${name} to a service of the namespace (it is 'api')`],
    },
  ],
};

export const declaredClass: Fixtures = {
  good: [{ says: 'the class of a service', object: 'PriorityClass api' }],
  bad: ['mine', 'system'].map((one) => ({
    says: `a class more: ${one}`,
    plus: [another('PriorityClass api', one)],
    complains: [`PriorityClass ${one}: remove the class '${one}'; no declared service has it`],
  })) as unknown as Fixtures['bad'],
};
