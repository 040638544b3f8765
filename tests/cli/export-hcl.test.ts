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

  test('leaves what was exported before, such as another environment', async () => {
    const out = put(written('lab-platform'), { 'stacks/beta-platform/main.tf': '# of before\n' });
    expect((await type(`export:hcl --environment lab --out ${out}`)).out).not.toContain('beta');
    expect(contents(out)).toHaveProperty([join('stacks', 'beta-platform', 'main.tf')], '# of before\n');
  });

  test('tells the app of the stacks what was said, and where to write, whatever variables say', async () => {
    const variables = { HOME: '/home/me', CDKTF_OUTDIR: 'old', SYNTH_HCL_OUTPUT: 'true' };
    const out = written();
    put(out, { 'stacks/none': '' });
    const { env } = await type(`export:hcl --environment lab --out ${out} --loaded`, { variables });
    expect(env).toEqual({
      HOME: '/home/me',
      BREAKWATER_ENVIRONMENT: 'lab',
      BREAKWATER_IMAGES: 'loaded',
      CDKTF_OUTDIR: out,
      SYNTH_HCL_OUTPUT: undefined,
    });
  });

  test('writes to hcl.out where nothing is said, and ends with 1 where the stacks are not written', async () => {
    const { code, out, err, env } = await type('export:hcl', { answers: { 'node /': failed(1, 'dist is edited\n') } });
    expect([code, out, err]).toEqual([1, '', 'export:hcl: dist is edited\n']);
    expect(env).toMatchObject({ CDKTF_OUTDIR: 'hcl.out' });
  });

  test('ends with 2 where what was said is not understood', async () => {
    const { code, err, lines } = await type('export:hcl', { variables: { BREAKWATER_BASES: 'none' } });
    expect([code, err]).toEqual([2, "export:hcl: BREAKWATER_BASES is 'none'; use by-digest or by-name\n"]);
    expect(lines).toEqual([]);
  });
});
