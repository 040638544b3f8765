/** One of the two clusters between which a drill moves the database: its machine, its YAML, and the job that changes the set. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFiles } from '../../cluster/apply';
import { clusterDns } from '../../cluster/cluster-dns';
import { jobEnd } from '../../cluster/job-end';
import { type Kubectl, kubectl } from '../../cluster/kubectl';
import { lastLines } from '../../cluster/last-lines';
import { watchRollouts } from '../../cluster/rollouts';
import type { Database, Environment } from '../../config/environment';
import type { GivenDatabase } from '../../config/given';
import { memberHost } from '../../config/move';
import { services } from '../../config/services';
import type { Manifest } from '../../kubernetes/manifest';
import { readObjects } from '../../kubernetes/read';
import { deleteMachine, type MachineProps, makeMachine, must } from '../machine';
import { StageProblem } from '../problem';
import type { Door } from '../users-caller';

interface Job {
  readonly metadata: { readonly name: string };
}

interface Pod {
  readonly spec: { readonly hostNetwork?: boolean };
  readonly status: { readonly podIP?: string };
}

/** The job that brings the replica set to what the YAML says; it is made anew for each stage. */
const [admin, adminFile] = ['mongo-admin', 'mongo-admin.k8s.yaml'];

/** Seconds: the job's own deadline, and some for its controller. */
const patience = 570;

export interface MovingClusterProps extends Omit<MachineProps, 'frontDoor'> {
  /** The headless Service of its members. */
  readonly service: string;
}

export class MovingCluster {
  readonly kubectl: Kubectl;
  readonly service: string;
  private readonly folder: string;
  /** What was applied last, by file. */
  private applied: ReadonlyMap<string, string> = new Map();
  /** That of the machine, once it is there: its network of Services may be another than lab's. */
  private dns: Environment['dns'] | undefined;

  constructor(private readonly props: MovingClusterProps) {
    const { clock, profile, root, run, service } = props;
    this.kubectl = kubectl(run, profile, clock);
    this.service = service;
    this.folder = join(root, '.cache', 'migration', profile);
  }

  get name(): string {
    return this.props.profile;
  }

  get members(): Database['members'] {
    return this.props.environment.database.members;
  }

  /** Where its front door listens. @throws StageProblem where that is not on this machine */
  get door(): Door {
    const { entry } = this.props.environment.frontDoor;
    if (entry.kind !== 'loopback') throw new StageProblem(`${this.name} has no front door on this machine`);
    return { address: '127.0.0.1', port: entry.https };
  }

  /** A machine with images and cert-manager, and nothing of ours yet. */
  async make(): Promise<void> {
    await this.write({});
    await makeMachine({ ...this.props, frontDoor: true }, this.objects());
    await this.found();
  }

  /** Its machine is there. */
  async found(): Promise<void> {
    this.dns = await clusterDns(this.kubectl);
  }

  /** The namespaces of ours, for what has to be there before their objects. @throws StageProblem */
  async prepare(): Promise<void> {
    for (const namespace of this.objects().filter(({ kind }) => kind === 'Namespace')) {
      const made = await this.kubectl.applyObject(namespace);
      if (!made.ok) throw new StageProblem(`${this.name}: ${made.problem.message}`);
    }
  }

  async delete(): Promise<void> {
    await deleteMachine(this.props);
  }

  /**
   * The network of its pods: minikube's is a /16, of which a node's `podCIDR` is not all that a plug-in gives out.
   * @throws StageProblem where no pod has an address
   */
  async network(): Promise<string> {
    const pods = await this.kubectl.list<Pod>('pods');
    const pod = (pods.ok ? pods.value : []).find(({ spec, status }) => !spec.hostNetwork && status.podIP);
    const [first, second] = pod?.status.podIP?.split('.') ?? [];
    if (!second) throw new StageProblem(`no pod of ${this.name} has an IPv4 address of its own`);
    return `${first}.${second}.0.0/16`;
  }

  /** Host and port of each member. */
  get hosts(): readonly string[] {
    const { service } = this;
    const port = services.mongo.port;
    return Array.from({ length: this.members }, (_, number) => `${memberHost(number, { service })}:${port}`);
  }

  /**
   * Applies what changes with these values. The job runs, even if it has run with the same ones before.
   * @param without charts that come later, by `applyRest`
   */
  async apply(given: GivenDatabase, without: readonly string[] = []): Promise<void> {
    await this.write(given);
    await this.applyFiles(without);
  }

  /** What was left out before. */
  async applyRest(): Promise<void> {
    await this.applyFiles([]);
  }

  private async applyFiles(without: readonly string[]): Promise<void> {
    const before = this.applied;
    const files = this.files().filter((file) => !without.some((chart) => file === `${chart}.k8s.yaml`));
    const text = (file: string) => readFileSync(join(this.folder, this.props.environment.name, file), 'utf8');
    const now = new Map(files.map((file) => [file, text(file)]));
    const changed = [...now].filter(([file, text]) => file === adminFile || before.get(file) !== text);
    await this.removeJobs();
    const paths = changed.map(([file]) => join(this.folder, this.props.environment.name, file));
    const done = await applyFiles({ clock: this.props.clock, kubectl: this.kubectl }, paths);
    if (!done.ok) throw new StageProblem(`${this.name}: ${done.problem.message}`);
    this.applied = now;
  }

  /** Waits until the replica set is what the YAML says. @throws StageProblem with the job's last lines */
  async settled(): Promise<void> {
    const { clock } = this.props;
    const end = await jobEnd(this.kubectl, clock, { namespace: admin, seconds: patience });
    if (end === 'Complete') return;
    const pods = await this.kubectl.list<Manifest>('pods', { namespace: admin });
    const pod = pods.ok ? pods.value.at(-1) : undefined;
    const metadata = { name: String(pod?.metadata.name), namespace: admin };
    const lines = pod ? await lastLines(this.kubectl, { metadata }) : [];
    throw new StageProblem([`${this.name}: the job ${admin} did not get there`, ...lines].join('\n'));
  }

  /** Waits until all of it serves. @throws StageProblem */
  async serves(seconds: number): Promise<void> {
    const live = { kubectl: this.kubectl, clock: this.props.clock, patience: seconds, say: () => {} };
    const served = await watchRollouts(live, this.objects(), Date.now());
    if (!served.ok) throw new StageProblem(`${this.name}: ${served.problem.message}`);
  }

  /** What its YAML says. */
  objects(): readonly Manifest[] {
    return readObjects(join(this.folder, this.props.environment.name));
  }

  private files(): readonly string[] {
    return readdirSync(join(this.folder, this.props.environment.name)).filter((file) => file.endsWith('.yaml'));
  }

  /** Writes its YAML with these values. */
  async write(given: GivenDatabase): Promise<void> {
    const { environment, root, run } = this.props;
    mkdirSync(join(root, '.cache', 'migration'), { recursive: true });
    const values = JSON.stringify({ ...given, service: this.service, ...(this.dns ? { dns: this.dns } : {}) });
    const args = ['--environment', environment.name, '--given', values, '--out', this.folder];
    await must(run, 'node', [join(root, 'lib', 'charts', 'main.js'), ...args]);
  }

  private async removeJobs(): Promise<void> {
    const jobs = await this.kubectl.list<Job>('jobs', { namespace: admin });
    const names = jobs.ok ? jobs.value.map(({ metadata }) => metadata.name) : [];
    if (names.length > 0) await this.kubectl.delete('job', names, { namespace: admin, foreground: true });
  }
}
