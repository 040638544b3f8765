import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { finishing } from '../../src/cli/finish';
import { defineScan } from '../../src/cli/scan';
import { environments } from '../../src/config/environments';
import type { Run } from '../../src/programs/run';
import { failed, missing, ok } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

const object = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';

/** A repository in which programs are made at once. */
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

/** Types a command; without Go, Python and what others installed, unless a program answers. */
async function type(line: string, answers: Readonly<Record<string, ReturnType<typeof ok>>> = {}, root = repository()) {
  const said = { code: 0, out: '', err: '' };
  const run: Run = async (command) =>
    Object.entries(answers).find(([name]) => command.endsWith(`/${name}`) || command === name)?.[1] ?? missing;
  const program = new Command('breakwater').exitOverride().configureOutput({
    writeErr: (text) => {
      said.err += text;
    },
  });
  const props = {
    argv: [],
    root,
    run,
    platform: 'linux',
    minikube: '',
    variables: {},
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  } as const;
  defineScan(
    program,
    props,
    finishing(props, (code) => {
      said.code = code;
    }),
  );
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync(line.split(' '), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    said.code = 2;
  }
  return said;
}

describe('npm run scan', () => {
  test('ends well where nothing is to be done', async () => {
    const { code, out, err } = await type('scan --tool kube-score --environment beta', { 'kube-score': score(10) });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^tool {8}version {2}judged {2}findings .*\nkube-score {2}v1\.20\.0 {2}1 {7}0 {9}0 {9}0\n$/);
  });

  test('ends with 1 where exceptions are not needed, which is known of a whole scan only', async () => {
    const { code, out } = await type('scan --tool kube-score', { 'kube-score': score(10) });
    expect(code).toBe(1);
    expect(out).toContain('\nSTALE: kube-score container-cpu-requests-equal-limits: no finding any more');
  });

  test('ends with 1 on a finding that no one explained', async () => {
    const { code, out } = await type('scan --tool kube-score --environment beta lab', { 'kube-score': score(1) });
    expect(code).toBe(1);
    for (const name of ['lab', 'beta'])
      expect(out).toContain(`\nkube-score probes: ${name}: Deployment shop/shop: Probes\n`);
    expect(out).not.toContain('production');
  });

  test('ends with 1 where a scanner fails', async () => {
    const { code, out } = await type('scan --tool kube-score --environment beta', { 'kube-score': failed(2, 'panic') });
    expect([code, out.includes('\nFAILED: kube-score on beta: its answer was not understood')]).toEqual([1, true]);
  });

  test('says loudly what did not run, and ends with 1 where all are required', async () => {
    const tools = 'scan --environment beta --tool kube-score kube-linter polaris checkov trivy kubeconform';
    const { code, out, err } = await type(tools, { 'kube-score': score(10) });
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => line.startsWith('NOT RUN: '))).toEqual([
      'NOT RUN: kube-linter v0.8.3: kube-linter 0.8.3 is wanted on PATH and there is none; get it from https://docs.kubelinter.io',
      'NOT RUN: polaris v10.2.2: polaris 10.2.2 is wanted on PATH and there is none; get it from https://polaris.docs.fairwinds.com',
      'NOT RUN: checkov 3.3.30: no python3 on PATH, which runs it',
      'NOT RUN: trivy v0.74.0: no go on PATH, which builds it',
      'NOT RUN: kubeconform v0.8.0: it has no schemas: no python3 on PATH, which runs it',
    ]);
    expect(err).toContain('scan: trivy v0.74.0 is built, once\n');
    expect((await type(`${tools} --require-all`, { 'kube-score': score(10) })).code).toBe(1);
    expect(
      (await type('scan --environment beta --tool kube-score --require-all', { 'kube-score': score(10) })).code,
    ).toBe(0);
  });

  test('ends with 1 where no scanner ran at all', async () => {
    expect((await type('scan --environment beta --tool polaris')).code).toBe(1);
  });

  test('speaks JSON', async () => {
    const { code, out } = await type('scan --tool kube-score --environment beta --json', { 'kube-score': score(5) });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      tools: [{ tool: 'kube-score', version: 'v1.20.0', judged: 1 }],
      excepted: [],
      unexplained: [{ tool: 'kube-score', check: 'probes', object: 'Deployment shop/shop', environment: 'beta' }],
      stale: [],
    });
  });

  test('needs dist', async () => {
    const { code, err } = await type('scan --environment beta', {}, folder());
    expect([code, err]).toEqual([1, 'scan: there is no dist/beta; write it with npm run synth\n']);
  });

  test.each([
    [
      'scan --environment mars',
      `argument 'mars' is invalid. Allowed choices are ${[...Object.keys(environments), 'dockerfiles'].join(', ')}.`,
    ],
    ['scan --tool hammer', "argument 'hammer' is invalid. Allowed choices are kube-score, "],
  ])('does not understand %s, and ends with 2', async (line, said) => {
    const { code, err } = await type(line);
    expect([code, err.includes(said)]).toEqual([2, true]);
  });

  test('gives kubeconform the schemas of the package that was installed, and of our custom kinds', async () => {
    const root = repository();
    const requirements = readFileSync(join(root, 'src/scan/requirements-kubernetes-validate.txt'), 'utf8');
    const hash = createHash('sha256').update(requirements).digest('hex').slice(0, 12);
    const place = `.cache/tools/kubernetes-validate@1.36.0-${hash}`;
    const schemas = `${place}/venv/lib/python3.13/site-packages/kubernetes_validate/kubernetes-json-schema`;
    const pod = { type: 'object', 'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Pod' }] };
    put(root, {
      [`${place}/kubernetes-validate`]: '',
      [`${schemas}/v1.36.0-local-strict/_definitions.json`]: JSON.stringify({ $defs: { pod } }),
      '.cache/tools/kubeconform@v0.8.0/kubeconform': '',
      'imports/crds/cert-manager.yaml': readFileSync('imports/crds/cert-manager.yaml', 'utf8'),
    });
    const valid = ok('{"resources":[],"summary":{"valid":1,"invalid":0,"errors":0,"skipped":0}}');
    const { code, out } = await type('scan --environment beta --tool kubeconform', { kubeconform: valid }, root);
    expect([code, out.split('\n')[1]]).toEqual([0, 'kubeconform  v0.8.0   1       0         0         0']);
    expect(Object.keys(contents(join(root, '.cache', 'schemas')))).toEqual(
      expect.arrayContaining(['v1/v1/pod.json', 'cert-manager.io/v1/certificate.json']),
    );
  });
});
