/** The stage of a drill: a cluster of its own that plays one environment, and the YAML of two as they would be there. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installCertManager } from '../cluster/cert-manager';
import { identify } from '../cluster/identity';
import { loadForeign } from '../cluster/load-image';
import { prepare } from '../cluster/minikube';
import type { Environment, Minikube } from '../config/environment';
import { foreignImages } from '../config/versions';
import { rollouts } from '../deploy/rollouts';
import { buildImages } from '../images/build';
import { ownImages } from '../images/own-images';
import type { Manifest } from '../policies/policy';
import type { Run } from '../programs/run';
import { start } from '../stacks/cluster/start';
import type { Settings } from '../stacks/settings';
import { readManifests } from '../synth/manifests';
import type { Timeline } from './timeline';
import { sleep } from './wrong-env/detect';

export interface StageProps {
  readonly root: string;
  readonly run: Run;
  /** Where minikube keeps its things. */
  readonly minikube: string;
  readonly settings: Pick<Settings, 'bases' | 'nodePorts'>;
  /** Profile and context: a cluster that is made for the drill and deleted after it. */
  readonly profile: string;
  /** Whose cluster it plays, already placed on the machine of the drill. */
  readonly victim: Environment & { readonly cluster: Minikube };
  /** Environments of which YAML is written, the victim among them. */
  readonly environments: readonly string[];
  /** The environment whose machine the drill takes. */
  readonly host: string;
}

const ending = '.k8s.yaml';

/** A drill whose stage cannot be set up ends with the sentence of this. */
export class StageProblem extends Error {}

/** A minikube that an environment's own API server would be on: with the policies that guard policies. */
export class Stage {
  private readonly folder: string;

  constructor(
    private readonly props: StageProps,
    private readonly timeline: Timeline,
  ) {
    this.folder = join(props.root, '.cache', 'incident');
  }

  /** What an environment says, as it would be on this machine. */
  objectsOf(environment: string): readonly Manifest[] {
    return readManifests(this.folderOf(environment));
  }

  /** Where kubectl finds what an environment says. */
  folderOf(environment: string): string {
    return join(this.folder, environment);
  }

  /** The YAML, the machine, its images and, when all is there, the environment that it plays. */
  async setUp(): Promise<void> {
    const { profile, victim } = this.props;
    await this.write();
    await this.minikube('delete', `--profile=${profile}`);
    prepare(this.props.minikube, profile, victim.name);
    await this.must('minikube', commandOf(start({ ...victim, context: profile }, this.props.settings, false)));
    const problem = await identify(this.props.run, profile, victim.name);
    if (problem !== undefined) throw new StageProblem(problem);
    this.timeline.note(`a cluster that says of itself that it is of ${victim.name}`);
    const missing = await installCertManager(this.props.run, profile);
    if (missing !== undefined) throw new StageProblem(missing);
    await this.loadImages();
    this.timeline.note('cert-manager and images');
    await this.bringUp();
    this.timeline.note(`${victim.name} serves`);
  }

  /** Deletes the cluster. */
  async tearDown(): Promise<void> {
    await this.minikube('delete', `--profile=${this.props.profile}`);
  }

  /** kubectl on this cluster and no other. */
  kubectl(...args: readonly string[]) {
    return this.props.run('kubectl', [`--context=${this.props.profile}`, ...args]);
  }

  /** Applies an environment, whoever wrote what is there. @returns what was taken and what was refused */
  async apply(environment: string, { charts, dryRun = false }: ApplyOptions = {}): Promise<Applied> {
    const files = (charts ?? this.charts(environment)).map((chart) => `--filename=${this.file(environment, chart)}`);
    const flags = ['--server-side', '--force-conflicts', ...(dryRun ? ['--dry-run=server'] : [])];
    const { stdout, stderr } = await this.kubectl('apply', ...flags, ...files);
    return { taken: linesOf(stdout), refused: refusals(stderr) };
  }

  /** The charts of an environment, by their names. */
  charts(environment: string): readonly string[] {
    return readdirSync(this.folderOf(environment))
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length));
  }

  /** Waits until the pods of the victim serve. @throws StageProblem */
  async waitUntilServing(seconds: number): Promise<void> {
    const { profile, run, victim } = this.props;
    const problems = await rollouts(run, [`--context=${profile}`], this.objectsOf(victim.name), seconds, () => {});
    if (problems.length > 0) throw new StageProblem(problems.join('\n'));
  }

  private file(environment: string, chart: string): string {
    return join(this.folderOf(environment), `${chart}${ending}`);
  }

  private async write(): Promise<void> {
    const { environments, host, root } = this.props;
    const args = [join(root, 'lib', 'charts', 'main.js'), '--on', host, '--out', this.folder, '--environment'];
    await this.must('node', [...args, ...environments]);
  }

  private async bringUp(): Promise<void> {
    const { victim } = this.props;
    // A webhook that is not there yet refuses what it will take a moment later.
    for (let tries = 0; tries < 20; tries++) {
      const { refused } = await this.apply(victim.name);
      if (refused.length === 0) return this.waitUntilServing(300);
      if (tries === 19) throw new StageProblem(`${victim.name} was not taken: ${refused[0]}`);
      await sleep(3);
    }
  }

  private async loadImages(): Promise<void> {
    const { profile, root, run, settings, victim } = this.props;
    const own = ownImages(this.objectsOf(victim.name), victim.images.own);
    const built = await buildImages({
      dockerfiles: join(root, 'dockerfiles'),
      names: own.map(({ name }) => name),
      prefix: victim.images.own,
      withoutDigests: settings.bases === 'by-name',
      load: profile,
      run,
      say: () => {},
    });
    if (!built.ok) throw new StageProblem(built.problem);
    for (const image of foreignImages(victim)) {
      const problem = await loadForeign(run, image, profile);
      if (problem !== undefined) throw new StageProblem(problem);
    }
  }

  private minikube(...args: readonly string[]) {
    return this.props.run('minikube', args);
  }

  private async must(command: string, args: readonly string[]): Promise<void> {
    const { code, stderr, stdout } = await this.props.run(command, args);
    if (code === 0) return;
    throw new StageProblem(
      `${command} ${args.slice(0, 3).join(' ')} …: exit ${code}: ${(stderr || stdout).trim().slice(-1000)}`,
    );
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

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** The words of `minikube start …` after its name. */
function commandOf(command: string): readonly string[] {
  return command.split(' ').slice(1);
}
