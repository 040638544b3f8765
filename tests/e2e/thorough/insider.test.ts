/** The manifests of a penetration test, as people with the usual rights of a namespace, and as whoever made the cluster. */
import { cases, giveRights, hasCorpus, type Insider, insiders, type Stop, takeRights, tried } from '../lab/insiders';
import { kubectl } from '../lab/kubectl';
import { useLab } from '../lab/use-lab';

if (!hasCorpus) console.log('insider: there is no ../shared/corpus/insider here, so that its manifests are not tried');

useLab();

jest.setTimeout(1_200_000);

beforeAll(giveRights);
afterAll(takeRights);

/** Each manifest's stop. */
async function all(who?: Insider): Promise<ReadonlyMap<string, Stop>> {
  const stops = new Map<string, Stop>();
  for (const file of cases()) stops.set(file, await tried(file, who));
  const counts = new Map<Stop, number>();
  for (const stop of stops.values()) counts.set(stop, (counts.get(stop) ?? 0) + 1);
  const sorted = [...counts].sort(([, one], [, other]) => other - one).map(([stop, times]) => `${stop} ${times}`);
  console.log(`${who ?? 'cluster-admin'}: ${stops.size} manifests: ${sorted.join(', ')}`);
  return stops;
}

const accepted = (stops: ReadonlyMap<string, Stop>) =>
  [...stops].filter(([, stop]) => stop === 'accepted').map(([file]) => file);

const given = hasCorpus ? test : test.skip;

given.each(Object.keys(insiders) as Insider[])('of the manifests of %s none is accepted', async (who) => {
  expect(accepted(await all(who))).toEqual([]);
});

given('of those of whoever made the cluster, 95 % are refused', async () => {
  const stops = await all();
  const survivors = accepted(stops);
  console.log(`accepted: ${survivors.join(', ') || 'none'}`);
  expect(survivors.length / stops.size).toBeLessThanOrEqual(0.05);
});

test('what the lab runs is still applied by its deployer, and by no other', async () => {
  const dist = ['apply', '--server-side', '--force-conflicts', '--dry-run=server', '--filename=dist/lab'];
  expect((await kubectl(...dist)).code).toBe(0);
  const { code, stderr } = await kubectl(...dist, '--as=insider-admin', '--as-group=system:authenticated');
  expect([code === 0, stderr]).toEqual([false, expect.stringContaining("'breakwater-reviewed-writer'")]);
});
