import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import type { Outcome } from '../../src/programs/run';
import { failed, ok } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { breakwater, breakwaterWith } from './breakwater';

const folder = temporaryFolders();
const object = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';

/** A repository in which programs are installed at once. */
function repository(): string {
  const scan = 'src/scan';
  const own = ['requirements-checkov.txt', 'requirements-kubernetes-validate.txt'];
  return put(folder(), {
    ...Object.fromEntries(Object.keys(environments).map((name) => [`dist/${name}/shop.k8s.yaml`, object])),
    ...Object.fromEntries(own.map((file) => [`${scan}/${file}`, readFileSync(join(scan, file), 'utf8')])),
    'dockerfiles/shop/Dockerfile': 'FROM scratch\n',
    'imports/crds/cert-manager.yaml': '',
    '.cache/tools/kube-score@v1.20.0/kube-score': '',
  });
}

const score = (grade: number) =>
  ok(
    JSON.stringify([
      {
        type_meta: { kind: 'Deployment' },
        object_meta: { name: 'shop', namespace: 'shop' },
        checks: [{ check: { id: 'probes', name: 'Probes' }, grade, skipped: false, comments: null }],
      },
    ]),
  );

/** Scans with kube-score alone, which answers this; Go, Python and all other tools are missing. @param words with spaces between */
function scan(words: string, kubeScore: Outcome = score(10), root = repository()) {
  return breakwater(`scan ${words}`.split(' '), root, {
    [join(root, '.cache/tools/kube-score@v1.20.0/kube-score')]: kubeScore,
  });
}

test('exits with 0 where nothing is found', async () => {
  const { code, out, err } = await scan('--tool kube-score --environment beta');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^tool {8}version {2}judged {2}findings .*\nkube-score {2}v1\.20\.0 {2}1 {7}0 {9}0 {9}0\n$/);
});

const one = '--tool kube-score --environment beta';

test.each<[string, string, Outcome]>([
  // Which only a whole scan knows.
  ['STALE: kube-score container-cpu-requests-equal-limits: no finding any more', '--tool kube-score', score(10)],
  ['kube-score probes: beta: Deployment shop/shop: Probes\n', one, score(1)],
  ['FAILED: kube-score on beta: its answer was not understood', one, failed(2, 'panic')],
  ['NOT RUN: polaris', '--environment beta --tool polaris', score(10)],
])('exits with 1: %s', async (text, words, answer) => {
  const { code, out } = await scan(words, answer);
  expect([code, out]).toEqual([1, expect.stringContaining(`\n${text}`)]);
});

test('scans all chosen environments, and no other', async () => {
  const { out } = await scan('--tool kube-score --environment beta lab', score(1));
  for (const name of ['lab', 'beta']) expect(out).toContain(`\nkube-score probes: ${name}: `);
  expect(out).not.toContain('production');
});

test('names tools that did not run, and exits with 1 where all are required', async () => {
  const tools = '--environment beta --tool kube-score kube-linter polaris checkov trivy kubeconform';
  const { code, out, err } = await scan(tools);
  expect(code).toBe(0);
  expect(out.split('\n').filter((line) => line.startsWith('NOT RUN: '))).toEqual([
    'NOT RUN: kube-linter v0.8.3: kube-linter 0.8.3 is wanted on PATH and there is none; get it from https://docs.kubelinter.io',
    'NOT RUN: polaris v10.2.2: polaris 10.2.2 is wanted on PATH and there is none; get it from https://polaris.docs.fairwinds.com',
    'NOT RUN: checkov 3.3.30: no python3 on PATH, which runs it',
    'NOT RUN: trivy v0.74.0: no go on PATH, which builds it',
    'NOT RUN: kubeconform v0.8.0: it has no schemas: no python3 on PATH, which runs it',
  ]);
  expect(err).toContain('scan: trivy v0.74.0 is built, once\n');
  expect((await scan(`${tools} --require-all`)).code).toBe(1);
  expect((await scan('--environment beta --tool kube-score --require-all')).code).toBe(0);
});

test('prints JSON', async () => {
  const { code, out } = await scan('--tool kube-score --environment beta --json', score(5));
  expect([code, JSON.parse(out)]).toMatchObject([
    1,
    {
      tools: [{ tool: 'kube-score', version: 'v1.20.0', judged: 1 }],
      excepted: [],
      unexplained: [{ tool: 'kube-score', check: 'probes', object: 'Deployment shop/shop', environment: 'beta' }],
      stale: [],
    },
  ]);
});

test('exits with 1 without dist', async () => {
  const { code, err } = await scan('--environment beta', ok(), folder());
  expect([code, err]).toEqual([1, 'scan: there is no dist/beta; write it with npm run synth\n']);
});

