import { rendered } from '../../src/check/render';
import type { Run } from '../../src/programs/run';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

/** Programs that are installed; what was run. */
function programs(outcomes: Readonly<Record<string, readonly [code: number, stdout: string, stderr?: string]>>) {
  const lines: string[] = [];
  const run: Run = async (program, args) => {
    lines.push([program, ...args].join(' '));
    const [code, stdout, stderr = ''] = outcomes[program] ?? [127, '', 'not found'];
    return { code, stdout, stderr };
  };
  return { lines, run };
}

const chart = { 'shop/Chart.yaml': 'apiVersion: v2' };
const overlay = {
  'base/kustomization.yaml': 'resources:\n  - a.yaml\n',
  'shop/kustomization.yaml': 'resources:\n- ../base\n',
};

async function rendering(files: Readonly<Record<string, string>>, made: ReturnType<typeof programs>) {
  const root = put(folder(), files);
  const { inputs, notes, paths } = await rendered(['shop', '-', 'nothing'], root, made.run);
  const lines = made.lines.map((line) => line.replaceAll(root, 'ROOT'));
  return { files: inputs.map(({ file }) => file.replaceAll(root, 'ROOT')), notes, paths, lines };
}

test.each([
  ['a chart by helm', chart, { helm: [0, 'a: 1'] }, 'shop (helm template shop)', ['helm template shop ROOT/shop']],
  [
    'an overlay by kustomize',
    overlay,
    { kustomize: [0, 'a: 1'] },
    'shop (kustomize build)',
    ['kustomize build ROOT/shop'],
  ],
  [
    'an overlay by kubectl, where kustomize is not installed',
    overlay,
    { kubectl: [0, 'a: 1'] },
    'shop (kubectl kustomize)',
    ['kustomize build ROOT/shop', 'kubectl kustomize ROOT/shop'],
  ],
] as const)('renders %s', async (_, files, outcomes, file, lines) => {
  const said = await rendering(files, programs(outcomes as never));
  expect(said).toMatchObject({
    files: [file],
    lines,
    paths: ['-', 'nothing'],
    notes: [{ file: 'shop', reason: 'rendered' }],
  });
});

test.each([
  ['no tool is installed', chart, {}, []],
  [
    'the tool fails',
    chart,
    { helm: [1, '', 'no such value\nmore'] },
    [{ file: 'shop', reason: 'chart', detail: 'helm failed: no such value' }],
  ],
  ['it is a plain folder', { 'shop/a.yaml': '' }, {}, []],
] as const)('reads a folder as it is where %s', async (_, files, outcomes, notes) => {
  expect(await rendering(files, programs(outcomes as never))).toMatchObject({
    files: [],
    notes,
    paths: ['shop', '-', 'nothing'],
  });
});

test.each([
  'https://example.com/a.yaml',
  'github.com/a/b//c?ref=v1',
  'git@github.com:a/b.git',
  'ssh://git@example.com/a',
])('runs no tool where a base is fetched: %s', async (base) => {
  const remote = { ...overlay, 'base/kustomization.yaml': `resources:\n  # more\n  - ${base}\n` };
  const said = await rendering(remote, programs({ kustomize: [0, ''] }));
  expect(said).toMatchObject({
    files: [],
    lines: [],
    notes: [{ reason: 'kustomization', detail: `not rendered: it fetches ${base}` }],
  });
});
