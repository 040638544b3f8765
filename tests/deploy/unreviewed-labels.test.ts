import { kubectl } from '../../src/cluster/kubectl';
import { unreviewedLabels } from '../../src/deploy/unreviewed-labels';
import type { Manifest } from '../../src/kubernetes/manifest';
import { type Answers, failed, ok, programs } from '../programs/fakes';

const objects: readonly Manifest[] = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop', namespace: 'store', labels: { app: 'shop' } } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'store' } },
];
const addresses = ['kubernetes_manifest.Service_store_shop', 'kubernetes_manifest.Namespace_store'];
const live = (labels: object) => ok(JSON.stringify({ metadata: { labels } }));
const get = 'kubectl --context=lab get';

async function found(answers: Answers, failing = addresses) {
  const { run, calls } = programs(answers);
  const said = await unreviewedLabels(kubectl(run, 'lab'), objects, failing);
  return { said, asked: calls.map(({ line }) => / get (\S+ \S+)/.exec(line)?.[1]) };
}

describe('a label that is not in dist', () => {
  test('is named with the command that removes it', async () => {
    const { said } = await found({ [`${get} Service`]: live({ app: 'shop', extra: 'x', team: 'y' }) });
    expect(said).toEqual(
      ['extra', 'team'].map(
        (label) =>
          `Service shop has the label '${label}', which is not in dist; remove it: kubectl --context lab label Service shop --namespace store ${label}-`,
      ),
    );
  });

  test('is named of an object without a namespace as well, but not where the API server sets it', async () => {
    const { said } = await found({
      [`${get} Namespace`]: live({ 'kubernetes.io/metadata.name': 'store', 'team.example/owner': 'x' }),
    });
    expect(said).toEqual([
      "Namespace store has the label 'team.example/owner', which is not in dist; remove it: kubectl --context lab label Namespace store team.example/owner-",
    ]);
  });
});

test.each<[string, Answers, readonly string[]]>([
  ['where the object is as in dist', { [`${get} Service`]: live({ app: 'shop' }), [get]: live({}) }, addresses],
  ['where the object is gone', { [get]: ok() }, addresses],
  ['where the cluster refuses', { [get]: failed(1, 'Error from server (Forbidden)') }, addresses],
  ['of an object that did not fail', { [get]: live({ extra: 'x' }) }, ['helm_release.grafana']],
])('nothing is said %s', async (_, answers, failing) => {
  expect((await found(answers, [...failing])).said).toEqual([]);
});

test('only objects that failed are read', async () => {
  const { asked } = await found({}, addresses.slice(0, 1));
  expect(asked).toEqual(['Service shop']);
});
