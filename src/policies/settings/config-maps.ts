/** Content of ConfigMaps: public values only. */

import { celText } from '../admission';
import { contentHash } from '../content-hash';
import { isKind } from '../kinds';
import type { Policy } from '../policy';
import { demand, found, mustBe } from '../sentences';
import { anyOf, reads, secretKey, secretTexts, textProblems } from './secret-texts';

/** The ConfigMap that the control plane makes in every namespace: a certificate, whose letters may read like anything. */
const rootCertificate = 'kube-root-ca.crt';

export const configMapWithoutSecrets: Policy = {
  id: 'config-map-without-secrets',
  source: 24,
  title: 'ConfigMaps hold nothing that reads like a secret',
  why: 'More accounts may read ConfigMaps than Secrets, and the content of a ConfigMap is in git.',
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
  check: (object) => {
    if (!isKind(object, 'ConfigMap') || object.metadata.name === rootCertificate) return [];
    const entries = Object.entries(object.data ?? {});
    const paths = (['data', 'binaryData'] as const).flatMap((field) =>
      Object.keys(object[field] ?? {}).map((key) => [field, key] as const),
    );
    return [
      ...paths.flatMap(([field, key]) =>
        demand(
          !reads(key, secretKey),
          [field, key],
          `rename the key '${key}' (it reads like a secret), or move it to a Secret`,
        ),
      ),
      ...entries.flatMap(([key, text]) =>
        textProblems({ path: ['data', key], subject: `data['${key}']` }, text, secretTexts),
      ),
    ];
  },
};

/** The identity of a namespace: one key, and its value, are the name of the environment. */
const identity = 'environment';

/** The characters of the value of a label: none of them starts anything in a regular expression. */
const plain = '^[A-Za-z0-9_.-]+$';
const hash = '-([0-9a-f]{8,})$';

export const immutableConfigMap: Policy = {
  id: 'immutable-config-map',
  source: 'V17',
  title: 'ConfigMaps are immutable, and named by their environment and the hash of their content',
  why: 'A changed ConfigMap reaches running pods without a roll-out, and the one of another environment fits by its name.',
  fix: 'set immutable to true and let the name end in the label env and 8 hex digits of the hash of the data: another content is another ConfigMap',
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['configmaps'] }],
    unless: { 'root-certificate': `object.metadata.name == '${rootCertificate}'` },
    variables: {
      env: "object.metadata.?labels[?'env'].orValue('')",
      identity: `object.metadata.name == '${identity}' && object.?binaryData.orValue({}).size() == 0 && object.?data.orValue({}).size() == 1 && object.?data[?variables.env].orValue('') == variables.env`,
      named: `variables.env.matches('${plain}') && object.metadata.name.matches('.-' + variables.env + '${hash}')`,
    },
    expression: 'object.?immutable.orValue(false) && (variables.identity || variables.named)',
    found: "object.?immutable.orValue(false) ? 'its name' : 'not immutable'",
  },
  check: (object) => {
    if (!isKind(object, 'ConfigMap') || object.metadata.name === rootCertificate) return [];
    const { binaryData, data, immutable, metadata } = object;
    const env = metadata.labels?.['env'] ?? '';
    const isIdentity =
      metadata.name === identity &&
      Object.keys(binaryData ?? {}).length === 0 &&
      Object.keys(data ?? {}).length === 1 &&
      (data?.[env] ?? '') === env;
    const isNamed = new RegExp(plain).test(env) && new RegExp(`.-${env}${hash}`).test(metadata.name);
    return [
      ...mustBe({ field: ['immutable'], value: immutable, wanted: true }),
      ...demand(
        isIdentity || isNamed,
        ['metadata', 'name'],
        `let metadata.name end in '-${env || '<env>'}-' and 8 hex digits of the hash of its data ${found(metadata.name)}`,
      ),
    ];
  },
};

export const configMapContent: Policy = {
  id: 'config-map-content',
  source: 'V17',
  title: 'The hash in the name of a ConfigMap is that of its content',
  why: 'The hash prevents two contents under one name.',
  fix: 'let the name end in the first 8 hex digits of SHA-256 over its data and binaryData',
  answers: [],
  admission: { cannot: 'CEL has no function for hashes.' },
  check: (object) => {
    const [, digits] = new RegExp(hash).exec(object.metadata.name) ?? [];
    if (!isKind(object, 'ConfigMap') || digits === undefined) return [];
    const right = contentHash(object);
    return demand(
      digits === right,
      ['metadata', 'name'],
      `let metadata.name end in '-${right}', the hash of its data (it ends in '-${digits}')`,
    );
  },
};
