/** Answers of kubectl about pods that are not ready, as JSON. */
import type { Pod } from '../../src/cluster/pod-reasons';
import type { Outcome } from '../../src/programs/run';
import { ok } from '../programs/fakes';

type Status = Pod['status'];
type Container = NonNullable<Status['containerStatuses']>[number];

/** A pod with one container. */
export function pod(state: Container['state'], more: Partial<Container> = {}, status: Partial<Status> = {}): Pod {
  return {
    metadata: { namespace: 'api', name: 'api-7d9c' },
    status: { phase: 'Pending', containerStatuses: [{ name: 'api', ready: false, state, ...more }], ...status },
  };
}

export const noImage = pod({ waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling\n  image "api:1"' } });
export const noImageSaid =
  'api/api-7d9c: ImagePullBackOff: Back-off pulling image "api:1"; npm run images -- --load PROFILE builds and loads it';

export const notYet = pod({}, {}, { phase: 'Running' });

/** An event of a controller that could not make a pod. */
export function refusal(lastTimestamp: string | null, pod = 'web-5f', namespace: string | undefined = 'web') {
  return {
    reason: 'FailedCreate',
    message: `Error creating: pods "${pod}" is forbidden: exceeded quota`,
    lastTimestamp,
    involvedObject: { kind: 'ReplicaSet', name: 'web-5f', ...(namespace ? { namespace } : {}) },
  };
}

export function list(...items: readonly object[]): Outcome {
  return ok(JSON.stringify({ items }));
}
