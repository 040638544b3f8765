/** A cluster on which a restore drill goes through given states. */
import type { Answer } from '../../../src/cluster/answer';
import type { Kubectl } from '../../../src/cluster/kubectl';
import { success } from '../../../src/programs/result';
import { type FakeCluster, fakeKubectl } from '../../cluster/fake-kubectl';

/** `container` runs, `container!` has ended well, `container!1` with 1; a pod is these, its main container last. */
export type State = readonly string[];

export interface Play {
  /** The pod at each look at it; the last stays. */
  readonly pods: readonly (State | undefined)[];
  /** Conditions of the job at each look. @default - none, until the pods are over: Complete, or Failed where one ended badly */
  readonly ends?: string;
  readonly logs?: Readonly<Record<string, readonly string[]>>;
  /** Jobs that are there before. */
  readonly jobs?: readonly object[];
  /** Text of the key that is there before. */
  readonly key?: string;
  readonly answers?: Partial<Kubectl>;
}

const statusOf = (one: string) => {
  const [, name = '', ended, code] = /^([a-z-]+)(!?)(\d*)$/.exec(one) ?? [];
  const state = ended ? { terminated: { reason: 'x', exitCode: Number(code || 0) } } : { running: {} };
  return { name, ready: true, state };
};

export function drilled({ answers = {}, ends, jobs = [], key, logs = {}, pods }: Play): FakeCluster {
  let look = -1;
  const pod = () => pods[Math.min(look, pods.length - 1)];
  const condition = () => {
    if (look < pods.length - 1) return [];
    const bad = (pod() ?? []).some((one) => /!\d/.test(one));
    return [{ type: ends ?? (bad ? 'Failed' : 'Complete'), status: 'True', reason: 'why' }];
  };
  const found = <T>(value: unknown): Answer<T> => success(value as T);
  return fakeKubectl({
    list: async <T>(kinds: string) => {
      if (kinds === 'jobs') return found<readonly T[]>(jobs);
      look += 1;
      const state = pod();
      if (state === undefined) return success([]);
      const metadata = { name: 'pod', namespace: 'restore-drill' };
      return found<readonly T[]>([
        { metadata, status: { phase: 'Running', initContainerStatuses: state.map(statusOf) } },
      ]);
    },
    get: async <T>(kind: string) => {
      if (kind === 'secret') return found<T>(key && { data: { 'key.txt': Buffer.from(key).toString('base64') } });
      if (kind === 'job') return found<T>({ metadata: { name: 'job' }, status: { conditions: condition() } });
      return found<T>({ metadata: { name: 'restore-drill' } });
    },
    logs: async (_, __, { container = '' } = {}) => success(logs[container] ?? []),
    ...answers,
  });
}
