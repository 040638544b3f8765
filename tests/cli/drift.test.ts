import { type Answers, failed, ok, programs } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const folder = temporaryFolders();
const text = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n';
const namespace = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } });

async function type(answers: Answers, ...words: readonly string[]) {
  const root = put(folder(), { 'dist/lab/web.k8s.yaml': text });
  const { run } = programs({ ...answers, kubectl: answers['kubectl'] ?? ok(namespace) });
  return breakwaterWith({ argv: ['drift', '--environment=lab', ...words], root, run });
}

const kubectl = 'kubectl --context=breakwater-e2e';
const same: Answers = {
  [`${kubectl} api-resources`]: ok('services'),
  [`${kubectl} get services`]: ok('{"items":[]}'),
  [`${kubectl} get secrets`]: ok(''),
};

test('a cluster that is as dist says so', async () => {
  const { code, err, out } = await type(same);
  expect([code, err, out]).toEqual([0, '', 'all of 1 object as in dist/lab\n']);
  expect((await type(same, '--json')).out).toBe('[]\n');
});

test('what is gone is named, and the exit status says so', async () => {
  const gone = { [`${kubectl} get --filename`]: ok(''), ...same };
  const { code, err, out } = await type(gone);
  expect([code, err, out]).toEqual([
    1,
    'drift: 1 finding\n',
    'Namespace web: is in dist, and gone; the next deploy makes it again\n',
  ]);
  const json = await type(gone, '--json');
  expect([json.code, json.err, JSON.parse(json.out)]).toEqual([
    1,
    '',
    [{ object: 'Namespace web', what: 'gone', remedy: 'makes it again' }],
  ]);
});

describe('--record', () => {
  async function recorded(answers: Answers, ...words: readonly string[]) {
    const root = put(folder(), { 'dist/lab/web.k8s.yaml': text });
    const { calls, run } = programs({ ...answers, kubectl: ok(namespace) });
    const { code, err } = await breakwaterWith({ argv: ['drift', '--environment=lab', ...words], root, run });
    const applied = calls.filter(({ line }) => line.includes(' apply '));
    const leases = applied.map(({ options }) => JSON.parse([...(options?.input ?? [])].join('')));
    return { code, err, leases };
  }

  const renewTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  const lease = (name: string, findings: number) => ({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { namespace: 'kube-system', name },
    spec: { holderIdentity: `findings-${findings}`, renewTime },
  });

  test('renews both Leases where nothing is found, one where something is, and none unless it is said', async () => {
    expect((await recorded(same, '--record')).leases).toEqual([lease('drift-clean', 0), lease('drift-checked', 0)]);
    const gone = { [`${kubectl} get --filename`]: ok(''), ...same };
    expect(await recorded(gone, '--record')).toMatchObject({ code: 1, leases: [lease('drift-checked', 1)] });
    expect((await recorded(same)).leases).toEqual([]);
  });

  test('a record that is refused is a problem', async () => {
    const sealed = { ...same, [`${kubectl} apply`]: failed(1, 'sealed') };
    expect(await recorded(sealed, '--record')).toMatchObject({ code: 1, err: 'drift: sealed\n' });
  });
});

test('a cluster that does not answer is a problem', async () => {
  const { code, err } = await type({ kubectl: failed(1, 'connection refused') });
  expect([code, err]).toEqual([1, expect.stringContaining('connection refused')]);
});
