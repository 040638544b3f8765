/** Drift of the machine: what was undone behind Terraform's back, where no provider can refresh it. */
import type { Environment } from '../config/environment';
import type { Run } from '../programs/run';
import type { Standing } from './seal';

/**
 * @param resources addresses of what the state of the stack `cluster` has
 * @returns those that are not there any more, and must be made again
 */
export async function losses(
  run: Run,
  { context }: Pick<Environment, 'context'>,
  standing: Standing['is'],
  resources: readonly string[],
): Promise<readonly string[]> {
  if (standing === 'absent') return resources;
  const { code, stdout } = await run('minikube', ['addons', 'list', `--profile=${context}`, '--output=json']);
  if (code !== 0) return [];
  const addons = JSON.parse(stdout) as Readonly<Record<string, { readonly Status: string }>>;
  return resources.filter((address) => {
    const [, addon] = /^terraform_data\.addon\["(.+)"\]$/.exec(address) ?? [];
    return addon !== undefined && addons[addon]?.Status !== 'enabled';
  });
}
