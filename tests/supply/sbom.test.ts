import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageNames } from '../../src/images/build';
import { sbomFile, sbomOf } from '../../src/supply/sbom';
import { temporaryFolders } from '../synth/folders';
import { faults } from './schema';

interface Bill {
  readonly serialNumber: string;
  readonly metadata: { readonly component: Record<string, unknown> };
  readonly components: readonly {
    readonly purl: string;
    readonly scope: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const tag = 'a'.repeat(40);
const billOf = (name: string) =>
  sbomOf(join('dockerfiles', name), { name, reference: `localhost:5000/breakwater/${name}:${tag}` });
const parsed = (name: string) => JSON.parse(billOf(name)) as Bill;
const text = (...path: string[]) => {
  const file = join('dockerfiles', ...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

/** Locked packages, read by other means than the code: lines that begin with a name, keys of the lock, arguments. */
function locked(name: string): readonly string[] {
  const python = text(name, 'requirements.txt')
    .split('\n')
    .filter((line) => /^[a-z]/.test(line))
    .map((line) => `pkg:pypi/${line.split(/[ ;\\]/, 1)[0]?.replace('==', '@')}`);
  const lock = JSON.parse(text(name, 'package-lock.json') || '{"packages":{}}');
  const node = Object.entries<{ readonly version: string }>(lock.packages)
    .filter(([place]) => place !== '')
    .map(([place, { version }]) => `pkg:npm/${place.split('node_modules/').at(-1)?.replace('@', '%40')}@${version}`);
  const bases = text(name, 'Dockerfile').match(/sha256:[0-9a-f]{64}/g) ?? [];
  return [...python, ...node, ...bases];
}

const short = (purl: string) => decodeURIComponent(/^pkg:oci\/[^@]*@([^?]*)/.exec(purl)?.[1] ?? '') || purl;

describe.each(imageNames('dockerfiles'))('the bill of %s', (name) => {
  const bill = parsed(name);

  test('has what is locked, and nothing else', () => {
    expect(locked(name).length).toBeGreaterThanOrEqual(2);
    expect(bill.components.map(({ purl }) => short(purl)).sort()).toEqual([...locked(name)].sort());
  });

  test('is valid by the published schema', () => expect(faults(billOf(name))).toEqual([]));

  test('has every hash of the locks', () => {
    const hashes = text(name, 'requirements.txt').match(/(?<=--hash=sha256:)[0-9a-f]{64}/g) ?? [];
    const integrity = [...text(name, 'package-lock.json').matchAll(/"integrity": "sha512-([^"]+)"/g)];
    const wanted = [
      ...hashes,
      ...integrity.map(([, base64 = '']) => Buffer.from(base64, 'base64').toString('hex')),
      ...(text(name, 'Dockerfile').match(/(?<=@sha256:)[0-9a-f]{64}/g) ?? []),
    ];
    const found = bill.components.flatMap((one) => one.hashes.map(({ content }) => content));
    expect(found.sort()).toEqual(wanted.sort());
  });

  test('says which base is shipped, and that others only build', () => {
    const bases = bill.components.filter(({ purl }) => purl.startsWith('pkg:oci/'));
    const [shipped, ...others] = [...bases].sort(({ scope: one }, { scope: other }) => (one < other ? 1 : -1));
    expect([shipped?.scope, /distroless|coredns/.test(shipped?.purl ?? '')]).toEqual(['required', true]);
    expect(others.length).toBeGreaterThanOrEqual(1);
    expect(others.filter(({ purl, scope }) => scope !== 'excluded' || /distroless|coredns/.test(purl))).toEqual([]);
  });

  test('is the same each time, with a name made of its content', () => {
    expect(billOf(name)).toBe(billOf(name));
    const other = sbomOf(join('dockerfiles', name), { name, reference: `localhost/${name}:${'b'.repeat(40)}` });
    expect((JSON.parse(other) as Bill).serialNumber).not.toBe(bill.serialNumber);
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(billOf(name)).not.toContain('timestamp');
  });

  test('leads from the image to everything that is shipped', () => {
    const edges = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const seen = new Set<string>();
    const visit = (ref: string): void => {
      if (seen.has(ref)) return;
      seen.add(ref);
      for (const next of edges.get(ref) ?? []) visit(next);
    };
    const self = String(bill.metadata.component['bom-ref']);
    visit(self);
    const shipped = bill.components.filter(({ scope }) => scope !== 'excluded').map(({ purl }) => purl);
    expect([...seen].sort()).toEqual([self, ...shipped].sort());
  });
});

describe('what the bill says of an image', () => {
  test('is its name, its tag as the version, and the id of the engine when it is known', () => {
    const image = { name: 'web', reference: `localhost:5000/breakwater/web:${tag}` };
    const purl = `pkg:oci/web?repository_url=localhost%3A5000/breakwater/web&tag=${tag}`;
    const component = { type: 'container', 'bom-ref': purl, name: 'web', version: tag, purl };
    expect(parsed('web').metadata.component).toEqual(component);
    const id = `sha256:${'1'.repeat(64)}`;
    const withId = sbomOf('dockerfiles/web', { ...image, id });
    expect(JSON.parse(withId).metadata.component.properties).toEqual([{ name: 'breakwater:image-id', value: id }]);
    expect(faults(withId)).toEqual([]);
    expect(sbomFile('web')).toBe('web.cdx.json');
  });

  test('is what needs what, where the lock says it', () => {
    const needs = (name: string, start: string) =>
      parsed(name).dependencies.find(({ ref }) => ref.startsWith(start))?.dependsOn;
    expect(needs('web', 'pkg:npm/prom-client@')).toEqual([
      'pkg:npm/%40opentelemetry/api@1.10.0',
      'pkg:npm/tdigest@0.1.3',
    ]);
    expect(needs('hash', 'pkg:pypi/uvicorn@')).toEqual(['pkg:pypi/click@8.5.1', 'pkg:pypi/h11@0.16.0']);
    expect(needs('client', 'pkg:oci/client')).toEqual([expect.stringMatching(/^pkg:oci\/python3-debian13@/)]);
  });
});

describe('no bill is made', () => {
  const temporary = temporaryFolders();

  /** What is said of a copy of an image's folder in which something was changed. */
  function said(name: string, change: (folder: string) => void): string {
    const folder = temporary();
    cpSync(join('dockerfiles', name), folder, { recursive: true });
    change(folder);
    try {
      return sbomOf(folder, { name, reference: `x/${name}:1` });
    } catch (error) {
      return (error as Error).message.replaceAll(`${folder}/`, '');
    }
  }
  const edit = (file: string, from: string | RegExp, to: string) => (folder: string) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  };

  const gone = (file: string) => (folder: string) => rmSync(join(folder, file));

  // What a lock may not say: tests/supply/locks.test.ts.
  test.each<[string, string, (folder: string) => void, string]>([
    [
      'of a package without a hash',
      'hash',
      edit('requirements.txt', /(click==8\.5\.1)( \\\n {4}--hash=\S+)+/, '$1'),
      "requirements.txt:3: 'click==8.5.1' has no hash",
    ],
    ['without a Dockerfile', 'client', gone('Dockerfile'), 'Dockerfile is not there, which says what goes into'],
    ['without the lock of a manifest', 'web', gone('package-lock.json'), 'package-lock.json is not there, which says'],
    [
      'with a lock of an unknown kind',
      'probe',
      (folder) => writeFileSync(join(folder, 'go.mod'), 'module probe\n'),
      'go.mod is a manifest whose packages cannot be listed here; lock them in requirements.txt or package-lock.json',
    ],
  ])('%s', (_, name, change, sentence) => expect(said(name, change)).toContain(sentence));
});
