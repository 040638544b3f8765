/** Namespaces of declared services, and objects in no other. */
import type { Declared } from '../../config/declared';
import { isSet } from '../../kubernetes/manifest';
import { type Admission, celList, celText } from '../admission';
import { isOurs, notOurs } from '../platform';
import type { Policy } from '../policy';
import { demand, found, show } from '../sentences';
import { onDeclared } from './declared';

const versions = ['audit', 'enforce', 'warn'].map((one) => `pod-security.kubernetes.io/${one}-version`);

/** Where cert-manager reads authorities: certificates of ours are there, and nothing else. */
const authorities = 'cert-manager';

export const declaredNamespace: Policy = {
  id: 'declared-namespace',
  source: 'V18',
  title: 'A namespace of ours is that of a declared service, with the version of Pod Security of the cluster',
  why: 'Pod Security of an old version has few of its rules, and a namespace that no service has is room for what no one looks for.',
  fix: 'let the name be that of a service in src/config/services.ts, and the labels pod-security.kubernetes.io/*-version the version of the cluster',
  answers: [],
  admission: onDeclared(admission),
  check: (object, { declared }) => {
    if (!declared || object.kind !== 'Namespace' || !isOurs(object)) return [];
    const { labels, name } = object.metadata;
    return [
      ...demand(
        namesOf(declared).includes(name),
        ['metadata', 'name'],
        `set metadata.name to that of a service (it is ${show(name)})`,
      ),
      ...Object.entries(labels ?? {}).flatMap(([key, value]) =>
        demand(
          !versions.includes(key) || value === declared.podSecurity,
          ['metadata', 'labels', key],
          `set the label ${key} to '${declared.podSecurity}' ${found(value)}`,
        ),
      ),
    ];
  },
};

export const declaredPlace: Policy = {
  id: 'declared-place',
  source: 'V18',
  title: 'Objects are in the namespace of a declared service',
  why: 'In a namespace of others an object of ours has their rights, and none of our rules.',
  fix: `set metadata.namespace to that of a service in src/config/services.ts; a certificate of an authority is in ${authorities}`,
  answers: [],
  admission: {
    cannot: 'The API server asks our policies about our namespaces, and objects of ours elsewhere are those of others.',
  },
  check: ({ kind, metadata: { namespace } }, { declared }) =>
    demand(
      !declared ||
        !isSet(namespace) ||
        namesOf(declared).includes(namespace) ||
        (namespace === authorities && kind === 'Certificate'),
      ['metadata', 'namespace'],
      `set metadata.namespace to that of a service ${found(namespace)}`,
    ),
};

function namesOf({ services }: Declared): readonly string[] {
  return services.map(({ namespace }) => namespace);
}

function admission({ podSecurity, services }: Declared): Admission {
  const labels = 'object.metadata.?labels.orValue({})';
  return {
    resources: [{ group: '', version: 'v1', resources: ['namespaces'] }],
    unless: notOurs,
    expression: [
      `object.metadata.name in ${celList(services.map(({ namespace }) => namespace))}`,
      `${labels}.all(k, !(k in ${celList(versions)}) || ${labels}[k] == ${celText(podSecurity)})`,
    ].join(' && '),
    found: "'its name or labels'",
  };
}
