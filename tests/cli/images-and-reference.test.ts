import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { diagram } from '../../src/pages/reference';
import { ok } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { breakwater, repository } from './breakwater';

const folder = temporaryFolders();

describe('images', () => {
  const sources = () => put(folder(), { 'dockerfiles/api/Dockerfile': 'FROM scratch\n' });

  test('are built with the names of the environment local, or of another', async () => {
    const { code, lines, out } = await breakwater(['images'], sources(), { docker: ok() });
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^docker build --tag localhost\/breakwater\/api:[0-9a-f]{40} ROOT\/dockerfiles\/api$/);
    expect(out).toMatch(/^with docker\nlocalhost\/breakwater\/api:[0-9a-f]{40} {2}\d+\.\d s\n$/);
    const other = await breakwater(['images', 'api', '--environment', 'beta'], sources(), { docker: ok() });
    expect(other.lines.at(-1)).toContain(` ${environments.beta.images.own}api:`);
  });

  test('are built by the engine and loaded into the profile that are asked for', async () => {
    const argv = ['images', '--engine', 'podman', '--without-digests', '--load', 'shop'];
    const { lines } = await breakwater(argv, sources(), { docker: ok(), podman: ok(), minikube: ok() });
    expect(lines[0]).toBe('podman info');
    expect(lines.at(-2)).toMatch(/^podman save --output \S+ localhost\/breakwater\/api:[0-9a-f]{40}$/);
    expect(lines.at(-1)).toMatch(/^minikube --profile shop image load \S+\.tar$/);
  });

  test('are reported as JSON, with the progress beside it', async () => {
    const { out, err } = await breakwater(['images', '--json'], sources(), { docker: ok() });
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      engine: 'docker',
      built: [{ image: expect.stringContaining('/api:') }],
    });
    expect(err).toMatch(/^with docker\n/);
  });

  test('that are not known end with 2, those that are not built with 1', async () => {
    expect(await breakwater(['images', 'apy'], sources())).toMatchObject({
      code: 2,
      err: "images: no image 'apy' in ROOT/dockerfiles; there are api\n",
    });
    expect(await breakwater(['images'], sources())).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^images: no container engine answers 'info'/),
    });
  });
});

describe('reference', () => {
  const pages = ['capacity.md', 'components.md', 'environments.md', 'exemptions.md', 'flows.md', 'overview.svg'].map(
    (name) => `docs/reference/${name}`,
  );
  const names = (root: string) => Object.keys(contents(join(root))).filter((path) => path.startsWith('docs/'));

  test('writes the pages that are not as they should be, and the second time none', async () => {
    const root = repository(folder());
    const { code, out } = await breakwater(['reference'], root);
    expect([code, out.trim().split('\n').sort()]).toEqual([0, pages.map((page) => `${page} written`)]);
    expect(names(root)).toEqual(pages);
    expect((await breakwater(['reference'], root)).out).toBe('the reference was up to date\n');
    put(root, { 'docs/reference/flows.md': 'edited' });
    expect((await breakwater(['reference'], root)).out).toBe('docs/reference/flows.md written\n');
  });

  test('--check names a page that is stale and how to repair it, and writes nothing', async () => {
    const root = repository(folder());
    await breakwater(['reference'], root);
    expect(await breakwater(['reference', '--check'], root)).toMatchObject({ code: 0, out: '', err: '' });
    put(root, { 'docs/reference/flows.md': 'edited' });
    expect(await breakwater(['reference', '--check'], root)).toMatchObject({
      code: 1,
      err: 'docs/reference/flows.md is not what would be written; repair: npm run reference\n',
    });
    expect(contents(root)['docs/reference/flows.md']).toBe('edited');
  });

  test('writes its part of pages that people write, and leaves the rest', async () => {
    const root = put(repository(folder()), {
      'README.md':
        '# Shop\n<!-- synth:begin -->\nold\n<!-- synth:end -->\nBy people.\n<!-- counts:begin -->\n<!-- counts:end -->\n',
      'docs/architecture.md': '<!-- diagram:begin --><!-- diagram:end -->',
    });
    const { out } = await breakwater(['reference'], root);
    expect(out).toContain('README.md written\n');
    expect(out).toContain('docs/architecture.md written\n');
    const { 'README.md': readme = '', 'docs/architecture.md': architecture } = contents(root);
    expect(
      readme
        .split('\n')
        .slice(0, 6)
        .map((line) => line.replace(/ {2,}/g, ' ')),
    ).toEqual([
      '# Shop',
      '<!-- synth:begin -->',
      '```',
      'environment files objects bytes changed',
      'lab 1 1 80 0',
      'local 1 1 80 0',
    ]);
    expect(readme).toMatch(
      /\ndist was up to date\n```\n<!-- synth:end -->\nBy people\.\n<!-- counts:begin -->\n\d+ services in \d+ environments; .*\n<!-- counts:end -->\n$/,
    );
    expect(architecture).toBe(`<!-- diagram:begin -->\n${diagram()}\n<!-- diagram:end -->`);
    expect((await breakwater(['reference', '--check'], root)).code).toBe(0);
  });

  test('needs dist, and says how to write it', async () => {
    expect(await breakwater(['reference'], folder())).toMatchObject({
      code: 1,
      out: '',
      err: 'reference: there is no dist/lab; write it with npm run synth\n',
    });
  });

  test('--check names pages that are missing', async () => {
    const root = repository(folder());
    const { code, err } = await breakwater(['reference', '--check'], root);
    expect([code, err.trim().split('\n')]).toEqual([
      1,
      expect.arrayContaining([expect.stringContaining('docs/reference/flows.md')]),
    ]);
    expect(names(root)).toEqual([]);
  });
});
