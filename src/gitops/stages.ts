/**
 * The stages in which an engine applies dist: an admission policy comes before its binding, and the smoke test after all
 * that it proves (ADR 0050).
 */
import { smokeTest } from '../config/services';
import type { Manifest } from '../kubernetes/manifest';
import { type Kind, kindsOf, sorted } from './kinds';

/** In their order. */
export const stages = ['policies', 'workloads', 'smoke'] as const;

/** One of them. */
export type Stage = (typeof stages)[number];

/** The stage to which an object belongs. */
export function stageOf({ kind, metadata: { namespace } }: Manifest): Stage {
  if (kind === 'ValidatingAdmissionPolicy') return 'policies';
  return kind === 'Job' && namespace === smokeTest ? 'smoke' : 'workloads';
}

/** Objects that a stage leaves to the others: whole kinds, and of a kind of several stages those of some namespaces. */
export interface Others {
  readonly kinds: readonly Kind[];
  readonly some: readonly { readonly kind: Kind; readonly namespaces: readonly string[] }[];
}

/** What a stage leaves out, of these objects. */
export function othersOf(stage: Stage, objects: readonly Manifest[]): Others {
  const kinds: Kind[] = [];
  const some: Others['some'][number][] = [];
  for (const kind of kindsOf(objects)) {
    const all = objects.filter((object) => isOf(kind, object));
    const others = all.filter((object) => stageOf(object) !== stage);
    if (others.length === all.length) kinds.push(kind);
    else if (others.length > 0) {
      const namespaces = sorted(others.flatMap(({ metadata: { namespace } }) => namespace ?? []));
      some.push({ kind, namespaces });
    }
  }
  return { kinds, some };
}

function isOf({ group, kind }: Kind, object: Manifest): boolean {
  return kindsOf([object]).some((own) => own.group === group && own.kind === kind);
}

/** Minutes that a stage may take: more than its longest Job may. */
export function minutesOf(stage: Stage, objects: readonly Manifest[]): number {
  const deadlines = objects
    .filter((object) => object.kind === 'Job' && stageOf(object) === stage)
    .map(({ spec }) => (spec as { readonly activeDeadlineSeconds?: number }).activeDeadlineSeconds ?? 0);
  return Math.max(5, Math.floor(Math.max(0, ...deadlines) / 60) + 1);
}
