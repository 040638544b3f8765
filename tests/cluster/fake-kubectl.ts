/** A cluster at the level of answers: what it keeps of what it is asked, without a command line. */
import { type Answer, isDenied, type KubectlReason } from '../../src/cluster/answer';
import type { ApplyProblem, Kubectl } from '../../src/cluster/requests';
import type { Manifest } from '../../src/kubernetes/manifest';
import type { Clock } from '../../src/programs/clock';
import { failure, success } from '../../src/programs/result';
import type { Run } from '../../src/programs/run';

export interface FakeCluster extends Kubectl {
  /** Files of each apply that was accepted. */
  readonly applied: (readonly string[])[];
  /** Objects that were applied one by one. */
  readonly brought: Manifest[];
  /** `Kind name namespace` of each object that was deleted. */
  readonly deleted: string[];
  /** Data by `namespace/name`. */
  readonly configMaps: Map<string, Readonly<Record<string, string>>>;
}

/** @param answers where they are not those of a cluster that is empty and accepts everything */
export function fakeKubectl(answers: Partial<Kubectl> = {}): FakeCluster {
  const [applied, deleted, configMaps]: [(readonly string[])[], string[], FakeCluster['configMaps']] = [
    [],
    [],
    new Map(),
  ];
  const brought: Manifest[] = [];
  const keep = (name: string, namespace: string, data: Readonly<Record<string, string>>) => {
    configMaps.set(`${namespace}/${name}`, data);
    return success(undefined);
  };
  return {
    context: 'shop',
    get: async <T>(kind: string, name: string, namespace?: string) => {
      const data = kind === 'configmap' ? configMaps.get(`${namespace}/${name}`) : undefined;
      return success(data && ({ data } as T));
    },
    list: async () => success([]),
    existing: async () => success([]),
    managed: async () => success([]),
    replaced: async () => success([]),
    everything: async () => success([]),
    admits: async (objects) => success(objects.map(() => undefined)),
    patch: async () => success(undefined),
    annotate: async () => success(undefined),
    delete: async (kind, names, { namespace = '' } = {}) => {
      deleted.push(...names.map((name) => `${kind} ${name} ${namespace}`.trim()));
      return success(undefined);
    },
    applyObject: async (object) => {
      brought.push(object);
      return success(undefined);
    },
    createJob: async () => success(undefined),
    patchConfigMap: async (name, namespace, data) =>
      configMaps.has(`${namespace}/${name}`) ? keep(name, namespace, data) : refusal('not found'),
    createConfigMap: async (name, namespace, data) => keep(name, namespace, data),
    logs: async () => success([]),
    diff: async () => success(''),
    available: async () => success(undefined),
    exec: async () => success(''),
    scale: async () => success(undefined),
    resize: async () => success(undefined),
    through: async (_pod, _namespace, _ports, work) => success(await work()),
    raw: async () => success(''),
    watchReady: async () => {},
    ...answers,
    apply: async (files, dryRun) => {
      const result = (await answers.apply?.(files, dryRun)) ?? success({ taken: [] });
      if (result.ok) applied.push(files);
      return result;
    },
    ...{ applied, brought, deleted, configMaps },
  };
}

export const refusal = (message: string, reason: KubectlReason = 'failed') => failure(reason, message);
export const unapplied = (message: string, early = false): { readonly ok: false; readonly problem: ApplyProblem } => ({
  ok: false,
  problem: { reason: 'failed', message, taken: [], early, denied: isDenied(message) },
});

/** Each answer in its turn, and then the last again. */
export function inTurn<T>(...answers: readonly [T, ...T[]]): () => Promise<T> {
  let time = 0;
  return async () => answers[Math.min(time++, answers.length - 1)] ?? answers[0];
}

/** `list` of one cluster, by the kinds that it is asked for. */
export function listing(byKinds: Readonly<Record<string, () => Promise<Answer<readonly object[]>>>>): Kubectl['list'] {
  return async <T>(kinds: string) => {
    const [, answer] = Object.entries(byKinds).find(([start]) => kinds.startsWith(start)) ?? [];
    return ((await answer?.()) ?? success([])) as Answer<readonly T[]>;
  };
}

/** A clock on which no time passes but what is slept. */
export function quick(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  const total = () => slept.reduce((sum, one) => sum + one, 0);
  return { slept, now: () => total() * 1000, sleep: async (seconds) => void slept.push(seconds) };
}

/** kubectl's command lines without their time limits. */
export function untimed(run: Run): Run {
  return (command, args, options) =>
    run(
      command,
      args.filter((one) => !one.startsWith('--request-timeout=')),
      options,
    );
}
