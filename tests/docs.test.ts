import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { pipeline } from '../src/cli/program';
import { environments } from '../src/config/environments';
import { release } from '../src/config/versions';
import { readObjects } from '../src/kubernetes/read';
import { diagram, packagesOf, pages } from '../src/pages/reference';
import { run } from '../src/programs/run';

const root = resolve('.');
const text = (path: string) => readFileSync(join(root, path), 'utf8');

/** Folders of which no page is ours: what git keeps, and what it ignores. */
const generated = ['.git', ...[...text('.gitignore').matchAll(/^(.+)\/$/gm)].map(([, folder = '']) => folder)];
const packageJson = JSON.parse(text('package.json')) as {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

function markdownBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return generated.includes(entry.name) ? [] : markdownBelow(path);
    return entry.name.endsWith('.md') ? [relative(root, path)] : [];
  });
}

const markdown = markdownBelow(root);

/** The text of a page without its blocks of code, in which brackets are not links and hashes not headings. */
function prose(page: string): string {
  return page.replace(/^(```|~~~)[\s\S]*?^\1$/gm, '').replace(/^( {4}|\t).*$/gm, '');
}

/** Where a heading can be linked to, as GitHub does it. */
function anchors(page: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...prose(page).matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading = '']) => {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
}

/** Links of a page to other files, or to a place in itself. */
function links(page: string): readonly string[] {
  return [
    ...prose(page)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(<?([^)>\s]+)>?(?: "[^"]*")?\)/g),
  ]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

/** What is wrong with one link; nothing, when it leads somewhere. */
function problemWith(link: string, from: string): string | undefined {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : posix.join(dirname(from), decodeURIComponent(file));
  if (resolve(root, target) !== root && relative(root, resolve(root, target)).startsWith('..')) {
    return `${link} leaves the repository`;
  }
  if (!existsSync(join(root, target))) return `${link} leads to no file`;
  if (anchor === undefined) return undefined;
  if (statSync(join(root, target)).isDirectory() || !target.endsWith('.md'))
    return `${link} names a place in a file that is not a page`;
  return anchors(text(target)).includes(anchor) ? undefined : `${link} names no heading`;
}

test('there are pages to check', () => {
  expect(markdown).toEqual(expect.arrayContaining(['README.md', 'docs/architecture.md', 'dockerfiles/README.md']));
});

describe.each(markdown)('%s', (file) => {
  const page = text(file);

  test('its links lead somewhere', () => {
    expect(links(page).flatMap((link) => problemWith(link, file) ?? [])).toEqual([]);
  });

  test('the commands that it names are in package.json', () => {
    const named = [...page.matchAll(/\bnpm run (?:--?[\w-]+ )*([a-z][a-z0-9:_-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([]);
  });

  test('nothing is left to be done in it', () => {
    expect(page).not.toMatch(/\b(TODO|FIXME|TBD|XXX)\b/);
  });
});

describe('what checks the links', () => {
  const at = (link: string) => problemWith(link, 'docs/architecture.md');

  test.each(['glossary.md', '../README.md', 'how-to', '../README.md#map', '#environments'])('takes %s', (link) => {
    expect(at(link)).toBeUndefined();
  });

  test.each([
    ['nowhere.md', 'leads to no file'],
    ['../../elsewhere.md', 'leaves the repository'],
    ['../README.md#nowhere', 'names no heading'],
    ['#nowhere', 'names no heading'],
    ['../package.json#version', 'names a place in a file that is not a page'],
  ])('refuses %s', (link, why) => {
    expect(at(link)).toBe(`${link} ${why}`);
  });

  test('finds links in prose, and none in code', () => {
    expect(links('[a](b.md) and [c](d.md#e "f")\n\n    [g](h.md)\n\n`[i](j.md)` [k](https://l.example)')).toEqual([
      'b.md',
      'd.md#e',
    ]);
  });

  test('makes anchors of headings', () => {
    expect(anchors('# A `b` & c: d\n\n## Once\n\n## Once\n\n```\n# no\n```\n')).toEqual(['a-b--c-d', 'once', 'once-1']);
  });
});

