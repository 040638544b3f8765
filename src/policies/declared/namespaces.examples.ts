import { another, type Fixtures } from '../example';

const version = 'pod-security.kubernetes.io/enforce-version';

export const declaredNamespace: Fixtures = {
  good: [{ says: 'the namespace of a service', object: 'Namespace api' }],
  bad: [
    {
      says: 'Pod Security of an old version',
      object: 'Namespace api',
      set: { [`metadata.labels[${version}]`]: 'v1.0' },
      complains: [`Namespace api: set the label ${version} to 'v1.35' (it is 'v1.0')`],
    },
    {
      says: 'a namespace of no service',
      plus: [another('Namespace api', 'other')],
      complains: ["Namespace other: set metadata.name to that of a service (it is 'other')"],
    },
  ],
};

const account = (namespace: string) => another('ServiceAccount api', 'api', { 'metadata.namespace': namespace });

export const declaredPlace: Fixtures = {
  good: [
    { says: 'an object in the namespace of a service', object: 'Service api' },
    { says: 'the certificate of an authority', object: 'Certificate front-door-authority' },
  ],
  bad: ['kube-public', 'cert-manager'].map((namespace) => ({
    says: `an account in ${namespace}`,
    plus: [account(namespace)],
    complains: [`ServiceAccount ${namespace}/api: set metadata.namespace to that of a service (it is '${namespace}')`],
  })) as unknown as Fixtures['bad'],
};
