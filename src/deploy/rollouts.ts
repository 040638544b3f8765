/** What a deployment waits for after everything was applied: that the pods that were asked for serve. */
import type { Manifest } from '../kubernetes/manifest';
import type { Run } from '../programs/run';
import { elapsed } from '../writing/wording';

/** Kinds whose pods are replaced step by step. */
const rolling: readonly string[] = ['DaemonSet', 'Deployment', 'StatefulSet'];

/**
 * @param kubectl arguments that every call begins with: the context
 * @param patience seconds
 * @returns a sentence for each roll-out that did not come to its end
 */
export async function rollouts(
  run: Run,
  kubectl: readonly string[],
  objects: readonly Manifest[],
  patience: number,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const all = objects.filter(({ kind }) => rolling.includes(kind));
  const problems = await Promise.all(
    all.map(async ({ kind, metadata: { name, namespace = 'default' } }) => {
      const began = performance.now();
      const what = `${kind.toLowerCase()}/${name}`;
      const status = ['rollout', 'status', what, `--namespace=${namespace}`, `--timeout=${patience}s`];
      const { code, stderr } = await run('kubectl', [...kubectl, ...status]);
      if (code !== 0) return [`${what} in ${namespace} is not rolled out: ${stderr.trim().split('\n').at(-1) ?? ''}`];
      say(`    rolled out ${what} ${elapsed(began)}`);
      return [];
    }),
  );
  return problems.flat();
}
