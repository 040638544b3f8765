/** Report of a synth: a table for people, the same as data for machines. */
import { columns } from '../writing/columns';
import type { TextFile } from './checksums';
import type { FileChange } from './dist';
import type { ChartFile } from './render';

/** A file of dist, and the number of its objects. */
export interface CountedFile extends TextFile {
  readonly objects: number;
}

/** A file without its objects, which would be most of the memory of a synth. */
export function counted({ path, text, objects }: ChartFile): CountedFile {
  return { path, text, objects: objects.length };
}

/** One environment's line. */
export interface Row {
  readonly environment: string;
  readonly files: number;
  readonly objects: number;
  readonly bytes: number;
  readonly changed: number;
}

export function rows(files: readonly CountedFile[], changes: readonly FileChange[]): readonly Row[] {
  const environmentOf = (path: string) => path.replace(/\/.*/, '');
  const names = [...new Set(files.map(({ path }) => environmentOf(path)))];
  return names.map((environment) => {
    const own = files.filter(({ path }) => environmentOf(path) === environment);
    return {
      environment,
      files: own.length,
      objects: own.reduce((total, { objects }) => total + objects, 0),
      bytes: own.reduce((total, { text }) => total + Buffer.byteLength(text), 0),
      changed: changes.filter(({ path, change }) => change !== 'same' && environmentOf(path) === environment).length,
    };
  });
}

/** Columns under their names, numbers to the right. */
export function table(all: readonly Row[]): string {
  const head = ['environment', 'files', 'objects', 'bytes', 'changed'] as const;
  const lines = [head.map(String), ...all.map((row) => head.map((column) => String(row[column])))];
  return columns(lines, (column) => (column === 0 ? 'left' : 'right')).join('\n');
}
