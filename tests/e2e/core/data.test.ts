/** Users outlive the pods of the database and of the API; the database refuses a client without a certificate. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { type CallerCertificate, certificate } from '../lab/certificate';
import { ask } from '../lab/front-door';
import { eventually, kubectl, must } from '../lab/kubectl';
import { useLab } from '../lab/use-lab';
import { allEmails } from '../lab/writer';

useLab();

const host = hostOf('api', lab);
const emails = ['ada', 'edsger', 'grace'].map((name) => `${name}-${process.hrtime.bigint().toString(36)}@example.com`);
let caller: CallerCertificate;

beforeAll(async () => {
  caller = await certificate('api', 'caller', 'callers');
  for (const email of emails) {
    const body = { name: 'Kept', email };
    expect(await ask({ host, path: '/users/', method: 'POST', body, ...caller })).toMatchObject({ status: 201 });
  }
});

async function survive(): Promise<void> {
  let last: unknown;
  const there = await eventually(120, async () => {
    const found = await allEmails(caller).catch((error: unknown) => String(error));
    last = typeof found === 'string' ? found : found.filter((email) => emails.includes(email)).sort();
    return JSON.stringify(last) === JSON.stringify(emails);
  });
  if (!there) throw new Error(`after 120 s the users are ${JSON.stringify(last)}`);
}

test('users are kept when the pod of the database is deleted', async () => {
  await must('delete', 'pod', '--namespace=mongo', 'mongo-0');
  await must('rollout', 'status', '--namespace=mongo', 'statefulset/mongo', '--timeout=120s');
  await survive();
});

test.each(['mongo', 'api'])('users are kept when every pod of the namespace %s is deleted', async (namespace) => {
  await must('delete', 'pods', '--namespace', namespace, '--all');
  await must('wait', '--namespace', namespace, '--for=condition=Ready', 'pods', '--all', '--timeout=120s');
  await survive();
});

/** Connects without a certificate, and asks. What ends the connection, an alert or its close, is mongod's choice. */
const script = [
  'import socket,ssl',
  "tcp=socket.create_connection(('mongo-0.mongo.mongo.svc.cluster.local',27017),5)",
  'try:',
  ' tls=ssl._create_unverified_context().wrap_socket(tcp)',
  " tls.send(b'x'*16)",
  " print('answered' if tls.recv(16) else 'closed')",
  'except (ssl.SSLError,ConnectionError): print("closed")',
].join('\n');

test('a database client without a certificate is refused', async () => {
  const { stdout, stderr } = await kubectl(
    'exec',
    '--namespace=api',
    'deploy/api',
    '--',
    '/usr/bin/python3.13',
    '-c',
    script,
  );
  expect([stdout.trim(), stderr]).toEqual(['closed', '']);
});
