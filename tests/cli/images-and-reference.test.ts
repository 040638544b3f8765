import { environments } from '../../src/config/environments';
import { diagram } from '../../src/pages/reference';
import { type Answers, ok } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { breakwater, repository } from './breakwater';

const folder = temporaryFolders();

describe('images', () => {
  const images = (words = '', answers: Answers = { docker: ok() }) =>
    breakwater(
      `images ${words}`.trim().split(' '),
      put(folder(), { 'dockerfiles/api/Dockerfile': 'FROM scratch\n' }),
      answers,
    );

  test('are built with the names of the environment local, or of another', async () => {
    const { code, lines, out } = await images();
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^docker build --tag localhost\/breakwater\/api:[0-9a-f]{40} -$/);
    expect(out).toMatch(/^with docker\nlocalhost\/breakwater\/api:[0-9a-f]{40} {2}\d+\.\d s\n$/);
    const other = await images('api --environment beta');
    expect(other.lines.at(-1)).toContain(` ${environments.beta.images.own}api:`);
  });

  test('are built by the engine and loaded into the profile of the options', async () => {
    const answers = { docker: ok(), podman: ok(), minikube: ok() };
    const { lines } = await images('--engine podman --without-digests --load shop', answers);
    expect(lines[0]).toBe('podman info');
    expect(lines.at(-2)).toMatch(/^podman save --output \S+ localhost\/breakwater\/api:[0-9a-f]{40}$/);
    expect(lines.at(-1)).toMatch(/^minikube --profile shop image load \S+\.tar$/);
  });

  test('are printed as JSON, with progress on standard error', async () => {
    const { out, err } = await images('--json');
    const built = [{ image: expect.stringContaining('/api:') }];
    expect(JSON.parse(out)).toMatchObject({ ok: true, engine: 'docker', built });
    expect(err).toMatch(/^with docker\n/);
  });

  test('that are unknown end with 2, those that are not built with 1', async () => {
    const unknown = await images('apy');
    expect([unknown.code, unknown.err]).toEqual([2, "images: no image 'apy' in ROOT/dockerfiles; there are api\n"]);
    const failure = await images('', {});
    expect([failure.code, failure.err]).toEqual([1, expect.stringMatching(/^images: no container engine answers /)]);
  });
});

describe('reference', () => {
  const pages = [
    'alerts.md',
    'capacity.md',
    'components.md',
    'database-rights.md',
    'environments.md',
    'exemptions.md',
    'flows.md',
    'local-and-production.md',
    'overview.svg',
    'personas.md',
  ].map((name) => `docs/reference/${name}`);
  const stacks = ['cluster/main', 'platform/main', 'workloads/main', 'workloads/namespace-shop'].map(
    (file) => `terraform/stacks/local-${file}.tf`,
  );
  const reference = (root: string, ...words: readonly string[]) => breakwater(['reference', ...words], root);
  const written = (root: string) => Object.keys(contents(root)).filter((path) => path.startsWith('docs/'));

  test('writes the pages that are stale, and the second time none', async () => {
    const root = repository(folder());
    const { code, out } = await reference(root);
    expect([code, out.trim().split('\n').sort()]).toEqual([0, [...pages, ...stacks].map((page) => `${page} written`)]);
    expect(written(root)).toEqual(pages);
    expect((await reference(root)).out).toBe('the reference was up to date\n');
    put(root, { 'docs/reference/flows.md': 'edited' });
    expect((await reference(root)).out).toBe('docs/reference/flows.md written\n');
  });

  test('--check names each page that is stale or missing and how to repair it, and writes nothing', async () => {
    const root = repository(folder());
    const missing = await reference(root, '--check');
    expect([missing.code, missing.err, written(root)]).toEqual([1, expect.stringContaining('reference/flows.md'), []]);
    await reference(root);
    expect(await reference(root, '--check')).toMatchObject({ code: 0, out: '', err: '' });
    put(root, { 'docs/reference/flows.md': 'edited' });
    const err = 'docs/reference/flows.md is not what would be written; repair: npm run reference\n';
    expect(await reference(root, '--check')).toMatchObject({ code: 1, err });
    expect(contents(root)['docs/reference/flows.md']).toBe('edited');
  });

  test('writes the stacks of local in the language of Terraform, and finds out when one was edited', async () => {
    const root = repository(folder());
    await reference(root);
    const [, platform = ''] = stacks;
    const text = contents(root)[platform] ?? '';
    expect(text).toMatch(/^# Made by `npm run reference`.*\n# .*\n\nterraform \{\n/);
    put(root, { [platform]: `${text} ` });
    const err = `${platform} is not what would be written; repair: npm run reference\n`;
    expect(await reference(root, '--check')).toMatchObject({ code: 1, err });
    expect((await reference(root)).out).toBe(`${platform} written\n`);
    expect(contents(root)[platform]).toBe(text);
  });

  test('removes files of a namespace that no stack has any more, and leaves what Terraform keeps', async () => {
    const root = repository(folder());
    await reference(root);
    const [old, lock] = ['namespace-old.tf', '.terraform.lock.hcl'].map(
      (file) => `terraform/stacks/local-workloads/${file}`,
    );
    put(root, { [old ?? '']: '', [lock ?? '']: '' });
    const err = `${old} is not of any stack; repair: npm run reference\n`;
    expect(await reference(root, '--check')).toMatchObject({ code: 1, err });
    expect((await reference(root)).out).toBe(`${old} removed\n`);
    expect([contents(root)[old ?? ''], contents(root)[lock ?? '']]).toEqual([undefined, '']);
  });

  test('writes its part of pages that people write, and leaves the rest', async () => {
    const root = put(repository(folder()), {
      'README.md':
        '# Shop\n<!-- synth:begin -->\nold\n<!-- synth:end -->\nBy people.\n<!-- counts:begin -->\n<!-- counts:end -->\n',
      'docs/architecture.md': '<!-- diagram:begin --><!-- diagram:end -->',
    });
    const { out } = await reference(root);
    expect(out).toContain('README.md written\n');
    expect(out).toContain('docs/architecture.md written\n');
    const { 'README.md': readme = '', 'docs/architecture.md': architecture } = contents(root);
    expect(readme.replace(/ {2,}/g, ' ')).toMatch(
      /^# Shop\n<!-- synth:begin -->\n```\nenvironment files objects bytes changed\nlab 1 1 98 0\nlocal 1 1 98 0\n/,
    );
    expect(readme).toMatch(
      /\ndist was up to date\n```\n<!-- synth:end -->\nBy people\.\n<!-- counts:begin -->\n\d+ services in \d+ environments; .*\n<!-- counts:end -->\n$/,
    );
    expect(architecture).toBe(`<!-- diagram:begin -->\n${diagram()}\n<!-- diagram:end -->`);
    expect((await reference(root, '--check')).code).toBe(0);
  });

  test('exits with 1 without dist', async () => {
    const err = 'reference: there is no dist/lab; write it with npm run synth\n';
    expect(await reference(folder())).toMatchObject({ code: 1, out: '', err });
  });
});
