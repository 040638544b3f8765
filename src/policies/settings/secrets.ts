/** Secrets in pods and in git. */

import { isSet, list } from '../../kubernetes/manifest';
import { celText, onPods } from '../admission';
import { isKind } from '../kinds';
import type { EnvVar } from '../pod-shapes';
import { onContainers } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, type Part } from '../sentences';
import { anyOf, reads, secretValues, secretVariable, textProblems } from './secret-texts';

export const secretsAsFiles: Policy = {
  id: 'secrets-as-files',
  source: 24,
  title: 'Secrets are mounted files, not environment variables',
  why: 'The environment of a process leaks into logs and crash reports.',
  fix: 'remove secretKeyRef, secretRef and what reads like a secret from env and envFrom, and mount the Secret as files',
  answers: [
    'V12',
    'CIS 5.4.1',
    'KL env-var-secret',
    'KL read-secret-from-env-var',
    'KL env-value-from',
    'KB C-0012',
    'KB C-0207',
    'PO sensitiveContainerEnvVar',
    'CK CKV_K8S_35',
    'DT 98',
    'MO KBP111',
    'MO KBP112',
  ],
  admission: onPods({
    container: [
      'c.?envFrom.orValue([]).all(f, !has(f.secretRef))',
      'c.?env.orValue([]).all(e, !e.?valueFrom.?secretKeyRef.hasValue())',
      `c.?env.orValue([]).all(e, e.?value.orValue('') == '' || (!e.name.lowerAscii().matches(${celText(secretVariable)}) && !e.value.lowerAscii().matches(${celText(anyOf(secretValues))})))`,
    ].join(' && '),
  }),
  check: (object) =>
    onContainers(object, ({ env, envFrom }, { path, subject }) => [
      ...list(env).flatMap((variable, place) =>
        variableProblems({ path: [...path, 'env', place], subject: `${subject}: env '${variable.name}'` }, variable),
      ),
      ...list(envFrom).flatMap(({ secretRef }, place) =>
        demand(
          !isSet(secretRef),
          [...path, 'envFrom', place, 'secretRef'],
          `${subject}: remove envFrom of the Secret '${secretRef?.name}'; mount it as files`,
        ),
      ),
    ]),
};

export const secretWithoutContent: Policy = {
  id: 'secret-without-content',
  source: 24,
  title: 'The content of Secrets is never part of the YAML',
  why: 'Git keeps its history: every reader of the repository has the secret.',
  fix: 'remove data and stringData of the Secret, and make its content on the cluster',
  answers: [
    'CIS 5.4.2',
    'CK CKV_SECRET_*',
    ...Array.from({ length: 18 }, (_, index) => `DT ${62 + index}`), // one for each kind of secret
  ],
  admission: { cannot: 'On the cluster every Secret has its content: only the YAML must not.' },
  check: (object) => {
    if (!isKind(object, 'Secret')) return [];
    return (['data', 'stringData'] as const).flatMap((field) =>
      demand(
        !isSet(object[field]),
        [field],
        `remove ${field}; a Secret is made on the cluster, its content is never in the YAML`,
      ),
    );
  },
};

function variableProblems({ path, subject }: Part, { name, value, valueFrom }: EnvVar): readonly Fault[] {
  return [
    ...demand(
      !isSet(valueFrom?.secretKeyRef),
      [...path, 'valueFrom', 'secretKeyRef'],
      `${subject}: remove secretKeyRef to the Secret '${valueFrom?.secretKeyRef?.name}'; mount it as a file`,
    ),
    ...demand(
      !value || !reads(name, secretVariable),
      [...path, 'name'],
      `${subject}: rename it (it reads like a secret with its value in the YAML), or mount a Secret as a file`,
    ),
    ...(value ? textProblems({ path: [...path, 'value'], subject }, value, secretValues) : []),
  ];
}
