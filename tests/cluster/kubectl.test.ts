import { currentContext, type Kubectl, kubectl } from '../../src/cluster/kubectl';
import type { Outcome, Run } from '../../src/programs/run';
import { type Answer, failed, missing, ok, programs } from '../programs/fakes';
import { quick } from './fake-kubectl';

/** kubectl on the cluster `shop`, which answers what is given. */
function shop(answer: Answer) {
  const { run, calls } = programs({ kubectl: answer });
  const clock = quick();
  return { cluster: kubectl(run, 'shop', clock), calls, lines: () => calls.map(({ line }) => line), clock };
}
const served = ok(JSON.stringify({ items: [{ a: 1 }], data: { b: '2' } }));
const unanswered = [
  'The connection to the server 127.0.0.1:8443 was refused - did you specify the right host or port?',
  'Unable to connect to the server: dial tcp 127.0.0.1:8443: connect: connection refused',
  'Unable to connect to the server: net/http: TLS handshake timeout',
  'Unable to connect to the server: dial tcp 10.0.0.1:443: i/o timeout',
  'error: Get "https://127.0.0.1:8443/api/v1/pods": EOF',
  'Error from server: etcdserver: leader changed',
];
const refused = [
  'Error from server (Forbidden): pods is forbidden: dial tcp: connection refused',
  'Error from server (InternalError): Internal error occurred: failed calling webhook "a": EOF',
  'error: context "shop" does not exist',
];

test.each(unanswered)('a request without an answer is repeated, and not for ever: %s', async (said) => {
  const { cluster, clock, lines } = shop([failed(1, `${said}\n`), failed(1, said), served]);
  expect(await cluster.list('pods')).toEqual({ ok: true, value: [{ a: 1 }] });
  expect([lines().length, clock.slept]).toEqual([3, [1, 1]]);
  const never = shop(failed(1, said));
  expect(await never.cluster.list('pods')).toEqual({ ok: false, problem: { reason: 'unreachable', message: said } });
  expect(never.lines()).toHaveLength(3);
});

test.each(refused)('what the API server answers is final: %s', async (said) => {
  const { cluster, lines } = shop(failed(1, `Warning: old\n${said}\n`));
  expect(await cluster.get('pod', 'a')).toEqual({ ok: false, problem: { reason: 'failed', message: said } });
  expect(lines()).toHaveLength(1);
});

test('a ConfigMap is created once: an attempt without an answer may have created it', async () => {
  const { cluster, lines } = shop(failed(1, unanswered[0]));
  expect((await cluster.createConfigMap('a', 'b', { c: 'd' })).ok).toBe(false);
  expect(lines()).toHaveLength(1);
});

test('every request names the cluster, and has a time limit but where it waits', async () => {
  const { cluster, lines } = shop(served);
  const where = { namespace: 'b', selector: 'c=d', fields: 'e!=f', managedFields: true, sortBy: '.g' };
  await cluster.get('pod', 'a', 'b');
  await cluster.list('pods', where);
  await cluster.list('nodes');
  await cluster.existing('folder');
  await cluster.apply(['a', 'b'], true);
  await cluster.delete('Role', ['a', 'b'], { namespace: 'c', background: true, foreground: true });
  await cluster.patchConfigMap('a', 'b', { c: 'd' });
  await cluster.annotate('job', 'a', 'b', 'c=d');
  await cluster.createConfigMap('a', 'b', { c: 'd' });
  await cluster.logs('a', 'b', { container: 'c', previous: true });
  await cluster.diff('folder');
  await cluster.raw('/metrics');
  expect(lines()).toEqual(
    [
      'get pod a --namespace=b --ignore-not-found --output=json',
      'get pods --namespace=b --selector=c=d --field-selector=e!=f --show-managed-fields --sort-by=.g --output=json',
      'get nodes --all-namespaces --output=json',
      'get --filename=folder --ignore-not-found --output=json',
      'apply --server-side --force-conflicts --dry-run=server --filename=a --filename=b',
      'delete Role a b --namespace=c --ignore-not-found --wait=false --cascade=foreground',
      'patch configmap a --namespace=b --type=merge --patch={"data":{"c":"d"}}',
      'annotate --overwrite job a --namespace=b c=d',
      'create configmap a --namespace=b --from-literal=c=d',
      'logs a --namespace=b --container=c --tail=5 --previous',
      'diff --server-side --force-conflicts --filename=folder',
      'get --raw /metrics',
    ].map((words) => `kubectl --context=shop --request-timeout=30s ${words}`),
  );
  const { run, calls } = programs({ kubectl: ok(' shop\n') });
  await kubectl(run, 'shop').available('a', 9);
  await kubectl(run, 'shop').watchReady('a', 'b', {});
  expect(calls.filter(({ line }) => /request-timeout/.test(line) || !/--context=shop/.test(line))).toEqual([]);
  expect(await currentContext(run)).toBe('shop');
});

const role = { kind: 'Role' };
const taken = ['role/a serverside-applied'];
const denied = 'Error from server (Forbidden): a\nmore';
const problem = (message: unknown, reason = 'failed') => expect.objectContaining({ reason, message });

