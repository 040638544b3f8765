/** Flux on the suite's cluster: what it reports of a commit, and how long that takes. */
import { kustomizationOf } from '../../../src/gitops/flux';
import { conditionOf, isOf, type Reported } from '../../../src/gitops/reported';
import { stages } from '../../../src/gitops/stages';
import { columns } from '../../../src/writing/columns';
import { eventually, kubectl, must } from './kubectl';
import { note } from './timed';

export const names = stages.map(kustomizationOf);

const rows: string[][] = [['event', 'Flux', 'seen', 'after']];

/** When Flux was last asked, and by which token it answers. */
let asked = { at: performance.now(), token: '' };

async function reported(kind: string, name: string): Promise<Reported> {
  const { code, stdout } = await kubectl('-n', 'flux-system', 'get', kind, name, '--output=json');
  return code === 0 ? (JSON.parse(stdout) as Reported) : {};
}

const readyOf = (one: Reported) => conditionOf(one, 'Ready');

const source = () => reported('gitrepository', 'breakwater');

const all = () => Promise.all(names.map((name) => reported('kustomization', name)));

const saidOf = (found: readonly Reported[]) =>
  found.map((one, place) => `${names[place]}: ${readyOf(one)?.message}`).join('\n');

/** Has the source, and then each stage, read anew at once. */
export async function reconcile(): Promise<void> {
  asked = { at: performance.now(), token: String(Date.now()) };
  const now = `reconcile.fluxcd.io/requestedAt=${asked.token}`;
  await must('-n', 'flux-system', 'annotate', '--overwrite', 'gitrepository', 'breakwater', now);
  await must('-n', 'flux-system', 'annotate', '--overwrite', 'kustomization', ...names, now);
}

/** Waits until all stages have looked since they were asked last, and are ready. @throws with what Flux says */
export async function settled(what: string, seconds = 300): Promise<number> {
  let said = '';
  const is = await eventually(seconds, async () => {
    const found = await all();
    said = saidOf(found);
    return found.every((one) => readyOf(one)?.status === 'True' && one.status?.lastHandledReconcileAt === asked.token);
  });
  if (!is) throw new Error(`${what} was not settled in ${seconds} s:\n${said}`);
  return (performance.now() - asked.at) / 1000;
}

/** Waits until all stages have this commit and are ready. @throws with what Flux says */
export async function takes(commit: string, what: string, seconds = 300): Promise<void> {
  const since = () => (performance.now() - asked.at) / 1000;
  let said = '';
  let seen: number | undefined;
  const taken = await eventually(seconds, async () => {
    if (seen === undefined && isOf(commit, (await source()).status?.artifact?.revision)) seen = since();
    const found = await all();
    said = saidOf(found);
    return found.every((one) => readyOf(one)?.status === 'True' && isOf(commit, one.status?.lastAppliedRevision));
  });
  if (!taken) throw new Error(`${what} was not ready in ${seconds} s:\n${said}\n${readyOf(await source())?.message}`);
  note(`flux: ${what}`, since());
  rows.push([what, 'ready', seen === undefined ? '' : `${seen.toFixed(1)} s`, `${since().toFixed(1)} s`]);
}

/** Waits until a stage, or the source, says that it cannot. @returns its message */
export async function complains(what: string, about: RegExp, seconds = 300): Promise<string> {
  let message = '';
  const found = await eventually(seconds, async () => {
    const each = [await source(), ...(await all())].map(readyOf);
    const wrong = each.filter((one) => one?.status === 'False' && about.test(one.message ?? ''));
    message = wrong[0]?.message ?? each.map((one) => one?.message).join('\n');
    return wrong.length > 0;
  });
  if (!found) throw new Error(`${what}: nothing about ${about} in ${seconds} s:\n${message}`);
  const after = (performance.now() - asked.at) / 1000;
  note(`flux: ${what}, reported`, after);
  rows.push([what, 'says why not', '', `${after.toFixed(1)} s`]);
  console.log(`${what}: ${message}`);
  return message;
}

/** Another row of the table of this run. */
export function happened(event: string, what: string, after: number): void {
  rows.push([event, what, '', `${after.toFixed(1)} s`]);
}

/** What Flux did in this run, and how long each took from when it was asked. */
export function table(): string {
  return columns(rows).join('\n');
}
