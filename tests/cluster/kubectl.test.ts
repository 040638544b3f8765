import { currentContext, kubectl } from '../../src/cluster/kubectl';
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

test.each(unanswered)('a request without an answer is repeated, and then answered: %s', async (said) => {
  const { cluster, clock, lines } = shop([failed(1, `${said}\n`), failed(1, said), served]);
  expect(await cluster.list('pods')).toEqual({ ok: true, value: [{ a: 1 }] });
  expect([lines().length, clock.slept]).toEqual([3, [1, 1]]);
});

test.each(unanswered)('and not for ever: %s', async (said) => {
  const { cluster, lines } = shop(failed(1, said));
  expect(await cluster.list('pods')).toEqual({ ok: false, problem: { reason: 'unreachable', message: said } });
  expect(lines()).toHaveLength(3);
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

test('a kubectl that is missing is a reason of its own', async () => {
  const problem = { reason: 'missing', message: 'not found' };
  expect(await shop(missing).cluster.raw('/')).toEqual({ ok: false, problem });
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
  await cluster.createConfigMap('a', 'b', { c: 'd' });
  await cluster.logs('a', 'b', true);
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
      'create configmap a --namespace=b --from-literal=c=d',
      'logs a --namespace=b --tail=5 --previous',
      'diff --server-side --force-conflicts --filename=folder',
      'get --raw /metrics',
    ].map((words) => `kubectl --context=shop --request-timeout=30s ${words}`),
  );
  const waits = shop(ok());
  await waits.cluster.available('a', 9);
  await waits.cluster.watchReady('a', 'b', {});
  expect(waits.lines().filter((line) => /request-timeout/.test(line) || !/--context=shop/.test(line))).toEqual([]);
  const bare = shop(ok(' shop\n'));
  expect([await currentContext(programs({ kubectl: ok(' shop\n') }).run), bare.lines()]).toEqual(['shop', []]);
});

describe('answers', () => {
  test('are the object, or nothing', async () => {
    expect(await shop(served).cluster.get('pod', 'a')).toMatchObject({ ok: true, value: { data: { b: '2' } } });
    expect(await shop(ok('\n')).cluster.get('pod', 'a')).toEqual({ ok: true, value: undefined });
    expect(await shop(ok()).cluster.list('pods')).toEqual({ ok: true, value: [] });
  });

  test.each([
    ['one', ok('{"kind":"Role"}'), [{ kind: 'Role' }]],
    ['several', ok('{"kind":"List","items":[{"kind":"Role"}]}'), [{ kind: 'Role' }]],
    ['none', ok(), []],
    ['those of the kinds that are known', failed(1, 'no matches for kind "A"', '{"kind":"Role"}'), [{ kind: 'Role' }]],
  ])('of files are what exists of them: %s', async (_, outcome, value) => {
    expect(await shop(outcome).cluster.existing('a')).toEqual({ ok: true, value });
  });

  test('of files that cannot be read are a problem', async () => {
    expect((await shop(failed(1, 'forbidden')).cluster.existing('a')).ok).toBe(false);
  });

  test('of an apply are what was taken, and all that was refused', async () => {
    const [taken, stderr] = [['role/a serverside-applied'], 'Error from server (Forbidden): a\nmore\n'];
    expect(await shop(ok('role/a serverside-applied\n')).cluster.apply(['a'])).toEqual({ ok: true, value: { taken } });
    const problem = { reason: 'failed', message: stderr.trim(), taken, early: false };
    expect(await shop(failed(1, stderr, `${taken[0]}\n`)).cluster.apply(['a'])).toEqual({ ok: false, problem });
    expect(await shop(failed(3)).cluster.apply(['a'])).toMatchObject({ problem: { message: 'exit 3' } });
  });

  test.each([
    'Internal error occurred: failed calling webhook "webhook.cert-manager.io": connection refused\n',
    'no endpoints available for service "cert-manager-webhook"\n',
    'no matches for kind "Certificate" in version "cert-manager.io/v1"\nensure CRDs are installed first\n',
  ])('of an apply say whether something is not available yet: %j', async (stderr) => {
    expect(await shop(failed(1, stderr)).cluster.apply(['a'])).toMatchObject({ problem: { early: true } });
  });

  test('of a diff are the difference, none, or a problem', async () => {
    expect(await shop(ok()).cluster.diff('a')).toEqual({ ok: true, value: '' });
    expect(await shop(failed(1, '', ' -a\n+b\n')).cluster.diff('a')).toEqual({ ok: true, value: '-a\n+b' });
    expect((await shop(failed(1, 'forbidden')).cluster.diff('a')).ok).toBe(false);
    expect((await shop(failed(2, '', 'half')).cluster.diff('a')).ok).toBe(false);
  });

  test('of logs and paths are the text', async () => {
    expect(await shop(ok('a\n \nb\n')).cluster.logs('a', 'b')).toEqual({ ok: true, value: ['a', 'b'] });
    expect((await shop(failed(1)).cluster.logs('a', 'b')).ok).toBe(false);
    expect(await shop(ok('a 1\n')).cluster.raw('/')).toEqual({ ok: true, value: 'a 1\n' });
  });

  test('of a watch come line by line', async () => {
    const lines: string[] = [];
    await shop(ok('ready 1\nready 2\n')).cluster.watchReady('a', 'b', { line: (text) => lines.push(text) });
    expect(lines).toEqual(['ready 1', 'ready 2']);
  });
});
