/** Ways out of cdktf: its fork writes the same stacks, and the stacks in Terraform's own language are accepted. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkedInFolder } from '../../../src/exits/checked-in';
import { toHcl } from '../../../src/exits/hcl';
import { run } from '../../../src/programs/run';
import { toManifest } from '../../../src/stacks/manifest';
import { escapeTemplates } from '../../../src/stacks/templates';
import { readDist } from '../../../src/synth/read-dist';

/** The maintained fork of cdktf, under cdktf's name: what a move to it would be. */
const fork = { cdktf: 'npm:cdktn@0.24.0', constructs: '10.7.2' } as const;
const names = ['lab', 'production'] as const;

/** Texts that a careless writer spoils; `S` stands for a dollar sign. */
const odd = ['a\\b "c" S{d} %{e} SS{f} S{"g"}', 'one\n\ttwo\r\u0001', '"S{x}" \\. {} S S{'].map((text) =>
  text.replaceAll('S', '$'),
);

type Json = Readonly<Record<string, unknown>>;
const folders: string[] = [];

function folder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'breakwater-exit-')));
  return folders.at(-1) ?? '';
}

/** What the app writes for an environment, by stack: without the version of its maker, and empty blocks. */
async function synthesized(root: string, environment: string): Promise<Json> {
  const outdir = join(folder(), 'out');
  const app = resolve(root, 'lib', 'src', 'stacks', 'main.js');
  const env = { BREAKWATER_ENVIRONMENT: environment, CDKTF_OUTDIR: outdir };
  const { code, stderr } = await run('node', [app], { env });
  if (code !== 0) throw new Error(stderr);
  const stacks = readdirSync(join(outdir, 'stacks'));
  return Object.fromEntries(
    stacks.map((stack) => [
      stack,
      bare(JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8'))),
    ]),
  );
}

function bare(stack: Json): Json {
  const { '//': _, ...rest } = stack;
  // The outer folder differs from run to run: what leads from a stack to the repository does too.
  return JSON.parse(
    JSON.stringify(rest)
      .replaceAll(/(\.\.\/)+(?=\D)/g, 'ROOT/')
      .replaceAll(/"(\.\.\/?)+"/g, '"ROOT"'),
  ) as Json;
}

afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

test("cdktf's maintained fork writes the same stacks", async () => {
  const root = folder();
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const providers = ['@cdktf/provider-helm', '@cdktf/provider-kubernetes'];
  const wanted = [...providers, '@grafana/grafana-foundation-sdk', 'js-yaml', 'commander'].map((name) => [
    name,
    dependencies[name],
  ]);
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({
      dependencies: { ...Object.fromEntries(wanted), ...fork },
      overrides: Object.fromEntries(providers.map((name) => [name, { cdktf: '$cdktf', constructs: '$constructs' }])),
    }),
  );
  const installed = await run('npm', ['install', '--prefix', root, '--ignore-scripts', '--no-audit', '--no-fund']);
  expect([installed.code, installed.stderr.replaceAll(/^npm warn Unknown (user|env) config.*$/gm, '').trim()]).toEqual([
    0,
    '',
  ]);
  const { name, version } = JSON.parse(readFileSync(join(root, 'node_modules/cdktf/package.json'), 'utf8'));
  expect([name, version]).toEqual(['cdktn', '0.24.0']);
  cpSync('lib/src', join(root, 'lib', 'src'), { recursive: true });
  for (const environment of names) {
    expect(await synthesized(root, environment)).toEqual(await synthesized('.', environment));
  }
});

test("the stacks in Terraform's own language are what Terraform takes", async () => {
  const out = join(folder(), 'hcl');
  const command = ['lib/src/cli/main.js', 'export:hcl', '--environment', 'lab', '--out', out];
  expect((await run('node', command)).code).toBe(0);
  const stacks = readdirSync(join(out, 'stacks')).sort();
  expect(stacks).toEqual(['lab-cluster', 'lab-platform', 'lab-workloads']);
  for (const stack of stacks) {
    const formatted = await terraform(join(out, 'stacks', stack), 'fmt', '-check', '-diff');
    expect([stack, formatted.code, formatted.stdout, formatted.stderr]).toEqual([stack, 0, '', '']);
  }
  const cluster = join(out, 'stacks', 'lab-cluster');
  for (const args of [['init', '-backend=false'], ['validate']]) {
    const { code, stderr } = await terraform(cluster, ...args);
    expect([args[0], code, stderr]).toEqual([args[0], 0, '']);
  }
});

test('the stacks that are checked in are formatted, and valid as far as their providers are here', async () => {
  const formatted = await terraform('.', 'fmt', '-check', '-diff', '-recursive', checkedInFolder);
  expect([formatted.code, formatted.stdout, formatted.stderr]).toEqual([0, '', '']);
  const here = folder();
  cpSync(checkedInFolder, here, { recursive: true });
  const stacks = readdirSync(join(here, 'stacks')).sort();
  expect(stacks).toEqual(['local-cluster', 'local-platform', 'local-workloads']);
  for (const stack of stacks) {
    const at = join(here, 'stacks', stack);
    // A mirror of this machine, or the registry: as the variables of whoever runs this say.
    const init = await run('terraform', [`-chdir=${at}`, 'init', '-backend=false', '-input=false', '-no-color'], {
      env: { CHECKPOINT_DISABLE: '1' },
    });
    if (stack !== 'local-cluster' && init.code !== 0) {
      console.log(
        `${stack} was not validated: terraform init finds no providers, neither in a mirror nor in the registry`,
      );
      continue;
    }
    const { code, stderr } = await terraform(at, 'validate');
    expect([stack, init.code, code, stderr]).toEqual([stack, 0, 0, '']);
  }
});

test('every object of lab comes out of that language as it went in', async () => {
  const here = folder();
  const dist = readDist('dist', 'lab');
  if (!dist.ok) throw new Error(dist.problems.join('\n'));
  const objects = dist.objects.map((object) => toManifest(object));
  const escaped = odd.map((text) => escapeTemplates(text));
  const resource = { terraform_data: { all: { input: { objects, odd: escaped } } } };
  writeFileSync(join(here, 'main.tf'), toHcl({ resource } as never));
  for (const args of [['init'], ['apply', '-auto-approve']]) expect((await terraform(here, ...args)).code).toBe(0);
  const { stdout } = await terraform(here, 'show', '-json');
  const shown = JSON.parse(stdout).values.root_module.resources[0].values.output;
  expect(shown.objects).toEqual(dist.objects);
  expect(shown.odd).toEqual(odd);
});

function terraform(at: string, ...args: readonly string[]) {
  const env = { TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' };
  return run('terraform', [`-chdir=${at}`, ...args, ...(args[0] === 'show' ? [] : ['-no-color'])], { env });
}
