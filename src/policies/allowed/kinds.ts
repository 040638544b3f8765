/** Kinds of objects, by allow list. */

import type { Policy } from '../policy';
import { demand } from '../sentences';
import { knownKinds } from '../written';

export const knownKind: Policy = {
  id: 'known-kind',
  source: 'V18',
  title: 'Objects are of the kinds and versions that charts write',
  why: 'A kind that no rule reads asks a controller, or the API server itself, for what every rule refuses.',
  fix: 'write the object as one of the kinds of src/policies/written.ts, in the version that stands there',
  answers: [],
  admission: {
    cannot:
      'In our namespaces controllers write other kinds, and outside of them others do: who may write is the question there.',
  },
  check: ({ apiVersion, kind }, { environment }) => {
    const known = Object.hasOwn(knownKinds, kind) ? knownKinds[kind] : undefined;
    if (environment === undefined || known === apiVersion) return [];
    return known === undefined
      ? demand(false, ['kind'], `remove the ${kind} of ${apiVersion}; no chart writes this kind`)
      : demand(false, ['apiVersion'], `set apiVersion to '${known}' (it is '${apiVersion}')`);
  },
};
