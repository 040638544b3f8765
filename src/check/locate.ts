/** Where in an object a sentence of a policy points to, as far as its words tell. */
import type { Lines } from './lines';
import { within } from './lines';

/** Lists of containers, by the part that sentences name. */
const lists = {
  container: 'containers',
  'init container': 'initContainers',
  'ephemeral container': 'ephemeralContainers',
} as const;

/** Where workloads keep the spec of their pod. */
const podSpecs = [['spec', 'jobTemplate', 'spec', 'template', 'spec'], ['spec', 'template', 'spec'], ['spec']] as const;

/** The line of the field that the sentence names, or of what it is about. @param object its lines */
export function lineOf(object: Lines, message: string): number {
  const [, what, key = ''] = /^(?:metadata: )?(?:\w+ the )?(annotation|label) ([\w./-]+)/.exec(message) ?? [];
  if (what) return within(object, ['metadata', `${what}s`, key]).line;
  const pod = podSpecs.map((path) => exactly(object, path)).find((one) => one !== undefined) ?? object;
  const [said, role, name] = /^((?:init |ephemeral )?container) '([^']*)': |^pod: /.exec(message) ?? [];
  const list = lists[role as keyof typeof lists];
  const container = list && pod.fields?.get(list)?.items?.find((item) => textAt(item, 'name') === name);
  const subject = container ?? (said ? pod : object);
  const places = subject === pod ? [pod, object] : [subject];
  for (const word of message.slice(said?.length ?? 0).match(/[\w./-]+(?:\[\d+\][\w./-]*)*/g) ?? []) {
    for (const place of places) {
      const found = named(place, word);
      if (found) return found.line;
    }
  }
  return subject.line;
}

function exactly(lines: Lines, path: readonly string[]): Lines | undefined {
  return path.reduce<Lines | undefined>((at, step) => at?.fields?.get(step), lines);
}

function textAt(lines: Lines, key: string): unknown {
  return lines.fields?.get(key)?.value;
}

/** The value that a word such as `spec.rules[0].host` names, or the innermost around it; none where not even its start is there. */
function named(lines: Lines, word: string): Lines | undefined {
  const steps = [...word.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
  const first = steps[0];
  if (typeof first !== 'string' || !lines.fields?.has(first)) return undefined;
  return within(lines, steps);
}
