import { note } from '../../src/cluster/identity';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { providers } from '../../src/deploy/apply-stack';
import { down } from '../../src/deploy/down';
import { stateOf } from '../../src/deploy/target';
import { failure } from '../../src/programs/result';
import type { Part } from '../../src/stacks/stack';
import type { Answers } from '../programs/fakes';
import { failed, identified, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { absent, asked, deploy, otherUid, uid } from './deploys';
import { noProvider, stateOf as stateText, timedOut } from './texts';

temporaryFolders();

const { lab, beta } = environments;
const who = `kubectl --context=${lab.context} get`;

async function take(environment: Environment, answers: Answers = {}, only?: readonly Part[]) {
  const { target, said, lines, stacks } = deploy(environment, answers);
  note(stateOf(target), uid);
  const result = await down(target, only ? { only } : {});
  return { result, said: said.map((line) => line.replace(/\d+\.\d s$/, 'TIME')), lines: lines(), stacks: stacks() };
}

describe('down', () => {
  test('destroys the stacks in the other order, and says how much is gone', async () => {
    const { result, said, stacks } = await take(lab);
    expect(result).toEqual({ ok: true });
    expect(stacks).toEqual([
      'lab-workloads init',
      'lab-workloads destroy',
      'lab-platform init',
      'lab-platform destroy',
      'lab-cluster init',
      'lab-cluster destroy',
    ]);
    expect(said.filter((line) => !line.startsWith(' '))).toEqual(
      ['workloads', 'platform', 'cluster'].flatMap((part) => [part, `${part}: 2 destroyed, TIME`]),
    );
  });

  test('destroys the stacks that are asked for, and no other', async () => {
    const { stacks } = await take(lab, {}, ['platform', 'workloads']);
    expect(stacks.filter((line) => line.endsWith('destroy'))).toEqual([
      'lab-workloads destroy',
      'lab-platform destroy',
    ]);
  });

  test('leaves a given cluster where it is', async () => {
    const { stacks } = await take(beta);
    expect(stacks.filter((line) => line.endsWith('destroy'))).toEqual([
      'beta-workloads destroy',
      'beta-platform destroy',
    ]);
  });

  test('forgets what was in a cluster that is gone, and destroys only the rest of it', async () => {
    const { result, said, stacks } = await take(lab, {
      ...absent,
      [asked(lab, 'workloads', 'show')]: ok(stateText('kubernetes_manifest.Service_hash_hash')),
    });
    expect(result).toEqual({ ok: true });
    expect(stacks).toEqual([
      'lab-workloads init',
      'lab-workloads show',
      'lab-workloads state rm kubernetes_manifest.Service_hash_hash',
      'lab-platform init',
      'lab-platform show',
      'lab-cluster init',
      'lab-cluster destroy',
    ]);
    expect(said).toContain('platform: gone with its cluster, TIME');
  });

  test('starts a machine that was stopped, so that all of it can be destroyed', async () => {
    const { result, said, lines, stacks } = await take(lab, { 'minikube status': [failed(7), ok()] });
    expect([result, stacks[1]]).toEqual([{ ok: true }, 'lab-workloads destroy']);
    expect(said[0]).toBe("    starts 'breakwater-e2e', which was stopped");
    expect(lines.some((line) => line.startsWith(who))).toBe(true);
  });
});

describe('down stops', () => {
  test.each([
    ['destroy', timedOut, /^terraform destroy of lab-platform failed\n {2}Error: installation failed/],
    ['init', noProvider, new RegExp(`^terraform init of lab-platform failed.*\n${providers}$`, 's')],
  ])('at the first stack of which Terraform fails to %s', async (verb, text, problem) => {
    const { result, stacks } = await take(lab, {
      [asked(lab, 'platform', verb)]: failed(1, verb === 'init' ? text : '', verb === 'init' ? '' : text),
    });
    expect(result).toMatchObject({
      ok: false,
      problem: expect.objectContaining({ message: expect.stringMatching(problem) }),
    });
    expect(stacks.at(-1)).toBe(`lab-platform ${verb}`);
  });

  test('where the stacks cannot be written', async () => {
    const { target, stacks } = deploy(
      lab,
      {},
      { synthesize: async () => failure('failed', 'dist/lab/a is not what was reviewed') },
    );
    expect(await down(target)).toEqual({
      ok: false,
      problem: expect.objectContaining({ message: 'dist/lab/a is not what was reviewed' }),
    });
    expect(stacks()).toEqual([]);
  });

  test.each<[string, Answers, string]>([
    ['kubectl is set to another cluster', { 'kubectl config': ok('other') }, "set to the context 'other'"],
    ['another cluster answers', { [who]: identified(otherUid) }, 'leads to another cluster'],
    [
      'a stopped machine does not start',
      { 'minikube status': failed(7), 'minikube start': failed(1, 'full') },
      'minikube start failed: full',
    ],
    [
      'a stopped machine is another one',
      { 'minikube status': [failed(7), ok()], [who]: identified(otherUid) },
      'leads to another cluster',
    ],
  ])('where %s, and nothing was asked of Terraform', async (_, answers, problem) => {
    const { result, stacks } = await take(lab, answers);
    expect(result).toMatchObject({
      ok: false,
      problem: expect.objectContaining({ message: expect.stringContaining(problem) }),
    });
    expect(stacks).toEqual([]);
  });
});
