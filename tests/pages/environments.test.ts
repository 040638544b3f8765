import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { environmentPage } from '../../src/pages/environments';
import { rows } from './rows';

describe('the page of environments', () => {
  const all = rows(environmentPage(environments));
  const row = (what: string) => all.find(([first]) => first === what);

  test('has a column for each', () => expect(all[0]).toEqual(['', ...Object.keys(environments)]));

  test('has their values, a range as a range', () => {
    expect(row('domain')).toEqual(['domain', ...Object.values(environments).map(({ frontDoor }) => frontDoor.domain)]);
    expect(row('api')?.[1]).toBe('3–10 × 40m, 128Mi');
    expect(row('web')?.[1]).toBe('3 × 20m, 96Mi');
    expect(row('database')?.slice(1, 3)).toEqual(['3 × 1Gi', '3 × 2Gi']);
    const issuers = Object.values(environments).map(({ frontDoor: { issuer } }) =>
      issuer.kind === 'acme' ? `acme, ${issuer.name}` : 'self-signed',
    );
    expect(row('issuer')?.slice(1)).toEqual(issuers);
  });

  test('has its cluster, who applies dist to it, and how it is entered', () => {
    expect(row('cluster')?.slice(1, 4)).toEqual([
      'minikube, 2 cores, 9Gi, calico',
      'minikube, 4 cores, 8Gi, calico',
      'given, uid not known yet',
    ]);
    expect(row('addons')?.slice(2, 4)).toEqual(['default-storageclass, metrics-server, storage-provisioner', '–']);
    expect(row('dist is applied by')?.[1]).toBe('terraform');
    expect(row('front door')?.slice(1, 3)).toEqual(['addon', 'ingress-nginx']);
    expect(row('entry')?.slice(2, 4)).toEqual(['127.0.0.1, ports 8080 and 8443', 'load balancer, 198.51.100.20']);
  });

  test('has subnets of nodes and who is placed on them, where there are any', () => {
    expect(row('subnets of nodes')?.slice(2, 4)).toEqual(['–', 'applications: 10.30.0.0/20, data: 10.30.16.0/20']);
    expect(row('placement')?.slice(2, 4)).toEqual(['–', 'mongo: data']);
  });

  test('has where foreign images and Helm charts come from', () => {
    expect(row('foreign images')?.[1]).toBe('upstream');
    expect(row('Helm charts')?.[1]).toBe('upstream');
  });

  test('has the uid of a cluster once it is known, a mirror, and no addon where there is none', () => {
    const { beta, local } = environments;
    const site: Environment = {
      ...beta,
      cluster: { kind: 'given', uid: '0b1c' },
      appliedBy: 'gitops',
      sources: { charts: './mirror/charts', registry: 'registry.internal/mirror/' },
    };
    const bare: Environment = {
      ...local,
      cluster: { kind: 'minikube', cpus: 4, memory: '8Gi', networkPlugin: 'cilium', addons: [] },
    };
    const lines = environmentPage({ site, bare }).split('\n');
    for (const line of [
      '| cluster | given, uid `0b1c` | minikube, 4 cores, 8Gi, cilium |',
      '| addons | – | – |',
      '| dist is applied by | gitops | terraform |',
      '| foreign images | `registry.internal/mirror/` | upstream |',
      '| Helm charts | `./mirror/charts` | upstream |',
    ]) {
      expect(lines).toContain(line);
    }
  });
});
