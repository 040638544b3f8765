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
    // A value that it did not have is gone again too: other tests in this process read the same object.
    for (const key of Object.keys(values)) if (!Object.hasOwn(own, key)) Reflect.deleteProperty(environment, key);
    Object.assign(environment, own);
  }
}
