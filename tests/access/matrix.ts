/** The matrix of rights: who may do what, written down for reviewers and not taken from the roles. */
import type { Question, User } from './rbac';

/** Columns: a persona by its first letter. `b` is break-glass without a binding, `i` with one in the namespace `api`. */
export const columns = {
  p: 'platform-admin',
  s: 'sre',
  d: 'developer',
  r: 'data-reader',
  c: 'ci',
  a: 'auditor',
  b: 'break-glass',
  i: 'break-glass',
} as const;

export type Column = keyof typeof columns;

/** The letters of those who may; `.` where one may not. Then verb, resource with its group, and namespace. */
const expected = `
p s d . c . . i   list   pods                                              api
p s . r c . . .   list   pods                                              mongo
p s . . c . . .   list   pods                                              mongo-admin
p . . . c . . .   list   pods                                              kube-system
p . . . c . . .   list   pods                                              *
p s d . c . . i   get    pods/log                                          api
p s d . c . . .   get    pods/log                                          web
p s . . c . . .   get    pods/log                                          mongo
p . . . c . . .   get    pods/log                                          kube-system
p s d . c a . i   list   events                                            api
p s . r c a . .   list   events.events.k8s.io                              mongo
p . . . c a . .   list   events                                            kube-system
p s d . c . . i   get    configmaps                                        api
p s . . c . . .   get    configmaps                                        mongo
p s d . c . . i   watch  deployments.apps                                  api
p s . r c . . .   get    statefulsets.apps                                 mongo
p s . r c . . .   list   cronjobs.batch                                    mongo-backup
p s . r c . . .   list   jobs.batch                                        restore-drill
p s d . c . . .   list   pods.metrics.k8s.io                               hash
p s . . c a . i   list   networkpolicies.networking.k8s.io                 api
p . . . c a . .   list   networkpolicies.networking.k8s.io                 monitoring
p s . . c a . i   list   rolebindings.rbac.authorization.k8s.io            api
p . . . c a . .   list   roles.rbac.authorization.k8s.io                   kube-system
p . . . c a . .   list   clusterroles.rbac.authorization.k8s.io            *
p . . . c a . .   list   clusterrolebindings.rbac.authorization.k8s.io     *
p . . . c a . .   list   validatingadmissionpolicies.admissionregistration.k8s.io *
p . . . c a . .   list   customresourcedefinitions.apiextensions.k8s.io    *
p s . . c a . i   list   serviceaccounts                                   api
p s . . c a . i   get    certificates.cert-manager.io                      api
p s . . c . . .   list   nodes                                             *
p s . . c a . .   list   namespaces                                        *
p s . . c . . .   list   persistentvolumes                                 *
. . . . c . . i   get    secrets                                           api
. . . . c . . i   list   secrets                                           api
. . . . c . . .   get    secrets                                           web
. . . . c . . .   get    secrets                                           hash
. . . . c . . .   get    secrets                                           client
. . . . c . . .   get    secrets                                           mongo
. . . . c . . .   get    secrets                                           mongo-admin
. . . . c . . .   get    secrets                                           mongo-backup
. . . . c . . .   get    secrets                                           mongo-rotation
. . . . c . . .   get    secrets                                           backup-store
. . . . c . . .   get    secrets                                           restore-drill
. . . . c . . .   get    secrets                                           cert-manager
. . . . c . . .   get    secrets                                           kube-system
. . . . c . . .   list   secrets                                           *
. . . . c . . i   create pods/exec                                         api
. . . . c . . i   get    pods/exec                                         api
. . . . c . . .   create pods/exec                                         mongo
. . . . c . . i   create pods/attach                                       api
. . . . c . . i   create pods/portforward                                  api
. . . . c . . i   get    services/proxy                                    api
. . . . c . . .   get    services/proxy                                    mongo
. . . . c . . i   patch  pods/ephemeralcontainers                          api
. . . . c . . .   get    nodes/proxy                                       *
p s . . c . . i   create pods/eviction                                     api
p s . . c . . .   create pods/eviction                                     mongo
p . . . c . . .   create pods/eviction                                     kube-system
. . . . c . . i   delete pods                                              api
. . . . c . . .   delete pods                                              mongo
. . . . c . . .   create pods                                              api
. . . . c . . i   patch  deployments.apps                                  api
. . . . c . . .   patch  deployments.apps                                  web
. . . . c . . .   create deployments.apps                                  api
. . . . c . . i   patch  deployments.apps/scale                            api
. . . . c . . .   patch  services                                          api
. . . . c . . .   create networkpolicies.networking.k8s.io                 api
. . . . c . . .   create ingresses.networking.k8s.io                       api
. . . . c . . .   create certificates.cert-manager.io                      api
. . . . c . . .   update configmaps                                        api
. . . . c . . .   delete namespaces                                        *
. . . . c . . .   patch  namespaces                                        *
p . . . c . . .   patch  nodes                                             *
. . . . c . . .   delete nodes                                             *
. . . . c . . .   create rolebindings.rbac.authorization.k8s.io            api
. . . . c . . .   create clusterrolebindings.rbac.authorization.k8s.io     *
. . . . c . . .   bind   clusterroles.rbac.authorization.k8s.io            *
. . . . c . . .   escalate clusterroles.rbac.authorization.k8s.io          *
. . . . c . . .   impersonate users                                        *
. . . . c . . .   impersonate groups                                       *
. . . . c . . .   create serviceaccounts/token                             api
. . . . c . . .   delete validatingadmissionpolicies.admissionregistration.k8s.io *
. . . . c . . .   update certificatesigningrequests.certificates.k8s.io/approval *
`;

/** One question about one persona, and its answer. */
export interface Cell {
  readonly column: Column;
  readonly question: Question;
  readonly allowed: boolean;
  /** Such as `sre: list pods in api`. */
  readonly says: string;
}

export const cells: readonly Cell[] = expected.trim().split('\n').flatMap(cellsOf);

function cellsOf(line: string): readonly Cell[] {
  const words = line.trim().split(/ +/);
  const letters = Object.keys(columns) as readonly Column[];
  const marks = words.slice(0, letters.length);
  const [verb = '', what = '', where = '', ...more] = words.slice(letters.length);
  const isWrong = letters.some((letter, place) => ![letter, '.'].includes(marks[place] ?? ''));
  if (isWrong || where === '' || more.length > 0) throw new Error(`not a line of the matrix: ${line}`);
  const question = { verb, ...resourceOf(what), ...(where === '*' ? {} : { namespace: where }) };
  return letters.map((column, place) => ({
    column,
    question,
    allowed: marks[place] === column,
    says: `${columns[column]}${column === 'i' ? ' in an incident' : ''}: ${verb} ${what} in ${where}`,
  }));
}

/** `deployments.apps/scale` is `deployments/scale` of the group `apps`. */
function resourceOf(what: string): Pick<Question, 'group' | 'resource'> {
  const [full = '', subresource] = what.split('/');
  const [resource = '', ...group] = full.split('.');
  return { group: group.join('.'), resource: subresource ? `${resource}/${subresource}` : resource };
}

/** Someone who holds a persona. */
export function userOf(groups: readonly string[]): User {
  return { name: 'someone', groups: [...groups, 'system:authenticated'] };
}
