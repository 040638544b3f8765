import * as fixtures from '../../fixtures/data/volume-retention';
import { isKind } from '../../kinds';
import type { Policy } from '../../policy';
import { mustBe } from '../../sentences';

const policy = 'object.spec.?persistentVolumeClaimRetentionPolicy';
const times = ['whenDeleted', 'whenScaled'] as const;

export const volumeRetention: Policy = {
  id: 'volume-retention',
  source: 'V13',
  title: 'Volumes outlive the members of a StatefulSet, and the set itself',
  why: 'Whoever deletes the set, or scales it down for a moment, has deleted the data.',
  fix: 'set persistentVolumeClaimRetentionPolicy to Retain, whenDeleted and whenScaled',
  answers: [],
  admission: {
    resources: [{ group: 'apps', version: 'v1', resources: ['statefulsets'] }],
    // Where it is left out, volumes are kept.
    expression: times.map((time) => `${policy}.?${time}.orValue('Retain') == 'Retain'`).join(' && '),
    found: "'its claims'",
  },
  fixtures: fixtures.volumeRetention,
  check: (object) => {
    if (!isKind(object, 'StatefulSet')) return [];
    const retention = object.spec?.persistentVolumeClaimRetentionPolicy;
    return times.flatMap((time) =>
      mustBe({
        field: `spec.persistentVolumeClaimRetentionPolicy.${time}`,
        value: retention?.[time] ?? 'Retain',
        wanted: 'Retain',
      }),
    );
  },
};