describe('what is made from the code', () => {
  test('the diagram in docs/architecture.md is that of the flows', () => {
    const found = /<!-- diagram:begin -->\n([\s\S]*?)\n<!-- diagram:end -->/.exec(text('docs/architecture.md'));
    expect(found?.[1]).toBe(diagram());
  });

  const objects = Object.fromEntries(
    Object.keys(environments).map((name) => [name, readObjects(join(root, 'dist', name))]),
  );
  const made = pages({ environments, objects, packages: packagesOf(JSON.parse(text('package-lock.json'))) });

  test.each(made.map((page) => [page.file, page.text]))(
    'docs/reference/%s; repair: npm run reference',
    (file, wanted) => {
      expect(text(`docs/reference/${file}`)).toBe(wanted);
    },
  );

  test('docs/reference has no other page', () => {
    // The page of mutants is made by npm run mutate, which takes too long to be a test.
    const others = readdirSync(join(root, 'docs', 'reference')).filter((file) => file !== 'mutation.md');
    expect(others.sort()).toEqual(made.map(({ file }) => file).sort());
  });
});

describe('decisions', () => {
  const folder = 'docs/decisions';
  const files = readdirSync(join(root, folder))
    .filter((file) => file !== 'README.md')
    .sort();
  const list = text(`${folder}/README.md`);

  test('have a number of their own, without a gap', () => {
    const own = files.map((file) => file.slice(0, 5));
    const last = Number(own.at(-1)?.slice(0, 4));
    const all = Array.from({ length: last }, (_, place) => `${String(place + 1).padStart(4, '0')}-`);
    expect(own).toEqual(all);
  });

  test.each(files)('%s has its parts, in under 60 lines, and is in the list', (file) => {
    const page = text(`${folder}/${file}`);
    const headings = [...prose(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    const title = /^# \d{4} (.+)$/m.exec(page)?.[1];
    expect(headings).toEqual(['Status', 'Context', 'Decision', 'Alternatives', 'Consequences']);
    expect(page.split('\n').length).toBeLessThan(60);
    expect(page.startsWith(`# ${file.slice(0, 4)} `)).toBe(true);
    expect(list).toContain(`- [${file.slice(0, 4)}](${file}) ${title}\n`);
  });

  test('0002 has every dependency, with its version', () => {
    const rows = [...text(`${folder}/0002-dependencies.md`).matchAll(/^\| `([^`]+)` \| (\S+) \|/gm)];
    const named = Object.fromEntries(rows.map(([, name, version]) => [name, version]));
    expect(named).toEqual({ ...packageJson.dependencies, ...packageJson.devDependencies });
  });
});

test('folders that git ignores are not searched for pages', () => {
  expect(generated).toEqual(expect.arrayContaining(['.cache', '.git', 'lib', 'node_modules', 'state']));
  expect(markdown.filter((file) => file.split(/[/\\]/).some((part) => generated.includes(part)))).toEqual([]);
});

test('README.md fits one screen', () => {
  // The table of synth grows with the environments: it is one line here.
  const page = text('README.md').replace(/(<!-- synth:begin -->)[\s\S]*(<!-- synth:end -->)/, '$1$2');
  expect(page.trimEnd().split('\n').length).toBeLessThanOrEqual(52);
});

test('what the pages take from the code is what the code says', async () => {
  const said: string[] = [];
  const say = (text: string) => said.push(text);
  const argv = ['reference', '--check'];
  const code = await pipeline({
    argv,
    root: process.cwd(),
    run,
    platform: 'linux',
    minikube: '',
    variables: {},
    out: say,
    err: say,
  });
  expect([said, code]).toEqual([[], 0]);
});

test('the version is one', () => {
  expect(release).toBe(packageJson.version);
  expect(text('CHANGELOG.md')).toContain(`## [${packageJson.version}] - `);
});

test('every answer has its row, and is there where it says so', () => {
  const rows = [...text('docs/answers/README.md').matchAll(/^\| A(\d+) \|.*\| (.+) \|$/gm)];
  expect(rows.map(([, id]) => Number(id))).toEqual(Array.from({ length: 24 }, (_, place) => place + 1));
  for (const [, , state] of rows) expect(state).toMatch(/\]\(\S+\.md\)$/);
});

test('actions of CI are pinned by commit', () => {
  const workflow = text('.github/workflows/ci.yml');
  const uses = [...workflow.matchAll(/uses: (.+)$/gm)].map(([, action = '']) => action);
  expect(uses.length).toBeGreaterThan(0);
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});
