import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { charts } from '../../charts';
import { lab } from '../../src/config/environments/lab';
import { originsAsked } from '../../src/constructs/origin';
import { synth } from '../../src/synth/command';
import { origins } from '../../src/synth/origins';
import { render } from '../../src/synth/render';
import { BrokenChart, environments, charts as silent } from './shop';

const root = resolve('.');
const props = { context: originsAsked, root, folder: 'tests' };
const environment = { name: 'lab' };

/** A construct that says where it was made when it is asked. */
class Shelf extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { node } = new ApiObject(this, 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } });
    if (node.tryGetContext(originsAsked)) node.addMetadata(originsAsked, id, { stackTrace: true });
  }
}

class ShelfChart extends Chart {
  constructor(scope: Construct) {
    super(scope, 'shelves');
    new Shelf(this, 'books');
  }
}

/** The line of this file that has a text. */
function lineWith(text: string): number {
  return (
    readFileSync(join(root, 'tests/synth/origins.test.ts'), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

describe('the origin of an object', () => {
  test('is the path of its construct and the innermost line in the folder', () => {
    const line = lineWith("const { node } = new ApiObject(this, 'object'") + 1;
    expect(origins([ShelfChart], environment, props)).toEqual({
      'lab/shelves.k8s.yaml': {
        'ConfigMap books': { construct: 'shelves/books/object', source: `tests/synth/origins.test.ts:${line}` },
      },
    });
  });

  test.each([
    ['another folder', { ...props, folder: 'charts' }],
    ['a folder whose name begins alike', { ...props, folder: 'test' }],
    ['another repository', { ...props, root: join(root, 'src') }],
    ['objects that are asked otherwise', { ...props, context: 'breakwater.example/other' }],
  ])('has no line in %s', (_, other) => {
    expect(origins([ShelfChart], environment, other)['lab/shelves.k8s.yaml']).toEqual({
      'ConfigMap books': { construct: 'shelves/books/object' },
    });
  });

  test('has no line where objects say nothing', () => {
    expect(origins(silent, environment, props)['lab/till.k8s.yaml']).toEqual({
      'ConfigMap change': { construct: 'till/change' },
    });
  });

  test('is known of the charts that can be made', () => {
    expect(Object.keys(origins([BrokenChart, ShelfChart], environment, props))).toEqual(['lab/shelves.k8s.yaml']);
  });

  test('is known of every object of dist, in charts', () => {
    const found = origins(charts, lab, { ...props, folder: 'charts' });
    const { files } = render(charts, lab);
    const all = files.flatMap(({ path, objects }) => objects.map((object) => ({ path, object })));
    expect(Object.keys(found)).toEqual(files.map(({ path }) => path));
    expect(Object.values(found).flatMap((one) => Object.keys(one)).length).toBe(all.length);
    const sources = Object.values(found).flatMap((one) => Object.values(one).map(({ source }) => source));
    expect(sources.filter((source) => !/^charts\/[a-z-]+\/(chart|companions)\.ts:\d+$/.test(source ?? ''))).toEqual([]);
  });
});

describe('synth --origins', () => {
  function run(argv: readonly string[], wanted: typeof props | undefined = props) {
    const said = { out: '', err: '' };
    const code = synth({
      argv,
      environments,
      charts: [ShelfChart],
      problems: [],
      ...(wanted ? { origins: wanted } : {}),
      out: { write: (text) => (said.out += text) },
      err: { write: (text) => (said.err += text) },
    });
    return { code, ...said };
  }

  test('says the origins of all environments as JSON, or of some', () => {
    const { code, out, err } = run(['--origins']);
    expect([code, err]).toEqual([0, '']);
    expect(Object.keys(JSON.parse(out))).toEqual(['lab/shelves.k8s.yaml', 'live/shelves.k8s.yaml']);
    expect(Object.keys(JSON.parse(run(['--origins', '--environment', 'live']).out))).toEqual(['live/shelves.k8s.yaml']);
  });

  test.each([['--check'], ['--stdout'], ['--json']])('does not go with %s', (other) => {
    expect(run(['--origins', other])).toMatchObject({ code: 2, out: '' });
  });

  test('is for other commands: the help does not name it', () => {
    expect(run(['--help']).out).not.toContain('--origins');
  });
});
