import { App, Testing } from 'cdk8s';
import fc from 'fast-check';
import type { NamespacedChartProps } from '../../src/constructs/namespaced-chart';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { Settings } from '../../src/constructs/settings';
import { contentHash } from '../../src/policies/content-hash';
import { at, chartProps, objectsWith, only } from './objects';

type Values = Readonly<Record<string, string>>;

/** A ConfigMap of these values, in a chart with these props. */
function made(values: Values, props: Partial<NamespacedChartProps> = {}, id = 'settings') {
  const chart = new NamespacedChart(new App(), { ...chartProps, ...props });
  const { name } = new Settings(chart, id, { values });
  return only(Testing.synth(chart), 'ConfigMap', name);
}
const nameOf = (...given: Parameters<typeof made>) => made(...given).metadata.name;

const given: Values = { WAIT: '3', API_URL: 'http://api' };
const anyValues = fc.dictionary(fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,5}$/), fc.string(), { noNullPrototype: true });

describe('settings', () => {
  test('are an immutable ConfigMap, with the labels of its chart', () => {
    const { labels } = only(
      objectsWith(() => {}),
      'ConfigMap',
      NamespacedChart.identity,
    ).metadata;
    expect(made(given)).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'shop-test-97944bf3', namespace: 'shop', labels },
      immutable: true,
      data: { API_URL: 'http://api', WAIT: '3' },
    });
  });

  test('may be none', () => expect(made({})).toMatchObject({ immutable: true, data: {} }));

  test('are what was given, whatever texts these are', () => {
    fc.assert(fc.property(anyValues, (values) => expect(at(made(values), 'data')).toEqual(values)));
  });
});

describe('the name of settings', () => {
  test('is that of the chart, of the environment, and a hash', () => {
    expect(nameOf(given, { name: 'till' })).toBe('till-test-97944bf3');
    expect(nameOf(given, { environment: 'other' })).toBe('shop-other-97944bf3');
  });

  test('is known to whoever made them', () => {
    objectsWith((chart) => expect(new Settings(chart, 'made', { values: given }).name).toBe(nameOf(given)));
  });

  test('is the same in whatever order they are said, in whatever version, wherever in the chart', () => {
    const shuffled = anyValues.chain((values) => {
      const list = Object.entries(values);
      return fc.tuple(fc.constant(values), fc.shuffledSubarray(list, { minLength: list.length }));
    });
    fc.assert(fc.property(shuffled, ([values, list]) => expect(nameOf(Object.fromEntries(list))).toBe(nameOf(values))));
    expect(nameOf(given, { version: '1.2.4', podSecurityVersion: 'v1.37' }, 'elsewhere')).toBe(nameOf(given));
  });

  test('is another for other names and for other values', () => {
    const all = [given, { ...given, WAIT: '4' }, { ...given, WAITS: '3' }, { WAIT: '3' }, {}];
    expect(new Set(all.map((values) => nameOf(values))).size).toBe(all.length);
  });

  test('has the hash that policies ask for', () => {
    fc.assert(
      fc.property(anyValues, (values) => expect(nameOf(values)).toBe(`shop-test-${contentHash({ data: values })}`)),
    );
  });
});

describe('settings are refused', () => {
  test.each(['api_url', 'API-URL', 'API.URL', 'API URL', '1ST', 'ÄPI', ''])('with the name %j', (name) => {
    expect(() => made({ ...given, [name]: '1' })).toThrow(
      new Error(`'settings' must have names such as API_URL because each is a variable, got '${name}'`),
    );
  });

  test('where they would say of which environment a pod is: that is for its namespace to say', () => {
    expect(() => made({ ENVIRONMENT: 'test' })).toThrow(
      new Error("'settings' must not have ENVIRONMENT because every container has it from its namespace"),
    );
  });

  test.each(['A', '_A', 'A1', 'ENVIRONMENTS'])('but not with the name %s', (name) => {
    expect(made({ [name]: '1' })['data']).toEqual({ [name]: '1' });
  });
});
