import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { tools } from '../../src/programs/doctor';
import type { Outcome } from '../../src/programs/run';
import { failed, missing, ok } from '../programs/fakes';
import { elsewhere } from '../programs/git';
import { temporaryFolders } from '../synth/folders';
import { type } from './typed';

temporaryFolders();

const { beta, lab, local } = environments;
const names = Object.keys(environments);

describe.each(['up', 'down', 'plan'])('%s', (verb) => {
  test('takes the environment of the option, of a variable, or else local', async () => {
    const first = async (words: string, variables = {}, on: Environment = local) =>
      (await type(verb + words, { on, variables })).asked[0];
    expect(await first('')).toContain('/local-');
    expect(await first('', { BREAKWATER_ENVIRONMENT: '' })).toContain('/local-');
    expect(await first('', { BREAKWATER_ENVIRONMENT: 'lab' }, lab)).toContain('/lab-');
    expect(await first(' --environment local', { BREAKWATER_ENVIRONMENT: 'lab' })).toContain('/local-');
  });

  test('gives options to the app of the stacks, on top of the variables of the process', async () => {
    const flags =
      '--charts ./mirror --registry registry.internal/ --leave-out grafana prometheus --loaded --without-digests';
    const variables = { HOME: '/home/me', BREAKWATER_CHARTS: './other', CDKTF_OUTDIR: 'old', SYNTH_HCL_OUTPUT: 'true' };
    const { env } = await type(`${verb} --environment lab ${flags}`, { variables });
    expect(env).toEqual({
      HOME: '/home/me',
      BREAKWATER_ENVIRONMENT: 'lab',
      BREAKWATER_CHARTS: './mirror',
      BREAKWATER_REGISTRY: 'registry.internal/',
      BREAKWATER_LEAVE_OUT: 'grafana,prometheus',
      BREAKWATER_IMAGES: 'loaded',
      BREAKWATER_BASES: 'by-name',
      CDKTF_OUTDIR: 'cdktf.out',
      SYNTH_HCL_OUTPUT: undefined,
    });
  });

  test('exits with 1 where the stacks are not written, with the error of their app', async () => {
    const before = verb === 'up' ? [ok()] : [];
    const synth = (outcome: Outcome) =>
      type(`${verb} --environment lab`, { answers: { 'node /': [...before, outcome] } });
    const { code, out, err, asked } = await synth(failed(1, 'dist is edited\n'));
    expect([code, err, asked]).toEqual([1, `${verb}: dist is edited\n`, []]);
    expect(out).not.toMatch(/is up|done/);
    expect((await synth(failed(9))).err).toBe(`${verb}: the stacks were not written: exit 9\n`);
  });

  test.each([
    ['--environment mars', `argument 'mars' is invalid. Allowed choices are ${names.join(', ')}.`],
    ['--leave-out mongo', "argument 'mongo' is invalid. Allowed choices are "],
    ['--only clusters', "argument 'clusters' is invalid. Allowed choices are cluster, "],
    ['--charts /mirror', `${verb}: BREAKWATER_CHARTS is '/mirror'; use upstream, or a folder below the repository`],
    ['--registry mirror', `${verb}: BREAKWATER_REGISTRY is 'mirror'; use upstream, or a prefix that ends in /`],
  ])('%s is a usage error, and nothing is run', async (flags, message) => {
    const { code, err, lines } = await type(`${verb} ${flags}`);
    expect([code, lines, err]).toEqual([2, [], expect.stringContaining(message)]);
  });

  test.each([
    ['ENVIRONMENT', 'mars', `environments are ${names.join(', ')}`],
    ['IMAGES', 'some', 'use pulled or loaded'],
    ['PATIENCE', 'long', 'use seconds, 1 to 9999'],
  ])('BREAKWATER_%s=%s is a usage error, and nothing is run', async (name, value, use) => {
    const { code, err, lines } = await type(verb, { variables: { [`BREAKWATER_${name}`]: value } });
    expect([code, err, lines]).toEqual([2, `${verb}: BREAKWATER_${name} is '${value}'; ${use}\n`, []]);
  });

  test.each(['terraform', 'kubectl', 'git', 'minikube'])(
    'exits with 1 without %s, and says how to get it',
    async (name) => {
      const install = tools.find((tool) => tool.name === name)?.install.linux ?? '';
      const { code, err, asked } = await type(`${verb} --environment lab`, { answers: { [`${name} `]: missing } });
      expect([code, asked, err.split('\n')[0]]).toEqual([1, [], `${verb}: programs are missing or too old`]);
      expect(err.match(/^MISS|install:/gm)).toHaveLength(2);
      expect(err).toMatch(new RegExp(`\nMISS ${name} +missing: for `));
      expect(err).toContain(`  install: ${install}\n`);
    },
  );
});

describe('up', () => {
  test('brings lab up and prints where it is', async () => {
    const { code, out, err } = await type('up --environment lab');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^dist\/lab: 2 objects, as reviewed\n.*\nworkloads: No changes, .*\nlab is up:\n.*\nup: done in \d+ s\n$/s,
    );
  });

  test('of some stacks applies no other, and does not say that lab is up', async () => {
    const { code, out, asked } = await type('up --environment lab --only cluster platform');
    expect([code, asked.filter((line) => line.includes('workloads'))]).toEqual([0, []]);
    expect(out).not.toContain('lab is up');
  });

  test('takes a dist that is not committed with --uncommitted only', async () => {
    const answers = elsewhere;
    const { asked, code, err } = await type('up --environment lab', { answers });
    expect([code, asked, err]).toEqual([1, [], expect.stringMatching(/^up: dist has unreviewed changes; /)]);
    expect((await type('up --environment lab --uncommitted', { answers })).code).toBe(0);
  });
});

test('down takes lab down', async () => {
  const { code, out, err } = await type('down --environment lab');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/cluster: 2 destroyed, \d+\.\d s\ndown: done in \d+ s\n$/);
});

test.each(['up', 'down'])('%s of a remote cluster needs --yes, and names the plan to review', async (verb) => {
  const refused = await type(`${verb} --environment beta`, { on: beta });
  expect([refused.code, refused.err, refused.lines]).toEqual([
    1,
    `${verb}: beta is a remote cluster; review npm run plan -- --environment beta, then pass --yes\n`,
    [],
  ]);
  const accepted = await type(`${verb} --environment beta --yes`, { on: beta, answers: { minikube: missing } });
  expect([accepted.code, accepted.asked.length > 0]).toEqual([0, true]);
});
