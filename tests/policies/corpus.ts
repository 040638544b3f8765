/** Objects of all sorts, about which both engines must say the same, whatever they say. */

import type { Manifest } from '../../src/kubernetes/manifest';
import type { Fixture } from '../../src/policies/example';
import { contextOf, subjectsOf } from '../../src/policies/example';
import { examplesOf } from '../../src/policies/examples';
import { good } from '../../src/policies/good';
import { runningPod } from '../../src/policies/good/pods';
import { explicitNamespace } from '../../src/policies/network/isolation';
import { wellFormed } from '../../src/policies/objects/well-formed';
import { podOf } from '../../src/policies/pods';
import type { Policy, PolicyContext } from '../../src/policies/policy';
import { admissionOf, isHeld } from '../../src/policies/vap';
import { objectMutants } from '../mutation/dist';
import { isAsked } from './asked';
import { madeCases, ofOthers, withObject } from './cases';
import { celVerdict } from './cel';

/** An object as it is asked about. */
export interface Case {
  readonly says: string;
  readonly object: Manifest;
  readonly context: PolicyContext;
}

/** The objects of every example, each pod also by itself; and each good object with each of its fields changed. */
export function corpusOf(policies: readonly Policy[]): readonly Case[] {
  const fixtures: readonly Fixture[] = policies.flatMap(({ id }) => {
    const { bad, good } = examplesOf(id);
    return [...good, ...bad];
  });
  return [
    ...fixtures.flatMap(casesOf),
    ...[...good.objects, runningPod].flatMap(changesOf).filter(isFirst()),
    ...madeCases.map(({ object, request, says }) => ({
      says,
      object,
      context: { ...good, objects: withObject(object), ...(request ? { request } : {}) },
    })),
  ].filter(isTaken);
}

/** Pods are alike: of those of all workloads a change is looked at once. */
function isFirst(): (one: Case) => boolean {
  const seen = new Set<string>();
  return ({ object, says }) => {
    const [, field] = says.split(/(?:template\.|^Pod [^:]*: )(?=spec\.)/);
    if (field === undefined || object.kind === 'CronJob') return true;
    const isNew = !seen.has(field);
    seen.add(field);
    return isNew;
  };
}

/** True if the object reaches admission unchanged: the API server refuses some before, and fills in others. */
export function isTaken({ context, object }: Case) {
  const volumes = podOf(object)?.spec.volumes ?? [];
  const isWhole = volumes.every((volume) => Object.keys(volume).length > 1);
  const isSomewhere = Boolean(object.metadata.namespace) || explicitNamespace.check(object, context).length === 0;
  return isWhole && isSomewhere && wellFormed.check(object, context).length === 0;
}

function casesOf(fixture: Fixture): readonly Case[] {
  const context = contextOf(fixture);
  return subjectsOf(fixture, context).flatMap((object) => {
    const pod = object.kind === 'Pod' ? undefined : podOf(object);
    const { says } = fixture;
    const { name, namespace } = object.metadata;
    const metadata = { annotations: pod?.annotations ?? {}, labels: pod?.labels ?? {}, name, namespace };
    const alone = { apiVersion: 'v1', kind: 'Pod', metadata, spec: pod?.spec } as Manifest;
    return [
      { says, object, context },
      { says: `${says}, of another team`, object: ofOthers(object), context },
      ...(pod ? [{ says: `${says}, as a pod`, object: alone, context }] : []),
    ];
  });
}

function changesOf(object: Manifest): readonly Case[] {
  return objectMutants(object).map(({ field, how, object: changed }) => ({
    says: `${object.kind} ${object.metadata.name}: ${field} ${how}`,
    object: changed,
    context: { ...good, objects: good.objects.map((one) => (one === object ? changed : one)) },
  }));
}

/** A case that the API server is asked about, and whether it is refused offline. */
export interface Asked extends Case {
  readonly isRefused: boolean;
}

/** The cases of the kinds, and in the namespaces, that the API server is asked about. */
export function askedOf(policy: Policy, corpus: readonly Case[]): readonly Asked[] {
  const admission = admissionOf(policy, good);
  if (!isHeld(admission)) return [];
  return corpus
    .filter(({ context, object }) => isAsked(admission, object, context))
    .map((one) => ({ ...one, isRefused: policy.check(one.object, one.context).length > 0 }));
}

/** True if the engines differ about a case: one that a condition excludes in the API server must pass offline. */
export function isDifferent(policy: Policy, { context, isRefused, object }: Asked): boolean {
  const admission = admissionOf(policy, context);
  return isHeld(admission) && (celVerdict(admission, object, context) === 'refused') !== isRefused;
}