test.each<[string, (cluster: Kubectl) => Promise<{ readonly ok: boolean }>, Outcome, unknown]>([
  ['an object', (one) => one.get('pod', 'a'), ok('{"data":{"b":"2"}}'), { data: { b: '2' } }],
  ['no object', (one) => one.get('pod', 'a'), ok('\n'), undefined],
  ['no list', (one) => one.list('pods'), ok(), []],
  ['one object of files', (one) => one.existing('a'), ok('{"kind":"Role"}'), [role]],
  ['several of files', (one) => one.existing('a'), ok('{"kind":"List","items":[{"kind":"Role"}]}'), [role]],
  ['none of files', (one) => one.existing('a'), ok(), []],
  ['those of known kinds', (one) => one.existing('a'), failed(1, 'no matches for kind "A"', '{"kind":"Role"}'), [role]],
  ['unreadable files', (one) => one.existing('a'), failed(1, 'forbidden'), problem('forbidden')],
  ['no difference', (one) => one.diff('a'), ok(), ''],
  ['a difference', (one) => one.diff('a'), failed(1, '', ' -a\n+b\n'), '-a\n+b'],
  ['a diff that was refused', (one) => one.diff('a'), failed(1, 'forbidden'), problem('forbidden')],
  ['half a diff', (one) => one.diff('a'), failed(2, '', 'half'), problem('exit 2')],
  ['logs', (one) => one.logs('a', 'b'), ok('a\n \nb\n'), ['a', 'b']],
  ['no logs', (one) => one.logs('a', 'b'), failed(1), problem('exit 1')],
  ['a path', (one) => one.raw('/'), ok('a 1\n'), 'a 1\n'],
  ['no kubectl', (one) => one.raw('/'), missing, problem('not found', 'missing')],
  ['an apply', (one) => one.apply(['a']), ok(`${taken[0]}\n`), { taken }],
  [
    'an apply of which a part was refused',
    (one) => one.apply(['a']),
    failed(1, `${denied}\n`, `${taken[0]}\n`),
    { reason: 'failed', message: denied, taken, early: false, denied: false },
  ],
  ['an apply without a word', (one) => one.apply(['a']), failed(3), problem('exit 3')],
])('the answer is %s', async (_, call, outcome, value) => {
  expect(Object.values(await call(shop(outcome).cluster))[1]).toEqual(value);
});

test.each([
  'Internal error occurred: failed calling webhook "webhook.cert-manager.io": connection refused\n',
  'no endpoints available for service "cert-manager-webhook"\n',
  'no matches for kind "Certificate" in version "cert-manager.io/v1"\nensure CRDs are installed first\n',
])('an apply is refused, and early: %j', async (stderr) => {
  expect(await shop(failed(1, stderr)).cluster.apply(['a'])).toMatchObject({ problem: { early: true } });
});

test('an apply that a policy of the API server refused is marked', async () => {
  const said = "Error from server (Forbidden): ValidatingAdmissionPolicy 'a' with binding 'a' denied request: b";
  expect(await shop(failed(1, said)).cluster.apply(['a'])).toMatchObject({ problem: { early: false, denied: true } });
});

test('instances are scaled, and to none until none is left', async () => {
  const { cluster, lines } = shop(ok());
  expect(await cluster.scale('api', 'a', 3)).toEqual({ ok: true, value: undefined });
  expect(lines()).toEqual([
    'kubectl --context=shop --request-timeout=30s scale deployment/api --namespace=a --replicas=3',
  ]);
  await cluster.scale('api', 'a', 0);
  expect(lines().at(-1)).toBe(
    'kubectl --context=shop wait pod --namespace=a --selector=app.kubernetes.io/name=api --for=delete --timeout=120s',
  );
  expect(await shop(failed(1, 'no')).cluster.scale('api', 'a', 0)).toMatchObject({ problem: { message: 'no' } });
});

test('a program in a pod is run once', async () => {
  const { cluster, lines } = shop(ok('said\n'));
  expect(await cluster.exec('pod/a', 'b', ['ls', '-l'])).toEqual({ ok: true, value: 'said\n' });
  expect(lines()).toEqual(['kubectl --context=shop exec --namespace=b pod/a -- ls -l']);
  expect(await shop(failed(1, unanswered[0])).cluster.exec('a', 'b', [])).toMatchObject({ ok: false });
});

describe('a tunnel', () => {
  /** One that opens, or ends; it is closed by its signal. */
  const tunnel =
    (line: string, closed: () => void): Run =>
    (_command, _args, options) =>
      new Promise((settle) => {
        if (line === '') return settle(failed(1, 'unable to listen'));
        options?.line?.(line);
        options?.signal?.addEventListener('abort', () => {
          closed();
          settle(failed(143));
        });
      });

  test('is open while the work goes on, and closed after it', async () => {
    const events: string[] = [];
    const cluster = kubectl(
      tunnel('Forwarding from 127.0.0.1:1 -> 2', () => events.push('closed')),
      'shop',
      quick(),
    );
    const work = async () => events.push('worked');
    expect(await cluster.through('a', 'b', [1, 2], work)).toEqual({ ok: true, value: 1 });
    await expect(cluster.through('a', 'b', [1, 2], () => Promise.reject(new Error('bad')))).rejects.toThrow('bad');
    expect(events).toEqual(['worked', 'closed', 'closed']);
  });

  test('that does not open is a problem', async () => {
    const cluster = kubectl(
      tunnel('', () => {}),
      'shop',
      quick(),
    );
    expect(await cluster.through('a', 'b', [1, 2], async () => 1)).toMatchObject({
      problem: { message: 'unable to listen' },
    });
  });
});

test('the answer to a watch comes line by line', async () => {
  const lines: string[] = [];
  await shop(ok('ready 1\nready 2\n')).cluster.watchReady('a', 'b', { line: (text) => lines.push(text) });
  expect(lines).toEqual(['ready 1', 'ready 2']);
});
