import { Command, CommanderError } from 'commander';
import { finishing } from '../../src/cli/finish';
import { definePolicies } from '../../src/cli/policies';
import { policies } from '../../src/policies';
import { legend } from '../../src/policies/legend';
import { runAsGroup, runAsUser } from '../../src/policies/pods/users';

async function run(argv: readonly string[], all = [runAsUser, runAsGroup]) {
  const said = { out: '', err: '' };
  let code = 0;
  const props = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
  const program = new Command().exitOverride().configureOutput({ writeOut: props.out, writeErr: props.err });
  const finish = finishing(props, (value) => {
    code = value;
  });
  definePolicies(program, props, finish, all);
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync(['policies', ...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = 2;
  }
  return { code, ...said };
}

describe('policies', () => {
  test('says a line for each', async () => {
    expect(await run([])).toEqual({
      code: 0,
      out: [
        'id            source  engine                  title',
        `run-as-user   row 2   offline and API server  ${runAsUser.title}`,
        `run-as-group  row 3   offline and API server  ${runAsGroup.title}`,
        '',
        'Codes:',
        `  row  ${legend.row}\n`,
      ].join('\n'),
      err: '',
    });
  });

  test('explains the codes of one policy below it, and all of them in the help', async () => {
    const { out } = await run(['run-as-group']);
    expect(out).toContain(`\n  DT   ${legend.DT}\n`);
    expect(out).not.toContain(legend.NSA);
    const help = (await run(['--help'], [...policies])).out;
    for (const meaning of Object.values(legend)) expect(help).toContain(meaning);
  });

  test('says everything about one', async () => {
    const { code, out } = await run(['run-as-group']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^run-as-group: ${runAsGroup.title}\n\nsource `));
    expect(out).toContain(`\nfix      ${runAsGroup.fix}\n`);
  });

  test('says as much as JSON', async () => {
    const all = JSON.parse((await run(['--json'])).out);
    expect(all).toMatchObject([{ id: 'run-as-user' }, { id: 'run-as-group' }]);
    expect(JSON.parse((await run(['run-as-group', '--json'])).out)).toEqual(all[1]);
  });

  test('says which there are, where one is not known', async () => {
    expect(await run(['run-as-usr'])).toEqual({
      code: 2,
      out: '',
      err: "policies: there is no policy 'run-as-usr'; did you mean 'run-as-user'? known: run-as-user, run-as-group\n",
    });
  });

  test('says CEL with the values of an environment', async () => {
    const of = async (name: string) => (await run(['image-reference', '--environment', name], [...policies])).out;
    expect(await of('beta')).toContain('registry.breakwater.example/breakwater/');
    expect(await of('lab')).toContain('localhost/breakwater/');
    expect((await run(['--environment', 'moon'])).code).toBe(2);
  });

  test('knows every policy', async () => {
    expect((await run([], [...policies])).out.split('\n\n')[0]?.split('\n').length).toBe(policies.length + 1);
  });
});
