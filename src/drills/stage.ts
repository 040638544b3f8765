/** The stage of a drill: a cluster of its own that plays one environment, and the YAML of two as they would be there. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { applyFiles } from '../cluster/apply';
import { clusterDns } from '../cluster/cluster-dns';
import { type Kubectl, kubectl } from '../cluster/kubectl';
import { watchRollouts } from '../cluster/rollouts';
import type { Environment, Minikube } from '../config/environment';
import type { Manifest } from '../kubernetes/manifest';
import { readObjects } from '../kubernetes/read';
import { deleteMachine, type MachineProps, makeMachine, must } from './machine';
import { StageProblem } from './problem';
import type { Timeline } from './timeline';

export interface StageProps extends Omit<MachineProps, 'environment' | 'frontDoor'> {
  /** Whose cluster it plays, already placed on the machine of the drill. */
  readonly victim: Environment & { readonly cluster: Minikube };
  /** Environments of which YAML is written, the victim among them. */
  readonly environments: readonly string[];
  /** The environment whose machine the drill takes. */
  readonly host: string;
}

const ending = '.k8s.yaml';

/** A minikube that an environment's own API server would be on: with the policies that guard policies. */
export class Stage {
  /** kubectl on this cluster and no other. */
  readonly kubectl: Kubectl;
  private readonly folder: string;

  constructor(
    private readonly props: StageProps,
    private readonly timeline: Timeline,
  ) {
    this.kubectl = kubectl(props.run, props.profile, props.clock);
    this.folder = join(props.root, '.cache', 'incident');
  }

  /** What an environment says, as it would be on this machine. */
  objectsOf(environment: string): readonly Manifest[] {
    return readObjects(this.folderOf(environment));
  }

  /** Where kubectl finds what an environment says. */
  folderOf(environment: string): string {
    return join(this.folder, environment);
  }

  /** The YAML, the machine, its images and, when all is there, the environment that it plays. */
  async setUp(): Promise<void> {
    const { victim } = this.props;
    await this.write();
    await makeMachine({ ...this.props, environment: victim }, this.objectsOf(victim.name));
    // Its network of Services is known now.
    await this.write(await clusterDns(this.kubectl));
    this.timeline.note(`a cluster of ${victim.name}, with cert-manager and images`);
    await this.applyVictim();
    this.timeline.note(`${victim.name} serves`);
  }

  /** Deletes the cluster. */
  async tearDown(): Promise<void> {
    await deleteMachine(this.props);
  }

  /** Applies an environment, whoever wrote what is there. @returns what was taken and what was refused */
  async apply(environment: string, { charts, dryRun = false }: ApplyOptions = {}): Promise<Applied> {
    const files = (charts ?? this.charts(environment)).map((chart) => this.file(environment, chart));
    const applied = await this.kubectl.apply(files, dryRun);
    if (applied.ok) return { taken: applied.value.taken, refused: [] };
    return { taken: applied.problem.taken, refused: refusals(applied.problem.message) };
  }

  /** The charts of an environment, by their names. */
  charts(environment: string): readonly string[] {
    return readdirSync(this.folderOf(environment))
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length));
  }

  /** Waits until the pods of the victim serve. @param since pods created earlier may fail @throws StageProblem */
  async waitUntilServing(seconds: number, since = Date.now()): Promise<void> {
    const { clock, victim } = this.props;
    const live = { kubectl: this.kubectl, clock, patience: seconds, say: () => {} };
    const served = await watchRollouts(live, this.objectsOf(victim.name), since);
    if (!served.ok) throw new StageProblem(served.problem.message);
  }

  private file(environment: string, chart: string): string {
    return join(this.folderOf(environment), `${chart}${ending}`);
  }

  private async write(dns?: Environment['dns']): Promise<void> {
    const { environments, host, root, run } = this.props;
    const args = [join(root, 'lib', 'charts', 'main.js'), '--on', host, '--out', this.folder];
    const given = dns ? ['--given', JSON.stringify({ dns })] : [];
    await must(run, 'node', [...args, ...given, '--environment', ...environments]);
  }

  private async applyVictim(): Promise<void> {
    const { clock, victim } = this.props;
    const files = this.charts(victim.name).map((chart) => this.file(victim.name, chart));
    const since = Date.now();
    const applied = await applyFiles({ clock, kubectl: this.kubectl }, files);
    if (!applied.ok) throw new StageProblem(`${victim.name} was ${applied.problem.message}`);
    await this.waitUntilServing(300, since);
  }
}

export interface ApplyOptions {
  /** @default - all charts of the environment */
  readonly charts?: readonly string[];
  /** Whether to ask only. @default false */
  readonly dryRun?: boolean;
}

/** What came of applying an environment. */
export interface Applied {
  /** A line of kubectl for each object that was taken. */
  readonly taken: readonly string[];
  /** The API server's sentence for each that was refused. */
  readonly refused: readonly string[];
}

/** kubectl's errors, one an object: a sentence may have several lines. */
function refusals(stderr: string): readonly string[] {
  return stderr
    .split(/^(?=Error from server|The \w+ ")/m)
    .map((text) => text.trim().replaceAll(/\s+/g, ' '))
    .filter((text) => /^(Error from server|The \w+ ")/.test(text));
}
