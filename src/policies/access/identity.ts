/** Dedicated ServiceAccount, token not mounted. */

import type { Manifest } from '../../kubernetes/manifest';
import { type Admission, onPods, workloads } from '../admission';
import { isKind } from '../kinds';
import type { PodSpec } from '../pod-shapes';
import { onPod } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found, mustBe } from '../sentences';

/** Those who make the account `default` of each namespace, with its token on. */
const accountControllers = [
  'system:kube-controller-manager',
  'system:serviceaccount:kube-system:service-account-controller',
];

export const serviceAccount: Policy = {
  id: 'service-account',
  source: 13,
  title: 'Pods have an account that is not the default one, and no token is mounted',
  why: 'A token in a pod is a key to the API server.',
  fix: 'set serviceAccountName of the pod to an account of its own, and automountServiceAccountToken of pod and ServiceAccount to false',
  answers: [
    'V11',
    'CIS 5.1.5',
    'CIS 5.1.6',
    'KL default-service-account',
    'KB C-0034',
    'KB C-0053',
    'KB C-0189',
    'KB C-0190',
    'KB C-0261',
    'PO automountServiceAccountToken',
    'CK CKV_K8S_38',
    'CK CKV_K8S_41',
    'CK CKV_K8S_42',
    'TR KSV-0036',
    'KA asat',
    'DT 53',
    'DT 102',
    'MO KBP106',
  ],
  admission: accountAdmission(),
  check: (object, context) => [
    ...onPod(object, (pod) => [
      ...demand(
        !['', 'default'].includes(accountOf(pod.spec)),
        [...pod.path, 'serviceAccountName'],
        `pod: set serviceAccountName to an account of its own ${found(pod.spec.serviceAccountName)}`,
      ),
      ...mustBe({
        of: pod,
        field: ['automountServiceAccountToken'],
        value: pod.spec.automountServiceAccountToken,
        wanted: false,
      }),
    ]),
    ...accountProblems(object, context),
  ],
};

/** The account of a pod by the field of today or the one of old, which the API server copies into it. */
export function accountOf({ serviceAccount, serviceAccountName }: PodSpec): string {
  return serviceAccountName || serviceAccount || '';
}

function accountProblems(object: Manifest, { request }: PolicyContext): readonly Fault[] {
  if (!isKind(object, 'ServiceAccount')) return [];
  if (object.metadata.name === 'default' && request && accountControllers.includes(request.user.name)) return [];
  return mustBe({
    field: ['automountServiceAccountToken'],
    value: object.automountServiceAccountToken,
    wanted: false,
  });
}

function accountAdmission(): Admission {
  const { expression, variables = {} } = onPods({
    pod: "!(variables.account in ['', 'default']) && variables.pod.?automountServiceAccountToken.orValue(true) == false",
    variables: {
      account: "variables.pod.?serviceAccountName.or(variables.pod.?serviceAccount).orValue('')",
    },
  });
  return {
    resources: [{ group: '', version: 'v1', resources: ['serviceaccounts'] }, ...workloads],
    unless: {
      'default-account-of-the-cluster': `object.kind == 'ServiceAccount' && object.metadata.name == 'default' && request.userInfo.username in ['${accountControllers.join("', '")}']`,
    },
    variables,
    expression: `object.kind == 'ServiceAccount' ? dyn(object).?automountServiceAccountToken.orValue(true) == false : ${expression}`,
    found: "object.kind == 'ServiceAccount' ? 'its token' : 'its pod'",
  };
}
