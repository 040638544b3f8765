import { type Answers, failed, ok, programs } from '../programs/fakes';
import { breakwaterWith } from './breakwater';

const kubectl = 'kubectl --context=breakwater-e2e';
const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'web', uid: 'u' } };

async function type(answers: Answers, ...words: readonly string[]) {
  const { run } = programs({ ...answers, [`${kubectl} get`]: ok(JSON.stringify({ items: [service] })) });
  return breakwaterWith({ argv: ['admissible', '--environment=lab', ...words], root: '.', run });
}

test('all that runs would be admitted again', async () => {
  const exists = failed(1, 'Error from server (AlreadyExists): services "web" already exists');
  for (const answer of [ok('service/web'), exists]) {
    const { code, err, out } = await type({ [`${kubectl} create`]: answer });
    expect([code, err, out]).toEqual([0, '', '1 object and 0 pods would be admitted again\n']);
  }
});

test('what would be refused is named, with the sentence', async () => {
  const refused = { [`${kubectl} create`]: failed(1, 'Error from server (Forbidden):\n  no\n') };
  const { code, err, out } = await type(refused);
  expect([code, err, out]).toEqual([
    1,
    'admissible: 1 object would not be admitted again\n',
    'Service web/web: Error from server (Forbidden): no\n',
  ]);
  const json = await type(refused, '--json');
  expect([json.code, json.err, JSON.parse(json.out)]).toMatchObject([1, '', { objects: 1, inadmissible: [{}] }]);
});

test('a cluster that does not answer is a problem', async () => {
  const { code, err } = await type({ [`${kubectl} create`]: failed(1, 'connection refused') });
  expect([code, err]).toEqual([1, expect.stringContaining('connection refused')]);
});
