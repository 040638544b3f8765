/** Invariants of the site of an environment: its machines, its networks, its front door. */

import { overlap } from '../kubernetes/cidr';
import { mebibytes, milliCpu } from '../kubernetes/quantity';
import { frontDoorOf } from './front-doors';
import type { Invariant } from './invariant';
import { ownIssuers, provesByHttp } from './issuers';
import { isPrivate, isPublic, parseNetwork } from './network';

export const siteInvariants: readonly Invariant[] = [
  {
    says: 'a machine of minikube has more than its nodes leave for pods',
    broken: ({ cluster, nodes }) =>
      cluster.kind === 'minikube' &&
      (cluster.cpus * 1000 <= milliCpu(nodes.cpu) || mebibytes(cluster.memory) <= mebibytes(nodes.memory))
        ? `cluster has ${cluster.cpus} cores and ${cluster.memory}, nodes leave ${nodes.cpu} and ${nodes.memory} for pods; raise the one or lower the other`
        : undefined,
  },
  {
    says: 'only minikube has a front door on loopback, or as an addon',
    broken: ({ cluster, frontDoor: { controller, entry } }) => {
      if (cluster.kind === 'minikube')
        return entry.kind === 'loopback'
          ? undefined
          : `frontDoor.entry is '${entry.kind}' on minikube, which has none; use 'loopback'`;
      if (controller === 'addon')
        return "frontDoor.controller is 'addon' on a cluster that minikube did not make; use a release";
      return entry.kind === 'load-balancer'
        ? undefined
        : `frontDoor.entry is '${entry.kind}' on a cluster of several machines; use a load balancer`;
    },
  },
  {
    says: 'ports of the front door are two, and need no root',
    broken: ({ frontDoor: { entry } }) =>
      entry.kind === 'loopback' && (entry.http === entry.https || ![entry.http, entry.https].every(isFree))
        ? `frontDoor.entry has ports ${entry.http} and ${entry.https}; use two of 1024 to 65535`
        : undefined,
  },
  {
    says: 'the address of a load balancer is a public one',
    broken: ({ frontDoor: { entry } }) =>
      entry.kind === 'load-balancer' && !isPublic(entry.address)
        ? `frontDoor.entry.address is '${entry.address}'; use the static public IPv4 address that DNS names`
        : undefined,
  },
  {
    says: 'an issuer that exists has a name, and none of ours',
    broken: ({ frontDoor: { issuer } }) =>
      issuer.kind === 'existing' && (ownIssuers.includes(issuer.name) || !isName.test(issuer.name))
        ? `frontDoor.issuer is '${issuer.name}'; use the name of the site's ClusterIssuer, other than ${ownIssuers.join(', ')}`
        : undefined,
  },
  {
    says: 'the account of a public authority is one of its server',
    broken: ({ frontDoor: { issuer } }) =>
      issuer.kind === 'acme' && issuer.account !== undefined && !isOf(issuer.server, issuer.account)
        ? `frontDoor.issuer.account is '${issuer.account}'; use the URI below ${new URL(issuer.server).origin} that is in status.acme.uri of the ClusterIssuer`
        : undefined,
  },
  {
    says: 'a proof by HTTP-01 is asked for where the authority can come in',
    broken: (environment) =>
      provesByHttp(environment) && environment.frontDoor.entry.kind !== 'load-balancer'
        ? "frontDoor.issuer proves by 'http-01' at a front door that only this machine reaches; use 'dns-01'"
        : undefined,
  },
  {
    says: 'a proof by HTTP-01 is served by a front door of Ingresses',
    broken: (environment) =>
      provesByHttp(environment) && frontDoorOf(environment).api !== 'ingress'
        ? `frontDoor.issuer proves by 'http-01', which cert-manager serves by an Ingress, and frontDoor.controller is '${environment.frontDoor.controller}'; use 'dns-01', or another controller`
        : undefined,
  },
  {
    says: 'the resolver has a private address of its own',
    broken: ({ dns: { cluster, resolver } }) => {
      const wrong = [cluster, resolver].find((address) => !isPrivateAddress(address));
      if (wrong !== undefined) return `dns has '${wrong}'; use a private IPv4 address of the network of Services`;
      return cluster === resolver
        ? `dns.resolver is that of the cluster's own DNS, '${cluster}'; use another one of the network of Services`
        : undefined;
    },
  },
  {
    says: 'nodes have private addresses, in subnets that do not overlap',
    broken: ({ nodes: { subnets = {} } }) => {
      const all = Object.entries(subnets).map(([name, text]) => ({ name, text, network: parseNetwork(text) }));
      const open = all.find(({ network }) => !network || !isPrivate(network));
      if (open) return `nodes.subnets.${open.name} is '${open.text}'; use a private IPv4 network such as 10.20.0.0/20`;
      for (const [place, { name, network }] of all.entries()) {
        const twin = all.slice(place + 1).find((other) => network && other.network && overlap(network, other.network));
        if (twin) return `nodes.subnets.${name} and nodes.subnets.${twin.name} overlap; take them apart`;
      }
      return undefined;
    },
  },
  {
    says: 'a service is placed on a subnet that exists',
    broken: ({ nodes: { subnets = {} }, placement = {} }) => {
      const lost = Object.entries(placement).find(([, subnet]) => !Object.hasOwn(subnets, subnet));
      return (
        lost && `placement.${lost[0]} is '${lost[1]}'; nodes.subnets has ${Object.keys(subnets).join(', ') || 'none'}`
      );
    },
  },
];

/** A name of an object of the cluster. */
const isName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

function isPrivateAddress(address: string): boolean {
  const one = parseNetwork(`${address}/32`);
  return one !== undefined && isPrivate(one);
}

/** Whether a port needs no root, and is one. */
/** Whether an account's URI is below the server that has it. */
function isOf(server: string, account: string): boolean {
  return URL.canParse(account) && new URL(account).origin === new URL(server).origin;
}

function isFree(port: number): boolean {
  return Number.isInteger(port) && port >= 1024 && port <= 65535;
}
