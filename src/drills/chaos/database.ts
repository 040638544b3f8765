/** Faults of the database: its primary hands over, or is cut off. */
import { success } from '../../programs/result';
import { cut, findMongod, heal, primaryOf } from '../mongod';
import { all, type Experiment, type Scene } from './experiment';
import { accepted } from './must';
import { nodesOf, reachable } from './own-machine';

async function primary({ kubectl }: Scene) {
  const found = await primaryOf(kubectl);
  return found.ok ? success({ says: `the primary ${found.value}`, parts: [found.value] }) : found;
}

const stepDown: Experiment = {
  name: 'step-down',
  hypothesis: 'the primary steps down before it ends, so that writes wait for seconds and none is lost',
  breaks: "the primary's pod is ended with its grace period: mongod steps down first",
  restores: 'its StatefulSet has made it again',
  radius: 'one member of the database, and who writes',
  lasts: 20,
  bounds: { gap: all(3, { reads: 6, writes: 6 }), abort: all(30), recovered: 120 },
  alerts: ['DatabaseMemberDown', 'ReplicasMissing'],
  find: primary,
  inject: async ({ kubectl }, { parts: [member = ''] }) => {
    accepted(await kubectl.delete('pod', [member], { namespace: 'mongo', background: true }));
  },
  undo: async () => {},
};

const partition: Experiment = {
  name: 'partition',
  hypothesis: 'the majority elects another primary when the old one is cut off; no acknowledged write is lost',
  breaks: 'no packet reaches the primary or leaves it, and nothing is refused',
  restores: 'packets reach it again',
  radius: 'one member of the database, and who writes',
  lasts: 20,
  bounds: { gap: all(3, { reads: 25, writes: 25 }), abort: all(45), recovered: 120 },
  alerts: ['DatabaseMemberDown', 'TargetDown'],
  find: async (scene) => {
    const nodes = reachable(scene);
    return nodes.ok ? primary(scene) : nodes;
  },
  inject: async (scene, { parts: [member = ''] }) => {
    const nodes = nodesOf(scene);
    await cut(nodes, await findMongod(nodes, scene.kubectl, member));
  },
  undo: async (scene, { parts: [member = ''] }) => {
    const nodes = nodesOf(scene);
    // Another process may have been started in the same network meanwhile.
    await heal(nodes, await findMongod(nodes, scene.kubectl, member));
  },
};

export const database: readonly Experiment[] = [stepDown, partition];
