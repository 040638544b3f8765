/** Rights that a change grants and revokes: what each subject may do by all of its bindings, whatever roles are called. */
import { list, type Manifest } from '../kubernetes/manifest';
import type { Change, Risk } from './change';

interface Right {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
  /** @default - every name */
  readonly name?: string;
}

interface Rule {
  readonly apiGroups?: readonly string[] | null;
  readonly resources?: readonly string[] | null;
  readonly resourceNames?: readonly string[] | null;
  readonly nonResourceURLs?: readonly string[] | null;
  readonly verbs?: readonly string[] | null;
}

interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

type Rights = ReadonlyMap<string, readonly Right[]>;

/** What changes for each subject, in each scope. */
export function rightChanges(before: readonly Manifest[], after: readonly Manifest[]): readonly Change[] {
  const [old, now] = withoutRenames(rightsOf(before), rightsOf(after));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((subject) => {
    const [had, has] = [old.get(subject) ?? [], now.get(subject) ?? []];
    return [...said('grants', subject, added(had, has)), ...said('revokes', subject, added(has, had))];
  });
}

/** Roles without a binding are known by their names: one that was renamed is on both sides, and says nothing. */
function withoutRenames(before: Rights, after: Rights): readonly [Rights, Rights] {
  const only = (some: Rights, others: Rights) => {
    const known = new Set([...others].filter(([key]) => isUnbound(key)).map(([, rights]) => JSON.stringify(rights)));
    return new Map(
      [...some].filter(([key, rights]) => others.has(key) || !isUnbound(key) || !known.has(JSON.stringify(rights))),
    );
  };
  return [only(before, after), only(after, before)];
}

const unbound = 'whoever is bound to ';

function isUnbound(subject: string): boolean {
  return subject.startsWith(unbound);
}

function said(verb: 'grants' | 'revokes', object: string, rights: readonly Right[]): readonly Change[] {
  const byRisk = new Map<Risk, Right[]>();
  for (const right of rights) {
    const risk = verb === 'revokes' ? 'low' : riskOf(right);
    byRisk.set(risk, [...(byRisk.get(risk) ?? []), right]);
  }
  return [...byRisk].map(([risk, all]) => {
    const says = verb === 'grants' ? `may ${describe(all)}` : `may not ${describe(all)} any more`;
    return { risk, verb, object, says };
  });
}

/** `get, list of secrets; create of pods`. */
function describe(rights: readonly Right[]): string {
  const byResource = new Map<string, Set<string>>();
  for (const { group, name, resource, verb } of rights) {
    const what = `${resource}${group === '' ? '' : `.${group}`}${name === undefined ? '' : ` ${name}`}`;
    byResource.set(what, (byResource.get(what) ?? new Set()).add(verb));
  }
  return [...byResource].map(([what, verbs]) => `${[...verbs].sort().join(', ')} ${what}`).join('; ');
}

const handsOver = ['escalate', 'bind', 'impersonate', '*'];
const keys =
  /^(\*|secrets|pods\/(exec|attach|ephemeralcontainers)|serviceaccounts\/token|nodes\/proxy|.*(roles|rolebindings|admission\w*|webhookconfigurations))$/;
const reads = ['get', 'list', 'watch'];
const runs = /^(pods|deployments|daemonsets|statefulsets|replicasets|jobs|cronjobs)$/;

function riskOf({ resource, verb }: Right): Risk {
  if (handsOver.includes(verb)) return 'high';
  if (reads.includes(verb)) return /^(\*|secrets|nodes\/proxy|pods\/(exec|attach))$/.test(resource) ? 'high' : 'medium';
  return keys.test(resource) || (runs.test(resource) && verb === 'create') ? 'high' : 'medium';
}

/** Rights that are not among those had, wildcards counted. */
function added(had: readonly Right[], has: readonly Right[]): readonly Right[] {
  const is = (pattern: string, value: string) => pattern === '*' || pattern === value;
  return has.filter(
    (right) =>
      !had.some(
        (one) =>
          is(one.group, right.group) &&
          is(one.resource, right.resource) &&
          is(one.verb, right.verb) &&
          (one.name === undefined || one.name === right.name),
      ),
  );
}

function rightsOf(objects: readonly Manifest[]): Rights {
  const rbac = objects.filter(({ apiVersion }) => apiVersion.startsWith('rbac.authorization.k8s.io/'));
  const roles = new Map(
    rbac
      .filter(({ kind }) => kind === 'Role' || kind === 'ClusterRole')
      .map((role) => [`${role.kind} ${role.metadata.namespace ?? ''}/${role.metadata.name}`, role]),
  );
  const bound = new Set<string>();
  const found = new Map<string, Right[]>();
  const add = (subject: string, rights: readonly Right[]) => {
    found.set(subject, [...(found.get(subject) ?? []), ...rights]);
  };
  for (const binding of rbac.filter(({ kind }) => kind.endsWith('Binding'))) {
    const { kind, name } = (binding['roleRef'] ?? {}) as { readonly kind?: string; readonly name?: string };
    // The API server takes no binding without a role.
    if (!kind || !name) continue;
    const { namespace } = binding.metadata;
    const key = `${kind} ${kind === 'Role' ? (namespace ?? '') : ''}/${name}`;
    bound.add(key);
    const role = roles.get(key);
    const scope = binding.kind === 'ClusterRoleBinding' ? 'the cluster' : `namespace ${namespace ?? 'default'}`;
    const rights = role
      ? rulesOf(role)
      : [{ group: '', resource: `whatever ${kind} ${name} allows`, verb: verbOf(name) }];
    for (const subject of list(binding['subjects'] as readonly Partial<Subject>[] | undefined)) {
      if (!subject.kind || !subject.name) continue;
      const who = !subject.namespace ? subject.name : `${subject.namespace}/${subject.name}`;
      add(`${subject.kind} ${who} in ${scope}`, rights);
    }
  }
  for (const [key, role] of roles) {
    if (!bound.has(key)) add(`${unbound}${role.kind} ${role.metadata.name}`, rulesOf(role));
  }
  return found;
}

/** Roles of Kubernetes itself that hand over a namespace, or more. */
function verbOf(role: string): string {
  return ['cluster-admin', 'admin', 'edit'].includes(role) ? '*' : 'use';
}

function rulesOf(role: Manifest): readonly Right[] {
  return list(role['rules'] as readonly Rule[] | undefined).flatMap((rule) => {
    const places = [...list(rule.resources), ...list(rule.nonResourceURLs)];
    const names: readonly (string | undefined)[] =
      list(rule.resourceNames).length > 0 ? list(rule.resourceNames) : [undefined];
    const groups = list(rule.apiGroups).length > 0 ? list(rule.apiGroups) : [''];
    return groups.flatMap((group) =>
      places.flatMap((resource) =>
        list(rule.verbs).flatMap((verb) =>
          names.map((name) => ({ group, resource, verb, ...(name === undefined ? {} : { name }) })),
        ),
      ),
    );
  });
}
