import type { Environment, Issuer } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Planted } from './planted';

const { beta, production } = environments;

const at = (domain: string, issuer?: Issuer): Environment => ({
  ...production,
  frontDoor: { ...production.frontDoor, domain, ...(issuer ? { issuer } : {}) },
});
const entered = (address: string, annotations: Readonly<Record<string, string>> = {}): Environment => ({
  ...production,
  frontDoor: { ...production.frontDoor, entry: { kind: 'load-balancer', address, annotations } },
});
const long = `${'a'.repeat(62)}.`.repeat(3);

/** Environments that miss the invariants on domain and address of a front door, each in one way. */
export const plantedDomains: readonly Planted[] = [
  ...[
    '',
    'shop',
    'Shop.example',
    'shop.example.',
    '*.shop.example',
    'https://shop.example',
    'shop_1.example',
    '-shop.example',
    'shop..example',
    '203.0.113.20',
    `${'a'.repeat(64)}.example`,
    `${long}${'a'.repeat(62)}`,
  ].map((domain) => ({
    says: 'a domain is a name of DNS, with room for a host',
    environment: at(domain),
    sentence: `frontDoor.domain is '${domain}'; use two or more labels of a-z, 0-9 and -, such as shop.example.com, without a dot at the end`,
  })),
  ...['shop.local', 'shop.internal', 'shop.home.arpa', 'a.shop.test'].map((domain) => ({
    says: 'a public authority is asked for names that the internet knows',
    environment: at(domain),
    sentence: `frontDoor.domain is '${domain}', for which no public authority signs; use a domain that you own, or an issuer of the site (kind: 'existing')`,
  })),
  {
    says: 'addresses of load balancers are distinct, but of both ends of a move',
    environment: entered('198.51.100.20'),
    others: [beta, production],
    sentence: "frontDoor.entry.address is that of 'beta' too; one address leads to one cluster: give it one of its own",
  },
  ...(
    [
      ['loadBalancerIPs', '203.0.113.20'],
      ['metallb.io/', '203.0.113.20'],
      ['metallb.io/loadBalancerIPs', ' '],
      ['meta.helm.sh/release-name', 'other'],
      ['breakwater.example/subnet', 'data'],
    ] as const
  ).map(([key, value]) => ({
    says: 'annotations of a load balancer are those of its provider',
    environment: entered('203.0.113.20', { [key]: value }),
    sentence: `frontDoor.entry.annotations has '${key}: ${value}'; use what the provider reads at a Service, such as metallb.io/loadBalancerIPs, with a value`,
  })),
];
