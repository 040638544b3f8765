/** Invariants of the domain and the static address that a site gives to a front door. */
import type { Invariant } from './invariant';
import { areEndsOfMove } from './move-invariants';
import { services } from './services';

/** Names that no public authority signs for: RFC 6761, RFC 8375, private use. `example` stands for a domain of yours. */
const unknownToTheInternet = /(^|\.)(home\.arpa|internal|invalid|lan|local|localhost|onion|test)$/;

/** Keys of annotations that others write, or that mean something here. */
const notAProviders = /^(breakwater\.example|cert-manager\.io|meta\.helm\.sh|kubectl\.kubernetes\.io|helm\.sh)\//;

export const domainInvariants: readonly Invariant[] = [
  {
    says: 'a domain is a name of DNS, with room for a host',
    broken: ({ frontDoor: { domain } }) =>
      isDomain(domain)
        ? undefined
        : `frontDoor.domain is '${domain}'; use two or more labels of a-z, 0-9 and -, such as shop.example.com, without a dot at the end`,
  },
  {
    says: 'a public authority is asked for names that the internet knows',
    broken: ({ frontDoor: { domain, issuer } }) =>
      issuer.kind === 'acme' && unknownToTheInternet.test(domain)
        ? `frontDoor.domain is '${domain}', for which no public authority signs; use a domain that you own, or an issuer of the site (kind: 'existing')`
        : undefined,
  },
  {
    says: 'addresses of load balancers are distinct, but of both ends of a move',
    broken: (environment, others) => {
      const { entry } = environment.frontDoor;
      const twin = others.find(
        (other) =>
          other !== environment &&
          !areEndsOfMove(environment, other) &&
          entry.kind === 'load-balancer' &&
          other.frontDoor.entry.kind === 'load-balancer' &&
          other.frontDoor.entry.address === entry.address,
      );
      return (
        twin &&
        `frontDoor.entry.address is that of '${twin.name}' too; one address leads to one cluster: give it one of its own`
      );
    },
  },
  {
    says: 'annotations of a load balancer are those of its provider',
    broken: ({ frontDoor: { entry } }) => {
      const all = entry.kind === 'load-balancer' ? Object.entries(entry.annotations ?? {}) : [];
      const bad = all.find(([key, value]) => !isQualified(key) || notAProviders.test(key) || value.trim() === '');
      return (
        bad &&
        `frontDoor.entry.annotations has '${bad[0]}: ${bad[1]}'; use what the provider reads at a Service, such as metallb.io/loadBalancerIPs, with a value`
      );
    },
  },
];

/** Whether every host of ours is a name of DNS below it: RFC 1035's lengths, lower case, no address. */
function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const hosts = Object.values(services).flatMap((one) => ('host' in one ? [one.host] : []));
  const longest = Math.max(...hosts.map(({ length }) => length));
  return (
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '') &&
    longest + 1 + domain.length <= 253
  );
}

/** Whether a key of an annotation says whose it is. */
function isQualified(key: string): boolean {
  return /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(key);
}
