import { type Finding, merged, type Report } from '../../src/check/finding';
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
  severity: 'error',
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
  notes: [{ file: 'c.yaml', reason: 'empty' }],
  files: 3,
  objects: 2,
};

describe('a report as text', () => {
  test('is a line for each finding, and a sum', () => {
    expect(textOf(full)).toEqual([
      'a.yaml:1:3: not YAML: a tab',
      '/tmp/b.yaml:2: set kind',
      'dist/lab/a b.yaml:7: error [run-as-user] Deployment api/api: set runAsUser',
      'dist/lab/a b.yaml:9: error [run-as-user] Deployment api/api: set runAsUser (made by api/service/deployment at charts/api/chart.ts:38)',
      '1 exemption; --json lists them',
      '2 findings (2 errors) in 2 objects of 3 files; 2 problems with what was to be read; 1 note',
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
    expect(line).toBe('dist/lab/a b.yaml:7: error [run-as-user] Pod a\\x1b[2J\\x0a: ä\\x85');
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
  const { version, runs } = sarifOf(full, [
    { ...runAsUser, severity: 'warning' },
    { ...exemptionRule, severity: 'info' },
  ]) as {
    readonly version: string;
    readonly runs: readonly [
      { readonly tool: { readonly driver: object }; readonly results: readonly Readonly<Record<string, unknown>>[] },
    ];
  };
  const [{ results, tool }] = runs;

  test('names the tool, its version and its rules', () => {
    expect(version).toBe('2.1.0');
    const rule = {
      ...{ id: 'run-as-user', name: 'RunAsUser' },
      shortDescription: { text: runAsUser.title },
      fullDescription: { text: runAsUser.why },
      help: { text: expect.stringMatching(/^Set securityContext.*\.$/) },
    };
    expect(tool.driver).toMatchObject({
      ...{ name: 'Breakwater', semanticVersion: release },
      rules: [rule, { id: 'exemption-needed' }, { id: readableRule.id }],
    });
  });

  const place = (uri: string, region: object) => ({ physicalLocation: { artifactLocation: { uri }, region } });
  const object = (fullyQualifiedName: string) => ({ name: finding.object, fullyQualifiedName, kind: 'resource' });
  const found = {
    ...{ ruleId: 'run-as-user', ruleIndex: 0, level: 'error' },
    message: { text: 'Deployment api/api: set runAsUser' },
  };

  test('says of each result which rule it breaks, where, and what made it', () => {
    const field = {
      ...{ name: finding.path, kind: 'property' },
      fullyQualifiedName: `${finding.identity}: ${finding.path}`,
    };
    const unread = { ruleId: readableRule.id, ruleIndex: 2 };
    expect(results).toEqual([
      expect.objectContaining({ ...unread, locations: [place('a.yaml', { startLine: 1, startColumn: 3 })] }),
      expect.objectContaining({ ...unread, locations: [place('file:///tmp/b.yaml', { startLine: 2 })] }),
      {
        ...found,
        locations: [
          {
            ...place('dist/lab/a%20b.yaml', { startLine: 7 }),
            logicalLocations: [object(finding.identity), field],
          },
        ],
      },
      {
        ...found,
        locations: [
          {
            ...place('dist/lab/a%20b.yaml', { startLine: 9 }),
            logicalLocations: [object('api/service/deployment')],
          },
        ],
        relatedLocations: [{ ...place('charts/api/chart.ts', { startLine: 38 }), message: { text: 'made here' } }],
      },
    ]);
  });
});
