/** Objects as a whole: those that are deleted, and numbers, levels and exemptions that got weaker. */
import { list, type Manifest } from '../kubernetes/manifest';
import { podTemplatesOf } from '../kubernetes/pod-template';
import { amountOf } from '../kubernetes/quantity';
import { plural } from '../writing/wording';
import type { Sides } from './align';
import { pairsOf } from './align';
import type { Change, Risk, Verb } from './change';
import { named, weaknessesOf } from './weaknesses';

/** Kinds whose loss is one of data, of everything, or of a control. */
const lost: Readonly<Record<string, readonly [risk: Risk, verb: Verb, says: string]>> = {
  Namespace: ['high', 'deletes', 'is deleted, with all that is in it'],
  PersistentVolumeClaim: ['high', 'deletes', 'is deleted, and its data may be'],
  PersistentVolume: ['high', 'deletes', 'is deleted'],
  CustomResourceDefinition: ['high', 'deletes', 'is deleted, with all objects of its kind'],
  StatefulSet: ['high', 'deletes', 'is deleted; its volumes have no owner'],
  Deployment: ['medium', 'deletes', 'is deleted'],
  DaemonSet: ['medium', 'deletes', 'is deleted'],
  CronJob: ['medium', 'deletes', 'is deleted'],
  Secret: ['medium', 'deletes', 'is deleted'],
  Service: ['medium', 'deletes', 'is deleted'],
  ResourceQuota: ['medium', 'weakens', 'is gone: the namespace may take all of its nodes'],
  LimitRange: ['low', 'weakens', 'is gone'],
  PodDisruptionBudget: ['medium', 'weakens', 'is gone: a drain may take all instances'],
  HorizontalPodAutoscaler: ['medium', 'weakens', 'is gone: nothing adds instances'],
};

interface Spec {
  readonly replicas?: number;
  readonly minReplicas?: number;
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
  readonly persistentVolumeReclaimPolicy?: string;
  readonly hostPath?: { readonly path?: string } | null;
  readonly volumeClaimTemplates?: readonly Manifest[] | null;
  readonly resources?: { readonly requests?: { readonly storage?: string } };
}

/** Changes of each object that is on one side or both. */
export function objectChanges(sides: Sides): readonly Change[] {
  return pairsOf(sides, () => true).flatMap(({ name, old, now }) => {
    const say = ([risk, verb, says]: readonly [Risk, Verb, string]): Change => ({ risk, verb, object: name, says });
    if (!now) return old && lost[old.kind] ? [say(lost[old.kind] ?? ['low', 'deletes', 'is gone'])] : [];
    return [
      ...podChanges(old, now),
      ...numberChanges(old, now),
      ...claimChanges(old, now),
      ...pathChanges(old, now),
      ...markChanges(old, now),
    ].map(say);
  });
}

type Said = readonly [risk: Risk, verb: Verb, says: string];

function podChanges(old: Manifest | undefined, now: Manifest): readonly Said[] {
  const [had, has] = [weaknessesOf(old), weaknessesOf(now)];
  const [before, after] = [imagesOf(old), imagesOf(now)];
  // A container takes its weak points with it: only one that is still there got stronger.
  const isThere = (container: string | undefined) => container === undefined || after.has(container);
  return [
    ...[...has].filter(([says]) => !had.has(says)).map(([says, { risk }]): Said => [risk, 'weakens', says]),
    ...[...had]
      .filter(([says, { container }]) => !has.has(says) && isThere(container))
      .map(([says]): Said => ['low', 'strengthens', `no longer ${says}`]),
    ...[...after]
      .filter(([container, image]) => before.has(container) && before.get(container) !== image)
      .map(([container, image]): Said => ['low', 'changes', `${container} runs ${image}`]),
  ];
}

type Images = ReadonlyMap<string, string>;

function imagesOf(object: Manifest | undefined): Images {
  const specs = (object ? podTemplatesOf(object) : []).map(({ template }): Containers => template.spec ?? {});
  const all = specs.flatMap(({ containers, initContainers }) => [
    ...named(initContainers, 'init '),
    ...named(containers),
  ]);
  return new Map(all.map(({ container: { image = '' }, name }) => [name, image]));
}

interface Containers {
  readonly containers?: readonly { readonly name?: string; readonly image?: string }[] | null;
  readonly initContainers?: Containers['containers'];
}

