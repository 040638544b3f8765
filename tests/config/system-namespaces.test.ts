import { declaredIn } from '../../src/config/declared';
import { environments } from '../../src/config/environments';
import { services } from '../../src/config/services';
import { namespacesWith, systemNamespaces } from '../../src/config/system-namespaces';
import { releases } from '../../src/config/versions';

const { lab, production } = environments;

test('what belongs to the cluster may do everything, and the addon of the front door takes ports', () => {
  expect(declaredIn(lab).system).toEqual({ everything: ['kube-system'], hostPorts: ['ingress-nginx'] });
});

test('a front door that is a release takes none', () => {
  expect(declaredIn(production).system).toEqual({ everything: ['kube-system'], hostPorts: [] });
});

test('an environment can have more, sorted and beside the usual ones', () => {
  const why = 'a driver mounts volumes for all pods of its node';
  const all = systemNamespaces({
    ...production,
    systemNamespaces: { drivers: { may: 'everything', why }, agents: { may: 'everything', why } },
  });
  expect(namespacesWith('everything', all)).toEqual(['agents', 'drivers', 'kube-system']);
});

test.each(Object.values(environments))(
  'in $name each says what for, and none is ours or of a release',
  (environment) => {
    const all = systemNamespaces(environment);
    for (const { why } of Object.values(all)) expect(why.length).toBeGreaterThan(30);
    const ours = [...Object.keys(services), ...Object.values(releases).map((one) => one.namespace)];
    expect(namespacesWith('everything', all).filter((name) => ours.includes(name))).toEqual([]);
  },
);
