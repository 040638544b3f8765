/** A platform that a chaos drill can break: its cluster at the level of answers, and callers who notice what is broken. */
import type { Answer } from '../../../src/cluster/answer';
import type { Kubectl } from '../../../src/cluster/requests';
import { lab } from '../../../src/config/environments/lab';
import type { Answered } from '../../../src/drills/answers';
import type { Callers } from '../../../src/drills/chaos/callers';
import { type CallerName, callerNames, type Scene } from '../../../src/drills/chaos/experiment';
import { clock } from '../../../src/programs/clock';
import { success } from '../../../src/programs/result';
import { type FakeCluster, fakeKubectl, refusal } from '../../cluster/fake-kubectl';
import { type Answers, programs } from '../../programs/fakes';

export interface Platform {
  /** Whether callers get wrong answers now. */
  broken: boolean;
  /** What the cluster lacks now; empty: the steady state. */
  missing: readonly object[];
  /** Alerts that fire now, by name; undefined: Prometheus is not there. */
  alerts: readonly string[] | undefined;
  readonly scene: Scene & { readonly kubectl: FakeCluster };
  /** Command lines of minikube. */
  readonly lines: () => readonly string[];
  readonly callers: (names?: readonly CallerName[]) => Callers;
}

/** A node, a workload or a certificate that is as it should be. */
export const ready = { status: { conditions: [{ type: 'Ready', status: 'True' }] } };

export const workload = (name: string, replicas = 3, there = replicas) => ({
  kind: 'Deployment',
  metadata: { namespace: name, name },
  spec: { replicas },
  status: { replicas: there, readyReplicas: there, updatedReplicas: there },
});

/**
 * @param answers of the cluster where they are not those of one in its steady state
 * @param ran what programs answer
 */
export function platform(answers: Partial<Kubectl> = {}, ran: Answers = {}): Platform {
  const { calls, run } = programs(ran);
  const list = async <T>(kinds: string): Promise<Answer<readonly T[]>> => {
    const found = kinds.startsWith('deployments') ? one.missing : [];
    return success(found as readonly T[]);
  };
  const raw = async (path: string): Promise<Answer<string>> => {
    const { alerts } = one;
    if (alerts === undefined) return refusal('no Prometheus');
    const at = Date.now() / 1000;
    const result = alerts.map((alertname) => ({
      metric: { alertname, subject: 'web' },
      ...(path.includes('query_range') ? { values: [[at, '1']] } : { value: [at, '1'] }),
    }));
    return success(JSON.stringify({ data: { result } }));
  };
  const one: Platform = {
    broken: false,
    missing: [],
    alerts: undefined,
    scene: { kubectl: fakeKubectl({ list, raw, ...answers }), run, clock, environment: lab },
    lines: () => calls.map(({ line }) => line),
    callers: (names = callerNames) => {
      const all: Record<string, Answered[]> = Object.fromEntries(names.map((name) => [name, []]));
      const timer = setInterval(() => {
        const answered = { at: performance.now(), ...(one.broken ? { wrong: '503' } : {}) };
        for (const name of names) all[name]?.push(answered);
      }, 100);
      return {
        answers: () => all,
        stop: async () => {
          clearInterval(timer);
          return names.includes('writes')
            ? { acknowledged: 1, gap: 0, refused: {}, sent: 1, repeated: 0, missing: [], twice: [] }
            : undefined;
        },
      };
    },
  };
  return one;
}
