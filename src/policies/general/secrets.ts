/** Secrets in plain text: in commands, variables, ConfigMaps and Secrets of the YAML. */
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { isKind } from '../kinds';
import type { Handler } from '../pod-shapes';
import type { Fault } from '../policy';
import { show } from '../sentences';
import { secretValues } from '../settings/secret-texts';
import { at, onEach, rule } from './rule';

/** Words at the end of a name whose value is a secret. */
const word =
  '(passw(or)?d|passwd|passphrase|pwd|secret|token|credentials?|(api|access|private|secret|encryption)[-_.]?key)';
const ending = new RegExp(`${word}$`, 'i');
/** A flag with its value in one word; of two words the second is the value. */
const flag = new RegExp(`^--?[a-z0-9_.-]*${word}(=(?<value>.+))?$`, 'is');
/** An assignment within a script. */
const assignment = new RegExp(
  `(?:^|[\\s;&|"'(])[A-Za-z0-9_-]*${word}=(?:"(?<double>[^"]+)"|'(?<single>[^']+)'|(?<bare>[^\\s;&|"']+))`,
  'gi',
);

/** Keys beside a secret that say whose it is, and where it holds. */
const said =
  /^([a-z0-9_.-]*[._-])?(type|kind|name|user(_?name)?|login|e?mail|account(_?name)?|url|uri|host(name)?|server|endpoint|port|address|domain|project|region|zone|bucket|database|db(_?name)?|namespace|provider|driver|cipher|hash|enable[a-z0-9_-]*|insecure[a-z0-9_-]*|known_hosts|ca(\.crt)?)$/i;

/** A line of a file of settings, with a value that is written out. */
const setting = new RegExp(`^\\s*["']?[A-Za-z0-9_.-]*${word}["']?\\s*[:=]\\s*["']?[^\\s"'$<{,]{4,}`, 'im');

