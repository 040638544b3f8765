import type { Finding, Report } from '../../src/check/finding';
import { madeBy } from '../../src/check/made-by';
import { failed, ok, programs } from '../programs/fakes';

const finding: Finding = {
  file: 'dist/lab/api.k8s.yaml',
  line: 7,
  severity: 'error',
  policy: 'run-as-user',
  object: 'Deployment api/api',
  identity: 'Deployment.apps api/api',
  path: 'spec.replicas',
  message: 'set runAsUser',
};
const report: Report = { findings: [finding], problems: [], exemptions: [], notes: [], files: 1, objects: 1 };
const origin = { construct: 'api/service/deployment', source: 'charts/api/chart.ts:38' };
const ask = (answer: Parameters<typeof programs>[0][string], of = report) => {
  const { run, calls } = programs({ node: answer });
  return { result: madeBy(of, { run, root: 'ROOT', environments: ['lab', 'beta'] }), calls };
};

describe('what made an object', () => {
  test('is what the charts say', async () => {
    const { result, calls } = ask(ok(JSON.stringify({ 'lab/api.k8s.yaml': { 'Deployment.apps api/api': origin } })));
    expect(await result).toEqual({ ok: true, report: { ...report, findings: [{ ...finding, origin }] } });
    expect(calls.map(({ line }) => line)).toEqual([
      'node --enable-source-maps ROOT/lib/charts/main.js --origins --environment lab beta',
    ]);
  });

  test.each([
    ['another file', { 'beta/api.k8s.yaml': { 'Deployment.apps api/api': origin } }],
    ['another object', { 'lab/api.k8s.yaml': { 'Deployment.apps api/web': origin } }],
  ])('is not that of %s', async (_, origins) => {
    expect(await ask(ok(JSON.stringify(origins))).result).toEqual({ ok: true, report });
  });

  test('is not asked where nothing was found', async () => {
    const { result, calls } = ask(failed(1), { ...report, findings: [] });
    expect(await result).toEqual({ ok: true, report: { ...report, findings: [] } });
    expect(calls).toEqual([]);
  });

  test.each([
    [failed(1, "Error: Cannot find module 'x'\n  at y\n"), "Error: Cannot find module 'x'"],
    [failed(3), 'node ended with 3'],
    [ok('no JSON'), 'node ended with 0'],
  ])('may not be known; then the findings stay, and it says why', async (answer, reason) => {
    const problem = `what made these objects is not known: ${reason}`;
    expect(await ask(answer).result).toEqual({ ok: false, report, problem });
  });
});
