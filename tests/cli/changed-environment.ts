/** An environment with other values, for as long as a command runs. */
import type { Environment } from '../../src/config/environment';

export async function withValues<T>(
  environment: Environment,
  values: Partial<Environment>,
  work: () => Promise<T>,
): Promise<T> {
  const own = { ...environment };
  Object.assign(environment, values);
  try {
    return await work();
  } finally {
    Object.assign(environment, own);
  }
}
