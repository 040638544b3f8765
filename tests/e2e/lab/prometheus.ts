/** Questions to Prometheus on the cluster, through the API server. */
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import { ask, type Sample } from '../../../src/cluster/prometheus';
import { releases } from '../../../src/config/versions';
import { run } from '../../../src/programs/run';
import { must } from './kubectl';
import { readTarget } from './target';

const { namespace } = releases.prometheus;
const path = `/api/v1/namespaces/${namespace}/services/prometheus-server:http/proxy/api/v1`;

interface Answer<T> {
  readonly status: string;
  readonly data: T;
}

/** @throws where it does not answer, or refuses the question */
async function get<T>(question: string): Promise<T> {
  const { data, status } = JSON.parse(await must('get', `--raw=${path}/${question}`)) as Answer<T>;
  if (status !== 'success') throw new Error(`${question}: ${status}`);
  return data;
}

/** @param expression in PromQL, whose value is a vector */
export async function query(expression: string): Promise<readonly Sample[]> {
  const found = await ask(kubectlOn(run, readTarget().context), expression);
  if (!found.ok) throw new Error(`${expression}: ${found.problem.message}`);
  return found.value;
}

export interface Target {
  readonly labels: Readonly<Record<string, string>>;
  readonly health: 'up' | 'down' | 'unknown';
  readonly lastError: string;
  readonly scrapeUrl: string;
}

export async function targets(): Promise<readonly Target[]> {
  return (await get<{ activeTargets: Target[] }>('targets?state=active')).activeTargets;
}
