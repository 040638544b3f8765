import type { Entry, Environment, Minikube } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Planted } from './planted';

const { beta, local, production } = environments;

const machine = (changes: Partial<Pick<Minikube, 'cpus' | 'memory'>>): Environment => ({
  ...local,
  cluster: { kind: 'minikube', cpus: 4, memory: '9Gi', networkPlugin: 'calico', addons: [], ...changes },
});
const entering = (entry: Entry): Environment => ({ ...local, frontDoor: { ...local.frontDoor, entry } });
/** Local's values on a cluster that others provision, with this much changed of its front door. */
const given = (changes: Partial<Environment['frontDoor']>): Environment => ({
  ...local,
  cluster: { kind: 'given' },
  frontDoor: { ...local.frontDoor, ...changes },
});
const networks = (subnets: Readonly<Record<string, string>>): Environment => ({
  ...local,
  nodes: { ...local.nodes, subnets },
});

/** What the invariants on clusters, front doors and subnets miss: by one environment for each way to miss it. */
export const plantedClusters: readonly Planted[] = [
  ...(
    [
      [{ cpus: 3 }, '3 cores and 9Gi'],
      [{ memory: '6Gi' }, '4 cores and 6Gi'],
      [{ memory: '8Gi' }, '4 cores and 8Gi'],
    ] as const
  ).map(([changes, found]) => ({
    says: 'a machine of minikube has more than its nodes leave for pods',
    environment: machine(changes),
    sentence: `cluster has ${found}, nodes leave 3800m and 8Gi for pods; raise the one or lower the other`,
  })),
  {
    says: 'a machine of minikube has more than its nodes leave for pods',
    environment: { ...local, nodes: { ...local.nodes, cpu: '4000m' } },
    sentence: 'cluster has 4 cores and 9Gi, nodes leave 4000m and 8Gi for pods; raise the one or lower the other',
  },
  {
    says: 'only minikube has a front door on loopback, or as an addon',
    environment: entering(production.frontDoor.entry),
    sentence: "frontDoor.entry is 'load-balancer' on minikube, which has none; use 'loopback'",
  },
  {
    says: 'only minikube has a front door on loopback, or as an addon',
    environment: given({ controller: 'addon', entry: production.frontDoor.entry }),
    sentence: "frontDoor.controller is 'addon' on a cluster that minikube did not make; use a release",
  },
  {
    says: 'only minikube has a front door on loopback, or as an addon',
    environment: given({}),
    sentence: "frontDoor.entry is 'loopback' on a cluster of several machines; use a load balancer",
  },
  ...(
    [
      [8080, 8080],
      [80, 8443],
      [8080, 443],
      [1023, 1024],
      [65536, 8443],
      [8080, 70000],
      [8080.5, 8443],
    ] as const
  ).map(([http, https]) => ({
    says: 'ports of the front door are two, and need no root',
    environment: entering({ kind: 'loopback', http, https }),
    sentence: `frontDoor.entry has ports ${http} and ${https}; use two of 1024 to 65535`,
  })),
  ...[
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.0.1',
    '172.16.0.1',
    '172.31.255.254',
    '192.168.0.1',
    '198.18.0.1',
    '239.1.1.1',
    '255.255.255.255',
    '198.51.100.256',
    '198.51.100.020',
    '198.51.100.20/32',
    '2001:db8::1',
    'door.example',
    '',
  ].map((address) => ({
    says: 'the address of a load balancer is a public one',
    environment: entering({ kind: 'load-balancer', address }),
    sentence: `frontDoor.entry.address is '${address}'; use the static public IPv4 address that DNS names`,
  })),
  ...[
    '198.51.100.0/24',
    '172.32.0.0/16',
    '172.16.0.0/8',
    '172.0.0.0/8',
    '127.0.0.0/8',
    '10.20.255.0/16',
    '10.20.0.0',
    '10.20.0.0/33',
    'fd00::/64',
  ].map((network) => ({
    says: 'nodes have private addresses, in subnets that do not overlap',
    environment: networks({ applications: '10.20.0.0/20', data: network }),
    sentence: `nodes.subnets.data is '${network}'; use a private IPv4 network such as 10.20.0.0/20`,
  })),
  ...['10.20.0.0/20', '10.20.0.0/16', '10.20.15.0/24', '10.0.0.0/8'].map((network) => ({
    says: 'nodes have private addresses, in subnets that do not overlap',
    environment: networks({ other: '192.168.0.0/16', applications: '10.20.0.0/20', data: network }),
    sentence: 'nodes.subnets.applications and nodes.subnets.data overlap; take them apart',
  })),
  ...['front-door', 'internal', 'callers', 'bootstrap', '', 'Letsencrypt', '-a'].map((name) => ({
    says: 'an issuer that exists has a name, and none of ours',
    environment: given({ ...production.frontDoor, issuer: { kind: 'existing', name } }),
    sentence: `frontDoor.issuer is '${name}'; use the name of the site's ClusterIssuer, other than bootstrap, internal, callers, front-door`,
  })),
  ...(
    [
      { kind: 'existing', name: 'letsencrypt-prod', proof: 'http-01' },
      {
        ...production.frontDoor.issuer,
        kind: 'acme',
        proof: { kind: 'http-01' },
      } as Environment['frontDoor']['issuer'],
    ] as const
  ).map((issuer) => ({
    says: 'a proof by HTTP-01 is asked for where the authority can come in',
    environment: { ...local, frontDoor: { ...local.frontDoor, issuer } },
    sentence: "frontDoor.issuer proves by 'http-01' at a front door that only this machine reaches; use 'dns-01'",
  })),
  {
    says: 'a proof by HTTP-01 is served by a front door of Ingresses',
    environment: {
      ...production,
      frontDoor: {
        ...production.frontDoor,
        controller: 'envoy-gateway',
        issuer: { kind: 'existing', name: 'letsencrypt-prod', proof: 'http-01' },
      },
    },
    sentence:
      "frontDoor.issuer proves by 'http-01', which cert-manager serves by an Ingress, and frontDoor.controller is 'envoy-gateway'; use 'dns-01', or another controller",
  },
  ...['12345', 'https://acme-v02.api.letsencrypt.org/acme/acct/1'].map((account) => ({
    says: 'the account of a public authority is one of its server',
    environment: {
      ...beta,
      frontDoor: { ...beta.frontDoor, issuer: { ...beta.frontDoor.issuer, account } },
    } as Environment,
    sentence: `frontDoor.issuer.account is '${account}'; use the URI below https://acme-staging-v02.api.letsencrypt.org that is in status.acme.uri of the ClusterIssuer`,
  })),
  ...['10.96.0', '8.8.8.8', '10.96.0.53/32'].map((resolver) => ({
    says: 'the resolver has a private address of its own',
    environment: { ...local, dns: { ...local.dns, resolver } },
    sentence: `dns has '${resolver}'; use a private IPv4 address of the network of Services`,
  })),
  {
    says: 'the resolver has a private address of its own',
    environment: { ...local, dns: { ...local.dns, cluster: 'kube-dns' } },
    sentence: "dns has 'kube-dns'; use a private IPv4 address of the network of Services",
  },
  {
    says: 'the resolver has a private address of its own',
    environment: { ...local, dns: { ...local.dns, resolver: local.dns.cluster } },
    sentence: "dns.resolver is that of the cluster's own DNS, '10.96.0.10'; use another one of the network of Services",
  },
  {
    says: 'a service is placed on a subnet that exists',
    environment: { ...local, placement: { mongo: 'data' } },
    sentence: "placement.mongo is 'data'; nodes.subnets has none",
  },
  {
    says: 'a service is placed on a subnet that exists',
    environment: { ...networks(production.nodes.subnets ?? {}), placement: { api: 'applications', mongo: 'date' } },
    sentence: "placement.mongo is 'date'; nodes.subnets has applications, data",
  },
  {
    says: 'a service is placed on a subnet that exists',
    environment: { ...networks({ data: '10.20.0.0/20' }), placement: { mongo: 'toString' } },
    sentence: "placement.mongo is 'toString'; nodes.subnets has data",
  },
];
