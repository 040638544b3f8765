import { environments } from '../../src/config/environments';
import { asked, otherUid } from '../deploy/deploys';
import { timedOut } from '../deploy/texts';
import { failed, identified, missing, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { type } from './typed';

temporaryFolders();

const { lab, beta } = environments;

describe('up', () => {
  test('brings lab up and says where it is', async () => {
    const { code, out, err } = await type('up --environment lab');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^dist\/lab: 2 objects, as reviewed\n.*\nworkloads: No changes, .*\nlab is up:\n.*\nup: done in \d+ s\n$/s,
    );
  });

  test('of some stacks welcomes no one', async () => {
    const { code, out, asked } = await type('up --environment lab --only cluster platform');
    expect([code, out.includes('lab is up'), asked.some((line) => line.includes('workloads'))]).toEqual([
      0,
      false,
      false,
    ]);
  });

  test('takes a dist that is not committed where that is said', async () => {
    const answers = { 'git -C': ok(' M dist/lab/hash.k8s.yaml\n') };
    const refused = await type('up --environment lab', { answers });
    expect([refused.code, refused.asked]).toEqual([1, []]);
    expect(refused.err).toMatch(/^up: dist has unreviewed changes:/);
    expect((await type('up --environment lab --uncommitted', { answers })).code).toBe(0);
  });

  test('ends with 1 and says why where a stack fails', async () => {
    const answers = { [asked(lab, 'platform', 'apply')]: failed(1, '', timedOut) };
    const { code, out, err } = await type('up --environment lab', { answers });
    expect([code, err]).toEqual([1, expect.stringMatching(/^up: terraform apply of lab-platform failed\n/)]);
    expect(out).not.toMatch(/is up|done/);
  });
});

describe('down', () => {
  test('takes lab down', async () => {
    const { code, out, err } = await type('down --environment lab');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/cluster: 2 destroyed, \d+\.\d s\ndown: done in \d+ s\n$/);
  });

  test('ends with 1 at another cluster', async () => {
    const answers = { [`kubectl --context=${lab.context}`]: identified(otherUid) };
    const { code, err, asked } = await type('down --environment lab', { answers });
    expect([code, asked]).toEqual([1, []]);
    expect(err).toMatch(/^down: the context 'breakwater-e2e' leads to another cluster than the one of lab: /);
  });
});

describe('a cluster that is not of this machine', () => {
  test.each(['up', 'down'])('is not touched by %s unless that is said, and how to read the plan is', async (verb) => {
    const refused = await type(`${verb} --environment beta`, { on: beta });
    expect([refused.code, refused.err, refused.lines]).toEqual([
      1,
      `${verb}: beta is a remote cluster; review npm run plan -- --environment beta, then pass --yes\n`,
      [],
    ]);
    const said = await type(`${verb} --environment beta --yes`, { on: beta, answers: { minikube: missing } });
    expect([said.code, said.asked.length > 0]).toEqual([0, true]);
  });
});
