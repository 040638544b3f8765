/** The steps of the drill's pod, in the order in which its containers start. */
import type { ContainerStatus, Pod } from '../../cluster/pod-reasons';

/** Said once a container runs; `done`: once it has ended well. */
const words: readonly { readonly container: string; readonly done?: true; readonly says: string }[] = [
  { container: 'database', says: 'a database of its own runs' },
  { container: 'restore', says: 'the restore verifies and writes' },
  { container: 'restore', done: true, says: 'restored, and the same as the manifest says' },
  { container: 'api', says: 'the users API runs on it' },
  { container: 'client', says: 'a client asks it' },
  { container: 'client', done: true, says: 'the client got what it asked for' },
];

/** @returns those that were reached, from the first on */
export function stepsOf({ status }: Pod): readonly string[] {
  const all = new Map((status.initContainerStatuses ?? []).map((one) => [one.name, one]));
  const end = words.findIndex(({ container, done }) => !reached(all.get(container), done));
  return words.slice(0, end === -1 ? words.length : end).map(({ says }) => says);
}

function reached(status: ContainerStatus | undefined, done = false): boolean {
  const { running, terminated } = status?.state ?? {};
  return done ? terminated?.exitCode === 0 : running !== undefined || terminated !== undefined;
}
