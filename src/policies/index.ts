import type { Policy } from './policy';
import { ephemeralContainer, podConnection } from './rules/access/connections';
import { serviceAccount } from './rules/access/identity';
import { leastPrivilege } from './rules/access/rbac';
import { roleBinding } from './rules/access/role-bindings';
import { deprecatedServiceAccount, serviceAccountOwner } from './rules/access/service-account-owner';
import { certificateIssuer, issuerSource } from './rules/certificates/issuers';
import { certificateKey, certificateLifetime } from './rules/certificates/keys';
import { certificateFormat, certificateNames } from './rules/certificates/names';
import { certificateSubject, certificateUsages } from './rules/certificates/uses';
import { databaseFlags } from './rules/data/database';
import { persistentVolume, volumeClaim, volumeRetention } from './rules/data/volume-claims';
import { limitRangeOrder, quotaSize } from './rules/guardrails/amounts';
import { limitRange, namespaceGuardrails, podSecurityLevel, resourceQuota } from './rules/guardrails/namespaces';
import { defaultDeny, defaultDenyKept } from './rules/network/default-deny';
import { endpointsByControllers } from './rules/network/endpoints';
import { ingressExposure, serviceExposure, unprivilegedPort } from './rules/network/exposure';
import { ingressProtection } from './rules/network/front-door';
import { explicitNamespace, networkIsolation } from './rules/network/isolation';
import { networkPolicyPeers, networkPolicyTarget } from './rules/network/network-policies';
import { networkPolicyPorts, networkPolicyTypes } from './rules/network/network-policy-ports';
import { headlessService, ingressTarget, serviceTarget } from './rules/network/targets';
import { managedPod, restartPolicy, stableApiVersion, uniqueEnvironment } from './rules/objects/hygiene';
import { clusterLabels, labelValues, standardLabels } from './rules/objects/labels';
import { knownNamespace, platformLabels } from './rules/objects/platform-labels';
import { wellFormed } from './rules/objects/well-formed';
import { appArmorProfile, readOnlyRootFilesystem, seccompProfile } from './rules/pods/confinement';
import { podDns, serviceLinks } from './rules/pods/discovery';
import { hostNamespaces, hostPorts, processNamespace, userNamespaces } from './rules/pods/host';
import { imageDigest, imagePullPolicy, imageReference } from './rules/pods/images';
import { kernelDefaults } from './rules/pods/kernel';
import { dropCapabilities, noPrivilegedContainer, noPrivilegeEscalation } from './rules/pods/privileges';
import { runAsGroup, runAsNonRoot, runAsUser } from './rules/pods/users';
import { hostMounts, volumeLimits, volumeMounts } from './rules/pods/volumes';
import { clusterIdentityKept, clusterMatch, guardMatch } from './rules/seal/clusters';
import { environmentFixed, environmentMatch } from './rules/seal/namespaces';
import { podEnvironment } from './rules/seal/pod-environment';
import { configMapContent, configMapWithoutSecrets, immutableConfigMap } from './rules/settings/config-maps';
import { configMapSource, environmentKey } from './rules/settings/config-sources';
import { secretFiles } from './rules/settings/secret-files';
import { secretSource } from './rules/settings/secret-sources';
import { secretsAsFiles, secretWithoutContent } from './rules/settings/secrets';
import { autoscalerMetric, autoscalerRange, autoscalerTarget } from './rules/workloads/autoscalers';
import { minimumReplicas, podSpread, zoneSpread } from './rules/workloads/availability';
import { instanceLabel, selectorLabels, selectorMatch } from './rules/workloads/controllers';
import { disruptionBudget, disruptionBudgetTarget } from './rules/workloads/disruption-budgets';
import { backoffLimit, jobLifetime, jobRestartPolicy } from './rules/workloads/jobs';
import { nodeSubnet } from './rules/workloads/node-subnet';
import { priorityClassTarget, priorityClassValue } from './rules/workloads/priority-classes';
import { probes } from './rules/workloads/probes';
import { resourceLimits, scratchSize } from './rules/workloads/resources';
import { priorityClass, rollingUpdate, terminationGrace } from './rules/workloads/rollout';

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
  processNamespace,
  hostPorts,
  hostMounts,
  volumeLimits,
  volumeMounts,
  kernelDefaults,
  serviceAccount,
  serviceAccountOwner,
  deprecatedServiceAccount,
  imageReference,
  imageDigest,
  imagePullPolicy,
  resourceLimits,
  scratchSize,
  probes,
  autoscalerRange,
  autoscalerTarget,
  autoscalerMetric,
  minimumReplicas,
  disruptionBudget,
  disruptionBudgetTarget,
  podSpread,
  zoneSpread,
  nodeSubnet,
  rollingUpdate,
  terminationGrace,
  priorityClass,
  priorityClassTarget,
  priorityClassValue,
  defaultDeny,
  networkPolicyTarget,
  networkIsolation,
  explicitNamespace,
  knownNamespace,
  podSecurityLevel,
  resourceQuota,
  quotaSize,
  limitRange,
  limitRangeOrder,
  namespaceGuardrails,
  configMapWithoutSecrets,
  secretsAsFiles,
  secretWithoutContent,
  secretFiles,
  secretSource,
  databaseFlags,
  leastPrivilege,
  unprivilegedPort,
  serviceTarget,
  ingressTarget,
  certificateKey,
  certificateLifetime,
  certificateUsages,
  certificateSubject,
  certificateNames,
  certificateFormat,
  certificateIssuer,
  issuerSource,
  headlessService,
  instanceLabel,
  selectorLabels,
  selectorMatch,
  standardLabels,
  clusterLabels,
  platformLabels,
  labelValues,
  podDns,
  serviceLinks,
  stableApiVersion,
  managedPod,
  restartPolicy,
  uniqueEnvironment,
  wellFormed,
  jobLifetime,
  backoffLimit,
  jobRestartPolicy,
  environmentMatch,
  podEnvironment,
  environmentKey,
  clusterMatch,
  guardMatch,
  clusterIdentityKept,
  environmentFixed,
  serviceExposure,
  ingressExposure,
  ingressProtection,
  networkPolicyPeers,
  networkPolicyPorts,
  networkPolicyTypes,
  defaultDenyKept,
  podConnection,
  ephemeralContainer,
  volumeClaim,
  volumeRetention,
  persistentVolume,
  roleBinding,
  endpointsByControllers,
  immutableConfigMap,
  configMapContent,
  configMapSource,
];
