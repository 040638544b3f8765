import { namespaceNamed } from '../../by-namespace';
import * as fixtures from '../../fixtures/objects/known-namespace';
import { isOurs } from '../../platform';
import type { Policy } from '../../policy';
import { demand, isSet } from '../../sentences';

/** Of others, where objects of ours are: cert-manager reads authorities there. */
const others = ['cert-manager'];

export const knownNamespace: Policy = {
  id: 'known-namespace',
  source: 22,
  title: 'Objects are in a namespace that comes with them',
  why: 'An object of a namespace that nobody makes stops the roll-out, and in one of others nothing of ours guards it.',
  fix: 'let metadata.namespace name a Namespace of the same environment',
  answers: [],
  admission: {
    cannot: 'The API server refuses an object of an unknown namespace by itself, before it asks any policy.',
  },
  fixtures: fixtures.knownNamespace,
  check: (object, { objects }) => {
    const { namespace } = object.metadata;
    if (!isOurs(object) || !isSet(namespace) || others.includes(namespace)) return [];
    return demand(
      namespaceNamed(objects, namespace) !== undefined,
      `let metadata.namespace name a Namespace that is here (there is no '${namespace}')`,
    );
  },
};