test.each([
  ['--environment mars', `Allowed choices are ${[...Object.keys(environments), 'dockerfiles'].join(', ')}.`],
  ['--tool hammer', 'Allowed choices are kube-score, '],
])('%s is a usage error', async (words, message) => {
  expect(await scan(words)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
});

test('kubeconform gets the schemas of the installed package, and of our custom kinds', async () => {
  const root = repository();
  const requirements = readFileSync(join(root, 'src/scan/requirements-kubernetes-validate.txt'), 'utf8');
  const hash = createHash('sha256').update(requirements).digest('hex').slice(0, 12);
  const place = `.cache/tools/kubernetes-validate@1.36.0-${hash}`;
  const schemas = `${place}/venv/lib/python3.13/site-packages/kubernetes_validate/kubernetes-json-schema`;
  const pod = { type: 'object', 'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Pod' }] };
  const kubeconform = '.cache/tools/kubeconform@v0.8.0/kubeconform';
  put(root, {
    [`${place}/kubernetes-validate`]: '',
    [`${schemas}/v1.36.0-local-strict/_definitions.json`]: JSON.stringify({ $defs: { pod } }),
    [kubeconform]: '',
    'imports/crds/cert-manager.yaml': readFileSync('imports/crds/cert-manager.yaml', 'utf8'),
  });
  const { code, out } = await breakwater('scan --environment beta --tool kubeconform'.split(' '), root, {
    [join(root, kubeconform)]: ok('{"resources":[],"summary":{"valid":1,"invalid":0,"errors":0,"skipped":0}}'),
  });
  expect([code, out.split('\n')[1]]).toEqual([0, 'kubeconform  v0.8.0   1       0         0         0']);
  expect(Object.keys(contents(join(root, '.cache', 'schemas')))).toEqual(
    expect.arrayContaining(['v1/v1/pod.json', 'cert-manager.io/v1/certificate.json']),
  );
});

describe('vulnerabilities', () => {
  const answer = (severity: string) =>
    ok(
      JSON.stringify({
        SchemaVersion: 2,
        Results: [
          { Vulnerabilities: [{ VulnerabilityID: 'CVE-1', PkgName: 'a', InstalledVersion: '1', Severity: severity }] },
        ],
      }),
    );
  /** trivy itself is not run: it answers that one package of one image has a vulnerability of this severity. */
  const look = (words: string, severity = 'LOW', variables: Readonly<Record<string, string>> = {}) => {
    const today = new Date().toISOString();
    const root = put(repository(), { 'db/db/trivy.db': '', 'db/db/metadata.json': `{"UpdatedAt": "${today}"}` });
    const answers = { 'trivy --version': ok('Version: 0.1'), 'trivy sbom': answer(severity) };
    return breakwaterWith({ argv: `scan ${words}`.split(' '), root, variables }, answers);
  };

  test('are looked up in the database of the option or of the variable, and counted by severity', async () => {
    const byOption = await look('--tool vulnerabilities --vulnerabilities db');
    expect([byOption.code, byOption.err]).toEqual([0, '']);
    expect(byOption.out.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DAY')).toBe(
      [
        'vulnerabilities, by trivy with a database of DAY',
        'image  critical  high  medium  low  unknown',
        'shop   0         0     0       1    0',
        '',
        'allowed: shop: a 1: CVE-1, low: no version without it is known; low does not block',
        '',
      ].join('\n'),
    );
    const byVariable = await look('--tool vulnerabilities', 'LOW', { BREAKWATER_VULNERABILITIES: 'db' });
    expect(byVariable.out).toBe(byOption.out);
  });

  test('that block a release end with 1, as text and as JSON', async () => {
    const says = 'shop: a 1: CVE-1, critical: no version without it is known; since when is not said, at most 7 days';
    const text = await look('--tool vulnerabilities --vulnerabilities db', 'CRITICAL');
    expect([text.code, text.out]).toEqual([1, expect.stringContaining(`\n\nBLOCKS: ${says}\n`)]);
    const { code, out } = await look('--tool vulnerabilities --vulnerabilities db --json', 'CRITICAL');
    expect([code, JSON.parse(out).vulnerabilities]).toMatchObject([1, { program: 'trivy', blocking: [says] }]);
  });

  test('are said in one line not to be looked up where there is no database; required, that ends with 1', async () => {
    const line =
      'NOT RUN: vulnerabilities: no database at hand; --vulnerabilities or BREAKWATER_VULNERABILITIES names a folder with db/trivy.db of a cache of trivy, or NUMBER/vulnerability.db of one of grype';
    const words = '--environment beta --tool kube-score vulnerabilities';
    const { code, out } = await scan(words);
    expect([code, out.split('\n').filter((one) => one.includes('vulnerabilities'))]).toEqual([0, [line]]);
    expect((await scan(`${words} --require-all`)).code).toBe(1);
    expect((await scan('--tool vulnerabilities')).code).toBe(1);
    expect(JSON.parse((await scan(`${words} --json`)).out).vulnerabilities.missing).toMatch(/^no database at hand; /);
    expect((await scan('--tool kube-score --environment beta')).out).not.toContain('vulnerabilities');
  });

  test('end with 1 before anything runs where the option names no database, and where the program fails', async () => {
    const absent = await look('--tool vulnerabilities --vulnerabilities nowhere');
    expect([absent.code, absent.err, absent.lines]).toEqual([
      1,
      'scan: ROOT/nowhere has no database of vulnerabilities; it must have db/trivy.db of a cache of trivy, or NUMBER/vulnerability.db of one of grype\n',
      [],
    ]);
    const root = put(repository(), { 'db/6/vulnerability.db': '' });
    const argv = '--tool vulnerabilities --vulnerabilities db';
    const { code, out } = await breakwater(`scan ${argv}`.split(' '), root);
    expect([code, out]).toEqual([1, expect.stringMatching(/^FAILED: vulnerabilities: the database is one of grype, /)]);
  });
});
