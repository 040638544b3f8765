import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { toHcl, quoted } from '../../src/stacks/hcl';
import { escapeTemplates } from '../../src/stacks/templates';
import { put, temporaryFolders } from '../synth/folders';
import { nasty } from './nasty';
const folder = temporaryFolders();
const tpls: Record<string,string> = { a: '${"x${1 + 1}y"}', b: 'a\\"${upper("q\\"b")}\n', c: '%{ if true }yes%{ else }no%{ endif }', d: '$${${1}', e: '${jsonencode({a = "b}"})}', g: '${"a$${b}"}', h: '${1}$', i:'$', j:'${"}"}', k: '${"{"}\\', l: '${"\\\\"}}', m: '${"\\\\"}x${"}"}', n: '${"${"}"}"}', o: '%{ if "}" == "}" }a%{ endif }', p: '${ /* } */ 1 }', q: '${~ 1 ~}  ' };
const env = { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' };
const out = (files: Record<string, string>) => {
    const place = put(folder(), files);
    for (const args of [['init'], ['apply', '-auto-approve', '-no-color']]) { const r = spawnSync('terraform', args, { cwd: place, env, encoding: 'utf8' }); if (r.status) return r.stderr.slice(0, 400); }
    const m = JSON.parse(spawnSync('terraform', ['show', '-json'], { cwd: place, env, encoding: 'utf8' }).stdout).values.root_module.resources;
    return m.map((r: any) => r.values.output);
  };
test('y', () => {
  for (const [k, v] of Object.entries(tpls)) {
    const stack = { resource: { terraform_data: { b: { input: v } } } };
    const j = out({ 'main.tf.json': JSON.stringify(stack) }); const h = out({ 'main.tf': toHcl(stack as any) });
    if (JSON.stringify(j) !== JSON.stringify(h)) console.log(k, v, j, h, quoted(v));
  }
});
test('x', () => {
  const texts = fc.sample(nasty, { seed: 20_261_121, numRuns: 400 });
  const given = { list: texts, keys: Object.fromEntries(texts.map((t, i) => [t, i])) };
  const stack = { resource: { terraform_data: { a: { input: escapeTemplates(given) } } } };
  const json = out({ 'main.tf.json': JSON.stringify(stack) });
  expect(json[0]).toEqual(given);
  const hcl = out({ 'main.tf': toHcl(stack as any) });
  expect(hcl).toEqual(json);
});
