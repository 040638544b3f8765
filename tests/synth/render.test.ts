import { ApiObject, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type { ChartMaker } from '../../src/synth/render';
import { render } from '../../src/synth/render';

interface Environment {
  readonly name: string;
}

/** A chart of these constructs. */
function chart(id: string, define: (chart: Chart, environment: Environment) => unknown): ChartMaker<Environment> {
  return class extends Chart {
    constructor(scope: Construct, environment: Environment) {
      super(scope, id);
      define(this, environment);
    }
  };
}

class Failing extends Construct {
  constructor(scope: Construct, id: string, sentence: string) {
    super(scope, id);
    throw new Error(sentence);
  }
}

const thing = (scope: Construct, name = 'thing', data: object = {}) =>
  new ApiObject(scope, name, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'shop' },
    data,
  } as ConstructorParameters<typeof ApiObject>[2]);
const test1 = { name: 'test' };
const problems = (...makers: readonly ChartMaker<Environment>[]) => render(makers, test1).problems;

describe('a chart that is fine', () => {
  test('is a file below its environment, with its objects in the order of their making', () => {
    const { files, problems } = render([chart('shop', (me) => [thing(me, 'b'), thing(me, 'a')])], test1);
    expect(problems).toEqual([]);
    expect(files.map(({ path, objects }) => [path, objects.map(({ metadata }) => metadata.name)])).toEqual([
      ['test/shop.k8s.yaml', ['b', 'a']],
    ]);
  });

  test('is made of the values of its environment', () => {
    const maker = chart('shop', (me, { name }) => thing(me, 'thing', { name }));
    expect(render([maker], { name: 'one' }).files[0]?.objects[0]).toMatchObject({ data: { name: 'one' } });
    expect(render([maker], { name: 'two' }).files[0]?.path).toBe('two/shop.k8s.yaml');
  });

  test('is written with its keys in one order, whatever order they were given in', () => {
    const text = (data: object) => render([chart('shop', (me) => thing(me, 'thing', data))], test1).files[0]?.text;
    expect(text({ b: 1, a: { d: [{ f: 1, e: 0 }], c: 2 } })).toBe(
      [
        "# Chart 'shop'. Written by `npm run synth`: change the chart, not this file.",
        'apiVersion: v1',
        'kind: ConfigMap',
        'metadata:',
        '  name: thing',
        '  namespace: shop',
        'data:',
        '  a:',
        '    c: 2',
        '    d:',
        '      - e: 0',
        '        f: 1',
        '  b: 1',
        '',
      ].join('\n'),
    );
    expect(text({ a: { c: 2, d: [{ e: 0, f: 1 }] }, b: 1 })).toBe(text({ b: 1, a: { d: [{ f: 1, e: 0 }], c: 2 } }));
  });
});

describe('what is wrong', () => {
  test('is that a chart has nothing to write', () => {
    expect(render([chart('empty', () => {})], test1).problems).toEqual([
      '[test/empty] has no objects; remove it from the list of charts',
    ]);
  });

  test('in a constructor is reported with the environment and the construct that was being made', () => {
    const broken = chart('shop', (me) => {
      thing(me);
      new Failing(new Construct(me, 'outer'), 'inner', "'port' must be 1024 or higher, got 80");
    });
    expect(problems(broken)).toEqual(["[test/shop/outer/inner] 'port' must be 1024 or higher, got 80"]);
  });

  test('before the chart exists is reported with the name of its class', () => {
    class ShopChart extends Chart {
      constructor(scope: Construct) {
        const name = ((): string => {
          throw new Error("'shop' has no port");
        })();
        super(scope, name);
      }
    }
    expect(problems(ShopChart)).toEqual(["[test/ShopChart] 'shop' has no port"]);
  });

  test('and is not an Error is reported as well', () => {
    const broken = chart('shop', () => {
      throw 'a text';
    });
    expect(problems(broken)).toEqual(['[test/shop] a text']);
  });

  test('of validations is reported for every construct, all of it', () => {
    const broken = chart('shop', (me) => {
      me.node.addValidation({ validate: () => ['one', 'two'] });
      new Construct(me, 'inner').node.addValidation({ validate: () => ['three'] });
      new Construct(me, 'fine').node.addValidation({ validate: () => [] });
    });
    expect(problems(broken)).toEqual(['[test/shop] one', '[test/shop] two', '[test/shop/inner] three']);
  });

  test('only when an object is written is reported with that object, all of them', () => {
    const late = Lazy.any({
      produce: () => {
        throw new Error('the sum of nothing');
      },
    });
    const broken = chart('shop', (me) => [thing(me, 'a', { late }), thing(me, 'b'), thing(me, 'c', { late })]);
    expect(problems(broken)).toEqual([
      expect.stringMatching(/^\[test\/shop\/a\] .*the sum of nothing/),
      expect.stringMatching(/^\[test\/shop\/c\] .*the sum of nothing/),
    ]);
  });

  test('is that two charts have one name, since one file would be lost', () => {
    expect(
      problems(
        chart('a', (me) => thing(me, 'x')),
        chart('a', (me) => thing(me, 'y')),
      ),
    ).toEqual(['[test/a] is the name of two charts; each needs a file']);
  });

  test('in several charts is reported at once, and those that are fine are rendered', () => {
    const broken = (id: string) => chart(id, (me) => new Failing(me, 'part', `${id} is broken`));
    const { files, problems } = render([broken('a'), chart('b', (me) => thing(me)), broken('c')], test1);
    expect(problems).toEqual(['[test/a/part] a is broken', '[test/c/part] c is broken']);
    expect(files.map(({ path }) => path)).toEqual(['test/b.k8s.yaml']);
  });

  test('is that two charts hold one object', () => {
    expect(
      problems(
        chart('a', (me) => thing(me)),
        chart('b', (me) => thing(me)),
      ),
    ).toEqual(["[test/b] ConfigMap shop/thing is in chart 'a' already; two files must not hold one object"]);
  });

  test('is not that two objects differ in group, kind, namespace or name', () => {
    const object = (me: Chart, id: string, apiVersion: string, kind: string, name: string, namespace: string) =>
      new ApiObject(me, id, { apiVersion, kind, metadata: { name, namespace } });
    const all = chart('a', (me) => {
      object(me, '1', 'v1', 'ConfigMap', 'x', 'a');
      object(me, '2', 'v1', 'ConfigMap', 'y', 'a');
      object(me, '3', 'v1', 'ConfigMap', 'x', 'b');
      object(me, '4', 'v1', 'Service', 'x', 'a');
      object(me, '5', 'serving.example/v1', 'Service', 'x', 'a');
    });
    expect(problems(all)).toEqual([]);
  });
});
