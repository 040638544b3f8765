/** What ConfigMaps hold: what everybody may read. */
import { celText } from '../../admission';
import * as fixtures from '../../fixtures/settings/config-maps';
import { isKind } from '../../kinds';
import type { Policy } from '../../policy';
import { demand } from '../../sentences';
import { anyOf, reads, secretKey, secretTexts, textProblems } from './secret-texts';

/** The ConfigMap that the control plane makes in every namespace: a certificate, whose letters may read like anything. */
const rootCertificate = 'kube-root-ca.crt';

export const configMapWithoutSecrets: Policy = {
  id: 'config-map-without-secrets',
  source: 24,
  title: 'ConfigMaps hold nothing that reads like a secret',
  why: 'Many may read a ConfigMap who may not read a Secret, and its content is in git.',
  fix: 'move what is secret to a Secret, and rename or reword what only reads so',
  answers: ['KB C-0012', 'PO sensitiveConfigmapContent', 'TR KSV-0109', 'TR KSV-01010'],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['configmaps'] }],
    unless: { 'root-certificate': `object.metadata.name == '${rootCertificate}'` },
    variables: {
      data: 'object.?data.orValue({})',
      binary: 'object.?binaryData.orValue({})',
      refused: [
        `variables.data.filter(k, k.lowerAscii().matches(${celText(secretKey)}) || variables.data[k].lowerAscii().matches(${celText(anyOf(secretTexts))}))`,
        `variables.binary.filter(k, k.lowerAscii().matches(${celText(secretKey)}))`,
      ].join(' + '),
    },
    expression: 'variables.refused.size() == 0',
    found: "'data ' + variables.refused.join(', ')",
  },
  fixtures: fixtures.configMapWithoutSecrets,
  check: (object) => {
    if (!isKind(object, 'ConfigMap') || object.metadata.name === rootCertificate) return [];
    const entries = Object.entries(object.data ?? {});
    const keys = [...entries.map(([key]) => key), ...Object.keys(object.binaryData ?? {})];
    return [
      ...keys.flatMap((key) =>
        demand(!reads(key, secretKey), `rename the key '${key}' (it reads like a secret), or move it to a Secret`),
      ),
      ...entries.flatMap(([key, text]) => textProblems(`data['${key}']`, text, secretTexts)),
    ];
  },
};
