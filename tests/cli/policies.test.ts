import { definePolicies } from '../../src/cli/policies';
import { policies } from '../../src/policies';
import { generalRules } from '../../src/policies/general';
import type { GeneralRule } from '../../src/policies/general/rule';
import { legend } from '../../src/policies/legend';
import { runAsGroup, runAsUser } from '../../src/policies/pods/users';
import { alone, breakwater } from './breakwater';

/** @param words with spaces between */
const run = (words = '', all = [runAsUser, runAsGroup], general: readonly GeneralRule[] = []) =>
  breakwater(
    `policies ${words}`.trim().split(' '),
    '/nowhere',
    {},
    alone((program, props, finish) => definePolicies(program, props, finish, all, general)),
  );

test('the table has a line for each policy, and the codes that it uses', async () => {
  expect(await run()).toMatchObject({
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
  expect((await run('', [...policies])).out.split('\n\n')[0]?.split('\n').length).toBe(policies.length + 1);
});

test('the help explains all codes', async () => {
  const { out } = await run('--help', [...policies]);
  for (const meaning of Object.values(legend)) expect(out).toContain(meaning);
});

test('one policy is a page, with its codes', async () => {
  const { code, out } = await run('run-as-group');
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^run-as-group: ${runAsGroup.title}\n\nsource `));
  expect(out).toContain(`\n  DT   ${legend.DT}\n`);
  expect(out).not.toContain(legend.NSA);
});

test('--json has the same', async () => {
  const all = JSON.parse((await run('--json')).out);
  expect(all).toMatchObject([{ id: 'run-as-user' }, { id: 'run-as-group' }]);
  expect(JSON.parse((await run('run-as-group --json')).out)).toEqual(all[1]);
});

describe('general rules', () => {
  const rule: GeneralRule = { ...runAsUser, severity: 'warning', title: 'No container is root' };

  test('have a table of their own, with severities', async () => {
    const { out } = await run('', [runAsUser], [rule]);
    expect(out).toContain('\nid           severity  title\nrun-as-user  warning   No container is root\n');
    expect((await run('', [...policies], generalRules)).code).toBe(0);
  });

  test('stand on the page of the policy whose place they take, or on one of their own', async () => {
    const { out } = await run('run-as-user', [runAsUser], [rule]);
    expect(out).toMatch(
      /^run-as-user: Containers run as .*\n[\s\S]*\n\nrun-as-user, for YAML of others: No container is root\n/,
    );
    const alone = await run('image-tag', [runAsUser], generalRules);
    expect(alone.out).toMatch(/^image-tag, for YAML of others: Images name a version\n\nseverity warning\n/);
  });

  test('are in JSON', async () => {
    const both = JSON.parse((await run('--json', [runAsUser], [rule])).out);
    expect(both).toMatchObject([{ id: 'run-as-user' }, { id: 'run-as-user', rules: 'general', severity: 'warning' }]);
    const one = JSON.parse((await run('run-as-user --json', [runAsUser], [rule])).out);
    expect(one).toMatchObject({ id: 'run-as-user', general: { severity: 'warning' } });
    expect(JSON.parse((await run('image-tag --json', [], generalRules)).out)).toMatchObject({ rules: 'general' });
  });
});

test('CEL has the values of the environment', async () => {
  const of = async (name: string) => (await run(`image-reference --environment ${name}`, [...policies])).out;
  expect(await of('beta')).toContain('registry.breakwater.example/breakwater/');
  expect(await of('lab')).toContain('localhost/breakwater/');
});

test.each([
  ['run-as-usr', "policies: there is no policy 'run-as-usr'; did you mean 'run-as-user'? known: "],
  ['--environment moon', "argument 'moon' is invalid"],
])('%s is a usage error', async (words, message) => {
  expect(await run(words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
});
