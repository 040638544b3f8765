import { join } from 'node:path';
import { failed } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { type } from './typed';

const folder = temporaryFolders();

/** A folder that the app of the stacks, which is not run, has written. */
function written(...stacks: readonly string[]): string {
  const json = '{"variable":{"kubeconfig":{"type":"string"}}}';
  const files = stacks.map((stack) => [`stacks/${stack}/cdk.tf.json`, json]);
  return put(folder(), { 'manifest.json': '{}', ...Object.fromEntries(files) });
}

describe('export:hcl', () => {
  test("puts Terraform's own language in place of JSON, and names the files", async () => {
    const out = written('lab-platform', 'lab-cluster');
    const ended = await type(`export:hcl --environment lab --out ${out}`);
    const files = ['lab-cluster', 'lab-platform'].map((stack) => join('stacks', stack, 'main.tf'));
    expect([ended.code, ended.err, ended.lines]).toEqual([0, '', ['node ROOT/lib/src/stacks/main.js']]);
    expect(ended.out).toBe(files.map((file) => `${join(out, file)}\n`).join(''));
    const text = 'variable "kubeconfig" {\n  type = string\n}\n';
    expect(contents(out)).toEqual(Object.fromEntries(files.map((file) => [file, text])));
  });

  test('removes the files of an earlier export of the same stack, which Terraform would read too', async () => {
    const out = put(written('lab-platform'), { 'stacks/lab-platform/namespace-old.tf': '' });
    await type(`export:hcl --environment lab --out ${out}`);
    expect(Object.keys(contents(out))).toEqual([join('stacks', 'lab-platform', 'main.tf')]);
  });

  test('keeps earlier exports, such as another environment', async () => {
    const out = put(written('lab-platform'), { 'stacks/beta-platform/main.tf': '# of before\n' });
    expect((await type(`export:hcl --environment lab --out ${out}`)).out).not.toContain('beta');
    expect(contents(out)).toHaveProperty([join('stacks', 'beta-platform', 'main.tf')], '# of before\n');
  });

  test('gives options and the folder to the app of the stacks, whatever variables say', async () => {
    const variables = { HOME: '/home/me', CDKTF_OUTDIR: 'old', SYNTH_HCL_OUTPUT: 'true' };
    const out = put(folder(), { 'manifest.json': '{}', 'stacks/none': '' });
    const { env } = await type(`export:hcl --environment lab --out ${out} --loaded`, { variables });
    expect(env).toEqual({
      HOME: '/home/me',
      BREAKWATER_ENVIRONMENT: 'lab',
      BREAKWATER_IMAGES: 'loaded',
      CDKTF_OUTDIR: out,
      SYNTH_HCL_OUTPUT: undefined,
    });
  });

  test('writes to hcl.out by default, and exits with 1 where the stacks are not written', async () => {
    const { code, out, err, env } = await type('export:hcl', { answers: { 'node /': failed(1, 'dist is edited\n') } });
    expect([code, out, err]).toEqual([1, '', 'export:hcl: dist is edited\n']);
    expect(env).toMatchObject({ CDKTF_OUTDIR: 'hcl.out' });
  });

  test('exits with 2 at a variable that it does not understand, and runs nothing', async () => {
    const { code, err, lines } = await type('export:hcl', { variables: { BREAKWATER_BASES: 'none' } });
    expect([code, err, lines]).toEqual([2, expect.stringMatching(/^export:hcl: BREAKWATER_BASES is 'none'; /), []]);
  });
});
