/** Secrets and the Certificates that create them. */

import type { FieldPath } from '../../kubernetes/field-path';
import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { callersSecret } from '../certificates/names';
import { secretsOf } from '../doors';
import { isKind, type Kinds, objectsOf } from '../kinds';
import { isOurs } from '../platform';
import { podOf } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found } from '../sentences';

/** The namespace of the Secrets of ClusterIssuers. */
const clusterSecrets = 'cert-manager';

/** A Secret that an object needs, and where the object names it. */
interface Need {
  readonly path: FieldPath;
  readonly namespace: string | undefined;
  readonly name: string;
}

export const secretSource: Policy = {
  id: 'secret-source',
  source: 24,
  title: 'Each Secret in use has a Certificate that creates it, and the Secret of each Certificate is in use',
  why: 'A pod waits forever for a Secret that does not exist, and the front door shows its default certificate.',
  fix: 'let the name of the Secret be the secretName of a Certificate of the namespace',
  answers: [],
  admission: { cannot: 'It depends on the certificates and their users, and it is given one object at a time.' },
  check: (object, context) => {
    if (!isOurs(object)) return [];
    if (isKind(object, 'Certificate')) return useProblems(object, context);
    return needsOf(object).flatMap(({ name, namespace, path }) =>
      demand(
        madeIn(context, namespace).some(({ spec }) => spec?.secretName === name),
        path,
        `let the Secret '${name}' be that of a Certificate of the namespace '${namespace}' (none makes it)`,
      ),
    );
  },
};

function useProblems({ metadata, spec }: Manifest & Kinds['Certificate'], context: PolicyContext): readonly Fault[] {
  const { namespace } = metadata;
  return demand(
    context.objects.some((one) =>
      needsOf(one).some((need) => need.namespace === namespace && need.name === spec?.secretName),
    ),
    ['spec', 'secretName'],
    `let spec.secretName be the Secret of a pod, of a front door or of an issuer ${found(spec?.secretName)}; this one is unused`,
  );
}

/** The Secrets that an object needs. */
function needsOf(object: Manifest): readonly Need[] {
  const { namespace } = object.metadata;
  const own = (path: FieldPath, name: string): Need => ({ path, namespace, name });
  if (isKind(object, 'Ingress')) {
    const [where = '', which = ''] = (object.metadata.annotations?.[callersSecret] ?? '').split('/');
    const path = ['metadata', 'annotations', callersSecret];
    const shown = list(object.spec?.tls).flatMap(({ secretName }, place) =>
      secretName ? [own(['spec', 'tls', place, 'secretName'], secretName)] : [],
    );
    return [...shown, ...(which ? [{ path, namespace: where, name: which }] : [])];
  }
  if (isKind(object, 'Issuer', 'ClusterIssuer')) {
    const name = object.spec?.ca?.secretName;
    const path = ['spec', 'ca', 'secretName'];
    return isSet(name) ? [{ path, namespace: namespace ?? clusterSecrets, name }] : [];
  }
  const pod = podOf(object);
  const atDoor = secretsOf(object).map((one) => ({ namespace, ...one }));
  if (atDoor.length > 0) return atDoor;
  return list(pod?.spec.volumes).flatMap(({ secret }, place) =>
    pod && secret ? [own([...pod.path, 'volumes', place, 'secret', 'secretName'], secret.secretName ?? '')] : [],
  );
}

function madeIn(context: PolicyContext, namespace: string | undefined) {
  return objectsOf(context, 'Certificate', namespace);
}
