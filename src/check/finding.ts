/** Findings of a check, with their file, line and field. */
import { isAtLeast, type Severity } from '../policies/severity';
import type { Origin } from '../synth/origins';
import type { Note } from './note';

/** A place in a file. */
export interface Place {
  /** As the reader named it, or below the root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. @default - not known */
  readonly column?: number;
}

/** The reason why an input was not judged. */
export interface Problem extends Place {
  readonly message: string;
}

/** A policy that an object breaks. */
export interface Finding extends Place {
  readonly policy: string;
  readonly severity: Severity;
  /** Such as `Deployment api/api`. */
  readonly object: string;
  /** The same with its API group: `Deployment.apps api/api`. */
  readonly identity: string;
  /** The field of the object, as `pathText` writes it; empty where it is about the object as a whole. */
  readonly path: string;
  /** The name of the container that the field is in. @default - none */
  readonly container?: string;
  readonly message: string;
  /** Whether the object stands around the judged ones, and became wrong by their addition. @default false */
  readonly caused?: true;
  /** The construct that made the object. @default - not made here, or not known */
  readonly origin?: Origin;
}

/** A policy that an object breaks with a written reason. */
export interface ExemptFinding extends Finding {
  readonly reason: string;
}

/** The whole of a check. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly exemptions: readonly ExemptFinding[];
  /** Files of which a part was not judged, and why that is not a fault. */
  readonly notes: readonly Note[];
  /** The number of findings that a baseline has. @default 0 */
  readonly known?: number;
  readonly files: number;
  /** The number of objects that all policies have judged. */
  readonly objects: number;
}

/** True where something is wrong. @param least the least severity of a finding that counts */
export function isFailed({ findings, problems }: Report, least: Severity = 'info'): boolean {
  return problems.length > 0 || findings.some(({ severity }) => isAtLeast(severity, least));
}

/** Several environments as one. */
export function merged(reports: readonly Report[]): Report {
  const sum = (count: (one: Report) => number) => reports.reduce((total, one) => total + count(one), 0);
  return {
    findings: reports.flatMap(({ findings }) => findings),
    problems: reports.flatMap(({ problems }) => problems),
    exemptions: reports.flatMap(({ exemptions }) => exemptions),
    notes: reports.flatMap(({ notes }) => notes),
    files: sum(({ files }) => files),
    objects: sum(({ objects }) => objects),
  };
}
