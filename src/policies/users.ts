import { onContainers, onPod } from './pods';
import type { Policy } from './policy';
import { demand, found, list, mustBe } from './sentences';

/** The ids of people and of system services on a node end below this one. */
const highestHostId = 10000;

export const runAsNonRoot: Policy = {
  id: 'run-as-non-root',
  row: 1,
  title: 'Pods and containers refuse to run as root',
  why: 'Root in a container is one kernel bug away from root on the node.',
  check: (object) => [
    ...onPod(object, ({ spec }) => mustRefuseRoot('pod', spec.securityContext?.runAsNonRoot)),
    ...onContainers(object, (container, subject) => mustRefuseRoot(subject, container.securityContext?.runAsNonRoot)),
  ],
};

export const runAsUser: Policy = {
  id: 'run-as-user',
  row: 2,
  title: 'Containers run as a user that no node knows',
  why: 'A user id of the node would own files of the node if the container broke out.',
  check: (object) =>
    onContainers(object, (container, subject) =>
      mustBeUnknownToHost(subject, 'runAsUser', container.securityContext?.runAsUser),
    ),
};

export const runAsGroup: Policy = {
  id: 'run-as-group',
  row: 3,
  title: 'Containers run as a group that no node knows',
  why: "Files of the node that group root may read stay readable when only the user is not root's.",
  check: (object) => [
    ...onPod(object, ({ spec }) => {
      const { fsGroup, supplementalGroups } = spec.securityContext ?? {};
      return [
        ...demand(fsGroup !== 0, 'pod: set securityContext.fsGroup to an id other than 0, which is group root'),
        ...demand(
          !list(supplementalGroups).includes(0),
          `pod: remove 0, which is group root, from securityContext.supplementalGroups ${found(supplementalGroups)}`,
        ),
      ];
    }),
    ...onContainers(object, (container, subject) =>
      mustBeUnknownToHost(subject, 'runAsGroup', container.securityContext?.runAsGroup),
    ),
  ],
};

function mustRefuseRoot(subject: string, value: boolean | undefined): readonly string[] {
  return mustBe({ subject, field: 'securityContext.runAsNonRoot', value, wanted: true });
}

function mustBeUnknownToHost(subject: string, field: string, id: number | undefined): readonly string[] {
  return demand(
    Number.isInteger(id) && Number(id) > highestHostId,
    `${subject}: set securityContext.${field} to an id above ${highestHostId} ${found(id)}`,
  );
}
