/** dist/local as it is checked in, on a cluster of its own, behind ingress-nginx: what a developer's machine runs. */
import { createHash } from 'node:crypto';
import { hostOf } from '../../../charts/context';
import { apply } from '../../../src/cluster/apply';
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import { lab } from '../../../src/config/environments/lab';
import { local } from '../../../src/config/environments/local';
import { placedOn } from '../../../src/config/placed-on';
import { readObjects } from '../../../src/kubernetes/read';
import { clock } from '../../../src/programs/clock';
import { run } from '../../../src/programs/run';
import { hashPaths } from '../front-door/paths';
import { certificate } from '../lab/certificate';
import { removeClusters } from '../lab/cluster';
import { primary } from '../lab/database';
import { ask } from '../lab/front-door';
import { configureAsRelease } from '../lab/ingress-nginx';
import { hasKit } from '../lab/kit';
import { list, must } from '../lab/kubectl';
import { loadLocal, startLocal } from '../lab/local-cluster';
import { minikube } from '../lab/minikube';
import { ports } from '../lab/platform';
import { localProfile, saveTarget } from '../lab/target';
import { note, timed } from '../lab/timed';
import { allEmails } from '../lab/writer';

const profile = localProfile;
const cluster = { kubectl: kubectlOn(run, profile), clock, patience: 400, say: (line: string) => console.log(line) };

beforeAll(async () => {
  // One cluster at a time has the ports and the cores of this machine.
  await removeClusters();
  saveTarget({ context: profile, frontDoor: { address: '127.0.0.1', ...ports }, owned: true });
  await startLocal(true);
  // Where there is no kit, the addon of this name is minikube's own.
  await timed('ingress-nginx', async () => {
    await minikube('addons', 'enable', hasKit ? 'ingress-nginx' : 'ingress', '--profile', profile);
    await configureAsRelease(placedOn(local, lab));
  });
  await timed('images', loadLocal);
}, 900_000);

afterAll(removeClusters, 120_000);

test('it is applied byte for byte, and all of it serves', async () => {
  const began = performance.now();
  expect(await apply(cluster, 'dist/local', readObjects('dist/local'))).toMatchObject({ ok: true });
  note('dist/local serves', (performance.now() - began) / 1000);
}, 500_000);

test('the smoke test has passed, and the replica set has its members and its users', async () => {
  await must(
    'wait',
    '--namespace=client',
    '--for=condition=Complete',
    'job',
    '--selector=app=client',
    '--timeout=200s',
  );
  console.log((await must('logs', '--namespace=client', '--selector=app=client', '--tail=-1')).trim());
  expect(await primary()).toMatch(/^mongo-\d$/);
  expect(await list('pods', '--namespace=mongo', '--field-selector=status.phase=Running')).toHaveLength(
    local.database.members,
  );
}, 300_000);

test('ingress-nginx serves what it should, and the API to callers with a certificate alone', async () => {
  const [hash, api] = [hostOf('hash', local), hostOf('api', local)];
  expect(await ask({ host: hash, path: '/hash/abc123' })).toMatchObject({
    status: 200,
    body: expect.stringContaining('6367c48dd193d56ea7b0baad25b19455e529f5ee'),
  });
  // ingress-nginx answers; another controller may end the handshake.
  const without = await ask({ host: api, path: '/users/' }).then(
    ({ status }) => status,
    () => 'refused',
  );
  expect([400, 'refused']).toContain(without);
  const caller = await certificate('api', 'caller', 'callers', local.name);
  const user = { name: 'Ada', email: 'ada-local@example.com' };
  expect(await ask({ host: api, path: '/users/', method: 'POST', body: user, ...caller })).toMatchObject({
    status: 201,
  });
  expect(await allEmails(caller, api)).toContain(user.email);
}, 120_000);

test('a path is that of its text or refused: the front door makes no other text of it', async () => {
  const rows = await Promise.all(
    hashPaths.map(async ([path, text]) => {
      const { body, status } = await ask({ host: hostOf('hash', local), path });
      const digest = createHash('sha1').update(text).digest('hex');
      const isRight = status === 200 ? body.trim() === digest : status >= 400 && status < 500;
      return { path, status, isRight };
    }),
  );
  console.log(rows.map(({ path, status }) => `${status} ${path}`).join('\n'));
  expect(rows.filter(({ isRight }) => !isRight)).toEqual([]);
});

test('plain HTTP is sent to HTTPS at the port of callers, and the path stays that of its text', async () => {
  const site = hostOf('hash', local);
  const paths = ['/', '/hash/a/', '/hash/a', '/hash//a', '/hash/a%2fb/', '/hash/a/../b?c=d'];
  const answers = await Promise.all(paths.map((path) => ask({ host: site, path, scheme: 'http' })));
  console.log(answers.map(({ headers, status }) => `${status} ${headers['location']}`).join('\n'));
  expect(answers.map(({ headers, status }) => [status, headers['location']])).toEqual(
    paths.map((path) => [308, `https://${site}:${ports.https}${path}`]),
  );
});

test('applied again it changes nothing', async () => {
  const again = await cluster.kubectl.diff('dist/local');
  expect(again).toEqual({ ok: true, value: '' });
}, 120_000);
