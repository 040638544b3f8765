import { removeStrangers } from '../../src/cluster/strangers';
import { environments } from '../../src/config/environments';
import { release } from '../../src/config/versions';
import { readObjects } from '../../src/kubernetes/read';
import { success } from '../../src/programs/result';
import { apiServer } from '../charts/api-server';
import { fakeKubectl } from '../cluster/fake-kubectl';
import { incidentBinding } from './incident';

const { lab, production } = environments;
const incident = {
  environment: 'production',
  namespace: 'mongo',
  name: 'break-glass-20261129-080000',
  reason: 'INC-42: no member of the database is primary',
  expires: '2026-11-29T10:00:00Z',
};
const created = '2026-11-29T08:00:00Z';

/** The binding of the page, as the API server of production has it. */
function binding(change: Partial<typeof incident> = {}) {
  const object = incidentBinding({ ...incident, ...change });
  return { ...object, metadata: { ...object.metadata, creationTimestamp: created } };
}

describe('the binding that the page makes', () => {
  const ask = apiServer(production);

  test('is taken from the deployer, counted, and has the version of today', () => {
    expect(ask(binding())).toEqual({ refused: [], noted: ['break-glass-use'] });
    expect(binding().metadata.labels).toMatchObject({ 'app.kubernetes.io/version': release, env: 'production' });
  });

  test.each([
    ['lasts longer', { expires: '2026-11-29T12:00:01Z' }, 'break-glass-binding'],
    ['is over', { expires: '2026-11-29T07:00:00Z' }, 'break-glass-binding'],
    ['has no reason', { reason: 'because' }, 'break-glass-binding'],
    ['has another name', { name: 'helpers' }, 'binding-parties'],
    ['is of another environment', { environment: 'beta' }, 'environment-match'],
  ])('is refused where it %s', (_, change, policy) => expect(ask(binding(change)).refused).toContain(policy));

  test('is refused from whom it is for, and from every other persona', () => {
    const refusedFor = (group: string) =>
      ask(binding(), { operation: 'CREATE', user: { name: 'someone', groups: [group] } }).refused;
    expect(refusedFor('breakwater:sre')).toContain('reviewed-writer');
    expect(refusedFor('breakwater:platform-admin')).toContain('reviewed-writer');
  });

  test('cannot be made longer once it is there', () => {
    const oldObject = binding();
    const asked = { operation: 'UPDATE', oldObject } as const;
    expect(ask(binding({ expires: '2026-11-29T12:00:00Z' }), asked).refused).toEqual([]);
    expect(ask(binding({ expires: '2026-11-29T16:00:00Z' }), asked).refused).toEqual(['break-glass-binding']);
  });
});

describe('the next deploy', () => {
  const dist = readObjects('dist/production');
  const deploy = async (...there: readonly ReturnType<typeof binding>[]) => {
    const kubectl = fakeKubectl({ everything: async () => success([...dist, ...there]) });
    return { said: await removeStrangers(kubectl, dist), deleted: kubectl.deleted };
  };

  test('takes away a binding of break-glass, over or not, and names it', async () => {
    const over = binding({ name: 'break-glass-1', expires: '2026-11-29T08:00:01Z' });
    const { deleted, said } = await deploy(over, binding({ name: 'break-glass-2' }));
    expect(said).toEqual(
      success(
        ['break-glass-1', 'break-glass-2'].map(
          (name) => `RoleBinding mongo/${name}: removed: it is not in dist, and no controller made it`,
        ),
      ),
    );
    expect(deleted).toEqual(
      ['break-glass-1', 'break-glass-2'].map((name) => `RoleBinding.v1.rbac.authorization.k8s.io ${name} mongo`),
    );
  });

  test('leaves the bindings of personas', async () =>
    expect(await deploy()).toEqual({ said: success([]), deleted: [] }));
});

describe('what is done by break-glass', () => {
  const user = { name: 'dora', groups: ['breakwater:break-glass', 'system:authenticated'] };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'api-1', namespace: 'api' } };
  const shell = { operation: 'CONNECT', subresource: 'exec' } as const;

  test.each([production, lab])('is counted and let pass in $name', (environment) => {
    expect(apiServer(environment)(pod, { ...shell, user })).toEqual({ refused: [], noted: ['break-glass-use'] });
  });

  test('is refused to all others in production: a shell of an administrator too', () => {
    const asked = { ...shell, user: { name: 'root', groups: ['system:masters'] } };
    expect(apiServer(production)(pod, asked)).toEqual({ refused: ['pod-connection'], noted: [] });
  });
});
