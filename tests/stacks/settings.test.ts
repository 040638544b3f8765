import fc from 'fast-check';
import type { Sources } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { releases } from '../../src/config/versions';
import type { Settings, Variables } from '../../src/stacks/settings';
import { readSettings, variables } from '../../src/stacks/settings';

const sources: Sources = { charts: 'upstream', registry: 'upstream' };
const defaults: Settings = {
  charts: 'upstream',
  registry: 'upstream',
  images: 'pulled',
  bases: 'by-digest',
  leftOut: [],
  patience: 600,
};
const all = Object.keys(releases).join(', ');

/** Problems with these variables. */
const problems = (given: Variables) => {
  const read = readSettings({ sources }, given);
  return read.ok ? [] : read.problems;
};

describe('settings', () => {
  test('are defaults where nothing is said, or nothing is in what is said', () => {
    const empty = Object.fromEntries(Object.values(variables).map((name) => [name, '']));
    const absent = Object.fromEntries(Object.values(variables).map((name) => [name, undefined]));
    for (const given of [undefined, {}, empty, absent, { OTHER: 'x' }])
      expect(readSettings({ sources }, given)).toEqual({ ok: true, settings: defaults });
  });

  test.each(Object.values(environments))('are defaults for $name', (environment) => {
    expect(readSettings(environment)).toEqual({ ok: true, settings: { ...defaults, ...environment.sources } });
  });

  test('take sources from the environment, and what is said before that', () => {
    const own: Sources = { charts: './charts', registry: 'registry.internal/' };
    expect(readSettings({ sources: own })).toEqual({ ok: true, settings: { ...defaults, ...own } });
    const said = { [variables.charts]: 'upstream', [variables.registry]: 'upstream' };
    expect(readSettings({ sources: own }, said)).toEqual({ ok: true, settings: defaults });
  });

  test.each<[keyof typeof variables, string, Partial<Settings>]>([
    ['charts', './mirror', { charts: './mirror' }],
    ['charts', './a folder/charts', { charts: './a folder/charts' }],
    ['registry', 'registry.internal/', { registry: 'registry.internal/' }],
    ['registry', 'localhost:5000/a/b_c/', { registry: 'localhost:5000/a/b_c/' }],
    ['images', 'loaded', { images: 'loaded' }],
    ['images', 'pulled', {}],
    ['bases', 'by-name', { bases: 'by-name' }],
    ['bases', 'by-digest', {}],
    ['leftOut', 'grafana', { leftOut: ['grafana'] }],
    ['leftOut', 'grafana,prometheus,', { leftOut: ['grafana', 'prometheus'] }],
    ['patience', '1', { patience: 1 }],
    ['patience', '9999', { patience: 9999 }],
    ['nodePorts', '80,443', { nodePorts: { http: 80, https: 443 } }],
    ['nodePorts', '65535,1', { nodePorts: { http: 65535, https: 1 } }],
  ])('take %s from its variable: %j', (name, value, changes) => {
    expect(readSettings({ sources }, { [variables[name]]: value })).toEqual({
      ok: true,
      settings: { ...defaults, ...changes },
    });
  });
});

describe('a variable is refused', () => {
  test.each([
    ...[
      'mirror',
      '/srv/mirror',
      '../mirror',
      './a/../../b',
      './',
      './a\\b',
      '~/mirror',
      'Upstream',
      './a\nb',
      `./\${a}`,
    ],
  ])('that has charts elsewhere than below the repository: %j', (value) => {
    expect(problems({ [variables.charts]: value })).toEqual([
      `BREAKWATER_CHARTS is '${value}'; use upstream, or a folder below the repository such as ./mirror`,
    ]);
  });

  test.each([
    'registry.internal',
    'https://registry.internal/',
    'Registry/',
    '/',
    'a//',
    'a:b/',
    'a/$/',
    'a b/',
    'a/\n',
  ])('that is not a prefix of images: %j', (value) => {
    expect(problems({ [variables.registry]: value })).toEqual([
      `BREAKWATER_REGISTRY is '${value}'; use upstream, or a prefix that ends in / such as registry.internal/mirror/`,
    ]);
  });

  test('that is none of two words', () => {
    expect(problems({ [variables.images]: 'Loaded' })).toEqual(["BREAKWATER_IMAGES is 'Loaded'; use pulled or loaded"]);
    expect(problems({ [variables.bases]: 'name' })).toEqual(["BREAKWATER_BASES is 'name'; use by-digest or by-name"]);
  });

  test.each([
    ['nginx', 'nginx'],
    ['grafana,nginx,graphana', 'nginx, graphana'],
    ['grafana, prometheus', ' prometheus'],
    ['toString,constructor', 'toString, constructor'],
  ])('that leaves out an unknown release: %j', (value, unknown) => {
    expect(problems({ [variables.leftOut]: value })).toEqual([
      `BREAKWATER_LEAVE_OUT has ${unknown}; releases are ${all}`,
    ]);
  });

  test.each(['0', '-1', '1.5', '10000', '10m', '1e3', '060', ' 60'])('that is not a number of seconds: %j', (value) => {
    expect(problems({ [variables.patience]: value })).toEqual([
      `BREAKWATER_PATIENCE is '${value}'; use seconds, 1 to 9999`,
    ]);
  });

  test.each([
    '80',
    '80,',
    '80,443,8080',
    '80;443',
    '0,443',
    '80,65536',
    '80,99999',
    '443,443',
    'a,b',
    '80, 443',
    '-80,443',
  ])('that is not two ports: %j', (value) => {
    expect(problems({ [variables.nodePorts]: value })).toEqual([
      `BREAKWATER_NODE_PORTS is '${value}'; use two ports, as in 30080,30443`,
    ]);
  });

  test('with all others that are wrong', () => {
    const given = Object.fromEntries(Object.values(variables).map((name) => [name, '?']));
    const named = problems(given).map((problem) => problem.split(' ')[0]);
    const { environment, ...others } = variables;
    expect(named.sort()).toEqual(Object.values(others).sort());
    expect(named).not.toContain(environment);
  });

  test('where its sources in the environment are wrong, too', () => {
    const own: Sources = { charts: './../x', registry: 'upper.Case/' };
    expect(readSettings({ sources: own })).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^BREAKWATER_CHARTS is/), expect.stringMatching(/^BREAKWATER_REGISTRY is/)],
    });
  });

  test('or taken: any text gives settings or sentences, and nothing of a template', () => {
    const names = fc.constantFrom(...Object.values(variables));
    fc.assert(
      fc.property(fc.dictionary(names, fc.string({ unit: fc.constantFrom(...'./a:$%{},0\n') })), (given) => {
        const read = readSettings({ sources }, given);
        if (read.ok) expect(JSON.stringify(read.settings.charts + read.settings.registry)).not.toMatch(/[$%]\{|\\/);
        else expect(read.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
