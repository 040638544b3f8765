import { policies } from '../../src/policies';
import { podConnection } from '../../src/policies/access/connections';
import { describe as inWords, page, table } from '../../src/policies/describe';
import { examplesOf } from '../../src/policies/examples';
import { good } from '../../src/policies/good';
import { imageReference } from '../../src/policies/pods/images';
import { runAsUser } from '../../src/policies/pods/users';
import type { Policy, PolicyParameters } from '../../src/policies/policy';

const unheld: Policy = { ...runAsUser, id: 'unheld', answers: [], admission: { cannot: 'It is about two objects.' } };

/** The examples of `run-as-user`, whatever the policy is. */
function described(policy: Policy, parameters: PolicyParameters) {
  return inWords(policy, examplesOf(runAsUser.id), parameters);
}

describe('a policy in words', () => {
  test('says its engines', () => {
    expect(described(runAsUser, good)).toMatchObject({ engine: 'offline and API server', source: 'row 2' });
    expect(described(podConnection, good)).toMatchObject({ engine: 'API server only', source: 'V9' });
    expect(described(unheld, good)).toMatchObject({ engine: 'offline only', cannot: 'It is about two objects.' });
    expect(described(unheld, good)).not.toHaveProperty('cel');
  });

  test('says its CEL with the values of the environment', () => {
    const { cel } = described(imageReference, { ...good, foreignImages: ['example.com/a:1'] });
    expect(JSON.stringify(cel)).toContain('example.com/a:1');
  });

  test('is a line of the table', () => {
    expect(table([runAsUser, unheld].map((one) => described(one, good)))).toBe(
      [
        'id           source  engine                  title',
        `run-as-user  row 2   offline and API server  ${runAsUser.title}`,
        `unheld       row 2   offline only            ${runAsUser.title}`,
      ].join('\n'),
    );
  });

  test('is a page', () => {
    const lines = page(described(runAsUser, good)).split('\n');
    expect(lines.slice(0, 10)).toEqual([
      `run-as-user: ${runAsUser.title}`,
      '',
      'source   row 2 (offline and API server)',
      `why      ${runAsUser.why}`,
      `fix      ${runAsUser.fix}`,
      `answers  ${runAsUser.answers.join(', ')}`,
      'good     a Deployment',
      'bad      a user at the limit',
      '',
      'In the API server (CEL):',
    ]);
    expect(lines.at(-1)).toMatch(/^ {2}.*variables\.refused\.size\(\) == 0$/);
  });

  test('is a page with what it is asked about and what it lets pass unasked', () => {
    const lines = page(
      described(
        {
          ...runAsUser,
          admission: { resources: [], operations: ['UPDATE', 'DELETE'], unless: { 'not-ours': 'a' }, expression: 'b' },
        },
        good,
      ),
    ).split('\n');
    expect(lines.slice(-3)).toEqual(['  on UPDATE and DELETE', '  unless not-ours: a', '  b']);
  });

  test('is a page that says why the API server cannot hold it', () => {
    const lines = page(described(unheld, good)).split('\n');
    expect(lines).toContain('answers  no check of the known scanners');
    expect(lines.at(-1)).toBe('The API server cannot hold it: It is about two objects.');
  });

  test('is there for every policy', () => {
    for (const policy of policies)
      expect(page(inWords(policy, examplesOf(policy.id), good))).toMatch(/^[a-z-]+: [A-Z]/);
  });
});
