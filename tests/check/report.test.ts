import type { Finding, Report } from '../../src/check/finding';
import { merged } from '../../src/check/finding';
import { exemptionRule, readableRule } from '../../src/check/rule';
import { sarifOf } from '../../src/check/sarif';
import { textOf } from '../../src/check/text';
import { release } from '../../src/config/versions';
import { runAsUser } from '../../src/policies/pods/users';

const none: Report = { findings: [], problems: [], exemptions: [], notes: [], files: 0, objects: 0 };
const finding: Finding = {
  file: 'dist/lab/a b.yaml',
  line: 7,
  policy: 'run-as-user',
  object: 'Deployment api/api',
  identity: 'Deployment.apps api/api',
  path: 'spec.template.spec.containers[0].securityContext.runAsUser',
  message: 'set runAsUser',
};
const made: Finding = {
  ...finding,
  line: 9,
  path: '',
  origin: { construct: 'api/service/deployment', source: 'charts/api/chart.ts:38' },
};
const full: Report = {
  findings: [finding, made],
  problems: [
    { file: 'a.yaml', line: 1, column: 3, message: 'not YAML: a tab' },
    { file: '/tmp/b.yaml', line: 2, message: 'set kind' },
  ],
  exemptions: [{ ...finding, reason: 'it mounts disks' }],
  notes: ['c.yaml: no objects'],
  files: 3,
  objects: 2,
};

describe('a report as text', () => {
  test('is a line for each finding, and a sum', () => {
    expect(textOf(full)).toEqual([
      'a.yaml:1:3: not YAML: a tab',
      '/tmp/b.yaml:2: set kind',
      'dist/lab/a b.yaml:7: [run-as-user] Deployment api/api: set runAsUser',
      'dist/lab/a b.yaml:9: [run-as-user] Deployment api/api: set runAsUser (made by api/service/deployment at charts/api/chart.ts:38)',
      '1 exemption; --json lists them',
      '2 findings in 2 objects of 3 files; 2 problems with what was to be read',
    ]);
  });

  test('says that there is nothing to say', () => {
    expect(textOf({ ...none, files: 1, objects: 1 })).toEqual(['0 findings in 1 object of 1 file']);
  });

  test('names the construct where its line is not known', () => {
    expect(textOf({ ...none, findings: [{ ...finding, origin: { construct: 'api/x' } }] })[0]).toMatch(
      / \(made by api\/x\)$/,
    );
  });

  test('shows what would move the cursor of a terminal as what it is', () => {
    const [line] = textOf({ ...none, findings: [{ ...finding, object: 'Pod a\u001b[2J\n', message: 'ä\u0085' }] });
    expect(line).toBe('dist/lab/a b.yaml:7: [run-as-user] Pod a\\x1b[2J\\x0a: ä\\x85');
  });
});

test('reports of several environments are one', () => {
  expect(merged([full, none, { ...none, findings: [finding], files: 1, objects: 5 }])).toEqual({
    ...full,
    findings: [finding, made, finding],
    files: 4,
    objects: 7,
  });
  expect(merged([])).toEqual(none);
});

describe('a report as SARIF', () => {
  const sarif = sarifOf(full, [runAsUser, exemptionRule]) as {
    readonly version: string;
    readonly runs: readonly [
      {
        readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
        readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
      },
    ];
  };
  const [run] = sarif.runs;

  test('names the tool, its version and its rules', () => {
    expect(sarif.version).toBe('2.1.0');
    expect(run.tool.driver).toMatchObject({ name: 'Breakwater', semanticVersion: release });
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['run-as-user', 'exemption-needed', 'readable-input']);
    expect(run.tool.driver.rules[0]).toMatchObject({
      name: 'RunAsUser',
      shortDescription: { text: runAsUser.title },
      fullDescription: { text: runAsUser.why },
      help: { text: expect.stringMatching(/^Set securityContext.*\.$/) },
    });
  });

  test('tells each result with the place of its rule in the list', () => {
    expect(run.results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex])).toEqual([
      [readableRule.id, 2],
      [readableRule.id, 2],
      ['run-as-user', 0],
      ['run-as-user', 0],
    ]);
  });

  test('tells where: file and line, the object, and what made it', () => {
    expect(run.results[3]).toEqual({
      ruleId: 'run-as-user',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Deployment api/api: set runAsUser' },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'dist/lab/a%20b.yaml' }, region: { startLine: 9 } },
          logicalLocations: [
            { name: 'Deployment api/api', fullyQualifiedName: 'api/service/deployment', kind: 'resource' },
          ],
        },
      ],
      relatedLocations: [
        {
          physicalLocation: { artifactLocation: { uri: 'charts/api/chart.ts' }, region: { startLine: 38 } },
          message: { text: 'made here' },
        },
      ],
    });
    expect(run.results[2]).toMatchObject({
      locations: [
        {
          logicalLocations: [
            { fullyQualifiedName: 'Deployment.apps api/api' },
            {
              name: 'spec.template.spec.containers[0].securityContext.runAsUser',
              fullyQualifiedName: 'Deployment.apps api/api: spec.template.spec.containers[0].securityContext.runAsUser',
              kind: 'property',
            },
          ],
        },
      ],
    });
    expect(run.results[2]).not.toHaveProperty('relatedLocations');
    expect(run.results[0]).toMatchObject({
      locations: [{ physicalLocation: { region: { startLine: 1, startColumn: 3 } } }],
    });
    expect(run.results[1]).toMatchObject({
      locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///tmp/b.yaml' } } }],
    });
  });
});
