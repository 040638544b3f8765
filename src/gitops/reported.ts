/** Reports of Flux on its objects: what it has tried, what it has applied, and why it could not. */
import type { Answer } from '../cluster/answer';
import type { Kubectl } from '../cluster/requests';
import { kustomizationOf, namespace } from './flux';
import { owner } from './source';
import type { Stage } from './stages';

/** What a controller says of an object, or a Job of itself. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** The part of an object of Flux that is read here. */
export interface Reported {
  readonly spec?: { readonly suspend?: boolean; readonly ref?: { readonly name?: string } };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    /** Of a source: what it has fetched. */
    readonly artifact?: { readonly revision?: string };
    readonly lastAppliedRevision?: string;
    readonly lastAttemptedRevision?: string;
    /** The last request by annotation that it has answered. */
    readonly lastHandledReconcileAt?: string;
  };
}

/** An object of Flux, as kubectl names it. */
export interface Place {
  readonly kind: string;
  readonly name: string;
}

/** The source of dist. */
export const sourcePlace: Place = { kind: 'gitrepositories.source.toolkit.fluxcd.io', name: owner };

/** The Kustomization of a stage. */
export function placeOf(stage: Stage): Place {
  return { kind: 'kustomizations.kustomize.toolkit.fluxcd.io', name: kustomizationOf(stage) };
}

/** @returns nothing where there is no such object */
export function reported(kubectl: Kubectl, { kind, name }: Place): Promise<Answer<Reported | undefined>> {
  return kubectl.get<Reported>(kind, name, namespace);
}

/** Has Flux look at an object at once. @param token by which its answer is known */
export function ask(kubectl: Kubectl, { kind, name }: Place, token: string): Promise<Answer<undefined>> {
  return kubectl.annotate(kind, name, namespace, `reconcile.fluxcd.io/requestedAt=${token}`);
}

/** A condition, whatever its status. */
export function conditionOf(found: Reported | undefined, type: string): Condition | undefined {
  return found?.status?.conditions?.find((one) => one.type === type);
}

/** Whether a revision, such as `env/beta@sha1:…`, is of a commit. */
export function isOf(commit: string, revision = ''): boolean {
  return revision.endsWith(`:${commit}`);
}
