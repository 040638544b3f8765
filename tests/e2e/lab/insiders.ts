/** People with the usual rights of a cluster, and what its API server says to manifests of theirs. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { located, rebased } from '../../check/insider';
import { apply, kubectl, must } from './kubectl';

/** Manifests of a penetration test: one trick each. */
export const corpus = join('..', 'shared', 'corpus', 'insider');

export const hasCorpus = existsSync(corpus);

/**
 * The manifests, by name.
 * @param inside whether only those that are about namespaces of ours, or about none: the rights of the insiders reach further
 */
export function cases(inside = false): readonly string[] {
  return readdirSync(corpus)
    .filter((file) => file.endsWith('.yaml'))
    .filter((file) => !inside || !elsewhere.test(readFileSync(join(corpus, file), 'utf8')))
    .sort();
}

/** An object in a namespace of the cluster's own, or of others. */
const elsewhere = /^ {0,2}namespace: (kube-system|cert-manager|default|flux-system)$/m;

/** Rights by role of Kubernetes; an outsider has those of an editor, in a namespace of others. */
export const insiders = {
  editor: { role: 'edit' },
  admin: { role: 'admin' },
  outsider: { role: 'edit', namespace: 'visitors' },
} as const;

export type Insider = keyof typeof insiders;

const user = (who: Insider) => `insider-${who}`;

/** Gives them their rights: in every namespace, which is more than in one, unless in one of others. */
export async function giveRights(): Promise<void> {
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: insiders.outsider.namespace } });
  for (const [who, insider] of Object.entries(insiders) as [Insider, { role: string; namespace?: string }][]) {
    await apply({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: insider.namespace ? 'RoleBinding' : 'ClusterRoleBinding',
      metadata: { name: user(who), ...(insider.namespace ? { namespace: insider.namespace } : {}) },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: insider.role },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user(who) }],
    });
  }
}

export async function takeRights(): Promise<void> {
  await must('delete', 'namespace', insiders.outsider.namespace, '--ignore-not-found', '--wait=false');
  const names = (Object.keys(insiders) as Insider[]).map(user);
  await must('delete', 'clusterrolebinding', ...names, '--ignore-not-found');
}

/** What stopped a manifest: a policy, rights, another part of the API server, or nothing. */
export type Stop = `policy ${string}` | 'rights' | 'server' | 'no such kind' | 'accepted';

/** Manifests as they would be of today. */
const folder = join('.cache', 'e2e', 'insider');

let around: ReturnType<typeof located> | undefined;

/** @param who none: whoever made the cluster */
export async function tried(file: string, who?: Insider): Promise<Stop> {
  const as = who === undefined ? [] : ['--as', user(who), '--as-group', 'system:authenticated'];
  around ??= located('dist/lab');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), rebased(readFileSync(join(corpus, file), 'utf8'), await around));
  const { code, stderr } = await kubectl(
    ...['apply', '--server-side', '--force-conflicts', '--dry-run=server', ...as],
    ...['--filename', join(folder, file)],
  );
  return code === 0 ? 'accepted' : stopIn(stderr);
}

function stopIn(stderr: string): Stop {
  const policy = /ValidatingAdmissionPolicy 'breakwater-([a-z-]+)/.exec(stderr)?.[1];
  if (policy !== undefined) return `policy ${policy}`;
  if (/no matches for kind/.test(stderr)) return 'no such kind';
  return /is forbidden: User|cannot (patch|create|get)/.test(stderr) ? 'rights' : 'server';
}