function specOf(object: Manifest | undefined): Spec {
  return (object?.['spec'] ?? {}) as Spec;
}

function numberChanges(old: Manifest | undefined, now: Manifest): readonly Said[] {
  if (!old) return [];
  const [had, has] = [specOf(old), specOf(now)];
  const isLess = (a: number | string | undefined, b: number | string | undefined) =>
    a !== undefined && b !== undefined && Number.parseInt(`${b}`, 10) < Number.parseInt(`${a}`, 10);
  const all: readonly (readonly [holds: boolean, said: Said])[] = [
    [
      isLess(had.replicas, has.replicas),
      ['medium', 'weakens', `has ${plural(has.replicas ?? 0, 'instance')}, not ${had.replicas}`],
    ],
    [
      isLess(had.minReplicas, has.minReplicas),
      ['medium', 'weakens', `keeps ${plural(has.minReplicas ?? 0, 'instance')} at least, not ${had.minReplicas}`],
    ],
    [
      isLess(had.minAvailable, has.minAvailable),
      ['medium', 'weakens', `keeps ${has.minAvailable} available, not ${had.minAvailable}`],
    ],
    [
      isLess(has.maxUnavailable, had.maxUnavailable),
      ['medium', 'weakens', `lets ${has.maxUnavailable} be unavailable, not ${had.maxUnavailable}`],
    ],
    [
      had.persistentVolumeReclaimPolicy === 'Retain' && has.persistentVolumeReclaimPolicy !== 'Retain',
      ['high', 'deletes', 'is deleted with its claim'],
    ],
  ];
  return all.filter(([holds]) => holds).map(([, said]) => said);
}

function claimChanges(old: Manifest | undefined, now: Manifest): readonly Said[] {
  const claims = (one: Manifest | undefined) =>
    new Map(list(specOf(one).volumeClaimTemplates).map((claim) => [claim.metadata.name, claim]));
  const [had, has] = [claims(old), claims(now)];
  const size = (one: Manifest | undefined) => amountOf(specOf(one).resources?.requests?.storage ?? '');
  const isSmaller = (a: number, b: number) => b < a;
  return [
    ...[...had.keys()]
      .filter((name) => !has.has(name))
      .map((name): Said => ['high', 'deletes', `has no claim ${name} any more: its data is left behind`]),
    ...[...had]
      .filter(([name, claim]) => isSmaller(size(claim), size(has.get(name))))
      .map(([name]): Said => ['medium', 'weakens', `asks for less storage in ${name}`]),
  ];
}

/** A volume that is a path of its node: pods reach the node through a claim. */
function pathChanges(old: Manifest | undefined, now: Manifest): readonly Said[] {
  const path = (one: Manifest | undefined) =>
    one?.kind === 'PersistentVolume' ? specOf(one).hostPath?.path : undefined;
  const [had, has] = [path(old), path(now)];
  return has === undefined || has === had ? [] : [['high', 'weakens', `is ${has} of its node`]];
}

const levels = ['restricted', 'baseline', 'privileged'];
const exemption = /\/exempt\.(.+)$/;

/** Levels of Pod Security, and exemptions from rules. */
function markChanges(old: Manifest | undefined, now: Manifest): readonly Said[] {
  const level = (one: Manifest) => one.metadata.labels?.['pod-security.kubernetes.io/enforce'] ?? 'privileged';
  const exempt = (one: Manifest | undefined) =>
    Object.keys(one?.metadata.annotations ?? {}).flatMap((key) => exemption.exec(key)?.[1] ?? []);
  const had = exempt(old);
  const isNamespace = now.kind === 'Namespace';
  const weaker = old && isNamespace && levels.indexOf(level(now)) > levels.indexOf(level(old));
  const isSaid = now.metadata.labels?.['pod-security.kubernetes.io/enforce'] !== undefined;
  const isOpen = !old && isNamespace && level(now) === 'privileged';
  return [
    ...(weaker || (isOpen && isSaid) ? [['high', 'weakens', `admits pods of the level ${level(now)}`] as const] : []),
    ...(isOpen && !isSaid ? [['medium', 'weakens', 'is new, and has no level of Pod Security'] as const] : []),
    ...exempt(now)
      .filter((rule) => !had.includes(rule))
      .map((rule): Said => ['medium', 'weakens', `is exempt from ${rule}`]),
  ];
}
