/** Waiting for something on a cluster, for a time, with a sentence where it does not come. */
import { kubectl } from '../lab/kubectl';

/**
 * Looks until there is something.
 *
 * @param what is awaited, for the message
 * @param look the thing; a text where it is not there yet: what is there instead
 * @throws with what was awaited, what was there instead, and the state of certificates and proofs
 */
export async function awaited<T extends object>(
  what: string,
  seconds: number,
  look: () => Promise<T | string>,
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const found = await look().catch((error: Error) => error.message);
    if (typeof found !== 'string') return found;
    if (performance.now() > end)
      throw new Error(`waited ${seconds} s for ${what}; found ${found}\n${await stateOfProofs()}`);
    await new Promise((next) => setTimeout(next, 1000));
  }
}

/** What cert-manager says of all that it is at. */
async function stateOfProofs(): Promise<string> {
  const kinds = 'clusterissuers,certificaterequests,orders,challenges,pods,ingresses';
  const rows =
    'jsonpath={range .items[*]}{.kind} {.metadata.namespace}/{.metadata.name}: {.status.state} {.status.reason} {.status.conditions[*].message}{"\\n"}{end}';
  const { stdout, stderr } = await kubectl('get', kinds, '--all-namespaces', `--output=${rows}`);
  const events = await kubectl('get', 'events', '--all-namespaces', '--field-selector=type=Warning', '-o', 'name');
  const logs = await kubectl('logs', '--namespace=cert-manager', 'deployment/cert-manager', '--tail=30');
  const asked = (stdout || stderr).split('\n').filter((line) => !/^Pod (?!\S*acme)/.test(line));
  return [...asked, `${events.stdout.split('\n').length} warnings`, logs.stdout].join('\n');
}
