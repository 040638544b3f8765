/** Timeline of a drill: events with their times, printed as they happen and kept for the report. */

export interface Moment {
  /** Seconds since the beginning. */
  readonly at: number;
  readonly what: string;
}

export class Timeline {
  readonly moments: Moment[] = [];
  private began = performance.now();

  constructor(private readonly say: (line: string) => void) {}

  /** From here on seconds are counted anew. */
  begin(what: string): void {
    this.began = performance.now();
    this.note(what);
  }

  /** Seconds since the beginning. */
  get seconds(): number {
    return (performance.now() - this.began) / 1000;
  }

  note(what: string): number {
    const at = this.seconds;
    this.moments.push({ at, what });
    this.say(`${at.toFixed(1).padStart(7)} s  ${what}`);
    return at;
  }
}
