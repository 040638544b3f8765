import { environments } from '../../src/config/environments';
import { absent, asked } from '../deploy/deploys';
import { planned, shown, slow, timedOut, unchanged } from '../deploy/texts';
import { failed, missing, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { type } from './typed';

temporaryFolders();

const { lab, beta } = environments;
const changed = { [asked(lab, 'workloads', 'plan')]: ok(planned), [asked(lab, 'workloads', 'show')]: ok(shown) };

describe('plan', () => {
  test('says of each stack what would change, and changes nothing', async () => {
    const { code, out, err, asked } = await type('plan --environment lab', { answers: changed });
    expect([code, err]).toEqual([0, '']);
    const [, text = ''] = /^cluster: No changes\nplatform: No changes\nworkloads: (.*)$/s.exec(out) ?? [];
    expect(text).toMatch(/^2 to add, 1 to change, 1 to destroy\nTerraform used .*\nPlan: 2 to add, .*\.\n$/s);
    expect(asked.filter((line) => / (apply|destroy|state rm) /.test(line))).toEqual([]);
  });

  test('of some stacks says nothing of others', async () => {
    expect((await type('plan --environment lab --only platform')).out).toBe('platform: No changes\n');
  });

  test('of a cluster that is not of this machine needs no leave, and no minikube', async () => {
    const { code, out } = await type('plan --environment beta', { on: beta, answers: { minikube: missing } });
    expect([code, out]).toEqual([0, 'platform: No changes\nworkloads: No changes\n']);
  });

  test('says which stacks wait for their cluster', async () => {
    expect((await type('plan --environment lab', { answers: absent })).out).toBe(
      'cluster: No changes\nplatform: planned once its cluster is there\nworkloads: planned once its cluster is there\n',
    );
  });

  test('ends with 1 and says why where a stack cannot be planned', async () => {
    const answers = { [asked(lab, 'platform', 'plan')]: failed(1, '', timedOut) };
    const { code, out, err } = await type('plan --environment lab', { answers });
    expect([code, out, err]).toEqual([1, '', expect.stringMatching(/^plan: terraform plan of lab-platform failed\n/)]);
  });
});

describe('plan --check', () => {
  test.each([
    ['0 where nothing would change', {}, 0],
    ['1 where something would', changed, 1],
    ['1 where something cannot be known yet', absent, 1],
  ])('ends with %s', async (_, answers, code) => {
    expect((await type('plan --environment lab --check', { answers })).code).toBe(code);
  });
});

describe('plan --json', () => {
  test('is for programs', async () => {
    const { code, out } = await type('plan --environment lab --json', { answers: { ...absent, ...changed } });
    expect([code, JSON.parse(out)]).toEqual([
      0,
      [
        {
          part: 'cluster',
          planned: true,
          changes: { add: 0, change: 0, destroy: 0 },
          resources: [],
          text: '',
        },
        { part: 'platform', planned: false },
        { part: 'workloads', planned: false },
      ],
    ]);
  });

  test('has nothing beside it, however long a poll takes', async () => {
    const { out, err } = await type('plan --environment lab --json', {
      answers: { [asked(lab, 'platform', 'plan')]: ok(slow + unchanged) },
    });
    expect(JSON.parse(out)).toHaveLength(3);
    expect(err).toBe('      data.kubernetes_namespace_v1.cluster-identity … 30 s\n');
  });
});
