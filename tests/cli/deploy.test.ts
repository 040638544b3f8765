import { environments } from '../../src/config/environments';
import { tools } from '../../src/programs/doctor';
import type { Outcome } from '../../src/programs/run';
import { failed, missing, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { type } from './typed';

temporaryFolders();

const { local } = environments;
const names = Object.keys(environments);

describe.each(['up', 'down', 'plan'])('%s', (verb) => {
  test('is about local where nothing is said, or the environment of a variable, or of the option', async () => {
    const variables = { BREAKWATER_ENVIRONMENT: 'lab' };
    expect((await type(verb, { on: local })).asked[0]).toContain('/local-');
    expect((await type(verb, { on: local, variables: { BREAKWATER_ENVIRONMENT: '' } })).asked[0]).toContain('/local-');
    expect((await type(verb, { variables })).asked[0]).toContain('/lab-');
    expect((await type(`${verb} --environment local`, { on: local, variables })).asked[0]).toContain('/local-');
  });

  test('tells the app of the stacks what was said, on top of the variables of the process', async () => {
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

  test('ends with 1 where the stacks are not written, with what their app said', async () => {
    const before = verb === 'up' ? [ok()] : [];
    const synth = (outcome: Outcome) =>
      type(`${verb} --environment lab`, { answers: { 'node /': [...before, outcome] } });
    const { code, err, asked } = await synth(failed(1, 'dist is edited\n'));
    expect([code, err, asked]).toEqual([1, `${verb}: dist is edited\n`, []]);
    expect((await synth(failed(9))).err).toBe(`${verb}: the stacks were not written: exit 9\n`);
  });

  test('says what it takes', async () => {
    const { code, out, err } = await type(`${verb} --help`);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: npm run ${verb} -- \\[options\\]\n`));
    for (const flag of ['environment', 'charts', 'registry', 'leave-out', 'loaded', 'without-digests'])
      expect(out).toContain(`  --${flag} `);
    const choices = names.map((one) => `"${one}"`).join(', ');
    expect(out.replace(/\s+/g, ' ')).toContain(`(choices: ${choices}, default: "local")`);
  });

  test.each([
    [
      '--environment mars',
      "error: option '--environment <name>' argument 'mars' is invalid. Allowed choices are lab, ",
    ],
    ['--leave-out mongo', "error: option '--leave-out <release...>' argument 'mongo' is invalid. Allowed choices are "],
    [
      '--only clusters',
      "error: option '--only <part...>' argument 'clusters' is invalid. Allowed choices are cluster, ",
    ],
    ['--charts /mirror', `${verb}: BREAKWATER_CHARTS is '/mirror'; use upstream, or a folder below the repository`],
    ['--registry mirror', `${verb}: BREAKWATER_REGISTRY is 'mirror'; use upstream, or a prefix that ends in /`],
  ])('does not understand %s, ends with 2 and asks nothing', async (flags, said) => {
    const { code, err, lines } = await type(`${verb} ${flags}`);
    expect([code, err.startsWith(said), lines]).toEqual([2, true, []]);
  });

  test.each([
    ['ENVIRONMENT', 'mars', `environments are ${names.join(', ')}`],
    ['IMAGES', 'some', 'use pulled or loaded'],
    ['PATIENCE', 'long', 'use seconds, 1 to 9999'],
  ])('does not understand BREAKWATER_%s=%s, and ends with 2', async (name, value, use) => {
    const { code, err, lines } = await type(verb, { variables: { [`BREAKWATER_${name}`]: value } });
    expect([code, err, lines]).toEqual([2, `${verb}: BREAKWATER_${name} is '${value}'; ${use}\n`, []]);
  });

  test.each(['terraform', 'kubectl', 'git', 'minikube'])(
    'needs %s, ends with 1 and says how to get it',
    async (name) => {
      const install = tools.find((tool) => tool.name === name)?.install.linux;
      const { code, err, asked } = await type(`${verb} --environment lab`, { answers: { [`${name} `]: missing } });
      expect([code, asked]).toEqual([1, []]);
      expect(err).toMatch(new RegExp(`^${verb}: programs are missing or too old\n`));
      expect(err.split('\n').filter((line) => /^MISS|install:/.test(line))).toEqual([
        expect.stringMatching(new RegExp(`^MISS ${name} +missing: for `)),
        expect.stringMatching(new RegExp(`  install: ${install?.replace(/[&$+*?.()[\]]/g, '\\$&')}$`)),
      ]);
    },
  );
});
