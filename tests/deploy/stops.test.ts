/** Refusals of up, down and plan: the place where each stops, and its sentence. */
import { note, noted } from '../../src/cluster/identity';
import { environments } from '../../src/config/environments';
import { providers } from '../../src/deploy/apply-stack';
import { down } from '../../src/deploy/down';
import { plan } from '../../src/deploy/plan';
import { type DeployTarget, stateOf } from '../../src/deploy/target';
import { up } from '../../src/deploy/up';
import { failure, type Result } from '../../src/programs/result';
import { type Answers, failed, identified, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { asked, deploy, messageOf, otherUid, uid } from './deploys';
import { noProvider, timedOut } from './texts';

temporaryFolders();

const { lab } = environments;
const who = `kubectl --context=${lab.context} get namespace`;

type Command = (target: DeployTarget) => Promise<Result<unknown>>;
/** The Terraform command of each. */
const verbs = { up: 'apply', down: 'destroy', plan: 'plan' } as const;

describe.each<[keyof typeof verbs, Command]>([
  ['up', up],
  ['down', down],
  ['plan', plan],
])('%s stops', (name, command) => {
  async function stopped(answers: Answers, changes: Partial<DeployTarget> = {}) {
    const { target, stacks } = deploy(lab, answers, changes);
    note(stateOf(target), uid);
    return { message: messageOf(await command(target)), stacks: stacks(), target };
  }

  test.each<[string, Answers, string]>([
    ['kubectl is set to another cluster', { 'kubectl config': ok('other') }, "set to the context 'other'"],
    ['another cluster answers', { [who]: identified(otherUid) }, `${otherUid}, recorded is ${uid}`],
    ['no cluster answers', { [who]: failed(1, 'refused') }, 'no cluster that answers'],
  ])('where %s, before Terraform is run', async (_, answers, text) => {
    const { message, stacks, target } = await stopped(answers);
    expect([message, stacks, noted(stateOf(target))]).toEqual([expect.stringContaining(text), [], uid]);
  });

  test('where the stacks cannot be written', async () => {
    const synthesize = async () => failure('failed', 'no such chart');
    expect(await stopped({}, { synthesize })).toMatchObject({ message: 'no such chart', stacks: [] });
  });

  test('at the first stack that fails', async () => {
    const verb = verbs[name];
    const { message, stacks } = await stopped({ [asked(lab, 'platform', verb)]: failed(1, '', timedOut) });
    expect(message).toMatch(new RegExp(`^terraform ${verb} of lab-platform failed\n {2}Error: installation failed`));
    expect(stacks.at(-1)).toBe(`lab-platform ${verb}`);
  });

  test('where providers are missing, and says where they come from', async () => {
    const { message, stacks } = await stopped({ [asked(lab, 'platform', 'init')]: failed(1, noProvider) });
    expect(message).toMatch(/^terraform init of lab-platform failed\n {2}Error: Failed to query available/);
    expect([message.endsWith(`\n${providers}`), stacks.at(-1)]).toEqual([true, 'lab-platform init']);
  });
});

describe.each<[string, Command]>([
  ['up', up],
  ['down', down],
])('%s', (_, command) => {
  test('starts a machine that was stopped', async () => {
    const { target, said, lines, stacks } = deploy(lab, { 'minikube status': [failed(7), ok()] });
    note(stateOf(target), uid);
    expect(await command(target)).toEqual({ ok: true });
    expect(said).toContain("    starts 'breakwater-e2e', which was stopped");
    // What answers then must be the recorded cluster: that is checked before the first stack.
    const order = ['minikube start', who, 'terraform'].map((start) =>
      lines().findIndex((one) => one.startsWith(start)),
    );
    expect([order, stacks().length > 0]).toEqual([order.toSorted((a, b) => a - b), true]);
    expect(order).not.toContain(-1);
  });

  test.each<[string, Answers, string]>([
    ['does not start', { 'minikube status': failed(7), 'minikube start': failed(1, 'full') }, 'start failed: full'],
    [
      'is another one',
      { 'minikube status': [failed(7), ok()], [who]: identified(otherUid) },
      'leads to another cluster',
    ],
  ])('stops at a machine that %s', async (__, answers, text) => {
    const { target, stacks } = deploy(lab, answers);
    note(stateOf(target), uid);
    expect([messageOf(await command(target)), stacks()]).toEqual([expect.stringContaining(text), []]);
  });
});
