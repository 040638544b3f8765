/** The binding of docs/how-to/break-the-glass.md, as its commands make it. */
import { readFileSync } from 'node:fs';
import type { Manifest } from '../../src/kubernetes/manifest';
import { parseObjects } from '../../src/kubernetes/read';

export interface Incident {
  readonly environment: string;
  readonly namespace: string;
  readonly reason: string;
  readonly name: string;
  readonly expires: string;
}

/** @throws where the page has no such block */
export function incidentBinding({ environment, expires, name, namespace, reason }: Incident): Manifest {
  const page = readFileSync('docs/how-to/break-the-glass.md', 'utf8').replace(/^ {4}/gm, '');
  const block = /--filename=- <<END\n([\s\S]*?)^END$/m.exec(page)?.[1];
  if (block === undefined) throw new Error('docs/how-to/break-the-glass.md has no binding');
  const text = block
    .replace(/break-glass-\$\(date .*\)$/m, name)
    .replace(/\$\(date .*\)(?="$)/m, expires)
    .replace('$namespace', namespace)
    .replace('$environment', environment)
    .replace('$reason', reason);
  const [binding] = parseObjects(text);
  if (binding === undefined || text.includes('$')) throw new Error(`the page has more to fill in:\n${text}`);
  return binding;
}

/** The commands of the page that open a namespace, for a shell that has their variables. */
export function openingCommands(): string {
  const page = readFileSync('docs/how-to/break-the-glass.md', 'utf8');
  const block = /^ {4}kubectl [^\n]*<<END\n[\s\S]*?^ {4}END$/m.exec(page)?.[0];
  if (block === undefined) throw new Error('docs/how-to/break-the-glass.md has no commands');
  return block.replace(/^ {4}/gm, '');
}
