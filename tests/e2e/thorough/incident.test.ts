/** The drill of a wrong environment, as a person runs it: on a cluster of its own, with its own report. */
import { existsSync, readFileSync } from 'node:fs';
import { bounds } from '../../../src/drills/wrong-env/report';
import { readObjects } from '../../../src/kubernetes/read';
import { makeBaseImages } from '../lab/kit';
import { breakwater } from '../lab/platform';

beforeAll(makeBaseImages, 600_000);

/** Objects that both environments have, so that one is applied over the other's. */
const shared = ['beta', 'production']
  .map((name) =>
    readObjects(`dist/${name}`)
      .filter(({ kind }) => ['Deployment', 'Namespace', 'ServiceAccount'].includes(kind))
      .map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`),
  )
  .reduce((beta, production) => beta.filter((object) => production.includes(object)));

interface Result {
  readonly problems: readonly string[];
  readonly sealed: { readonly refused: number; readonly objects: number; readonly through: readonly string[] };
  readonly unsealed: {
    readonly detected: number;
    readonly repaired: number;
    readonly left: readonly string[];
    readonly impact: {
      readonly objects: readonly { readonly object: string }[];
      readonly pods: readonly { readonly environment: string; readonly state: string }[];
    };
    readonly fewestReady: Readonly<Record<string, number>>;
  };
}

test('production applied to beta is refused whole; with the seal off it is found, reported and put right', async () => {
  const { code, stderr, stdout } = await breakwater(['incident:wrong-env', '--json']);
  console.log(stderr);
  expect([code, existsSync('state/incidents')]).toEqual([0, true]);
  const { problems, sealed, unsealed } = JSON.parse(stdout) as Result;
  expect(problems).toEqual([]);
  expect(shared).not.toEqual([]);
  expect(sealed.objects).toBeGreaterThan(100);
  expect(sealed).toEqual({ refused: sealed.objects, objects: sealed.objects, through: [] });
  expect(unsealed.detected).toBeLessThan(bounds.detected);
  expect(unsealed.repaired).toBeLessThan(bounds.repaired);
  expect(unsealed.left).toEqual([]);
  const touched = unsealed.impact.objects.map(({ object }) => object);
  expect(touched).toEqual(expect.arrayContaining(shared));
  // Pods of production do not start in a namespace of beta: those of beta go on serving.
  expect(unsealed.impact.pods.length).toBeGreaterThan(0);
  expect(unsealed.impact.pods.filter(({ state }) => state === 'Ready')).toEqual([]);
  expect(Object.values(unsealed.fewestReady).filter((ready) => ready === 0)).toEqual([]);
}, 600_000);

test('the page about it tells of a drill that was measured', () => {
  expect(readFileSync('docs/answers/A19-wrong-environment.md', 'utf8')).toMatch(/\d+(\.\d)? s/);
});
