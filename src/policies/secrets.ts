import { isKind } from './kinds';
import type { EnvVar } from './pod-shapes';
import { onContainers } from './pods';
import type { Manifest, Policy } from './policy';
import { demand, isSet, list } from './sentences';

const secretName = /passw(or)?d|passphrase|pwd|token|bearer|secret|credential|jwt|(api|access|private)_?key/i;
const secretKey = /password|token|secret|key|pwd|jwt|credential/i;

/** What scanners take for a secret in the text of a ConfigMap, and how the sentence names it. */
const secretTexts: readonly (readonly [string, RegExp])[] = [
  ['a password', /pass(word)?\s*[:=]/i],
  ['a secret', /secret\s*[:=]/i],
  ['a token', /token\s*[:=]/i],
  ["a key ('key:' or 'key=')", /key[:=]/i],
  ["a user name ('username:')", /username:/i],
  ["an e-mail address or 'email='", /email=|[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b/i],
  ["the name of a weak hash ('sha1' or 'md5')", /sha1|md5/i],
];

/** What is a secret wherever it stands. */
const secretValues: readonly (readonly [string, RegExp])[] = [
  ['a URL with a password', /:\/\/[^/\s:@]*:[^/\s@]+@/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];

export const secretsAsFiles: Policy = {
  id: 'secrets-as-files',
  row: 24,
  title: 'Secrets are mounted files, and never part of the YAML',
  why: 'The environment of a process leaks into logs and crash reports, and what is in git stays there.',
  check: (object) => [
    ...secretProblems(object),
    ...configMapProblems(object),
    ...onContainers(object, ({ env, envFrom }, subject) => [
      ...list(env).flatMap((variable) => variableProblems(`${subject}: env '${variable.name}'`, variable)),
      ...list(envFrom).flatMap(({ secretRef }) =>
        demand(!isSet(secretRef), `${subject}: remove envFrom of the Secret '${secretRef?.name}'; mount it as files`),
      ),
    ]),
  ],
};

function secretProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'Secret')) return [];
  return (['data', 'stringData'] as const).flatMap((field) =>
    demand(!isSet(object[field]), `remove ${field}; a Secret is made on the cluster, its content is never in the YAML`),
  );
}

function configMapProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'ConfigMap')) return [];
  const entries = Object.entries(object.data ?? {});
  const keys = [...entries.map(([key]) => key), ...Object.keys(object.binaryData ?? {})];
  return [
    ...keys.flatMap((key) =>
      demand(!secretKey.test(key), `rename the key '${key}' (it reads like a secret), or move it to a Secret`),
    ),
    ...entries.flatMap(([key, text]) => textProblems(`data['${key}']`, text, [...secretTexts, ...secretValues])),
  ];
}

function variableProblems(subject: string, { name, value, valueFrom }: EnvVar): readonly string[] {
  return [
    ...demand(
      !isSet(valueFrom?.secretKeyRef),
      `${subject}: remove secretKeyRef to the Secret '${valueFrom?.secretKeyRef?.name}'; mount it as a file`,
    ),
    ...demand(
      !isSet(value) || !secretName.test(name),
      `${subject}: rename it (it reads like a secret with its value in the YAML), or mount a Secret as a file`,
    ),
    ...(isSet(value) ? textProblems(subject, value, secretValues) : []),
  ];
}

/** The sentences never repeat the text: they end up in logs. */
function textProblems(
  subject: string,
  text: string,
  patterns: readonly (readonly [string, RegExp])[],
): readonly string[] {
  return patterns
    .filter(([, pattern]) => pattern.test(text))
    .map(([what]) => `${subject}: reword or remove what reads like ${what}; a secret is a file, mounted from a Secret`);
}
