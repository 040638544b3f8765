import { type Message, readMessage } from '../../src/deploy/terraform-message';
import { applied, broken, captured, destroyed, planned, unchanged } from './texts';

const messages = (text: string) => text.split('\n').flatMap((line) => readMessage(line) ?? []);
const only = <T extends Message['type']>(text: string, type: T) => messages(text).filter((one) => one.type === type);

test('a version is its major number', () => {
  expect(messages(unchanged)[0]).toEqual({ type: 'version', major: 1 });
});

test.each<[string, string, ...(readonly [add: number, change: number, destroy: number])[]]>([
  ['of a plan', planned, [2, 1, 1]],
  ['of a plan without any', unchanged, [0, 0, 0]],
  ['of an apply, after those of its plan', applied, [2, 1, 1], [2, 1, 1]],
  ['of a destroy', destroyed, [0, 0, 2], [0, 0, 2]],
])('changes are those %s', (_, text, ...changes) => {
  const summaries = changes.map(([add, change, destroy]) => ({ type: 'summary', changes: { add, change, destroy } }));
  expect(only(text, 'summary')).toEqual(summaries);
});

test('a planned change is an address and an action', () => {
  const replaced = only(captured('plan-replace.jsonl'), 'planned');
  expect(replaced).toContainEqual({
    type: 'planned',
    planned: { address: 'terraform_data.machine', action: 'replace' },
  });
  expect(only(planned, 'planned')).toContainEqual({
    type: 'planned',
    planned: { address: 'terraform_data.addon["ingress"]', action: 'create' },
  });
});

test('progress is of a resource, with its seconds, until it ends', () => {
  const of = { address: 'terraform_data.addon["ingress"]', action: 'create' };
  const all = only(applied, 'progress').filter((one) => one.type === 'progress' && one.of.address === of.address);
  expect(all).toEqual([10, 20, 30, 31].map((seconds) => ({ type: 'progress', of, seconds, ended: seconds === 31 })));
});

test('a failed resource is named, and its diagnostic has its address', () => {
  const address = 'terraform_data.addon["registry"]';
  expect(only(broken, 'errored')).toEqual([{ type: 'errored', address }]);
  expect(only(broken, 'diagnostic')).toEqual([
    {
      type: 'diagnostic',
      diagnostic: {
        severity: 'error',
        summary: 'local-exec provisioner error',
        detail: expect.stringContaining('exit status 3. Output: no such profile'),
        address,
      },
    },
  ]);
});

test('a diagnostic of the configuration is of no resource', () => {
  const [found] = only(captured('plan-not-initialized.jsonl'), 'diagnostic');
  expect(found).toMatchObject({ diagnostic: { severity: 'error', summary: 'Inconsistent dependency lock file' } });
  expect(found).not.toHaveProperty(['diagnostic', 'address']);
});

test.each(['', 'Plan: 9 to add, 9 to change, 9 to destroy.', '{', 'null', '7', '"change_summary"', '{"type":"new"}'])(
  'a line that is not a message says nothing: %j',
  (line) => expect(readMessage(line)).toBeUndefined(),
);
