/** Types of an alert, and of the cases that prove it. */
import type { Environment } from '../config/environment';
import type { ServiceName } from '../config/services';
import type { Duration } from './duration';

/** `critical`: a person acts now; `warning`: within a day; `none`: it reports that alerts are delivered. */
export type Severity = 'critical' | 'none' | 'warning';

/** The team that acts, as in .github/CODEOWNERS. */
export type Owner = 'applications' | 'platform' | 'security';

/** A duration of a query as Prometheus reads it, at the scale of time of the environment. */
export type Over = (duration: Duration) => string;

/** One rule. Alerts of one name differ in severity or subject, and share a runbook. */
export interface Alert {
  /** `PascalCase`: its runbook is the page of the same name in `kebab-case`. */
  readonly name: string;
  readonly severity: Severity;
  readonly owner: Owner;
  /** The service that it is about. @default - its subject, as a whole */
  readonly service?: ServiceName;
  /** The scrape job that it is about, as a label. @default - none */
  readonly source?: string;
  /** Tells rules apart that differ in their windows alone. @default - none */
  readonly window?: Duration;
  /** One sentence, the same for every series. */
  readonly summary: string;
  /** What was found: `{{ $labels.name }}` and `{{ $value }}`, or `{{ $value | function }}`. */
  readonly description: string;
  /** PromQL. */
  readonly query: (over: Over) => string;
  /** How long the query must hold. @default - it fires at once */
  readonly holds?: Duration;
  /** Services of which it reports that they are down. @default - none */
  readonly reportsDown?: readonly ServiceName[];
  /** Reason for an alert that always fires. @default - it is silent while all is well */
  readonly always?: string;
  /** Time between two samples of its cases, and between two evaluations. @default '1m' */
  readonly every?: Duration;
  readonly cases: readonly [Case, ...Case[]];
}

/** The alerts of a subject in an environment. */
export type AlertsOf = (environment: Environment) => readonly Alert[];

/** A subject: a service, or a part of the platform; the group of its rules has its name. */
export interface Subject {
  readonly name: string;
  readonly alerts: AlertsOf;
}

/** Series over time, and what fires then. */
export interface Case {
  readonly says: string;
  /** Series in the notation of promtool: `'up{job="api"}': '1x5 0x20'`. */
  readonly series: Readonly<Record<string, string>>;
  /** The first evaluation at which it fires; at the one before it does not. @default - it never does */
  readonly fires?: Fires;
  /** A later evaluation at which it still fires. @default - none */
  readonly still?: Fires;
  /** Evaluations at which nothing fires. @default - none */
  readonly silent?: readonly Duration[];
}

export interface Fires {
  readonly at: Duration;
  readonly alerts: readonly Instance[];
}

/** One firing instance. */
export interface Instance {
  /** Labels of the series that the query yields. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** The value as the description prints it. @default - the description has none */
  readonly value?: string;
}
