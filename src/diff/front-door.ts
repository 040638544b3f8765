/** A move to another front door, in words: who serves each service, and what its callers notice. */
import { type Controller, type FrontDoorKind, frontDoors } from '../config/front-doors';
import { identity } from '../kubernetes/identity';
import { list, type Manifest } from '../kubernetes/manifest';
import { exposuresIn, type Seen } from './exposure';

/** One value that the move changes, and the object that it is said of. */
export interface Moved {
  readonly object: string;
  readonly what: string;
  readonly left: string;
  readonly right: string;
}

export interface Move {
  readonly changes: readonly Moved[];
  /** The same object without what the move explains. @returns undefined where it explains the whole of it */
  readonly rest: (object: Manifest) => Manifest | undefined;
}

const doorKinds = [
  'BackendTrafficPolicy',
  'ClientTrafficPolicy',
  'Gateway',
  'HTTPRoute',
  'Ingress',
  'SecurityPolicy',
] as const;

/** What callers of any service notice, from the table of front doors. */
const noticed: readonly (readonly [what: string, of: keyof FrontDoorKind['answers']])[] = [
  ['the answer to a caller without a certificate', 'noCertificate'],
  ['the answer for an unknown host', 'unknownHost'],
  ['the answer for one service by the TLS name of another', 'otherHost'],
];

export function moveBetween(left: readonly Manifest[], right: readonly Manifest[]): Move {
  const [before, after] = [exposuresIn(left, doorOf), exposuresIn(right, doorOf)];
  const moved = [...before].flatMap(([namespace, one]) => {
    const other = after.get(namespace);
    return other && one.controller !== other.controller ? [{ namespace, one, other }] : [];
  });
  const namespaces = new Set(moved.map(({ namespace }) => namespace));
  // Of one API the objects are the same, and what differs in them is said as of any other object.
  const replaced = new Set(
    moved.flatMap(({ namespace, one, other }) => (apiOf(one) === apiOf(other) ? [] : [namespace])),
  );
  return {
    changes: [
      ...moved.flatMap(({ one, other }) => servedBy(one, other)),
      ...moved.flatMap(({ namespace, one, other }) => (replaced.has(namespace) ? factsOf(one, other) : [])),
      ...moved.flatMap(({ one, other }) => answersOf(one, other)),
    ],
    rest: (object) => {
      const { kind, metadata } = object;
      const namespace = metadata.namespace ?? '';
      if (replaced.has(namespace) && (doorKinds as readonly string[]).includes(kind)) return undefined;
      const isRule = kind === 'ValidatingAdmissionPolicy' && namespaces.size > 0;
      return isRule || (kind === 'NetworkPolicy' && namespaces.has(namespace)) ? (anyDoor(object) as Manifest) : object;
    },
  };
}

/** The controller whose pods a NetworkPolicy lets in; minikube's addon is ingress-nginx. */
function doorOf(namespace: string): Controller | undefined {
  const found = Object.entries(frontDoors).find(([name, door]) => name !== 'addon' && door.namespace === namespace);
  return found?.[0] as Controller | undefined;
}

function apiOf({ controller }: Seen) {
  return frontDoors[controller].api;
}

/** Said of every object that comes or goes, so that each is named. */
function servedBy(one: Seen, other: Seen): readonly Moved[] {
  const objects = [...new Set([...one.objects, ...other.objects].map(identity))];
  return objects.map((object) => ({ object, what: 'front door', left: one.controller, right: other.controller }));
}

function factsOf(one: Seen, other: Seen): readonly Moved[] {
  return Object.entries(one.facts).flatMap(([what, left]) => {
    const right = other.facts[what] ?? 'not said';
    return left === right ? [] : [{ object: one.service, what, left, right }];
  });
}

function answersOf(one: Seen, other: Seen): readonly Moved[] {
  return noticed.flatMap(([what, key]) => {
    const [left, right] = [frontDoors[one.controller].answers[key], frontDoors[other.controller].answers[key]];
    if (left === undefined || right === undefined || left === right) return [];
    return key !== 'noCertificate' || one.asks ? [{ object: one.service, what, left, right }] : [];
  });
}

/** Its pods in the rules of the API server. */
const inCel = /\{'kubernetes\.io\/metadata\.name': '([^']*)'\}, 'pods': \{[^}]*\}/g;

/** The same value, with the pods of any front door as one. */
function anyDoor(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(inCel, (text, namespace: string) => (doorOf(namespace) ? 'its pods' : text));
  if (Array.isArray(value)) return list(value).map(anyDoor);
  if (typeof value !== 'object' || value === null) return value;
  const named = (value as { namespaceSelector?: { matchLabels?: Readonly<Record<string, string>> } }).namespaceSelector;
  const namespace = named?.matchLabels?.['kubernetes.io/metadata.name'];
  if (namespace !== undefined && doorOf(namespace)) return { frontDoor: 'its pods' };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, anyDoor(one)]));
}
