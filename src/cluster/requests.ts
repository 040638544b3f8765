/** The requests of this project to a cluster, as types: `kubectl.ts` carries them out, tests answer them. */
import type { Manifest } from '../kubernetes/manifest';
import type { Result } from '../programs/result';
import type { RunOptions } from '../programs/run';
import type { Answer, KubectlProblem } from './answer';

export interface Selection {
  /** @default - all namespaces */
  readonly namespace?: string;
  /** Label selector. @default - all */
  readonly selector?: string;
  /** Field selector. @default - all */
  readonly fields?: string;
  /** Whether to return `managedFields`. @default false */
  readonly managedFields?: boolean;
  /** JSONPath by which the list is sorted. @default - unsorted */
  readonly sortBy?: string;
}

export interface DeleteOptions {
  /** @default - a cluster-scoped object */
  readonly namespace?: string;
  /** Whether to return before the objects are gone. @default false */
  readonly background?: boolean;
  /** Whether dependents go first. @default false */
  readonly foreground?: boolean;
  /** Whether pods get a second to end, in place of their grace period. @default false */
  readonly now?: boolean;
}

export interface LogOptions {
  /** @default - the pod's default */
  readonly container?: string;
  /** How many lines. @default 5 */
  readonly lines?: number;
  /** Whether of the container that ran before this one. @default false */
  readonly previous?: boolean;
}

/** What an apply came to: the API server answers for each object. */
export interface Applied {
  /** kubectl's line for each object that was accepted. */
  readonly taken: readonly string[];
}

export interface ApplyProblem extends KubectlProblem {
  readonly taken: readonly string[];
  /** Whether a webhook or a kind is not available yet: the same request may succeed in a moment. */
  readonly early: boolean;
  /** Whether a policy of the API server refused something, perhaps one of before. */
  readonly denied: boolean;
}

/** The requests of this project, on one cluster. Tests answer them without a command line. */
export interface Kubectl {
  readonly context: string;
  /** One object; `undefined`: not found. */
  get<T>(kind: string, name: string, namespace?: string): Promise<Answer<T | undefined>>;
  list<T>(kinds: string, which?: Selection): Promise<Answer<readonly T[]>>;
  /** The objects of files or a folder that the cluster has; kinds that it does not know are not found. */
  existing(...paths: readonly string[]): Promise<Answer<readonly Manifest[]>>;
  /** The same, with who wrote which field when. */
  managed(...paths: readonly string[]): Promise<Answer<readonly Manifest[]>>;
  /** What the objects of files would be if they replaced those of the cluster; those that may not are left out. */
  replaced(files: readonly string[]): Promise<Answer<readonly Manifest[]>>;
  /** Every object of some namespaces, of each kind that there is but events and measures; of Secrets without contents. */
  everything(namespaces: readonly string[]): Promise<Answer<readonly Manifest[]>>;
  /**
   * Asks whether objects would be admitted if they were made now, and makes none.
   * @returns for each the API server's refusal; `undefined`: it would be, or it is there already
   */
  admits(objects: readonly Manifest[]): Promise<Answer<readonly (string | undefined)[]>>;
  /** A JSON patch of one object. */
  patch(
    kind: string,
    name: string,
    namespace: string | undefined,
    patch: readonly object[],
  ): Promise<Answer<undefined>>;
  /** Sets an annotation, over one that is there. @param pair `key=value` */
  annotate(kind: string, name: string, namespace: string, pair: string): Promise<Answer<undefined>>;
  /** Server-side apply, over other field managers. */
  apply(files: readonly string[], dryRun?: boolean): Promise<Result<Applied, ApplyProblem>>;
  /** Server-side apply of one object from standard input: nothing of it is in a file or on a command line. */
  applyObject(object: Manifest): Promise<Answer<undefined>>;
  /** A Job of a CronJob's template, now. */
  createJob(name: string, cronJob: string, namespace: string): Promise<Answer<undefined>>;
  /** Objects that do not exist are ignored. */
  delete(kind: string, names: readonly string[], options?: DeleteOptions): Promise<Answer<undefined>>;
  /** Merges data into a ConfigMap that exists. */
  patchConfigMap(name: string, namespace: string, data: Readonly<Record<string, string>>): Promise<Answer<undefined>>;
  createConfigMap(name: string, namespace: string, data: Readonly<Record<string, string>>): Promise<Answer<undefined>>;
  /** The last lines of a pod. */
  logs(pod: string, namespace: string, which?: LogOptions): Promise<Answer<readonly string[]>>;
  /** What applying a folder would change; empty: nothing. */
  diff(folder: string): Promise<Answer<string>>;
  /** Waits until all Deployments of a namespace are available. */
  available(namespace: string, seconds: number): Promise<Answer<undefined>>;
  /** Runs a program in a container of a pod, its default one unless another is named. @returns what it printed */
  exec(pod: string, namespace: string, command: readonly string[], container?: string): Promise<Answer<string>>;
  /** Sets the instances of a Deployment, and waits until none is left where there is to be none. */
  scale(deployment: string, namespace: string, replicas: number): Promise<Answer<undefined>>;
  /** Sets the instances of a workload, such as `deployment/web`, and does not wait. */
  resize(workload: string, namespace: string, replicas: number): Promise<Answer<undefined>>;
  /**
   * Has a port of this machine lead to one of a pod, as long as the work goes on.
   * @param ports that of this machine, and the pod's
   */
  through<T>(
    pod: string,
    namespace: string,
    ports: readonly [number, number],
    work: () => Promise<T>,
  ): Promise<Answer<T>>;
  /** The body that a path of the API server answers. */
  raw(path: string): Promise<Answer<string>>;
  /** Prints the ready replicas of a Deployment whenever they change, until it is ended. */
  watchReady(deployment: string, namespace: string, options: Pick<RunOptions, 'line' | 'signal'>): Promise<void>;
}
