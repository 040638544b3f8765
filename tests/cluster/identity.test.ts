import { identify } from '../../src/cluster/identity';
import type { Answers } from '../programs/fakes';
import { failed, missing, ok, programs } from '../programs/fakes';

const kubectl = 'kubectl --context=shop --request-timeout=20s';
const get = `${kubectl} get configmap cluster-identity`;
const create = `${kubectl} create configmap cluster-identity`;
const asks = `${get} --ignore-not-found --output=jsonpath={.data.environment} --namespace=kube-system`;
const tells = `${create} --from-literal=environment=lab --namespace=kube-system`;

/** Whether the cluster `shop` is one of lab, by what it answers, and what it was asked. */
async function identified(answers: Answers) {
  const { run, calls } = programs(answers);
  return { problem: await identify(run, 'shop', 'lab'), lines: calls.map(({ line }) => line) };
}

describe('a cluster', () => {
  test('that says of no environment that it is one of its own is told, after it was asked', async () => {
    const { problem, lines } = await identified({ [get]: ok(), [create]: ok('configmap/cluster-identity created\n') });
    expect([problem, lines]).toEqual([undefined, [asks, tells]]);
  });

  test('that says so already is left alone', async () => {
    expect(await identified({ [get]: ok('lab') })).toEqual({ problem: undefined, lines: [asks] });
    expect(await identified({ [get]: ok('lab\n') })).toEqual({ problem: undefined, lines: [asks] });
  });

  test.each(['production', 'la', 'labs', 'Lab'])('of %s is refused in a sentence, and not told', async (said) => {
    expect(await identified({ [get]: ok(said) })).toEqual({
      problem: `the cluster 'shop' is of ${said}, as its ConfigMap kube-system/cluster-identity says, and not of lab; use the context of lab`,
      lines: [asks],
    });
  });
});

describe('a cluster is not known', () => {
  test.each([
    ['what kubectl said last', failed(1, 'retrying\nerror: You must be logged in\n'), 'error: You must be logged in'],
    ['how it ended', failed(3), 'exit 3'],
    ['that it is missing', missing, 'not found'],
  ])('where it does not answer, and nothing is told: %s', async (_, answer, said) => {
    expect(await identified({ [get]: answer })).toEqual({
      problem: `the cluster 'shop' does not say of which environment it is: ${said}`,
      lines: [asks],
    });
  });

  test('where it may not be told', async () => {
    const refusal = 'error: failed to create configmap: configmaps "cluster-identity" already exists\n';
    expect(await identified({ [get]: ok(), [create]: failed(1, refusal) })).toEqual({
      problem: `the cluster 'shop' could not be told that it is of lab: ${refusal.trim()}`,
      lines: [asks, tells],
    });
  });
});
