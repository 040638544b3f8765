import { pipeline, programOf } from '../../src/cli/program';
import { environments } from '../../src/config/environments';
import { kubernetes } from '../../src/config/versions';
import { tools } from '../../src/programs/doctor';
import { failed, ok, programs } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { breakwater, repository } from './breakwater';

const folder = temporaryFolders();

describe('a usage error', () => {
  test.each([
    [['dif'], "error: unknown command 'dif'\n(Did you mean diff?)\n"],
    [
      ['diff', 'beta', 'mars'],
      `error: command-argument value 'mars' is invalid for argument 'right'. Allowed choices are ${Object.keys(environments).join(', ')}.\nUsage: npm run diff -- [options] <left> <right>\n`,
    ],
    [['diff', 'beta'], "error: missing required argument 'right'\nUsage: npm run diff -- [options] <left> <right>\n"],
    [
      ['doctor', '--jsno'],
      "error: unknown option '--jsno'\n(Did you mean --json?)\nUsage: npm run doctor -- [options]\n",
    ],
  ])('%j ends with 2 and says why', async (argv, err) => {
    expect(await breakwater(argv, folder())).toEqual({ code: 2, out: '', err, lines: [] });
  });

  test('is to name no command at all: it ends with 2 and lists them', async () => {
    const { code, err } = await breakwater([], folder());
    expect(code).toBe(2);
    for (const name of ['diff', 'doctor', 'images', 'reference']) expect(err).toContain(`  ${name}`);
  });
});

describe('a command that is named', () => {
  const say = () => {};
  const props = {
    root: '',
    run: programs({}).run,
    platform: 'linux',
    minikube: '',
    variables: {},
    out: say,
    err: say,
  } as const;
  const namesFor = (argv: readonly string[]) =>
    programOf({ ...props, argv }, say).commands.map((command) => command.name());
  const all = namesFor([]);

  test.each(all)('%s is the only one that is loaded', (name) => {
    expect(namesFor([name, '--help'])).toEqual([name]);
  });

  test.each([['--help'], ['help'], ['chekc'], ['toString']])('all are loaded for %s', (argv) => {
    expect(namesFor([argv])).toEqual(all);
    expect(all).toContain('check');
  });
});

test('an error that is not one of usage is not called one', async () => {
  const run = () => Promise.reject(new Error('no more processes'));
  const say = () => {};
  await expect(
    pipeline({ argv: ['doctor'], root: '', run, platform: 'linux', minikube: '', variables: {}, out: say, err: say }),
  ).rejects.toThrow('no more processes');
});

describe('diff', () => {
  test('says what differs, and how much', async () => {
    expect(await breakwater(['diff', 'lab', 'production'], repository(folder()))).toMatchObject({
      code: 0,
      out: `Deployment.apps shop: instances is 0 in lab, ${Object.keys(environments).indexOf('production')} in production\n1 difference\n`,
      err: '',
    });
  });

  test('says so as JSON', async () => {
    const { code, out } = await breakwater(['diff', 'lab', 'beta', '--json'], repository(folder()));
    expect([code, JSON.parse(out)]).toEqual([
      0,
      [{ what: 'instances', left: '0', right: '2', objects: ['Deployment.apps shop'] }],
    ]);
  });

  test('of an environment with itself is none', async () => {
    expect((await breakwater(['diff', 'lab', 'lab'], repository(folder()))).out).toBe('0 differences\n');
  });

  test('needs dist, and says how to write it', async () => {
    const root = put(folder(), { 'dist/beta/shop.k8s.yaml': '' });
    expect(await breakwater(['diff', 'beta', 'production'], root)).toMatchObject({
      code: 1,
      out: '',
      err: 'diff: there is no dist/production; write it with npm run synth\n',
    });
  });
});

describe('doctor', () => {
  const fine = {
    ...Object.fromEntries(tools.map(({ name }) => [name, ok('99.0.0')])),
    kubectl: ok(`Client Version: ${kubernetes}`),
    'docker info': ok(),
  };

  test('ends with 0 where nothing is amiss', async () => {
    const { code, out } = await breakwater(['doctor'], folder(), fine);
    expect([code, out.split('\n').filter((line) => line && !line.startsWith('ok  '))]).toEqual([0, []]);
  });

  test('ends with 1 where anything is, and says how to get it', async () => {
    const { code, out } = await breakwater(['doctor'], folder(), { ...fine, kubectl: failed(127) });
    expect(code).toBe(1);
    expect(out).toContain(
      'MISS kubectl           missing: for npm run up, plan, pipeline, load and e2e, applying dist\n',
    );
    expect(out).toContain('install: snap install kubectl --classic\n');
  });

  test("ends with 0 and a warning where kubectl is too far from the clusters' version", async () => {
    const { code, out } = await breakwater(['doctor'], folder(), { ...fine, kubectl: ok('Client Version: v1.30.0') });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^WARN kubectl +skewed: 1\.30\.0; at most one minor version from the clusters' v[\d.]+ is supported/m,
    );
  });

  test('says what it found as JSON', async () => {
    const findings = JSON.parse((await breakwater(['doctor', '--json'], folder(), fine)).out) as {
      name: string;
      state: string;
    }[];
    expect(findings.map(({ name, state }) => `${name} ${state}`)).toEqual(
      expect.arrayContaining(['node ok', 'container engine ok']),
    );
  });
});
