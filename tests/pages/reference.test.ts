import { environments } from '../../src/config/environments';
import { packagesOf, pages } from '../../src/pages/reference';
import { rows } from './rows';

const metadata = (annotations: Readonly<Record<string, string>>) => ({ name: 'shop', annotations });
const objects = {
  lab: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata({ 'breakwater.example/exempt.user-namespaces': 'the node has none', note: 'other' }),
    },
  ],
  beta: [
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metadata({ 'breakwater.example/exempt.a': 'one', 'breakwater.example/exempt.b': 'two' }),
    },
  ],
};
/** One object that is the same but for its host. */
const host = (name: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  spec: { rules: [{ host: name }] },
});
const all = pages({
  environments,
  objects: { ...objects, local: [host('a.example')], production: [host('b.example')] },
  packages: [{ name: 'shop', version: '1.2.3', licence: 'MIT', runs: true }],
});
const text = (file: string) => all.find((page) => page.file === file)?.text ?? '';

describe('the reference', () => {
  test('has these pages and a picture; each page says that it is made', () => {
    expect(all.map(({ file }) => file)).toEqual([
      'components.md',
      'flows.md',
      'environments.md',
      'local-and-production.md',
      'capacity.md',
      'database-rights.md',
      'personas.md',
      'alerts.md',
      'exemptions.md',
      'overview.svg',
    ]);
    for (const page of all.filter(({ file }) => file.endsWith('.md'))) {
      expect(page.text).toMatch(
        /^# [A-Z][a-z]+(?: [a-z]+)*\n\n<!-- Made by `npm run reference` from the code: change the code, not this page\. -->\n\n/,
      );
      expect(page.text).toMatch(/[^\n]\n$/);
    }
  });

  test('has tables whose rows are as long as their heads', () => {
    for (const { text } of all) {
      for (const table of text.split('\n\n').filter((part) => part.startsWith('|'))) {
        const widths = table
          .trim()
          .split('\n')
          .map((line) => line.split('|').length);
        expect(new Set(widths).size).toBe(1);
        expect(widths.length).toBeGreaterThan(2);
      }
    }
  });
});

test('the page of exemptions has each with its reason, and nothing else that is annotated', () => {
  expect(rows(text('exemptions.md')).slice(2)).toEqual([
    ['lab', 'Deployment shop', 'user-namespaces', 'the node has none'],
    ['beta', 'Job shop', 'a', 'one'],
    ['beta', 'Job shop', 'b', 'two'],
  ]);
});

test('packages are those of the root of a lock file, with their versions and licences', () => {
  const lock = {
    packages: {
      '': { dependencies: { shop: '1.2.3' }, devDependencies: { '@a/b': '0.1.0', gone: '1.0.0' } },
      'node_modules/shop': { version: '1.2.3', license: 'MIT' },
      'node_modules/@a/b': { version: '0.1.0', license: 'Apache-2.0' },
      'node_modules/other': { version: '9.9.9', license: 'ISC' },
    },
  };
  expect(packagesOf(lock)).toEqual([
    { name: 'shop', version: '1.2.3', licence: 'MIT', runs: true },
    { name: '@a/b', version: '0.1.0', licence: 'Apache-2.0', runs: false },
    { name: 'gone', version: 'unknown', licence: 'unknown', runs: false },
  ]);
});
