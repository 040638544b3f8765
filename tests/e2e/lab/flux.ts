/** Flux on the suite's cluster: what it reports of a commit, and how long that takes. */
import { kustomizationOf } from '../../../src/gitops/flux';
import { stages } from '../../../src/gitops/stages';
import { eventually, kubectl, must } from './kubectl';
import { note } from './timed';

interface Reported {
  readonly status?: {
    readonly lastAppliedRevision?: string;
    readonly lastAttemptedRevision?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message: string }[];
  };
}

export const names = stages.map(kustomizationOf);

async function reported(kind: string, name: string): Promise<Reported> {
  const { code, stdout } = await kubectl('-n', 'flux-system', 'get', kind, name, '--output=json');
  return code === 0 ? (JSON.parse(stdout) as Reported) : {};
}

function readyOf({ status }: Reported) {
  return status?.conditions?.find(({ type }) => type === 'Ready');
}

/** Has the source, and then each stage, read anew at once. */
export async function reconcile(): Promise<void> {
  const now = `reconcile.fluxcd.io/requestedAt=${Date.now()}`;
  await must('-n', 'flux-system', 'annotate', '--overwrite', 'gitrepository', 'breakwater', now);
  await must('-n', 'flux-system', 'annotate', '--overwrite', 'kustomization', ...names, now);
}

/** Waits until all stages have this commit and are ready. @throws with what Flux says */
export async function takes(commit: string, what: string, seconds = 300): Promise<void> {
  const began = performance.now();
  let said = '';
  const taken = await eventually(seconds, async () => {
    const all = await Promise.all(names.map((name) => reported('kustomization', name)));
    said = all.map((one, place) => `${names[place]}: ${readyOf(one)?.message}`).join('\n');
    return all.every(
      (one) => readyOf(one)?.status === 'True' && one.status?.lastAppliedRevision?.endsWith(`:${commit}`) === true,
    );
  });
  if (!taken) throw new Error(`${what} was not ready in ${seconds} s:\n${said}`);
  note(`flux: ${what}`, (performance.now() - began) / 1000);
}

/** Waits until a stage, or the source, says that it cannot. @returns its message */
export async function complains(what: string, about: RegExp, seconds = 300): Promise<string> {
  const began = performance.now();
  let message = '';
  const found = await eventually(seconds, async () => {
    const all = [
      await reported('gitrepository', 'breakwater'),
      ...(await Promise.all(names.map((name) => reported('kustomization', name)))),
    ];
    const wrong = all.map(readyOf).filter((one) => one?.status === 'False' && about.test(one.message));
    message = wrong[0]?.message ?? all.map((one) => readyOf(one)?.message).join('\n');
    return wrong.length > 0;
  });
  if (!found) throw new Error(`${what}: nothing about ${about} in ${seconds} s:\n${message}`);
  note(`flux: ${what}, reported`, (performance.now() - began) / 1000);
  console.log(`${what}: ${message}`);
  return message;
}
