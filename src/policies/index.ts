import { ephemeralContainer, podConnection } from './access';
import { autoscalerRange, autoscalerTarget } from './autoscalers';
import { minimumReplicas, podSpread } from './availability';
import { configMapWithoutSecrets } from './config-maps';
import { appArmorProfile, readOnlyRootFilesystem, seccompProfile } from './confinement';
import { instanceLabel, selectorLabels, selectorMatch } from './controllers';
import { defaultDeny, defaultDenyKept } from './default-deny';
import { podDns, serviceLinks } from './discovery';
import { disruptionBudget, disruptionBudgetTarget } from './disruption-budgets';
import { endpointsByControllers } from './endpoints';
import { ingressExposure, serviceExposure, unprivilegedPort } from './exposure';
import { limitRange, namespaceGuardrails, podSecurityLevel, resourceQuota } from './guardrails';
import { hostNamespaces, hostPorts, userNamespaces } from './host';
import { managedPod, restartPolicy, stableApiVersion, uniqueEnvironment } from './hygiene';
import { serviceAccount } from './identity';
import { imageDigest, imagePullPolicy, imageReference } from './images';
import { configMapContent, immutableConfigMap } from './immutable-config-maps';
import { backoffLimit, jobLifetime, jobRestartPolicy } from './jobs';
import { kernelDefaults } from './kernel';
import { clusterLabels, labelValues, standardLabels } from './labels';
import { explicitNamespace, networkIsolation } from './network';
import { networkPolicyPeers, networkPolicyTarget } from './network-policies';
import type { Policy } from './policy';
import { dropCapabilities, noPrivilegedContainer, noPrivilegeEscalation } from './privileges';
import { probes } from './probes';
import { leastPrivilege } from './rbac';
import { resourceLimits } from './resources';
import { roleBinding } from './role-bindings';
import { priorityClass, rollingUpdate } from './rollout';
import { clusterIdentityKept, clusterMatch, environmentFixed, environmentMatch, guardMatch } from './seal';
import { secretsAsFiles, secretWithoutContent } from './secrets';
import { deprecatedServiceAccount, serviceAccountOwner } from './service-account-owner';
import { headlessService, ingressTarget, serviceTarget } from './targets';
import { runAsGroup, runAsNonRoot, runAsUser } from './users';
import { persistentVolume, volumeClaim } from './volume-claims';
import { hostMounts, volumeLimits } from './volumes';

/**
 * Every policy: first those of the table of merged checks in the order of its rows, then those of the admission set. A
 * row has several policies where the API server can hold only a part of it, and where one part is exempted somewhere.
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
  hostPorts,
  hostMounts,
  volumeLimits,
  kernelDefaults,
  serviceAccount,
  serviceAccountOwner,
  deprecatedServiceAccount,
  imageReference,
  imageDigest,
  imagePullPolicy,
  resourceLimits,
  probes,
  autoscalerRange,
  autoscalerTarget,
  minimumReplicas,
  disruptionBudget,
  disruptionBudgetTarget,
  podSpread,
  rollingUpdate,
  priorityClass,
  defaultDeny,
  networkPolicyTarget,
  networkIsolation,
  explicitNamespace,
  podSecurityLevel,
  resourceQuota,
  limitRange,
  namespaceGuardrails,
  configMapWithoutSecrets,
  secretsAsFiles,
  secretWithoutContent,
  leastPrivilege,
  unprivilegedPort,
  serviceTarget,
  ingressTarget,
  headlessService,
  instanceLabel,
  selectorLabels,
  selectorMatch,
  standardLabels,
  clusterLabels,
  labelValues,
  podDns,
  serviceLinks,
  stableApiVersion,
  managedPod,
  restartPolicy,
  uniqueEnvironment,
  jobLifetime,
  backoffLimit,
  jobRestartPolicy,
  environmentMatch,
  clusterMatch,
  guardMatch,
  clusterIdentityKept,
  environmentFixed,
  serviceExposure,
  ingressExposure,
  networkPolicyPeers,
  defaultDenyKept,
  podConnection,
  ephemeralContainer,
  volumeClaim,
  persistentVolume,
  roleBinding,
  endpointsByControllers,
  immutableConfigMap,
  configMapContent,
];
