import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { environmentPage } from '../../src/pages/environments';
import { rows } from './rows';

// The page of our environments as a whole: docs/reference, with tests/docs.test.ts.
describe('the page of environments', () => {
  test('has a column for each, in the order of the list', () => {
    const all = rows(environmentPage(environments));
    expect(all[0]).toEqual(['', ...Object.keys(environments)]);
    const domains = Object.values(environments).map(({ frontDoor }) => frontDoor.domain);
    expect(all).toContainEqual(['domain', ...domains]);
  });

  test('has the uid of a cluster once it is known, subnets, a mirror, and no addon where there is none', () => {
    const { beta, lab, local } = environments;
    const site: Environment = {
      ...beta,
      ...{ appliedBy: 'gitops', cluster: { kind: 'given', uid: '0b1c' }, placement: { mongo: 'data' } },
      nodes: { ...beta.nodes, subnets: { applications: '10.30.0.0/20', data: '10.30.16.0/20' } },
      frontDoor: { ...beta.frontDoor, entry: { kind: 'load-balancer', address: '198.51.100.20' } },
      sources: { charts: './mirror/charts', registry: 'registry.internal/mirror/' },
    };
    const bare: Environment = {
      ...local,
      cluster: { kind: 'minikube', cpus: 4, memory: '8Gi', networkPlugin: 'cilium', addons: [] },
      frontDoor: { ...lab.frontDoor, entry: { kind: 'loopback', http: 8080, https: 8443 } },
    };
    const open: Environment = { ...beta, cluster: { kind: 'given' } };
    const lines = environmentPage({ site, bare, open }).split('\n');
    for (const line of [
      '| cluster | given, uid `0b1c` | minikube, 4 cores, 8Gi, cilium | given, uid not known yet |',
      '| addons | – | – | – |',
      `| dist is applied by | gitops | terraform | ${beta.appliedBy} |`,
      '| foreign images | `registry.internal/mirror/` | upstream | upstream |',
      '| Helm charts | `./mirror/charts` | upstream | upstream |',
    ])
      expect(lines).toContain(line);
    const row = (what: string) => rows(lines.join('\n')).find(([first]) => first === what);
    expect(row('subnets of nodes')?.slice(1, 3)).toEqual(['applications: 10.30.0.0/20, data: 10.30.16.0/20', '–']);
    expect(row('placement')?.slice(1, 3)).toEqual(['mongo: data', '–']);
    expect(row('entry')?.slice(1, 3)).toEqual(['load balancer, 198.51.100.20', '127.0.0.1, ports 8080 and 8443']);
  });
});
