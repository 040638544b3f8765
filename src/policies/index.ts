import { disruptionBudget, minimumReplicas, podSpread } from './availability';
import { exposure, headlessService } from './exposure';
import { hostMounts, hostNamespaces, kernelDefaults, userNamespaces } from './host';
import { jobLifetime, manifestHygiene } from './hygiene';
import { serviceAccount } from './identity';
import { imageReference } from './images';
import { standardLabels } from './labels';
import { explicitNamespace, networkIsolation } from './network';
import type { Policy } from './policy';
import {
  appArmorProfile,
  dropCapabilities,
  noPrivilegedContainer,
  noPrivilegeEscalation,
  readOnlyRootFilesystem,
  seccompProfile,
} from './privileges';
import { probes } from './probes';
import { leastPrivilege } from './rbac';
import { namespaceGuardrails, resourceLimits } from './resources';
import { priorityClass, rollingUpdate } from './rollout';
import { secretsAsFiles } from './secrets';
import { runAsGroup, runAsNonRoot, runAsUser } from './users';

/**
 * Every policy, in the order of the table of merged checks. A row has one policy, except where one half is exempted
 * somewhere: user namespaces and the number of replicas stand apart, so that their exemptions excuse nothing else.
 */
export const policies: readonly Policy[] = [
  runAsNonRoot,
  runAsUser,
  runAsGroup,
  noPrivilegeEscalation,
  noPrivilegedContainer,
  dropCapabilities,
  seccompProfile,
  appArmorProfile,
  readOnlyRootFilesystem,
  hostNamespaces,
  userNamespaces,
  hostMounts,
  kernelDefaults,
  serviceAccount,
  imageReference,
  resourceLimits,
  probes,
  minimumReplicas,
  disruptionBudget,
  podSpread,
  rollingUpdate,
  priorityClass,
  networkIsolation,
  explicitNamespace,
  namespaceGuardrails,
  secretsAsFiles,
  leastPrivilege,
  exposure,
  headlessService,
  standardLabels,
  manifestHygiene,
  jobLifetime,
];
