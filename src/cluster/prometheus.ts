/**
 * Questions to the Prometheus of a cluster, through its API server: nothing has to be opened for them. Where its pod is on
 * another node than the API server its NetworkPolicy refuses that way, and the one through its kubelet is left.
 */
import { neighbours } from '../config/flows';
import { releases } from '../config/versions';
import { failure, type Result, success } from '../programs/result';
import { answerOfPod } from './pod-answer';
import type { Kubectl } from './requests';

/** One line over time: its labels, and its values at moments in seconds. */
export interface Line {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (readonly [number, number])[];
}

interface Span {
  /** In seconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Seconds between two points. */
  readonly step: number;
}

/** Its pods. */
const server = { ...neighbours.prometheus, labels: neighbours.prometheus.podLabels, port: 9090 };

const service = `/api/v1/namespaces/${releases.prometheus.namespace}/services/prometheus-server:http/proxy`;

interface Matrix {
  readonly data: {
    readonly result: readonly {
      readonly metric: Line['labels'];
      readonly values: readonly (readonly [number, string])[];
    }[];
  };
}

interface Vector {
  readonly data: {
    readonly result: readonly { readonly metric: Line['labels']; readonly value: readonly [number, string] }[];
  };
}

/** A series at this moment. */
export interface Sample {
  readonly labels: Line['labels'];
  readonly value: number;
}

/** @param expression in PromQL, whose value is a vector */
export async function ask(kubectl: Kubectl, expression: string): Promise<Result<readonly Sample[]>> {
  const answer = await questionOf(kubectl, `query?${new URLSearchParams({ query: expression })}`);
  if (!answer.ok) return answer;
  const { data } = JSON.parse(answer.value) as Vector;
  return success(data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) })));
}

async function questionOf(kubectl: Kubectl, question: string): Promise<Result<string>> {
  const answer = await kubectl.raw(`${service}/api/v1/${question}`);
  if (answer.ok) return answer;
  const direct = await answerOfPod(kubectl, server, `/api/v1/${question}`);
  if (direct.ok) return direct;
  const said = [answer.problem.message, direct.problem.message].join('; through its kubelet: ');
  return failure('failed', `Prometheus of ${kubectl.context} does not answer: ${said}`);
}

/** @param expression in PromQL @returns a line for each series; a point that has no number is left out */
export async function askOver(kubectl: Kubectl, expression: string, span: Span): Promise<Result<readonly Line[]>> {
  const { from, step, to } = span;
  const question = new URLSearchParams({ query: expression, start: `${from}`, end: `${to}`, step: `${step}` });
  const answer = await questionOf(kubectl, `query_range?${question}`);
  if (!answer.ok) return answer;
  const { data } = JSON.parse(answer.value) as Matrix;
  return success(
    data.result.map(({ metric, values }) => ({
      labels: metric,
      points: values
        .map(([moment, value]) => [moment, Number(value)] as const)
        .filter(([, value]) => Number.isFinite(value)),
    })),
  );
}
