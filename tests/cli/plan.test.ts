import { environments } from '../../src/config/environments';
import { absent, asked } from '../deploy/deploys';
import { planned, shown, slow, unchanged } from '../deploy/texts';
import { type Answers, missing, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { type } from './typed';

temporaryFolders();

const { lab, beta } = environments;
const changed = { [asked(lab, 'workloads', 'plan')]: ok(planned), [asked(lab, 'workloads', 'show')]: ok(shown) };
const plan = (words = '', answers: Answers = {}) => type(`plan --environment lab${words}`, { answers });

test('the changes of each stack are printed, and nothing is changed', async () => {
  const { code, out, err, asked } = await plan('', changed);
  expect([code, err]).toEqual([0, '']);
  const [, text = ''] = /^cluster: No changes\nplatform: No changes\nworkloads: (.*)$/s.exec(out) ?? [];
  expect(text).toMatch(/^2 to add, 1 to change, 1 to destroy\nTerraform used .*\nPlan: 2 to add, .*\.\n$/s);
  expect(asked.filter((line) => / (apply|destroy|state rm) /.test(line))).toEqual([]);
});

test('--only names stacks', async () => expect((await plan(' --only platform')).out).toBe('platform: No changes\n'));

test('a remote cluster needs neither --yes nor minikube', async () => {
  const { code, out } = await type('plan --environment beta', { on: beta, answers: { minikube: missing } });
  expect([code, out]).toEqual([0, 'platform: No changes\nworkloads: No changes\n']);
});

test('stacks that wait for their cluster are named', async () => {
  expect((await plan('', absent)).out).toBe(
    'cluster: No changes\nplatform: planned once its cluster is there\nworkloads: planned once its cluster is there\n',
  );
});

test.each([
  ['0 where nothing would change', {}, 0],
  ['1 where something would', changed, 1],
  ['1 where something cannot be known yet', absent, 1],
])('--check exits with %s', async (_, answers, code) => {
  expect((await plan(' --check', answers)).code).toBe(code);
});

test('--json prints JSON, and progress to standard error', async () => {
  const { code, out } = await plan(' --json', { ...absent, ...changed });
  expect([code, JSON.parse(out)]).toEqual([
    0,
    [
      { part: 'cluster', planned: true, changes: { add: 0, change: 0, destroy: 0 }, resources: [], text: '' },
      { part: 'platform', planned: false },
      { part: 'workloads', planned: false },
    ],
  ]);
  const progress = await plan(' --json', { [asked(lab, 'platform', 'plan')]: ok(slow + unchanged) });
  expect(JSON.parse(progress.out)).toHaveLength(3);
  expect(progress.err).toBe('      data.kubernetes_namespace_v1.cluster-identity … 30 s\n');
});
