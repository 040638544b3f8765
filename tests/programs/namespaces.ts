/** Namespaces of this machine: not every kernel lets a user make them, and other systems have none. */
import { spawnSync } from 'node:child_process';

export const linux = process.platform === 'linux';

/** Whether a user may mount something in namespaces of its own: what confinement needs of the kernel. */
export const hasNamespaces =
  linux &&
  spawnSync('unshare', [
    ...['--user', '--map-root-user', '--mount', '--pid', '--fork', '--net'],
    ...['mount', '-t', 'tmpfs', 'tmpfs', '/dev/shm'],
  ]).status === 0;

/** Elsewhere the tests count as skipped, and the pipeline refuses: that is tested everywhere. */
export const describeWhere = (possible: boolean): jest.Describe => (possible ? describe : describe.skip);
