/** The note of a fault that is there: written before it, removed after it was undone, so that a killed drill can be undone. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Target } from './experiment';

export interface OpenFault {
  readonly experiment: string;
  readonly context: string;
  readonly target: Target;
  /** When it began, as ISO 8601. */
  readonly at: string;
}

/** The notes of one environment. */
export class OpenFaults {
  private readonly file: string;

  constructor(root: string, environment: string) {
    this.file = join(root, 'state', 'chaos', `open-${environment}.json`);
  }

  /** The fault that no drill has undone; none: all were. */
  read(): OpenFault | undefined {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as OpenFault) : undefined;
  }

  write(fault: OpenFault): void {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(fault, undefined, 2)}\n`);
  }

  remove(): void {
    rmSync(this.file, { force: true });
  }
}
