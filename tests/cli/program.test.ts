import { pipeline, programOf } from '../../src/cli/program';
import { environments } from '../../src/config/environments';
import { kubernetes } from '../../src/config/versions';
import { tools } from '../../src/programs/doctor';
import { failed, ok } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { breakwater, breakwaterWith, idle, repository } from './breakwater';

const folder = temporaryFolders();

describe('a usage error', () => {
  test.each([
    ['dif', "error: unknown command 'dif'\n(Did you mean diff?)\n"],
    [
      'diff beta mars',
      `error: command-argument value 'mars' is invalid for argument 'right'. Allowed choices are ${Object.keys(environments).join(', ')}.\nUsage: npm run diff -- [options] <left> <right>\n`,
    ],
    ['diff beta', "error: missing required argument 'right'\nUsage: npm run diff -- [options] <left> <right>\n"],
    ['doctor --jsno', "error: unknown option '--jsno'\n(Did you mean --json?)\nUsage: npm run doctor -- [options]\n"],
  ])('%s ends with 2 and says why', async (words, err) => {
    expect(await breakwater(words.split(' '), folder())).toEqual({ code: 2, out: '', err, lines: [] });
  });

  test('is to name no command at all: it ends with 2 and lists them', async () => {
    const { code, err } = await breakwater([], folder());
    expect(code).toBe(2);
    for (const name of ['diff', 'doctor', 'images', 'reference']) expect(err).toContain(`  ${name}`);
  });
});

describe('a command that is named', () => {
  const namesFor = (argv: readonly string[]) =>
    programOf({ ...idle, argv }, () => {}).commands.map((command) => command.name());
  const all = namesFor([]);

  test.each(all)('%s is the only one that is loaded', (name) => {
    expect(namesFor([name, '--help'])).toEqual([name]);
  });

  test.each(['--help', 'help', 'chekc', 'toString'])('all are loaded for %s', (word) => {
    expect(namesFor([word])).toEqual(all);
    expect(all).toContain('check');
  });
});

test('an error other than one of usage is thrown', async () => {
  const run = () => Promise.reject(new Error('no more processes'));
  await expect(pipeline({ ...idle, argv: ['doctor'], run })).rejects.toThrow('no more processes');
});

describe('diff', () => {
  const diff = (words: string, root = repository(folder())) => breakwater(`diff ${words}`.split(' '), root);

  test('prints what differs, and how much', async () => {
    const instances = Object.keys(environments).indexOf('production');
    expect(await diff('lab production')).toMatchObject({
      code: 0,
      out: `Deployment.apps shop/shop: instances is 0 in lab, ${instances} in production\n1 difference\n`,
      err: '',
    });
    expect((await diff('lab lab')).out).toBe('0 differences\n');
  });

  test('prints JSON', async () => {
    const { code, out } = await diff('lab beta --json');
    const expected = [{ what: 'instances', left: '0', right: '2', objects: ['Deployment.apps shop/shop'] }];
    expect([code, JSON.parse(out)]).toEqual([0, expected]);
  });

  test('exits with 1 without dist', async () => {
    const err = 'diff: there is no dist/production; write it with npm run synth\n';
    const ended = await diff('beta production', put(folder(), { 'dist/beta/shop.k8s.yaml': '' }));
    expect(ended).toMatchObject({ code: 1, out: '', err });
  });
});

describe('doctor', () => {
  /** @param client what kubectl says of its version */
  const doctor = (client = ok(`Client Version: ${kubernetes}`), ...words: readonly string[]) =>
    breakwaterWith(
      { argv: ['doctor', ...words], root: folder() },
      {
        ...Object.fromEntries(tools.map(({ name }) => [name, ok('99.0.0')])),
        kubectl: client,
        'docker info': ok(),
      },
    );

  test('exits with 0 where nothing is amiss', async () => {
    const { code, out } = await doctor();
    expect([code, out.split('\n').filter((line) => line && !line.startsWith('ok  '))]).toEqual([0, []]);
  });

  test('exits with 1 where a program is missing', async () => {
    const { code, out } = await doctor(failed(127));
    expect([code, out]).toEqual([1, expect.stringMatching(/^MISS kubectl .*\n +install: /m)]);
  });

  test('exits with 0 where kubectl is only too far from the version of the clusters', async () => {
    const { code, out } = await doctor(ok('Client Version: v1.30.0'));
    expect([code, out]).toEqual([0, expect.stringMatching(/^WARN kubectl +skewed: 1\.30\.0; /m)]);
  });

  test('prints JSON', async () => {
    const findings = JSON.parse((await doctor(undefined, '--json')).out) as unknown;
    expect(findings).toEqual(
      expect.arrayContaining(
        ['node', 'container engine'].map((name) => expect.objectContaining({ name, state: 'ok' })),
      ),
    );
  });
});
