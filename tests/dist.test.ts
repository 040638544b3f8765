import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { charts } from '../charts';
import { environments } from '../src/config/environments';
import { services } from '../src/config/services';
import { identity } from '../src/kubernetes/identity';
import { compare, read, wanted } from '../src/synth/dist';
import { render } from '../src/synth/render';
import { put, temporaryFolders } from './synth/folders';

const names = Object.keys(environments);
const rendered = Object.values(environments).map((environment) => ({ environment, ...render(charts, environment) }));
const files = rendered.flatMap((one) => one.files);
const folder = temporaryFolders();

/** Differences between a folder and what the code writes, and how to repair them. */
function stale(dist: string): readonly string[] {
  return compare(read(dist), wanted([], files, names, names))
    .filter(({ change }) => change !== 'same')
    .map(({ path, change }) => `dist/${path} is ${change}; repair: npm run synth`);
}

/** Every value inside a value, with its path. */
function valuesIn(value: unknown, path = ''): readonly (readonly [path: string, value: unknown])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[path, value], ...inside.flatMap(([key, one]) => valuesIn(one, `${path}.${key}`))];
}

/** What the API server would keep in another form than it is written. */
function flaws(object: unknown): readonly string[] {
  return valuesIn(object)
    .filter(
      ([, value]) =>
        (Array.isArray(value) && value.length === 0) ||
        value === null ||
        /^\d*000m$|^0m$/.test(String(value)) ||
        isWholeGibi(value),
    )
    .map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
}

function isWholeGibi(value: unknown): boolean {
  const [, mebi] = /^(\d+)Mi$/.exec(String(value)) ?? [];
  return mebi !== undefined && Number(mebi) % 1024 === 0;
}

describe('dist', () => {
  test('is what a fresh synth writes, byte for byte', () => expect(stale('dist')).toEqual([]));

  test('has the checksums of its files, as sha256sum reads them', () => {
    const sums = read('dist')
      .filter(({ path }) => path !== 'SHA256SUMS')
      .map(({ path, text }) => `${createHash('sha256').update(text).digest('hex')}  ${path}\n`);
    expect(read('dist').find(({ path }) => path === 'SHA256SUMS')?.text).toBe(sums.join(''));
  });

  test('has every chart in every environment', () => {
    const ids = ['certificates', 'cluster-policies', 'personas', ...Object.keys(services)];
    const paths = read('dist').map(({ path }) => path);
    expect(paths.filter((path) => path.includes('/')).sort()).toEqual(
      names.flatMap((name) => ids.map((id) => `${name}/${id}.k8s.yaml`)).sort(),
    );
  });
});

describe('a copy of dist', () => {
  const copy = () => {
    const place = join(folder(), 'dist');
    cpSync('dist', place, { recursive: true });
    return place;
  };

  test('is the same', () => expect(stale(copy())).toEqual(stale('dist')));

  test('with one more byte is found out', () => {
    const place = copy();
    appendFileSync(join(place, 'lab/api.k8s.yaml'), ' ');
    expect(stale(place)).toContain('dist/lab/api.k8s.yaml is changed; repair: npm run synth');
  });

  test('with a file too few or too many is found out', () => {
    const place = put(copy(), { 'lab/old.k8s.yaml': '' });
    rmSync(join(place, 'beta/web.k8s.yaml'));
    expect(stale(place)).toEqual(
      expect.arrayContaining([
        'dist/beta/web.k8s.yaml is new; repair: npm run synth',
        'dist/lab/old.k8s.yaml is removed; repair: npm run synth',
      ]),
    );
  });
});

describe.each(rendered)('the objects of $environment.name', ({ environment, files, problems }) => {
  const objects = files.flatMap((file) => file.objects);

  test('have no problem', () => expect(problems).toEqual([]));

  test('are each there once', () => {
    const ids = objects.map(identity);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  test('have no empty list, no null, and quantities as the API server keeps them', () => {
    expect(objects.flatMap((object) => flaws(object).map((flaw) => `${identity(object)}${flaw}`))).toEqual([]);
  });

  test('have the environment as a label, and so have their pods', () => {
    const labels = valuesIn(objects).filter(([path]) => /(^\.\d+|\.template)\.metadata\.labels\.env$/.test(path));
    expect(labels.length).toBeGreaterThan(objects.length);
    expect(labels.filter(([, value]) => value !== environment.name)).toEqual([]);
  });

  test('hold no secret', () => {
    expect(objects.filter(({ kind }) => kind === 'Secret').map(identity)).toEqual([]);
    expect(
      // The policies about secrets name what they look for.
      files
        .filter(({ path }) => !path.endsWith('/cluster-policies.k8s.yaml'))
        .filter(({ text }) => /PRIVATE KEY|password:|:\/\/[^/\s]*:[^/\s]*@/i.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

test('a form that the API server would change is found', () => {
  const planted = { a: [{ cpu: '1000m' }, { cpu: '100m' }], b: '2048Mi', c: '1500Mi', d: [], e: null, f: {}, g: '0m' };
  expect(flaws(planted)).toEqual(['.a.0.cpu: "1000m"', '.b: "2048Mi"', '.d: []', '.e: null', '.g: "0m"']);
});
