import { isSet, list } from '../../kubernetes/manifest';
import { onPods } from '../admission';
import { onContainers, onPod, type Pod } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found, mustBe, type Part } from '../sentences';

/** The ids of people and of system services on a node end below this one. */
const highestHostId = 10000;

export const runAsNonRoot: Policy = {
  id: 'run-as-non-root',
  source: 1,
  title: 'Pods and containers refuse to run as root',
  why: 'Root in a container is one kernel bug away from root on the node.',
  fix: 'set securityContext.runAsNonRoot to true in the pod and in each of its containers',
  answers: [
    'PSS-R',
    'CIS 5.2.7',
    'KL run-as-non-root',
    'KB C-0013',
    'KB C-0198',
    'KB C-0211',
    'PO runAsRootAllowed',
    'CK CKV_K8S_23',
    'CK CKV_K8S_29',
    'CK CKV_K8S_30',
    'TR KSV-0012',
    'TR KSV-0105',
    'TR KSV-0118',
    'KA nonroot',
    'DT 52',
    'DT 100',
    'MO PSS203',
  ],
  admission: onPods({
    pod: 'variables.pod.?securityContext.?runAsNonRoot.orValue(false)',
    container: 'c.?securityContext.?runAsNonRoot.orValue(false)',
  }),
  check: (object) => [
    ...onPod(object, (pod) => mustRefuseRoot(pod, pod.spec.securityContext?.runAsNonRoot)),
    ...onContainers(object, (container, part) => mustRefuseRoot(part, container.securityContext?.runAsNonRoot)),
  ],
};

export const runAsUser: Policy = {
  id: 'run-as-user',
  source: 2,
  title: 'Containers run as a user that does not exist on nodes',
  why: 'A user id of the node would own files of the node if the container broke out.',
  fix: `set securityContext.runAsUser of each container to an id above ${highestHostId}, and so that of the pod where it is set`,
  answers: [
    'KS container-security-context-user-group-id',
    'CK CKV_K8S_40',
    'TR KSV-0020',
    'DT 29',
    'MO PSS204',
    'MO KBP104',
  ],
  admission: onPods({
    pod: `variables.pod.?securityContext.?runAsUser.orValue(${highestHostId + 1}) > ${highestHostId}`,
    container: `c.?securityContext.?runAsUser.orValue(0) > ${highestHostId}`,
  }),
  check: (object) => [
    ...onPod(object, (pod) => mustBeUnknownWhereSet(pod, 'runAsUser', pod.spec.securityContext?.runAsUser)),
    ...onContainers(object, (container, part) =>
      mustBeUnknownToHost(part, 'runAsUser', container.securityContext?.runAsUser),
    ),
  ],
};

export const runAsGroup: Policy = {
  id: 'run-as-group',
  source: 3,
  title: 'Containers run as a group that does not exist on nodes',
  why: "Files of the node that group root may read stay readable when only the user is not root's.",
  fix: `set securityContext.runAsGroup of each container to an id above ${highestHostId}, and so runAsGroup and fsGroup of the pod where they are set; no group of it is 0`,
  answers: [
    'KS container-security-context-user-group-id',
    'KL run-as-non-root',
    'KB C-0013',
    'TR KSV-0021',
    'TR KSV-0116',
    'DT 51',
    'MO KBP105',
    'MO KBP109',
  ],
  admission: onPods({
    pod: [
      ...['fsGroup', 'runAsGroup'].map(
        (group) => `variables.pod.?securityContext.?${group}.orValue(${highestHostId + 1}) > ${highestHostId}`,
      ),
      '!(0 in variables.pod.?securityContext.?supplementalGroups.orValue([]))',
    ].join(' && '),
    container: `c.?securityContext.?runAsGroup.orValue(0) > ${highestHostId}`,
  }),
  check: (object) => [
    ...onPod(object, (pod) => {
      const { fsGroup, runAsGroup: group, supplementalGroups } = pod.spec.securityContext ?? {};
      return [
        ...mustBeUnknownWhereSet(pod, 'fsGroup', fsGroup),
        ...mustBeUnknownWhereSet(pod, 'runAsGroup', group),
        ...demand(
          !list(supplementalGroups).includes(0),
          [...pod.path, 'securityContext', 'supplementalGroups', list(supplementalGroups).indexOf(0)],
          `pod: remove 0, which is group root, from securityContext.supplementalGroups ${found(supplementalGroups)}`,
        ),
      ];
    }),
    ...onContainers(object, (container, part) =>
      mustBeUnknownToHost(part, 'runAsGroup', container.securityContext?.runAsGroup),
    ),
  ],
};

function mustRefuseRoot(part: Part, value: boolean | undefined): readonly Fault[] {
  return mustBe({ of: part, field: ['securityContext', 'runAsNonRoot'], value, wanted: true });
}

/** Of a pod, whose containers say their own. */
function mustBeUnknownWhereSet(pod: Pod, field: string, id: number | undefined): readonly Fault[] {
  return isSet(id) ? mustBeUnknownToHost(pod, field, id) : [];
}

function mustBeUnknownToHost({ path, subject }: Part, field: string, id: number | undefined): readonly Fault[] {
  return demand(
    Number.isInteger(id) && Number(id) > highestHostId,
    [...path, 'securityContext', field],
    `${subject}: set securityContext.${field} to an id above ${highestHostId} ${found(id)}`,
  );
}
