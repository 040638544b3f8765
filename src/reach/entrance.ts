/** Callers of an Ingress or a route, as far as the objects beside it say who may be one: networks, and certificates. */
import { groupOf } from '../kubernetes/groups';
import { list, type Manifest } from '../kubernetes/manifest';

interface Reference {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly sectionName?: string;
}

interface Spec {
  readonly authorization?: {
    readonly defaultAction?: string;
    readonly rules?: readonly Rule[] | null;
  } | null;
  readonly listeners?: readonly { readonly hostname?: string; readonly name?: string }[] | null;
  readonly parentRefs?: readonly Reference[] | null;
  readonly targetRef?: Reference | null;
  readonly targetRefs?: readonly Reference[] | null;
  readonly tls?: { readonly clientValidation?: { readonly mode?: string; readonly optional?: boolean } | null } | null;
}

interface Rule {
  readonly action?: string;
  readonly principal?: { readonly clientCIDRs?: readonly string[] | null } | null;
}

const envoy = 'gateway.envoyproxy.io';
const networking = 'gateway.networking.k8s.io';
const allowLists = /^(nginx|haproxy|traefik)[\w.-]*\/(whitelist-source-range|allowlist-source-range|allow-list)$/;
const proof = /^nginx[\w.-]*\/auth-tls-verify-client$/;

/** @returns such as `for 198.51.100.0/24, with a client certificate`; empty: nothing of it is said */
export function callersOf(object: Manifest, objects: readonly Manifest[]): string {
  const { asked, networks } = guardsOf(object, objects);
  return [
    ...(networks === undefined ? [] : [`for ${networks.join(' and ')}`]),
    ...(asked ? ['with a client certificate'] : []),
  ].join(', ');
}

/** The same as data. */
export function guardsOf(object: Manifest, objects: readonly Manifest[]): Callers {
  return object.kind === 'Ingress' ? ofAnnotations(object) : ofPolicies(object, ofDoors(objects));
}

const known = new WeakMap<readonly Manifest[], readonly Manifest[]>();

/** Gateways and their policies, which are few; a list is looked through once, and must not change afterwards. */
function ofDoors(objects: readonly Manifest[]): readonly Manifest[] {
  const found =
    known.get(objects) ?? objects.filter(({ apiVersion }) => [envoy, networking].includes(groupOf(apiVersion)));
  known.set(objects, found);
  return found;
}

/** @returns hosts of the listeners at which a route without hosts of its own is */
export function inheritedHosts(route: Manifest, objects: readonly Manifest[]): readonly string[] {
  const hosts = parentsOf(route, ofDoors(objects)).flatMap(({ gateway, sectionName }) =>
    list(specOf(gateway).listeners)
      .filter(({ name }) => sectionName === undefined || sectionName === name)
      .map(({ hostname }) => hostname ?? 'every host'),
  );
  return [...new Set(hosts)];
}

/** Who may call. */
export interface Callers {
  /** @default - any */
  readonly networks?: readonly string[];
  /** Whether each shows a certificate. */
  readonly asked: boolean;
}

function ofAnnotations({ metadata }: Manifest): Callers {
  const all = Object.entries(metadata.annotations ?? {});
  const [, text] = all.find(([key]) => allowLists.test(key)) ?? [];
  return {
    ...(text
      ? {
          networks: String(text)
            .split(',')
            .map((one) => one.trim()),
        }
      : {}),
    asked: all.some(([key, value]) => proof.test(key) && value === 'on'),
  };
}

/** Policies that name the route or its Gateways; those of labels are not looked at, and say nothing here. */
function ofPolicies(route: Manifest, objects: readonly Manifest[]): Callers {
  const { kind, metadata } = route;
  const parents = parentsOf(route, objects);
  const own = objects.filter(
    (one) => groupOf(one.apiVersion) === envoy && one.metadata.namespace === metadata.namespace,
  );
  const security = own.filter((one) => one.kind === 'SecurityPolicy');
  const closest =
    security.find((one) => targetsOf(one).some((ref) => ref.kind === kind && ref.name === metadata.name)) ??
    security.find((one) => parents.some((parent) => isAbout(one, parent)));
  const networks = closest && networksOf(closest);
  return {
    ...(networks ? { networks } : {}),
    asked: parents.length > 0 && parents.every((parent) => isAsked(parent, objects)),
  };
}

/** A Gateway of a route, and the listener that it names. */
interface Parent {
  readonly gateway: Manifest;
  readonly sectionName?: string | undefined;
}

function parentsOf(route: Manifest, objects: readonly Manifest[]): readonly Parent[] {
  const { namespace: own } = route.metadata;
  return list(specOf(route).parentRefs).flatMap(({ kind = 'Gateway', name, namespace = own, sectionName }) =>
    objects
      .filter(({ apiVersion, ...one }) => one.kind === kind && groupOf(apiVersion) === networking)
      .filter(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
      .map((gateway) => ({ gateway, sectionName })),
  );
}

function isAbout(policy: Manifest, { gateway, sectionName }: Parent): boolean {
  return targetsOf(policy).some(
    (one) =>
      one.kind === 'Gateway' &&
      one.name === gateway.metadata.name &&
      (one.sectionName === undefined || one.sectionName === sectionName),
  );
}

/** Of several policies the one of the listener holds, and not that of the whole Gateway. */
function isAsked(parent: Parent, objects: readonly Manifest[]): boolean {
  const about = objects.filter(
    (one) =>
      one.kind === 'ClientTrafficPolicy' &&
      groupOf(one.apiVersion) === envoy &&
      one.metadata.namespace === parent.gateway.metadata.namespace &&
      isAbout(one, parent),
  );
  const closest = about.find((one) => targetsOf(one).some(({ sectionName }) => sectionName !== undefined)) ?? about[0];
  const asked = closest && specOf(closest).tls?.clientValidation;
  return !!asked && asked.optional !== true && (asked.mode ?? 'RequireAndVerify') === 'RequireAndVerify';
}

/** Networks that a policy lets in, where it lets in no one else. */
function networksOf(policy: Manifest): readonly string[] | undefined {
  const { defaultAction = 'Deny', rules } = specOf(policy).authorization ?? { defaultAction: 'Allow', rules: [] };
  const allowed = list(rules).filter(({ action }) => action !== 'Deny');
  const isOpen = defaultAction !== 'Deny' || allowed.some(({ principal }) => list(principal?.clientCIDRs).length === 0);
  return isOpen ? undefined : [...new Set(allowed.flatMap(({ principal }) => list(principal?.clientCIDRs)))];
}

function targetsOf(policy: Manifest): readonly Reference[] {
  const { targetRef, targetRefs } = specOf(policy);
  return [...(targetRef ? [targetRef] : []), ...list(targetRefs)];
}

function specOf(object: Manifest): Spec {
  return (object['spec'] ?? {}) as Spec;
}
