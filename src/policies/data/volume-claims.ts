/** Persistent volumes and claims: storage class, size and retention. */

import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { aboveZero, isAboveZero } from '../../kubernetes/quantity';
import { type Admission, celList } from '../admission';
import { isKind, type VolumeClaim } from '../kinds';
import { isOurs, notOurs } from '../platform';
import type { Policy, PolicyParameters } from '../policy';
import { demand, found, mustBe, type Part } from '../sentences';

/** One node at a time: two writers of one volume destroy it. */
const modes = ['ReadWriteOnce', 'ReadWriteOncePod'];

export const volumeClaim: Policy = {
  id: 'volume-claim',
  source: 'V13',
  title: 'Claimed volumes start empty, for one node at a time, on storage that is meant for us',
  why: "A claim that copies another one reads that one's data, and any other class may be slower, dearer or gone.",
  fix: 'remove dataSource and dataSourceRef from the claim, and leave storageClassName out or set it to a class of this environment; set accessModes to ReadWriteOnce or ReadWriteOncePod, and resources.requests.storage',
  answers: [],
  admission: claimAdmission,
  check: (object, { storageClasses }) =>
    claimsOf(object).flatMap(({ path, spec, subject }) => {
      const { accessModes, dataSource, dataSourceRef, resources, storageClassName } = spec ?? {};
      const storage = resources?.requests?.storage;
      const source = dataSource ?? dataSourceRef;
      const field = isSet(dataSource) ? 'dataSource' : 'dataSourceRef';
      return [
        ...demand(
          !isSet(storageClassName) || !storageClasses || storageClasses.includes(storageClassName),
          [...path, 'spec', 'storageClassName'],
          `${subject}set spec.storageClassName to one of ${list(storageClasses).join(', ')} ${found(storageClassName)}`,
        ),
        ...demand(
          !isSet(source),
          [...path, 'spec', field],
          `${subject}remove spec.${field} ${found(source)}; a claim starts empty`,
        ),
        ...demand(
          list(accessModes).length > 0 && list(accessModes).every((mode) => modes.includes(mode)),
          [...path, 'spec', 'accessModes'],
          `${subject}set spec.accessModes to ${modes.join(' or ')} ${found(accessModes)}`,
        ),
        ...demand(
          isAboveZero(storage),
          [...path, 'spec', 'resources', 'requests', 'storage'],
          `${subject}set spec.resources.requests.storage to an amount above 0 ${found(storage)}`,
        ),
      ];
    }),
};

export const persistentVolume: Policy = {
  id: 'persistent-volume',
  source: 'V13',
  title: 'A PersistentVolume is not a path of a node',
  why: 'A claim on such a volume reads and writes the node, although pods may not mount its paths.',
  fix: 'remove hostPath, and let a storage class make the volume',
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['persistentvolumes'] }],
    // Volumes of a provisioner are exempt: that of a single-node cluster supports only paths.
    unless: notOurs,
    expression: '!has(object.spec.hostPath)',
  },
  check: (object) => {
    if (!isKind(object, 'PersistentVolume') || !isOurs(object)) return [];
    return demand(
      !isSet(object.spec?.hostPath),
      ['spec', 'hostPath'],
      `remove spec.hostPath ${found(object.spec?.hostPath)}; let a storage class make the volume`,
    );
  },
};

function claimAdmission({ storageClasses }: PolicyParameters): Admission {
  const conditions = [
    ...(storageClasses
      ? [`(!c.spec.?storageClassName.hasValue() || c.spec.storageClassName in ${celList(storageClasses)})`]
      : []),
    '!has(c.spec.dataSource)',
    '!has(c.spec.dataSourceRef)',
    `c.spec.?accessModes.orValue([]).size() > 0 && c.spec.accessModes.all(m, m in ${celList(modes)})`,
    `string(c.spec.?resources.?requests[?'storage'].orValue('0')).matches('${aboveZero}')`,
  ];
  return {
    resources: [
      { group: '', version: 'v1', resources: ['persistentvolumeclaims'] },
      { group: 'apps', version: 'v1', resources: ['statefulsets'] },
    ],
    variables: {
      claims: "object.kind == 'StatefulSet' ? dyn(object).spec.?volumeClaimTemplates.orValue([]) : dyn([object])",
      refused: `variables.claims.filter(c, !(${conditions.join(' && ')})).map(c, c.metadata.name)`,
    },
    expression: 'variables.refused.size() == 0',
    found: "'claim ' + variables.refused.join(', ')",
  };
}

/** The claims of an object, where they are, and with the beginning of their sentences. */
function claimsOf(object: Manifest): readonly (VolumeClaim & Part)[] {
  if (isKind(object, 'PersistentVolumeClaim')) return [{ path: [], subject: '', spec: object.spec }];
  if (!isKind(object, 'StatefulSet')) return [];
  return list(object.spec?.volumeClaimTemplates).map((claim, place) => ({
    path: ['spec', 'volumeClaimTemplates', place],
    subject: `claim '${claim.metadata?.name}': `,
    spec: claim.spec,
  }));
}

const policy = 'object.spec.?persistentVolumeClaimRetentionPolicy';
const times = ['whenDeleted', 'whenScaled'] as const;

export const volumeRetention: Policy = {
  id: 'volume-retention',
  source: 'V13',
  title: 'Volumes outlive the members of a StatefulSet, and the set itself',
  why: 'Without retention, deleting the set or scaling it down deletes the data.',
  fix: 'set persistentVolumeClaimRetentionPolicy to Retain, whenDeleted and whenScaled',
  answers: [],
  admission: {
    resources: [{ group: 'apps', version: 'v1', resources: ['statefulsets'] }],
    // The default is Retain.
    expression: times.map((time) => `${policy}.?${time}.orValue('Retain') == 'Retain'`).join(' && '),
    found: "'its claims'",
  },
  check: (object) => {
    if (!isKind(object, 'StatefulSet')) return [];
    const retention = object.spec?.persistentVolumeClaimRetentionPolicy;
    return times.flatMap((time) =>
      mustBe({
        field: ['spec', 'persistentVolumeClaimRetentionPolicy', time],
        value: retention?.[time] ?? 'Retain',
        wanted: 'Retain',
      }),
    );
  },
};
