/** Faults of nodes: one is lost, a zone is lost, the API server is away; and clocks, which cannot be changed here. */
import { failure, type Result, success } from '../../programs/result';
import { must } from '../machine';
import { onNode } from '../node-shell';
import { StageProblem } from '../problem';
import { all, type Experiment, type Scene, type Target } from './experiment';
import { nodesOf, reachable } from './own-machine';

interface Node {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
}

interface Pod {
  readonly spec: { readonly nodeName?: string };
}

const zoneLabel = 'topology.kubernetes.io/zone';

/** The first node of a profile has the API server, and the ports of this machine lead to it. */
const isFirst = (scene: Scene, { metadata }: Node) => metadata.name === scene.kubectl.context;

async function nodesThere(scene: Scene): Promise<Result<readonly Node[]>> {
  const own = reachable(scene);
  return own.ok ? scene.kubectl.list<Node>('nodes') : own;
}

/** Of several, the one with most pods of ours. */
async function fullest(scene: Scene): Promise<Result<Target>> {
  const nodes = await nodesThere(scene);
  if (!nodes.ok) return nodes;
  const pods = await scene.kubectl.list<Pod>('pods', { selector: 'app.kubernetes.io/part-of=breakwater' });
  if (!pods.ok) return pods;
  const count = (name: string) => pods.value.filter(({ spec }) => spec.nodeName === name).length;
  const names = nodes.value.filter((one) => !isFirst(scene, one)).map(({ metadata }) => metadata.name);
  const [node] = names.toSorted((one, other) => count(other) - count(one) || (one < other ? -1 : 1));
  if (node === undefined) return failure('refused', 'there is one node: without it nothing is left that could go on');
  return success({ says: `${node}, with ${count(node)} pods of ours`, parts: [node] });
}

/** A zone without the first node. */
async function zone(scene: Scene): Promise<Result<Target>> {
  const nodes = await nodesThere(scene);
  if (!nodes.ok) return nodes;
  const zoneOf = ({ metadata }: Node) => metadata.labels?.[zoneLabel] ?? '';
  const zones = [...new Set(nodes.value.map(zoneOf))].filter((one) => one !== '').sort();
  if (zones.length < 2)
    return failure(
      'refused',
      `there are not two zones: ${zones.length === 0 ? 'no node has one' : `all nodes are in ${zones[0]}`}`,
    );
  const first = nodes.value.find((one) => isFirst(scene, one));
  const lost = zones.find((one) => first === undefined || one !== zoneOf(first)) ?? '';
  const parts = nodes.value.filter((one) => zoneOf(one) === lost).map(({ metadata }) => metadata.name);
  return success({ says: `${lost}: ${parts.join(', ')}`, parts });
}

const stopped: Pick<Experiment, 'inject' | 'undo'> = {
  inject: async ({ kubectl, run }, { parts }) => {
    for (const node of parts) await must(run, 'minikube', ['node', 'stop', node, '--profile', kubectl.context]);
  },
  undo: async ({ kubectl, run }, { parts }) => {
    for (const node of parts) await must(run, 'minikube', ['node', 'start', node, '--profile', kubectl.context]);
  },
};

/** A service of one pod, such as the store of backups or cert-manager, is away until it is made elsewhere or its node is back. */
const lossAlerts = ['NodeNotReady', 'PodNotReady', 'DatabaseMemberDown', 'ServiceDown', 'CertManagerDown'] as const;

const lossBounds = { gap: all(10, { reads: 25, writes: 25 }), abort: all(60), recovered: 180 };

const nodeLoss: Experiment = {
  name: 'node-loss',
  hypothesis: 'callers of what ran on a lost node are served by the others within seconds',
  breaks: 'a node is stopped, that with most of our pods',
  restores: 'the node is started again',
  radius: 'the pods of one node',
  lasts: 90,
  bounds: lossBounds,
  alerts: [...lossAlerts],
  find: fullest,
  ...stopped,
};

const zoneLoss: Experiment = {
  name: 'zone-loss',
  hypothesis: 'two of three zones serve on, and writes go on',
  breaks: 'every node of a zone is stopped',
  restores: 'the nodes of the zone are started again',
  radius: 'the pods of one zone',
  lasts: 90,
  bounds: lossBounds,
  alerts: [...lossAlerts],
  find: zone,
  ...stopped,
};

/**
 * Matches the command line of the API server, and not that of the shell that looks for it. By its name alone it is not
 * found where a program of another name has become it.
 */
const apiServer = 'kube-[a]piserver.--';

/** States of processes, as `ps` has them: `T` is stopped. */
async function statesOf(scene: Scene, node: string): Promise<readonly string[]> {
  const pids = (await onNode(nodesOf(scene), node, 'pgrep', '-f', apiServer)).trim().split(/\s+/);
  const states = await onNode(nodesOf(scene), node, 'ps', '-o', 'stat=', '-p', pids.join(','));
  return states.trim().split(/\s+/);
}

const apiServerAway: Experiment = {
  name: 'api-server-away',
  hypothesis:
    'callers notice nothing while it is away; when it is back, nodes count as lost until they have reported, and new connections wait that long',
  breaks: 'the process of the API server is stopped where it is: connections to it are open, and nothing answers',
  restores: 'it goes on',
  radius: 'the control of one cluster: no deploy, no replacement of pods, no metrics through it',
  lasts: 120,
  // No kubelet could renew its lease: the first look at them finds all too old, and the front door without a ready pod.
  bounds: { gap: all(3, { newcomers: 15 }), abort: all(15, { newcomers: 30 }), recovered: 120 },
  alerts: ['SourceDown', 'TargetDown', 'NodeNotReady'],
  find: async (scene) => {
    const own = reachable(scene);
    if (!own.ok) return own;
    const node = scene.kubectl.context;
    const look = ['ssh', '--profile', node, '--node', node, '--', 'pgrep', '-f', apiServer];
    const { code, stdout } = await scene.run('minikube', look);
    return code === 0 && /^\d+/.test(stdout)
      ? success({
          says: `the API server on ${node}, process ${stdout.trim().split(/\s+/).join(' and ')}`,
          parts: [node],
        })
      : failure('refused', `there is no process kube-apiserver on the node ${node} that could be stopped`);
  },
  inject: async (scene, { parts: [node = ''] }) => {
    await onNode(nodesOf(scene), node, 'pkill', '-STOP', '-f', apiServer);
    const states = await statesOf(scene, node);
    if (!states.every((state) => state.startsWith('T')))
      throw new StageProblem(`the API server was not stopped: its process is in state ${states.join(', ')}`);
  },
  undo: async (scene, { parts: [node = ''] }) => {
    await onNode(nodesOf(scene), node, 'pkill', '-CONT', '-f', apiServer);
  },
};

const unused = async () => {};

const clockSkew: Experiment = {
  name: 'clock-skew',
  hypothesis:
    'elections and reads hold while the clock of a node is five minutes off; new certificates are not valid there yet',
  breaks: 'nothing: no way to do it is known here',
  restores: 'nothing was changed',
  radius: 'one node',
  lasts: 300,
  bounds: { gap: all(25), abort: all(45), recovered: 60 },
  alerts: { none: 'no metric shows the clock of a node' },
  find: async () =>
    failure(
      'refused',
      'it cannot be done: nodes that are containers share the clock of their machine, and no API changes the clock of others; it needs nodes with kernels of their own',
    ),
  inject: unused,
  undo: unused,
};

export const nodes: readonly Experiment[] = [nodeLoss, zoneLoss, apiServerAway, clockSkew];
