import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { down } from '../../src/deploy/down';
import type { Part } from '../../src/stacks/stack';
import { type Answers, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { absent, asked, deploy, untimed } from './deploys';
import { stateOf } from './texts';

temporaryFolders();

const { lab, beta } = environments;

async function take(environment: Environment, answers: Answers = {}, only?: readonly Part[]) {
  const { target, said, stacks } = deploy(environment, answers);
  expect(await down(target, only ? { only } : {})).toEqual({ ok: true });
  return { said: untimed(said), stacks: stacks() };
}

test('stacks are destroyed in the reverse order, each with a count', async () => {
  const { said, stacks } = await take(lab);
  const order = ['workloads', 'platform', 'cluster'];
  expect(stacks).toEqual(order.flatMap((part) => [`lab-${part} init`, `lab-${part} destroy`]));
  expect(said.filter((line) => !line.startsWith(' '))).toEqual(
    order.flatMap((part) => [part, `${part}: 2 destroyed, TIME`]),
  );
});

test.each<[string, Environment, readonly Part[] | undefined]>([
  ['a given cluster stays', beta, undefined],
  ['only chosen stacks are destroyed', lab, ['platform', 'workloads']],
])('%s', async (_, environment, only) => {
  const { stacks } = await take(environment, {}, only);
  const order = ['workloads', 'platform'].map((part) => `${environment.name}-${part} destroy`);
  expect(stacks.filter((line) => line.endsWith('destroy'))).toEqual(order);
});

test('what was in a cluster that is gone is dropped from the state, and only the rest destroyed', async () => {
  const resource = 'kubernetes_manifest.Service_hash_hash';
  const { said, stacks } = await take(lab, { ...absent, [asked(lab, 'workloads', 'show')]: ok(stateOf(resource)) });
  expect(stacks).toEqual([
    'lab-workloads init',
    'lab-workloads show',
    `lab-workloads state rm ${resource}`,
    'lab-platform init',
    'lab-platform show',
    'lab-cluster init',
    'lab-cluster destroy',
  ]);
  expect(said).toContain('platform: gone with its cluster, TIME');
});
