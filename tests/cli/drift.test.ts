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

test('a cluster that does not answer is a problem', async () => {
  const { code, err } = await type({ kubectl: failed(1, 'connection refused') });
  expect([code, err]).toEqual([1, expect.stringContaining('connection refused')]);
});
