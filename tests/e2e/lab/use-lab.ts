/** The lab of a test file: what it needs is brought up where it is absent, and found where it is there. */

import { installCertManager } from '../../../src/cluster/cert-manager';
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import { loadForeign } from '../../../src/cluster/load-image';
import { watchRollouts } from '../../../src/cluster/rollouts';
import { lab } from '../../../src/config/environments/lab';
import { foreignImages } from '../../../src/config/versions';
import { imageNames } from '../../../src/images/build';
import { readObjects } from '../../../src/kubernetes/read';
import { clock } from '../../../src/programs/clock';
import { run } from '../../../src/programs/run';
import { enforcement } from './canary';
import { ensureCluster } from './cluster';
import { eventually, kubectl } from './kubectl';
import { buildOwn, ownImages } from './own-images';
import { breakwater } from './platform';
import { readTarget, saveTarget } from './target';
import { timed } from './timed';

export interface LabProps {
  /** Whether dist/lab is applied and ready, beside the cluster that it needs. @default true */
  readonly applied?: boolean;
  /** Nodes of the cluster; another number makes it anew. @default 1 */
  readonly nodes?: number;
}

/** For the top of a test file. */
export function useLab({ applied = true, nodes = 1 }: LabProps = {}): void {
  beforeAll(async () => {
    await ensureCluster(nodes);
    await ensureCertManager();
    await ensureImages();
    await ensureEnforcement();
    if (applied) await timed('dist/lab is ready', ensureApplied);
  }, 900_000);
}

/** The stack `platform` brings it where Terraform has providers; here it comes by itself. */
async function ensureCertManager(): Promise<void> {
  const ready = ['deployment', '--all', '--namespace=cert-manager', '--for=condition=Available', '--timeout=30s'];
  const there = await kubectl('get', 'customresourcedefinition', 'certificates.cert-manager.io');
  if (there.code === 0 && (await kubectl('wait', ...ready)).code === 0) return;
  none(await timed('cert-manager', () => installCertManager(run, kubectlOn(run, readTarget().context))));
}

/** Images of dist and of the probe. */
async function ensureImages(): Promise<void> {
  const target = readTarget();
  const { context, loaded = [] } = target;
  const own = imageNames('dockerfiles').filter((name) => !loaded.includes(ownImages[name] ?? ''));
  const foreign = foreignImages(lab).filter((image) => !loaded.includes(image));
  if (own.length === 0 && foreign.length === 0) return;
  await timed(`images loaded: ${[...own, ...foreign].join(', ')}`, async () => {
    await buildOwn(own, context);
    for (const image of foreign) none(await loadForeign(run, image, context));
  });
  saveTarget({ ...target, loaded: [...Object.values(ownImages), ...foreignImages(lab)] });
}

/** Without enforcement of NetworkPolicies no refusal would mean anything. */
async function ensureEnforcement(): Promise<void> {
  const target = readTarget();
  if (target.enforces) return;
  none(await timed('a deny is enforced', enforcement));
  saveTarget({ ...target, enforces: true });
}

/** dist/lab as it is in the working tree, whatever an earlier suite has deployed. */
async function ensureApplied(): Promise<void> {
  let said = '';
  // A webhook that is not ready yet refuses what it will accept a moment later.
  const taken = await eventually(60, async () => {
    const { code, stderr } = await kubectl('apply', '--server-side', '--force-conflicts', '--filename=dist/lab');
    said = stderr;
    return code === 0;
  });
  if (!taken) throw new Error(said);
  const live = { kubectl: kubectlOn(run, readTarget().context), clock, patience: 240, say: () => {} };
  const served = await watchRollouts(live, readObjects('dist/lab'), Date.now());
  if (!served.ok) throw new Error(served.problem.message);
  // Without it the backup of each hour would wait for it, in whatever suite is running then.
  const { code, stderr } = await breakwater(['backup-key', '--environment=lab', '--key=.cache/e2e/backup-key.txt']);
  if (code !== 0) throw new Error(stderr);
}

function none(problem: string | undefined): void {
  if (problem !== undefined) throw new Error(problem);
}
