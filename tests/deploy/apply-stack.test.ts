import { environments } from '../../src/config/environments';
import { apply, providers } from '../../src/deploy/apply-stack';
import type { Standing } from '../../src/deploy/seal';
import type { Part } from '../../src/stacks/stack';
import { readDist } from '../../src/synth/read-dist';
import { list, noImage, noImageSaid } from '../cluster/cluster-says';
import type { Answers } from '../programs/fakes';
import { failed, ok, saying } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { asked, deploy } from './deploys';
import { applied, labelled, noProvider, stateOf, timedOut } from './texts';

temporaryFolders();

const { lab } = environments;
const kubectl = `kubectl --context=${lab.context}`;

/** Applies one stack of lab; seconds are called TIME in what was said. */
async function applyOne(part: Part, answers: Answers = {}, standing: Standing['is'] = 'running') {
  const { target, said, lines, stacks } = deploy(lab, answers);
  const dist = readDist(`${target.root}/dist`, 'lab');
  const result = await apply(target, part, standing, dist.ok ? dist.objects : []);
  return { result, said: said.map((line) => line.replace(/\d+\.\d s$/, 'TIME')), lines: lines(), stacks: stacks() };
}

describe('a stack', () => {
  test('that is as it should be says so, and how long that took to know', async () => {
    const { result, said, stacks } = await applyOne('platform');
    expect(result).toEqual({ ok: true });
    expect(said).toEqual(['platform', 'platform: No changes, TIME']);
    expect(stacks).toEqual(['lab-platform init', 'lab-platform apply']);
  });

  test('that is not says what is done while it is done, and how much at the end', async () => {
    const { said } = await applyOne('platform', { [asked(lab, 'platform', 'apply')]: ok(applied) });
    expect(said).toEqual([
      'platform',
      '    ~ machine 0 s',
      '    - old 0 s',
      '    + addon["metrics-server"] 0 s',
      '      addon["ingress"] … 30 s',
      '    + addon["ingress"] 31 s',
      'platform: 2 added, 1 changed, 1 destroyed, TIME',
    ]);
  });

  test('without its providers says where they come from', async () => {
    const { result, stacks } = await applyOne('platform', { [asked(lab, 'platform', 'init')]: failed(1, noProvider) });
    expect(result).toMatchObject({
      problem: expect.objectContaining({
        message: expect.stringMatching(/^terraform init of lab-platform failed\n {2}Error: Failed to query available/),
      }),
    });
    expect(result).toMatchObject({
      problem: expect.objectContaining({ message: expect.stringMatching(new RegExp(`\n${providers}$`)) }),
    });
    expect(stacks).toEqual(['lab-platform init']);
  });

  test('that fails says why, and why its pods are not ready', async () => {
    const { result } = await applyOne('platform', {
      [asked(lab, 'platform', 'apply')]: failed(1, '', timedOut),
      [`${kubectl} get pods`]: list(noImage),
    });
    expect(result).toEqual({
      ok: false,
      problem: expect.objectContaining({
        message: `terraform apply of lab-platform failed\n  Error: installation failed\n  with helm_release.cert-manager\n  context deadline exceeded\n  ${noImageSaid}`,
      }),
    });
  });

  test('that fails for a label of someone else says how to take that away', async () => {
    const live = ok('{"metadata":{"labels":{"extra":"x"}}}');
    const { result } = await applyOne('workloads', {
      [asked(lab, 'workloads', 'apply')]: failed(1, '', labelled),
      [`${kubectl} get Service hash`]: live,
    });
    expect(result).toMatchObject({
      problem: expect.objectContaining({
        message: expect.stringMatching(
          /\n {2}Service hash has the label 'extra', .* kubectl --context breakwater-e2e label Service hash --namespace hash extra-$/,
        ),
      }),
    });
  });
});

describe('the stack cluster', () => {
  const has = stateOf('terraform_data.addon["ingress"]', 'terraform_data.machine');
  const state = { [asked(lab, 'cluster', 'show')]: ok(has) };

  test('asks no cluster for reasons, since there may be none yet', async () => {
    const { result, said, lines } = await applyOne('cluster', {}, 'absent');
    expect([result, said]).toEqual([{ ok: true }, ['cluster', 'cluster: No changes, TIME']]);
    expect(lines.filter((line) => !line.startsWith('terraform'))).toEqual([]);
  });

  test('makes again what was undone manually, and says what', async () => {
    const { said, stacks } = await applyOne('cluster', state, 'absent');
    expect(said[1]).toBe('    undone outside Terraform, made again: addon["ingress"], machine');
    expect(stacks).toEqual([
      'lab-cluster init',
      'lab-cluster show',
      'lab-cluster state rm terraform_data.addon["ingress"] terraform_data.machine',
      'lab-cluster apply',
    ]);
  });

  test('leaves what is there', async () => {
    const enabled = { 'minikube addons list': ok('{"ingress":{"Status":"enabled"}}') };
    const { said, stacks } = await applyOne('cluster', { ...state, ...enabled });
    expect(said).toHaveLength(2);
    expect(stacks.at(-2)).toBe('lab-cluster show');
  });

  test.each([
    ['what was lost cannot be forgotten', 'state rm', 'state'],
    ['it fails', 'apply', 'apply'],
  ])('ends where %s', async (_, words, verb) => {
    const answers = { ...state, [asked(lab, 'cluster', words)]: failed(1, '', timedOut) };
    const { result, stacks } = await applyOne('cluster', answers, 'absent');
    expect(result).toMatchObject({
      ok: false,
      problem: expect.objectContaining({ message: expect.stringMatching(`^terraform ${verb} of lab-cluster`) }),
    });
    expect(stacks.at(-1)).toMatch(`lab-cluster ${words}`);
  });
});

describe('the stack workloads', () => {
  test('waits for its roll-outs once all is applied', async () => {
    const { result, said, lines } = await applyOne('workloads');
    expect(result).toEqual({ ok: true });
    expect(said.slice(1)).toEqual(['    rolled out deployment hash/hash TIME', 'workloads: No changes, TIME']);
    const order = lines.flatMap((line) => / apply| deployments/.exec(line) ?? []);
    expect(order).toEqual([' apply', ' deployments']);
  });

  test('fails at a pod that is hopeless, and says why', async () => {
    const creationTimestamp = new Date(Date.now() + 60_000).toISOString();
    const pod = { ...noImage, metadata: { ...noImage.metadata, creationTimestamp } };
    const { result } = await applyOne('workloads', { [`${kubectl} get deployments`]: list(pod) });
    expect(result).toEqual({ ok: false, problem: saying(noImageSaid) });
  });
});