/** Texts that are secrets wherever they stand. */
const secretTexts: readonly (readonly [what: string, pattern: RegExp])[] = [
  ...secretValues.map(([what, pattern]) => [what, new RegExp(pattern, 'i')] as const),
  ['an access key of AWS', /\b(AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a token of GitHub', /\bgh[pousr]_[A-Za-z0-9]{36,}\b/],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./],
];

export const secrets = [
  rule({
    id: 'literal-secret',
    severity: 'error',
    title: 'Variables and commands of containers hold no secret in plain text',
    why: 'All who may read the repository or list pods read it, and so do logs of processes.',
    fix: 'put it into a Secret, and mount that as a file or name it by secretKeyRef',
    answers: ['CIS 5.4.1', 'KL env-var-secret', 'KB C-0012', 'TR KSV-0109', 'DT 98'],
    check: (object) =>
      onEach(object, ({ container, path, subject }) => [
        ...list(container.env).flatMap(({ name, value }, place) => {
          const what = isNamedSecret(name, value) ? 'a secret by its name' : textOf(value);
          return what
            ? [
                at(
                  path,
                  ['env', place, 'value'],
                  `${subject}: move the value of env ${show(name)}, ${what}, to a Secret`,
                ),
              ]
            : [];
        }),
        ...(['command', 'args'] as const).flatMap((field) =>
          wordFaults(list(container[field]), [...path, field], `${subject}: ${field}`),
        ),
        ...handlers.flatMap(([field, action]) => {
          const handler =
            field === 'lifecycle' ? container.lifecycle?.[action as 'preStop'] : container[field as 'livenessProbe'];
          const place = field === 'lifecycle' ? [field, action] : [field];
          return wordFaults(
            commandOf(handler),
            [...path, ...place, 'exec', 'command'],
            `${subject}: ${place.join('.')}`,
          );
        }),
      ]),
  }),
  rule({
    id: 'config-map-without-secrets',
    severity: 'error',
    title: 'ConfigMaps hold no secret in plain text',
    why: 'More accounts may read ConfigMaps than Secrets, and the content of a ConfigMap is in git.',
    fix: 'move it to a Secret',
    answers: ['KB C-0012', 'PO sensitiveConfigmapContent', 'TR KSV-0109'],
    check: (object) => {
      if (!isKind(object, 'ConfigMap')) return [];
      return Object.entries(object.data ?? {}).flatMap(([key, value]) => {
        const what = isNamedSecret(key, value) ? 'a secret by its name' : textOf(value);
        return what ? [at(['data', key], [], `move data[${show(key)}], ${what}, to a Secret`)] : [];
      });
    },
  }),
  rule({
    id: 'secret-without-content',
    severity: 'warning',
    title: 'The content of Secrets is not part of the YAML',
    why: 'Git keeps its history: every reader of the repository has the secret.',
    fix: 'make the Secret on the cluster, or encrypt it (sealed-secrets, SOPS, external-secrets)',
    answers: ['CIS 5.4.2', 'CK CKV_SECRET_*'],
    check: (object) => {
      if (!isKind(object, 'Secret') || isEncrypted(object)) return [];
      return (['data', 'stringData'] as const).flatMap((field) => {
        const full = Object.entries(object[field] ?? {}).filter(
          ([key, value]) =>
            !said.test(key) && holdsSecret(key, field === 'data' ? decoded(value) : String(value ?? '')),
        );
        return full.length > 0
          ? [
              at(
                [field],
                [],
                `remove ${field} (it has ${full.map(([key]) => show(key)).join(', ')}), and make the Secret on the cluster`,
              ),
            ]
          : [];
      });
    },
  }),
];

const handlers = [
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((field) => [field, ''] as const),
  ...['postStart', 'preStop'].map((action) => ['lifecycle', action] as const),
];

function commandOf(handler: Handler | undefined): readonly string[] {
  return list(handler?.exec?.command);
}

function wordFaults(words: readonly unknown[], path: readonly (string | number)[], subject: string): readonly Fault[] {
  return words.flatMap((one, place) => {
    const text = String(one);
    const match = flag.exec(text);
    const value = match?.groups?.['value'] ?? (text.includes('=') ? undefined : words[place + 1]);
    const isFlag = match !== null && isLiteral(value);
    const isAssigned = [...text.matchAll(assignment)].some(({ groups = {} }) =>
      isLiteral(groups['double'] ?? groups['single'] ?? groups['bare']),
    );
    const what = isFlag || isAssigned ? 'a secret by its name' : textOf(text);
    return what ? [at(path, [place], `${subject}[${place}]: read ${what} from a file or a variable of a Secret`)] : [];
  });
}

function isNamedSecret(name: unknown, value: unknown): boolean {
  return ending.test(String(name)) && isLiteral(value);
}

/** A value that could be a secret: not a number, a switch, a path, an address, or a reference to something else. */
function isLiteral(value: unknown): boolean {
  const text = String(value ?? '').trim();
  if (text.length < 4 || isReference(text) || text.startsWith('-')) return false;
  return (
    !/^(true|false|null|none|[0-9.]+[smhd]?|\/.*|\.{1,2}\/.*|[a-z]+:\/\/[^@]*|.*\.(ya?ml|json|pem|key|crt|txt|env|conf|ini))$/is.test(
      text,
    ) && !/\s/.test(text)
  );
}

/** Empty, or filled in later by a shell, a template or a placeholder. */
function isReference(text: string): boolean {
  return (
    text.trim() === '' ||
    /\$[({A-Za-z_]|\{\{|<[A-Za-z_ -]+>|^%.*%$|^ENC\[|^vault:|^op:\/\/|^ref\+|^(AVP|vault)|^file:/.test(text)
  );
}

function textOf(value: unknown): string | undefined {
  const text = String(value ?? '');
  const [what] =
    secretTexts.find(([, pattern]) => pattern.test(text) && !isReference(pattern.exec(text)?.[0] ?? '')) ?? [];
  return what;
}

function decoded(value: unknown): string {
  return Buffer.from(String(value ?? ''), 'base64').toString('utf8');
}

/** A value of a Secret that is one: a file of settings is, where a part of it is. */
function holdsSecret(key: string, value: string): boolean {
  if (isReference(value)) return false;
  if (!value.trim().includes('\n'))
    return value.trim().length >= 4 && !/^(true|false|[0-9]+|[a-z]+:\/\/[^@]*)$/i.test(value.trim());
  return textOf(value) !== undefined || ending.test(key) || setting.test(value);
}

function isEncrypted(object: Manifest & { readonly data?: object; readonly stringData?: object }): boolean {
  return isSet(object['sops']) || object['type'] === 'kubernetes.io/service-account-token';
}
