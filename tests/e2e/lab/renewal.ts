/** Certificates of the platform, and how cert-manager is asked for new ones. */
import { eventually, list, must } from './kubectl';

export interface Certificate {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly status: { readonly revision?: number };
}

const nameOf = ({ metadata }: Certificate) => `${metadata.namespace}/${metadata.name}`;

function certificates(): Promise<readonly Certificate[]> {
  return list<Certificate>('certificates', '--all-namespaces', '--selector=app.kubernetes.io/part-of=breakwater');
}

/** Asks cert-manager for a new one now, as `cmctl renew` does. */
export async function renew({ metadata }: Certificate): Promise<void> {
  const condition = { type: 'Issuing', status: 'True', reason: 'ManuallyTriggered', message: 'renewed by a test' };
  const patch = [{ op: 'add', path: '/status/conditions/-', value: condition }];
  await must(
    'patch',
    'certificate',
    metadata.name,
    `--namespace=${metadata.namespace}`,
    '--subresource=status',
    '--type=json',
    `--patch=${JSON.stringify(patch)}`,
  );
}

/**
 * Renews every certificate: authorities first, since what they sign is renewed with them.
 *
 * @returns how many; @throws where one is not renewed within two minutes
 */
export async function renewAll(): Promise<number> {
  const all = await certificates();
  const isAuthority = ({ metadata }: Certificate) => metadata.namespace === 'cert-manager';
  for (const some of [all.filter(isAuthority), all.filter((one) => !isAuthority(one))]) {
    await Promise.all(some.map(renew));
    const revisions = new Map(all.map((one) => [nameOf(one), one.status.revision ?? 0]));
    const waiting = async () => {
      const now = new Map((await certificates()).map((one) => [nameOf(one), one.status.revision ?? 0]));
      return some.map(nameOf).filter((name) => (now.get(name) ?? 0) <= (revisions.get(name) ?? 0));
    };
    if (!(await eventually(120, async () => (await waiting()).length === 0)))
      throw new Error(`not renewed: ${(await waiting()).join(', ')}`);
  }
  return all.length;
}
