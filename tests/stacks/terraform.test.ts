import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { environments } from '../../src/config/environments';
import { App, LocalBackend, TerraformResource, TerraformStack } from '../../src/stacks/cdktf';
import { escapeTemplates, escapeText } from '../../src/stacks/templates';
import { put, temporaryFolders } from '../synth/folders';
import { nasty } from './nasty';
import { stackText } from './synthesized';

const folder = temporaryFolders();

/** Without the settings and helpers of whoever runs the tests. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TF_'))),
  TF_CLI_CONFIG_FILE: '/dev/null',
  CHECKPOINT_DISABLE: '1',
};

/** @throws when it fails, with what it said */
function terraform(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync('terraform', args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`terraform ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

type Fields = Readonly<Record<'input' | 'output', unknown>>;

interface Shown {
  readonly values: { readonly root_module: { readonly resources: readonly { readonly values: Fields }[] } };
}

const there = spawnSync('terraform', ['version'], { env }).status === 0;
if (!there) console.log('terraform is not on PATH: that it reads our texts as they were is not shown here');

(there ? describe : describe.skip)('terraform itself', () => {
  test('reads what we escaped as what it was, in values and in keys', () => {
    const texts = fc.sample(nasty, { seed: 20_261_121, numRuns: 150 });
    const given = { list: texts, keys: Object.fromEntries(texts.map((text, place) => [text, place])) };
    expect(texts.filter((text) => escapeText(text) !== text).length).toBeGreaterThan(50);
    const outdir = folder();
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'texts');
    new LocalBackend(stack, { path: 'texts.tfstate' });
    const resource = new TerraformResource(stack, 'texts', { terraformResourceType: 'terraform_data' });
    resource.addOverride('input', escapeTemplates(given));
    app.synth();
    const place = join(outdir, 'stacks', 'texts');
    terraform(place, 'init', '-input=false');
    terraform(place, 'apply', '-input=false', '-auto-approve');
    const shown = JSON.parse(terraform(place, 'show', '-json')) as Shown;
    const [values] = shown.values.root_module.resources.map((one) => one.values);
    expect([values?.input, values?.output]).toEqual([given, given]);
  });

  test.each(['lab', 'local'] as const)('takes the cluster of %s', (name) => {
    const place = put(folder(), { 'cdk.tf.json': stackText('cluster', environments[name], { images: 'loaded' }, []) });
    terraform(place, 'init', '-input=false', '-backend=false');
    expect(JSON.parse(terraform(place, 'validate', '-json'))).toMatchObject({ valid: true, diagnostics: [] });
  });
});
