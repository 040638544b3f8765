/**
 * `node lib/tests/policies/random-run.js COUNT [SEED] [--print]`: of so many random objects check and CEL say the same, or
 * the smallest of which they do not is shown. With `--print` the objects themselves, each with the policies that an API server
 * asks about it, one JSON a line.
 */
import fc from 'fast-check';
import { valueAt } from '../../src/kubernetes/field-path';
import type { Manifest, Metadata } from '../../src/kubernetes/manifest';
import { policies } from '../../src/policies';
import { good } from '../../src/policies/good';
import { admissionOf, isHeld } from '../../src/policies/vap';
import { isAsked } from './asked';
import { celVerdict } from './cel';
import { type Case, corpusOf, isDifferent } from './corpus';
import { randomCases } from './random-objects';

const print = process.argv.includes('--print');
const [count = '10000', seed = String(Date.now() % 2 ** 31)] = process.argv
  .slice(2)
  .filter((one) => !one.startsWith('--'));
const held = policies.flatMap((policy) => {
  const admission = admissionOf(policy, good);
  return isHeld(admission) ? [{ policy, admission }] : [];
});
let [judged, refused] = [0, 0];

/** The policies of which the two halves differ about an object. */
function differing(one: Case): readonly string[] {
  return held.flatMap(({ admission, policy }) => {
    if (!isAsked(admission, one.object, one.context)) return [];
    const isRefused = policy.check(one.object, one.context).length > 0;
    judged += 1;
    refused += Number(isRefused);
    return isDifferent(policy, { ...one, isRefused }) ? [policy.id] : [];
  });
}

const cases = randomCases(corpusOf(policies));

/** As the API server has it: it gives a Job without labels those of its pods, before it asks. */
function labelled(object: Manifest): Manifest {
  if (object.kind !== 'Job' || object.metadata.labels) return object;
  const labels = valueAt(object, ['spec', 'template', 'metadata', 'labels']) as Metadata['labels'];
  return labels ? { ...object, metadata: { ...object.metadata, labels } } : object;
}

if (print) {
  for (const { context, object, says } of fc.sample(cases, { numRuns: Number(count), seed: Number(seed) })) {
    // A policy on templates is not asked about a bare pod, and one with an exception not about what is of it.
    const asked = held.filter(({ admission }) =>
      [object, labelled(object)].some((one) => celVerdict(admission, one, context) !== 'not asked'),
    );
    console.log(JSON.stringify({ object, says, asked: asked.map(({ policy }) => policy.id) }));
  }
} else compareAll();

function compareAll(): void {
  const began = performance.now();
  const found = fc.check(
    fc.property(cases, (one) => differing(one).length === 0),
    { numRuns: Number(count), seed: Number(seed) },
  );
  const [smallest] = found.counterexample ?? [];
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  if (smallest) console.log(`check and CEL of ${differing(smallest).join(', ')} differ about ${smallest.says}`);
  console.log(
    `${found.numRuns} random objects (seed ${seed}), ${judged} verdicts, ${refused} of them refusals, ${smallest ? 'they differ' : '0 differences'}, ${seconds} s`,
  );
  process.exitCode = smallest ? 1 : 0;
}
