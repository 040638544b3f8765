import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../src/programs/run';
import { scan } from '../../src/scan/scan';
import type { Scanner } from '../../src/scan/scanner';
import { describeScan } from '../../src/scan/table';
import { failed, ok, programs } from '../programs/fakes';
import { contents, temporaryFolders } from '../synth/folders';
import { finding, images, lab } from './fixture';

const folder = temporaryFolders();

/** A scanner whose program answers with a number of things that it judged and messages of findings. */
const scanner = (more: Partial<Scanner> = {}): Scanner => ({
  name: 'kube-score',
  version: 'v1.2.3',
  dockerfiles: false,
  get: async () => ({ path: 'score' }),
  args: ({ name }) => [name],
  read: (stdout, { name }) => {
    const [judged = '', ...messages] = stdout.trim().split('\n');
    if (!/^\d+$/.test(judged)) throw new Error('no number');
    return { judged: Number(judged), findings: messages.map((message) => finding({ message, environment: name })) };
  },
  ...more,
});

const beta = { ...lab, name: 'beta' };
const scanWith = (scanners: readonly Scanner[], run: Run, more: Partial<Parameters<typeof scan>[0]> = {}) =>
  scan({
    place: { run, root: '/repo', cache: folder(), say: () => {} },
    scanners,
    targets: [lab, beta, images],
    exceptions: [],
    whole: true,
    ...more,
  });
const { run } = programs({
  'score lab': failed(1, '', '7\none\ntwo\n'),
  'score beta': ok('5\n'),
  'score docker': ok('3'),
});

describe('a scan', () => {
  test('counts what each scanner judged, and takes its findings whatever its exit code', async () => {
    const result = await scanWith([scanner()], run);
    expect(result.tools).toMatchObject([{ tool: 'kube-score', version: 'v1.2.3', judged: 12, problems: [] }]);
    expect(result.unexplained.map(({ message }) => message)).toEqual(['one', 'two']);
    const both = await scanWith([scanner({ dockerfiles: true })], run);
    expect(both.tools[0]?.judged).toBe(15);
  });

  test('goes on without a scanner that is not available, and says why', async () => {
    const missing = 'no go on PATH, which builds it';
    const gone = scanner({ name: 'trivy', get: async () => ({ why: missing }) });
    const { tools } = await scanWith([gone, scanner()], run);
    expect(tools).toMatchObject([
      { tool: 'trivy', missing },
      { tool: 'kube-score', judged: 12 },
    ]);
  });

  const unclear = 'its answer was not understood (no number), exit';

  test.each([
    ['judged nothing', ok('0\n'), 'it judged nothing, exit 0: 0'],
    ['crashed', failed(2, 'a\nb\nc\npanic\n'), `${unclear} 2: b c panic`],
    ['said nothing', failed(137), `${unclear} 137`],
  ])('fails where a scanner %s', async (_what, outcome, problem) => {
    const result = await scanWith([scanner()], programs({ 'score lab': outcome, score: ok('1\nx') }).run);
    expect(result.tools[0]?.problems).toEqual([`kube-score on lab: ${problem}`]);
    expect(result.unexplained.map(({ environment }) => environment)).toEqual(['beta']);
  });

  test('holds exceptions against all that ran to the end', async () => {
    const exceptions = [
      { checks: { 'kube-score': ['probes'] }, objects: ['lab: *', 'beta: *'], reason: 'it ends', owner: 'platform' },
    ];
    const result = await scanWith([scanner()], run, { exceptions });
    expect([result.excepted.length, result.unexplained.length]).toEqual([2, 0]);
    expect(result.stale).toEqual([expect.stringMatching(/^beta: \*: no finding any more/)]);
    const broken = programs({ 'score beta': failed(1), score: ok('7\none\n') }).run;
    expect((await scanWith([scanner()], broken, { exceptions })).stale).toEqual([]);
  });
});

describe('a scanner that is shown batches', () => {
  const batchOf = (kind: string) => (kind === 'Deployment' ? 'pods' : 'others');
  const args: Scanner['args'] = ({ folder: place }) => [place];

  test('sees files of one object each, of a batch at once, and nothing stays of them', async () => {
    const seen: object[] = [];
    const cache = folder();
    const see: Run = async (_command, [place = '']) => {
      seen.push(Object.keys(contents(place)));
      return ok('2\none\n');
    };
    const place = { run: see, root: '/repo', cache, say: () => {} };
    const result = await scanWith([scanner({ batchOf, args })], see, { place, targets: [lab] });
    expect(seen).toEqual([['shop.k8s-0.yaml', 'shop.k8s-2.yaml'], ['shop.k8s-1.yaml']]);
    expect(result.tools[0]).toMatchObject({ judged: 4, findings: [{ message: 'one' }, { message: 'one' }] });
    expect(readdirSync(cache)).toEqual([]);
  });

  test.each(['0', '1'])('fails with its batch %s', async (batch) => {
    const bad: Run = async (_command, [place = '']) => (place.endsWith(join('/', batch)) ? failed(1, 'no') : ok('2'));
    const { tools } = await scanWith([scanner({ batchOf, args })], bad, { targets: [lab] });
    expect(tools[0]?.problems).toEqual([expect.stringContaining('exit 1: no')]);
  });

  test('is shown Dockerfiles as they are', async () => {
    const { run: all, calls } = programs({ score: ok('1') });
    await scanWith([scanner({ batchOf, dockerfiles: true })], all, { targets: [images] });
    expect(calls.map(({ line }) => line)).toEqual(['score dockerfiles']);
  });
});

describe('what is said of a scan', () => {
  test('is a table, what did not run, what failed, and all that is to be done', () => {
    const found = finding();
    const text = describeScan({
      tools: [
        { tool: 'kube-score', version: 'v1.2.3', problems: [], judged: 100, findings: [found, found] },
        { tool: 'polaris', version: 'v1.0.0', missing: 'none on PATH', problems: [], judged: 0, findings: [] },
        { tool: 'trivy', version: 'v2.0.0', problems: ['trivy on lab: it judged nothing'], judged: 0, findings: [] },
      ],
      excepted: [found],
      unexplained: [found],
      stale: ['checkov A1: no finding any more'],
    });
    expect(text).toBe(`tool        version  judged   findings  excepted  unexplained
kube-score  v1.2.3   100      2         1         1
polaris     v1.0.0   NOT RUN
trivy       v2.0.0   FAILED

NOT RUN: polaris v1.0.0: none on PATH

FAILED: trivy on lab: it judged nothing

kube-score probes: lab: Deployment shop/shop: has none

STALE: checkov A1: no finding any more`);
  });

  test('is the table alone where all is well', async () => {
    const result = await scanWith([scanner()], run, { targets: [beta] });
    expect(describeScan(result)).toBe(`tool        version  judged  findings  excepted  unexplained
kube-score  v1.2.3   5       0         0         0`);
  });
});
