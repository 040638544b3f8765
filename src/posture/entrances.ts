/** Entrances from outside: hosts that Ingresses and routes serve, and networks that may call them. */
import { contains, parseBlock } from '../kubernetes/cidr';
import { list, type Manifest } from '../kubernetes/manifest';
import { guardsOf } from '../reach/entrance';
import type { Sides } from './align';
import { pairsOf } from './align';
import type { Change } from './change';

interface Spec {
  readonly host?: string;
  readonly hostnames?: readonly string[] | null;
  readonly rules?: readonly { readonly host?: string }[] | null;
  readonly tls?: readonly { readonly hosts?: readonly string[] | null }[] | null;
  readonly loadBalancerSourceRanges?: readonly string[] | null;
  readonly type?: string;
}

/** Hosts, networks and encryption of each entrance. */
export function entranceChanges(sides: Sides): readonly Change[] {
  const [before, after] = [[...sides.before.values()], [...sides.after.values()]];
  return pairsOf(sides, isEntrance).flatMap(({ name, old, now }) => {
    if (!now)
      return old && hostsOf(old).length > 0 ? [{ risk: 'low', verb: 'closes', object: name, says: 'is gone' }] : [];
    const guarded = { old: old && guardOf(old, before), now: guardOf(now, after) };
    return [
      ...hostChanges(name, old, now),
      ...networkChanges(name, old, now, guarded),
      ...proofChanges(name, old, now, guarded),
    ];
  });
}

function isEntrance({ kind }: Manifest): boolean {
  return ['Ingress', 'Route', 'Service', 'HTTPRoute', 'GRPCRoute', 'TLSRoute'].includes(kind);
}

/** What policies beside a route say of its callers; an Ingress and a Service say it themselves. */
type Guard = ReturnType<typeof guardsOf>;

interface Guarded {
  readonly old: Guard | undefined;
  readonly now: Guard;
}

const none: Guard = { asked: false };

function guardOf(object: Manifest, objects: readonly Manifest[]): Guard {
  return isRoute(object) ? guardsOf(object, objects) : none;
}

/** A route of the Gateway API. */
function isRoute({ kind }: Manifest): boolean {
  return ['HTTPRoute', 'GRPCRoute', 'TLSRoute'].includes(kind);
}

function specOf(object: Manifest): Spec {
  return (object['spec'] ?? {}) as Spec;
}

function hostsOf(object: Manifest): readonly string[] {
  if (object.kind === 'Service') return [];
  const { host, hostnames, rules } = specOf(object);
  const named = [...(host === undefined ? [] : [host]), ...list(hostnames)];
  return object.kind === 'Ingress' ? list(rules).map((rule) => rule.host ?? 'every host') : named;
}

function hostChanges(object: string, old: Manifest | undefined, now: Manifest): readonly Change[] {
  const [had, has] = [old ? hostsOf(old) : [], hostsOf(now)];
  return [
    ...has
      .filter((host) => !had.includes(host))
      .map((host): Change => {
        return { risk: 'high', verb: 'exposes', object, says: `serves the host ${host}` };
      }),
    ...had
      .filter((host) => !has.includes(host))
      .map((host): Change => {
        return { risk: 'low', verb: 'closes', object, says: `does not serve the host ${host} any more` };
      }),
  ];
}

const annotation =
  /^(nginx|haproxy|traefik)[\w.-]*\/(whitelist-source-range|allowlist-source-range|allow-list|whitelist)$/;

/** Networks that may call; none are written: all. */
function networksOf(object: Manifest, guard: Guard): readonly string[] | undefined {
  if (isRoute(object)) return guard.networks;
  if (object.kind === 'Service') {
    const { loadBalancerSourceRanges, type } = specOf(object);
    if (type !== 'LoadBalancer') return [];
    return list(loadBalancerSourceRanges).length === 0 ? undefined : list(loadBalancerSourceRanges);
  }
  const [text] = Object.entries(object.metadata.annotations ?? {}).flatMap(([key, value]) =>
    annotation.test(key) ? [value] : [],
  );
  return text?.split(',').map((one) => one.trim());
}

function networkChanges(object: string, old: Manifest | undefined, now: Manifest, guarded: Guarded): readonly Change[] {
  if (!old && now.kind !== 'Service') return [];
  const [had, has] = [old ? networksOf(old, guarded.old ?? none) : [], networksOf(now, guarded.now)];
  const isOnNodes = (one: Manifest | undefined) => one !== undefined && specOf(one).type === 'NodePort';
  if (isOnNodes(now) && !isOnNodes(old))
    return [{ risk: 'high', verb: 'exposes', object, says: 'has a port on each node' }];
  if (had === undefined) {
    return has === undefined ? [] : [{ risk: 'low', verb: 'closes', object, says: `is for ${has.join(', ')} alone` }];
  }
  if (has === undefined) return [{ risk: 'high', verb: 'exposes', object, says: 'lets every network call' }];
  const more = outOf(has, had);
  const less = outOf(had, has);
  return [
    ...more.map((one): Change => ({ risk: 'high', verb: 'exposes', object, says: `lets the network ${one} call` })),
    ...less.map((one): Change => ({ risk: 'low', verb: 'closes', object, says: `does not let ${one} call any more` })),
  ];
}

/** Networks of one list that are not a part of any of another. */
function outOf(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((one) => {
    const block = parseBlock(one);
    return !others.some((other) => {
      const outer = parseBlock(other);
      return one === other || (block !== undefined && outer !== undefined && contains(outer, block));
    });
  });
}

const proof = /\/auth-tls-verify-client$|\/auth-(url|type)$|\/(force-)?ssl-redirect$/;

/** What proves who calls, and what encrypts it. */
function proofChanges(object: string, old: Manifest | undefined, now: Manifest, guarded: Guarded): readonly Change[] {
  if (!old || now.kind === 'Service') return [];
  const asks = (one: Manifest, guard: Guard | undefined) => {
    const kept = Object.entries(one.metadata.annotations ?? {}).filter(
      ([key, value]) => proof.test(key) && !/^(off|false)$/.test(value),
    );
    const hosts = list(specOf(one).tls).flatMap((tls) => list(tls.hosts));
    return [
      ...(guard?.asked ? ['client certificates'] : []),
      ...kept.map(([key, value]) => `${key.replace(/^.*\//, '')} ${value}`),
      ...hosts.map((host) => `TLS of ${host}`),
    ];
  };
  const [had, has] = [asks(old, guarded.old), asks(now, guarded.now)];
  const served = hostsOf(now);
  return had
    .filter((one) => !has.includes(one))
    .filter((one) => !one.startsWith('TLS of ') || served.includes(one.slice('TLS of '.length)))
    .map((one) => ({ risk: 'high', verb: 'weakens', object, says: `goes without ${one}` }));
}
