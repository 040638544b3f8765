import { ask, secretPart } from './front-door';
import { eventually, kubectl, must } from './kubectl';

const host = 'api.lab.breakwater.example';
let caller: { cert: string; key: string };

async function users(): Promise<readonly { id: string; name: string; email: string }[] | string> {
  try {
    const { status, body } = await ask({ host, path: '/users/?limit=100', ...caller });
    return status === 200 ? JSON.parse(body).items : `${status} ${body}`;
  } catch (error) {
    return String(error);
  }
}

beforeAll(async () => {
  caller = { cert: await secretPart('api', 'caller', 'tls.crt'), key: await secretPart('api', 'caller', 'tls.key') };
  for (const name of ['Ada', 'Grace', 'Edsger']) {
    const { status } = await ask({
      host,
      path: '/users/',
      method: 'POST',
      body: { name, email: `${name}@example.com` },
      ...caller,
    });
    expect(status).toBe(201);
  }
});

async function survive(): Promise<void> {
  const expected = ['ada@example.com', 'edsger@example.com', 'grace@example.com'];
  let last: unknown;
  const there = await eventually(120, async () => {
    last = await users();
    return Array.isArray(last) && JSON.stringify(last.map(({ email }) => email).sort()) === JSON.stringify(expected);
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

test('a database client without a certificate is refused', async () => {
  const script =
    "import socket,ssl;s=ssl._create_unverified_context().wrap_socket(socket.create_connection(('mongo-0.mongo.mongo.svc.cluster.local',27017),5));s.send(b'x'*16);print('answered' if s.recv(16) else 'closed')";
  const { code, stdout, stderr } = await kubectl(
    'exec',
    '--namespace=api',
    'deploy/api',
    '--',
    '/usr/bin/python3.13',
    '-c',
    script,
  );
  expect([code === 0 && stdout.trim() === 'answered', stderr]).toEqual([
    false,
    expect.stringMatching(/certificate required|bad certificate|reset|CERTIFICATE/i),
  ]);
});
