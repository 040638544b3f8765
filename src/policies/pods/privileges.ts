/** Privileges and capabilities of containers: those of an unprivileged process. */

import { list } from '../../kubernetes/manifest';
import { onPods } from '../admission';
import { onContainers } from '../pods';
import type { Policy } from '../policy';
import { demand, found, mustBe } from '../sentences';

export const noPrivilegeEscalation: Policy = {
  id: 'no-privilege-escalation',
  source: 4,
  title: 'Containers cannot gain privileges',
  why: 'A setuid program in the image would undo the non-root user.',
  fix: 'set securityContext.allowPrivilegeEscalation of each container to false',
  answers: [
    'PSS-R',
    'CIS 5.2.6',
    'KL privilege-escalation-container',
    'KB C-0016',
    'KB C-0197',
    'PO privilegeEscalationAllowed',
    'CK CKV_K8S_20',
    'TR KSV-0001',
    'KA privesc',
    'DT 47',
    'MO PSS202',
  ],
  admission: onPods({ container: 'c.?securityContext.?allowPrivilegeEscalation.orValue(true) == false' }),
  check: (object) =>
    onContainers(object, ({ securityContext }, part) =>
      mustBe({
        of: part,
        field: ['securityContext', 'allowPrivilegeEscalation'],
        value: securityContext?.allowPrivilegeEscalation,
        wanted: false,
      }),
    ),
};

export const noPrivilegedContainer: Policy = {
  id: 'no-privileged-container',
  source: 5,
  title: 'Containers are not privileged, and say so',
  why: 'A privileged container is root on the node.',
  fix: 'set securityContext.privileged of each container to false',
  answers: [
    'CIS 5.2.2',
    'KS container-security-context-privileged',
    'KL privileged-container',
    'KB C-0057',
    'KB C-0193',
    'PO runAsPrivileged',
    'CK CKV_K8S_16',
    'TR KSV-0017',
    'KA privileged',
    'DT 20',
    'MO PSS103',
  ],
  admission: onPods({ container: 'c.?securityContext.?privileged.orValue(true) == false' }),
  check: (object) =>
    onContainers(object, ({ securityContext }, part) =>
      mustBe({
        of: part,
        field: ['securityContext', 'privileged'],
        value: securityContext?.privileged,
        wanted: false,
      }),
    ),
};

export const dropCapabilities: Policy = {
  id: 'drop-capabilities',
  source: 6,
  title: 'Containers drop all capabilities and add none',
  why: 'The default capabilities let a container forge packets and change owners of files.',
  fix: 'set securityContext.capabilities of each container to drop ["ALL"] and to add nothing',
  answers: [
    'CIS 5.2.8',
    'CIS 5.2.9',
    'KL drop-net-raw-capability',
    'KB C-0046',
    'KB C-0199',
    'KB C-0200',
    'KB C-0201',
    'KB C-0211',
    'PO insecureCapabilities',
    'PO dangerousCapabilities',
    'CK CKV_K8S_25',
    'CK CKV_K8S_28',
    'CK CKV_K8S_37',
    'CK CKV_K8S_39',
    'TR KSV-0003',
    'TR KSV-0004',
    'TR KSV-0005',
    'TR KSV-0022',
    'TR KSV-0106',
    'TR KSV-0119',
    'TR KSV-0120',
    'KA capabilities',
    'DT 49',
    'DT 103',
    'MO PSS104',
    'MO PSS206',
    'MO KBP100',
    'MO KBP103',
  ],
  admission: onPods({
    container:
      "'ALL' in c.?securityContext.?capabilities.?drop.orValue([]) && c.?securityContext.?capabilities.?add.orValue([]).size() == 0",
  }),
  check: (object) =>
    onContainers(object, ({ securityContext }, { path, subject }) => {
      const { add, drop } = securityContext?.capabilities ?? {};
      return [
        ...demand(
          list(drop).includes('ALL'),
          [...path, 'securityContext', 'capabilities', 'drop'],
          `${subject}: set securityContext.capabilities.drop to ["ALL"] ${found(drop)}`,
        ),
        ...demand(
          list(add).length === 0,
          [...path, 'securityContext', 'capabilities', 'add'],
          `${subject}: remove securityContext.capabilities.add ${found(add)}`,
        ),
      ];
    }),
};
