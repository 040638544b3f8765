/** Accounts of pods and their tokens. */
import { valueAt } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { accountOf } from '../access/identity';
import { isKind, objectsOf } from '../kinds';
import type { PodSpec } from '../pod-shapes';
import type { Fault, PolicyContext } from '../policy';
import { show } from '../sentences';
import { isFilledIn } from './names';
import { at, isForOperator, near, podsOf, rule, volumeName } from './rule';

const day = 24 * 60 * 60;

export const accounts = [
  rule({
    id: 'service-account',
    severity: 'info',
    title: 'Pods that name no account get no token',
    why: 'The token of the default account is in every pod that names none, and what one of them may, all may.',
    fix: 'set automountServiceAccountToken of the pod to false, or name an account of its own by serviceAccountName',
    answers: ['CIS 5.1.5', 'CIS 5.1.6', 'KL default-service-account', 'TR KSV-0036'],
    check: (object, context) =>
      podsOf(object).flatMap(({ path, spec }) => {
        const isOff = spec.automountServiceAccountToken ?? defaultOf(object, context);
        if (!['', 'default'].includes(accountOf(spec)) || isOff === false) return [];
        return [
          at(
            path,
            ['automountServiceAccountToken'],
            'pod: set automountServiceAccountToken to false; it names no account, and gets the token of the default one',
          ),
        ];
      }),
  }),
  rule({
    id: 'service-account-owner',
    severity: 'warning',
    title: 'A pod names an account that exists',
    why: 'The API server refuses every pod of the workload, and the roll-out waits without a word at the workload itself.',
    fix: 'add the ServiceAccount, or correct serviceAccountName',
    answers: ['KL non-existent-service-account', 'KB C-0307'],
    check: (object, context) =>
      podsOf(object).flatMap(({ path, spec }) => {
        const name = accountOf(spec);
        if (['', 'default'].includes(name) || isThere(name, object, context)) return [];
        const field = spec.serviceAccountName ? 'serviceAccountName' : 'serviceAccount';
        return [at(path, [field], `pod: name a ServiceAccount of the namespace; the YAML has no ${show(name)}`)];
      }),
  }),
  rule({
    id: 'deprecated-service-account',
    severity: 'info',
    title: 'Pods name their account by serviceAccountName',
    why: 'Two fields for one name can differ, and a reader trusts the wrong one.',
    fix: 'replace serviceAccount by serviceAccountName',
    answers: ['KL deprecated-service-account-field'],
    check: (object) =>
      podsOf(object).flatMap(({ path, spec: { serviceAccount, serviceAccountName } }) =>
        isSet(serviceAccount) && serviceAccount !== '' && serviceAccount !== serviceAccountName
          ? [at(path, ['serviceAccount'], `pod: replace serviceAccount ${show(serviceAccount)} by serviceAccountName`)]
          : [],
      ),
  }),
  rule({
    id: 'token-lifetime',
    severity: 'warning',
    title: 'Tokens of accounts end, and are mounted where the pod says so',
    why: 'A token without an end works after the pod, and after the person who copied it, are gone.',
    fix: 'project the token with expirationSeconds of a day or less, and make no Secret of type kubernetes.io/service-account-token',
    answers: ['TR KSV-0036', 'KB C-0261'],
    check: (object) => [
      ...podsOf(object).flatMap(({ path, spec }) => tokenFaults(path, spec)),
      ...secretFaults(object),
    ],
  }),
];

/** The setting of the account `default` of the pod's namespace, where the YAML has it. */
function defaultOf({ metadata: { namespace } }: Manifest, context: PolicyContext): boolean | undefined {
  return near(namespace, (one) => objectsOf(context, 'ServiceAccount', one)).find(
    ({ metadata: { name } }) => name === 'default',
  )?.automountServiceAccountToken;
}

/** True also where it may be: the YAML has no account of the namespace, or an operator or a template makes this one. */
function isThere(name: string, { metadata: { namespace } }: Manifest, context: PolicyContext): boolean {
  const accounts = near(namespace, (one) => objectsOf(context, 'ServiceAccount', one)).filter(
    ({ metadata }) => metadata.name !== 'default',
  );
  return (
    accounts.length === 0 ||
    accounts.some(({ metadata }) => metadata.name === name) ||
    isFilledIn(name) ||
    isForOperator(context, namespace, { name })
  );
}

function tokenFaults(
  path: readonly (string | number)[],
  { automountServiceAccountToken, volumes }: PodSpec,
): readonly Fault[] {
  return list(volumes).flatMap((volume, place) => {
    const sources = valueAt(volume, ['projected', 'sources']);
    return (Array.isArray(sources) ? sources : []).flatMap((source: unknown, index) => {
      const token = valueAt(source, ['serviceAccountToken']) as Token | undefined;
      if (!isSet(token)) return [];
      const field = ['volumes', place, 'projected', 'sources', index, 'serviceAccountToken'];
      const subject = volumeName(volume, place);
      if (Number(token.expirationSeconds) > day)
        return [
          at(
            path,
            [...field, 'expirationSeconds'],
            `${subject}: set expirationSeconds of the token to ${day} or less (it is ${token.expirationSeconds})`,
          ),
        ];
      if (automountServiceAccountToken === false && !token.audience)
        return [
          at(
            path,
            field,
            `${subject}: name the audience of the token; without one it is a token of the API server, which automountServiceAccountToken false takes from the pod`,
          ),
        ];
      return [];
    });
  });
}

interface Token {
  readonly audience?: string;
  readonly expirationSeconds?: number;
}

function secretFaults(object: Manifest): readonly Fault[] {
  if (!isKind(object, 'Secret') || object['type'] !== 'kubernetes.io/service-account-token') return [];
  return [
    at(['type'], [], 'remove this Secret; it makes a token of an account that never ends, and pods get one that does'),
  ];
}
