/** Every certificate of the platform is renewed, with callers at work: no pod is restarted, and no request fails. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { type CallerCertificate, certificate } from '../lab/certificate';
import { rotate, type Served, served } from '../lab/database';
import { ask, refused } from '../lab/front-door';
import { eventually, list, must, unready } from '../lab/kubectl';
import { memberMetrics, overdue } from '../lab/member-metrics';
import { renewAll } from '../lab/renewal';
import { useLab } from '../lab/use-lab';
import { kept, write } from '../lab/writer';

useLab();

jest.setTimeout(900_000);

/** Writes a second, and for how long: until well after all members serve their new certificates. */
const [rate, seconds] = [50, 280];

interface Pod {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly status: { readonly containerStatuses?: readonly { readonly restartCount: number }[] };
}

const part = '--selector=app.kubernetes.io/part-of=breakwater';

/** Pods that serve, each with how often it was started again. */
async function serving(): Promise<readonly string[]> {
  const pods = await list<Pod>('pods', '--all-namespaces', part, '--field-selector=status.phase=Running');
  return pods
    .map(
      ({ metadata, status }) =>
        `${metadata.name} ${metadata.uid} ${status.containerStatuses?.map((one) => one.restartCount)}`,
    )
    .sort();
}

test('all certificates are renewed and served, no pod is started again, no write fails', async () => {
  expect(await eventually(180, async () => (await unready()).length === 0)).toBe(true);
  const caller = await certificate('api', 'writer', 'callers');
  const [before, podsBefore] = [await served(), await serving()];
  const writing = write(rate, seconds, caller);
  const began = performance.now();
  const after = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;

  console.log(`${await renewAll()} certificates renewed after ${after()}`);

  const isOld = (now: Readonly<Record<string, Served>>) =>
    Object.entries(before).some(([member, { serial }]) => now[member]?.serial === serial);
  expect(isOld(await served())).toBe(true);
  // What an alert on a missed rotation sees: each exporter looks once a minute.
  const members = Object.keys(before);
  const differences = async () => (await memberMetrics(members)).map(overdue);
  expect(await eventually(180, async () => (await differences()).every((seconds) => seconds > 0))).toBe(true);
  console.log(`newer on the disk of every member than what it serves, by their metrics, after ${after()}`);
  // The node hands a changed Secret to its pods within about a minute.
  let messages: readonly string[] = [];
  const isServed = await eventually(200, async () => {
    messages = await rotate();
    return !isOld(await served());
  });
  console.log(`members serve them after ${after()}: ${messages.join('; ')}`);
  expect(isServed).toBe(true);

  expect(await eventually(150, async () => (await differences()).every((seconds) => seconds === 0))).toBe(true);
  console.log(`the same on the disk as served, by their metrics, after ${after()}`);

  const written = await writing;
  const { missing, refused, twice, says } = await kept(written);
  console.log(says);
  expect({ missing, twice, refused }).toEqual({ missing: [], twice: [], refused: {} });
  // The load may have added pods of the API.
  const pods = await serving();
  expect(pods).toEqual(expect.arrayContaining([...podsBefore]));
  expect(pods.filter((one) => !podsBefore.includes(one) && !one.endsWith(' 0'))).toEqual([]);
});

test('a new authority shuts out all callers, as docs/how-to/get-a-caller-certificate.md says', async () => {
  const asking = (caller: CallerCertificate) => ask({ host: hostOf('api', lab), path: '/users/', ...caller });
  const old = await certificate('api', 'one', 'callers');
  expect((await asking(old)).status).toBe(200);

  await must('delete', 'secret', 'callers-authority', '--namespace=cert-manager');
  await must('wait', '--namespace=cert-manager', '--for=condition=Ready', 'certificate/callers-authority');
  await must('delete', 'secret', 'api-callers', '--namespace=api');
  const began = performance.now();
  expect(await eventually(60, async () => (await refused(asking(old))) === 'refused')).toBe(true);
  console.log(`callers of the old authority are refused after ${((performance.now() - began) / 1000).toFixed(0)} s`);

  const { cert, key } = await certificate('api', 'other', 'callers');
  const isIn = () =>
    asking({ cert, key }).then(
      ({ status }) => status === 200,
      () => false,
    );
  expect(await eventually(60, isIn)).toBe(true);
});
