/** Types of a dashboard as we write it: rows of panels, each a question to Prometheus. */

/** Units as Grafana names them: requests a second, seconds, bytes, a share of one, a number, a moment in seconds. */
export type Unit = 'bytes' | 'dateTimeFromNow' | 'percentunit' | 'reqps' | 's' | 'short';

export interface Query {
  /** PromQL. */
  readonly expression: string;
  /** What a line is called: `{{pod}}` is its label. */
  readonly legend: string;
}

export interface Panel {
  /** Its own on the board. */
  readonly title: string;
  /** What a reader learns from it, and from which value on it matters. */
  readonly says: string;
  readonly unit: Unit;
  readonly queries: readonly [Query, ...Query[]];
  /** A line over time, or its last value in large figures. @default line */
  readonly shown?: 'line' | 'number';
  /** Why it may have no data while all is well. @default - it always has */
  readonly emptyBecause?: string;
}

export interface Row {
  readonly title: string;
  readonly panels: readonly [Panel, ...Panel[]];
}

export interface Board {
  /** Part of its address. */
  readonly uid: string;
  readonly title: string;
  readonly rows: readonly [Row, ...Row[]];
}
