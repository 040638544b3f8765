/** Three nodes, and callers who ask 200 times a second: a drain, the front door restarted, a node lost. */
import { mayMake } from '../lab/cluster';
import { during } from '../lab/during';
import { eventually, must } from '../lab/kubectl';
import { minikube } from '../lab/minikube';
import { databaseNode, hashPodsOn, otherNodes, restartController, twoControllers } from '../lab/nodes';
import { knownHash } from '../lab/prober';
import { readTarget } from '../lab/target';
import { useLab } from '../lab/use-lab';

jest.setTimeout(900_000);

/** A cluster that was given is not made anew. */
const ownCluster = mayMake ? describe : describe.skip;

/** Seconds after the loss of a node within which callers see the last of it: 20 until it counts as lost, and some. */
const bounded = 60;

ownCluster('with three nodes', () => {
  let node = '';

  useLab({ nodes: 3 });

  beforeAll(async () => {
    await twoControllers();
    const database = await databaseNode();
    const [other] = (await otherNodes()).filter((name) => name !== database);
    if (other === undefined) throw new Error('there is no node beside that of the database');
    node = other;
  });

  test('a drained node takes no request with it', async () => {
    const before = await hashPodsOn(node);
    expect(before.length).toBeGreaterThan(0);
    const { failures } = await during(`drain of ${node}, with ${before.length} pods of hash`, () =>
      // The pods of the canary have no controller.
      must('drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--force', '--timeout=240s'),
    );
    expect(failures).toEqual([]);
    expect(await hashPodsOn(node)).toEqual([]);
  });

  test('the front door restarts without one, too', async () => {
    // Connections of callers end at the pods that are replaced.
    const { failures } = await during('restart of the front door', restartController, { ...knownHash, again: true });
    expect(failures).toEqual([]);
  });

  test('a lost node takes the requests that its pods would have had, until it counts as lost', async () => {
    await must('uncordon', node);
    // Pods go where there is room when they are made: these are made anew.
    await must('rollout', 'restart', '--namespace=hash', 'deployment/hash');
    await must('rollout', 'status', '--namespace=hash', 'deployment/hash', '--timeout=240s');
    expect((await hashPodsOn(node)).length).toBeGreaterThan(0);
    let lost = 0;
    const { asked, failures } = await during(`loss of ${node}`, async (at) => {
      lost = at();
      await minikube('node', 'stop', node, '--profile', readTarget().context);
      await new Promise((next) => setTimeout(next, (bounded + 20) * 1000));
    });
    const times = failures.map((text) => Number.parseFloat(text) - lost);
    console.log(
      `loss of a node: ${failures.length} of ${asked} failed, from ${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} s after it`,
    );
    expect(times.filter((one) => one > bounded)).toEqual([]);
    const served = async () =>
      (await must('get', 'nodes', node, '--output=jsonpath={.status.conditions[-1].status}')) === 'True';
    await minikube('node', 'start', node, '--profile', readTarget().context);
    expect(await eventually(60, served)).toBe(true);
  });
});
