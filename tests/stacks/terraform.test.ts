import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { environments } from '../../src/config/environments';
import { checkedInFolder } from '../../src/exits/checked-in';
import { toHcl } from '../../src/exits/hcl';
import { App, LocalBackend, TerraformResource, TerraformStack, Testing } from '../../src/stacks/cdktf';
import type { Json } from '../../src/stacks/templates';
import { escapeTemplates, escapeText, template } from '../../src/stacks/templates';
import type { Files } from '../synth/folders';
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

/** A stack in both languages that Terraform reads, as files by their name. */
function languages(json: string): readonly (readonly [file: string, text: string])[] {
  return [
    ['cdk.tf.json', json],
    ['main.tf', toHcl(JSON.parse(json))],
  ];
}

/** What Terraform keeps of the input of a resource. */
function kept(files: Files): readonly unknown[] {
  const place = put(folder(), files);
  terraform(place, 'init', '-input=false');
  terraform(place, 'apply', '-input=false', '-auto-approve');
  const shown = JSON.parse(terraform(place, 'show', '-json')) as Shown;
  return shown.values.root_module.resources.flatMap(({ values }) => [values.input, values.output]);
}

function stackWith(input: Json): string {
  const stack = new TerraformStack(new App({ outdir: folder() }), 'texts');
  new LocalBackend(stack, { path: 'texts.tfstate' });
  const resource = new TerraformResource(stack, 'texts', { terraformResourceType: 'terraform_data' });
  resource.addOverride('input', input);
  return Testing.synth(stack);
}

/** Templates, and what Terraform fills in for them. */
const filled: readonly (readonly [inside: string, text: string])[] = [
  [`"x\${1 + 1}y"`, 'x2y'],
  ['upper("q\\"b")', 'Q"B'],
  ['"}"', '}'],
  ['"\\\\"', '\\'],
  [`"\${"\${"}"}"}"`, '}'],
  [`"$\${a}"`, `\${a}`],
  ['"$${"', '${'],
  ['jsonencode({ a = "b}" })', '{"a":"b}"}'],
];

(there ? describe : describe.skip)('terraform itself', () => {
  test('reads what we escaped as what it was, and fills in the rest, the same in both of its languages', () => {
    const texts = fc.sample(nasty, { seed: 20_261_121, numRuns: 150 });
    expect(texts.filter((text) => escapeText(text) !== text).length).toBeGreaterThan(50);
    const given = { texts, keys: Object.fromEntries(texts.map((text, place) => [text, place])) };
    const templates = filled.map(([inside]) => `"\\${template(inside)}"\n`);
    const stack = stackWith({ ...(escapeTemplates(given) as object), templates });
    const read = { ...given, templates: filled.map(([, text]) => `"\\${text}"\n`) };
    for (const [file, text] of languages(stack)) expect(kept({ [file]: text })).toEqual([read, read]);
  });

  test('takes a cluster in both of its languages', () => {
    for (const [file, text] of languages(stackText('cluster', environments.lab, { images: 'loaded' }, []))) {
      const place = put(folder(), { [file]: text });
      terraform(place, 'init', '-input=false', '-backend=false');
      expect(JSON.parse(terraform(place, 'validate', '-json'))).toMatchObject({ valid: true, diagnostics: [] });
    }
  });

  test('can read the language of stacks whose providers are not here, and would write it in no other way', () => {
    const { production } = environments;
    const stacks = (['platform', 'workloads'] as const).map((part) => JSON.parse(stackText(part, production)));
    const place = put(folder(), Object.fromEntries(stacks.map((stack, one) => [`${one}.tf`, toHcl(stack)])));
    expect(terraform(place, 'fmt', '-check', '-diff')).toBe('');
    expect(terraform('.', 'fmt', '-check', '-diff', '-recursive', checkedInFolder)).toBe('');
  });

  test('makes what waits for a list with a name after all of it, and takes it away before', () => {
    const first = Array.from({ length: 11 }, (_, place) => `first-${place}`);
    const noted = (name: string, waits: readonly string[]) => ({
      depends_on: waits.map((one) => `terraform_data.${one}`),
      provisioner: ['', 'destroy'].map((when) => ({
        'local-exec': { command: `echo "${when || 'create'} ${name}" >> log`, ...(when ? { when } : {}) },
      })),
    });
    const waiting = ['early', 'later'].map((name) => [name, noted(name, first)] as const);
    const terraform_data = Object.fromEntries([...waiting, ...first.map((name) => [name, noted(name, [])] as const)]);
    const text = toHcl({ resource: { terraform_data } } as unknown as Parameters<typeof toHcl>[0]);
    expect(text.match(/depends_on = \[local\.after-1\]/g)).toHaveLength(2);
    const place = put(folder(), { 'main.tf': text });
    for (const args of [['init'], ['apply', '-auto-approve'], ['destroy', '-auto-approve']]) terraform(place, ...args);
    const log = readFileSync(join(place, 'log'), 'utf8').trim().split('\n');
    expect(log).toHaveLength(2 * 13);
    const of = (word: string, names: readonly string[]) => names.map((name) => `${word} ${name}`).sort();
    expect(log.slice(0, 11).sort()).toEqual(of('create', first));
    expect(log.slice(11, 13).sort()).toEqual(of('create', ['early', 'later']));
    expect(log.slice(13, 15).sort()).toEqual(of('destroy', ['early', 'later']));
    expect(log.slice(15).sort()).toEqual(of('destroy', first));
  });
});
