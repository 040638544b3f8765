import { join } from 'node:path';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { ServiceName } from '../../src/config/services';
import { flows, needsDns, services } from '../../src/config/services';
import { readManifests } from '../../src/pipeline/manifests';
import { diagram, pages } from '../../src/pipeline/reference';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const metadata = (annotations: object) => ({ name: 'shop', annotations });
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
const all = pages({ environments, objects });
const text = (file: string) => all.find((page) => page.file === file)?.text ?? '';
/** The cells of the rows below a table's head. */
const rows = (file: string) =>
  text(file)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '));

describe('the reference', () => {
  test('has four pages, which say that they are made', () => {
    expect(all.map(({ file }) => file)).toEqual(['components.md', 'flows.md', 'environments.md', 'exemptions.md']);
    for (const page of all) {
      expect(page.text).toMatch(
        /^# [A-Z][a-z]+\n\n<!-- Made by `npm run reference` from the code: change the code, not this page\. -->\n\n/,
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

describe('the page of components', () => {
  test('has every service, with its ports and callers', () => {
    const found = rows('components.md').filter(([name = '']) => name in services);
    expect(found.map(([name]) => name)).toEqual(Object.keys(services));
    const { api, mongo, client } = services;
    for (const row of [
      ['api', api.purpose, '8080, 9090 (metrics)', 'front-door, client', api.data, api.failure, 'charts/api/chart.ts'],
      ['mongo', mongo.purpose, '27017', 'api, mongo', mongo.data, mongo.failure, 'charts/mongo/chart.ts'],
      ['client', client.purpose, '–', 'nobody', client.data, client.failure, 'charts/client/chart.ts'],
    ]) {
      expect(found).toContainEqual(row);
    }
  });

  test('has every version and the day on which it was looked up', () => {
    const versions = rows('components.md').slice(-5);
    expect(versions.map(([name]) => name)).toEqual([
      'Kubernetes',
      'ingress-nginx',
      'cert-manager',
      'mongodb',
      'ferretdb',
    ]);
    expect(versions.slice(1).every(([, , , day = '']) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true);
  });
});

describe('the page of flows', () => {
  test('has a row for each flow, and one for each service that asks for names', () => {
    const found = rows('flows.md').slice(2);
    expect(found).toHaveLength(flows.length + 3);
    expect(found[0]).toEqual(['front-door', 'web', '8000/TCP', 'the public site']);
    expect(found.slice(flows.length)).toEqual(
      ['api', 'mongo', 'client'].map((name) => [name, 'dns', '53/UDP, 53/TCP', 'names of what it calls']),
    );
  });

  test('has the diagram: a box for each party, an arrow for each flow', () => {
    const lines = diagram().split('\n');
    expect(text('flows.md')).toContain(diagram());
    expect([lines[0], lines[1], lines.at(-1)]).toEqual(['```mermaid', 'flowchart LR', '```']);
    expect(lines.filter((line) => line.includes('["<b>'))).toHaveLength(Object.keys(services).length + 2);
    const arrows = lines.filter((line) => /-->/.test(line));
    expect(arrows).toHaveLength(1 + flows.length);
    for (const arrow of [
      'outside((callers)) -->|443| front-door',
      'front-door -->|8080| api',
      'api -->|27017| mongo',
    ]) {
      expect(arrows).toContain(`  ${arrow}`);
    }
    const lookups = (Object.keys(services) as ServiceName[]).filter((name) => needsDns(name));
    expect(lines.filter((line) => line.includes('-.->'))).toEqual(lookups.map((name) => `  ${name} -.->|53| dns`));
  });
});

describe('the page of environments', () => {
  const row = (what: string) => rows('environments.md').find(([first]) => first === what);

  test('has a column for each', () => expect(rows('environments.md')[0]).toEqual(['', ...Object.keys(environments)]));

  test('has their values, a range as a range', () => {
    expect(row('domain')).toEqual(['domain', ...Object.values(environments).map(({ frontDoor }) => frontDoor.domain)]);
    expect(row('api')?.[1]).toBe('3–10 × 40m, 128Mi');
    expect(row('web')?.[1]).toBe('3 × 20m, 96Mi');
    expect(row('database')?.slice(1, 3)).toEqual(['ferretdb, 1 × 1Gi', 'mongodb, 3 × 2Gi']);
    const issuers = Object.values<Environment>(environments).map(({ frontDoor }) => frontDoor.issuer.kind);
    expect(row('issuer')).toEqual(['issuer', ...issuers]);
  });
});

test('the page of exemptions has each with its reason, and nothing else that is annotated', () => {
  expect(rows('exemptions.md').slice(2)).toEqual([
    ['lab', 'Deployment shop', 'user-namespaces', 'the node has none'],
    ['beta', 'Job shop', 'a', 'one'],
    ['beta', 'Job shop', 'b', 'two'],
  ]);
});

test('manifests are read from every YAML file of a folder, by name, and from no other', () => {
  const place = put(folder(), {
    'b.k8s.yaml': 'kind: B1\n---\nkind: B2\n',
    'a.k8s.yaml': '# a comment\nkind: A\n',
    'README.md': 'kind: C',
  });
  expect(readManifests(join(place)).map(({ kind }) => kind)).toEqual(['A', 'B1', 'B2']);
});
