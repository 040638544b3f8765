import { ephemeralContainer, podConnection } from './access';
import { autoscalerMetric } from './autoscaler-metric';
import { autoscalerRange, autoscalerTarget } from './autoscalers';
import { minimumReplicas, podSpread } from './availability';
import { certificateKey, certificateLifetime, certificateSubject, certificateUsages } from './certificates';
import { configMapWithoutSecrets } from './config-maps';
import { configMapSource, environmentKey } from './config-sources';
import { appArmorProfile, readOnlyRootFilesystem, seccompProfile } from './confinement';
import { instanceLabel, selectorLabels, selectorMatch } from './controllers';
import { databaseFlags } from './database';
import { defaultDeny, defaultDenyKept } from './default-deny';
import { podDns, serviceLinks } from './discovery';
import { disruptionBudget, disruptionBudgetTarget } from './disruption-budgets';
import { endpointsByControllers } from './endpoints';
import { ingressExposure, serviceExposure, unprivilegedPort } from './exposure';
import { ingressProtection } from './front-door';
import { limitRange, namespaceGuardrails, podSecurityLevel, resourceQuota } from './guardrails';
import { hostNamespaces, hostPorts, userNamespaces } from './host';
import { managedPod, restartPolicy, stableApiVersion, uniqueEnvironment } from './hygiene';
import { serviceAccount } from './identity';
import { imageDigest, imagePullPolicy, imageReference } from './images';
import { configMapContent, immutableConfigMap } from './immutable-config-maps';
import { certificateIssuer, issuerSource } from './issuers';
import { backoffLimit, jobLifetime, jobRestartPolicy } from './jobs';
import { kernelDefaults } from './kernel';
import { knownNamespace } from './known-namespace';
import { clusterLabels, labelValues, standardLabels } from './labels';
import { limitRangeOrder } from './limit-range-order';
import { explicitNamespace, networkIsolation } from './network';
import { networkPolicyPeers, networkPolicyTarget } from './network-policies';
import { networkPolicyPorts, networkPolicyTypes } from './network-policy-ports';
import { nodeSubnet } from './node-subnet';
import { platformLabels } from './platform-labels';
import { podEnvironment } from './pod-environment';
import type { Policy } from './policy';
import { priorityClassTarget, priorityClassValue } from './priority-classes';
import { dropCapabilities, noPrivilegedContainer, noPrivilegeEscalation } from './privileges';
import { probes } from './probes';
import { processNamespace } from './process-namespace';
import { quotaSize } from './quota-size';
import { leastPrivilege } from './rbac';
import { resourceLimits } from './resources';
import { roleBinding } from './role-bindings';
import { priorityClass, rollingUpdate } from './rollout';
import { scratchSize } from './scratch-size';
import { clusterIdentityKept, clusterMatch, environmentFixed, environmentMatch, guardMatch } from './seal';
import { secretFiles } from './secret-files';
import { certificateFormat, certificateNames, secretSource } from './secret-sources';
import { secretsAsFiles, secretWithoutContent } from './secrets';
import { deprecatedServiceAccount, serviceAccountOwner } from './service-account-owner';
import { headlessService, ingressTarget, serviceTarget } from './targets';
import { terminationGrace } from './termination';
import { runAsGroup, runAsNonRoot, runAsUser } from './users';
import { persistentVolume, volumeClaim } from './volume-claims';
import { volumeMounts } from './volume-mounts';
import { volumeRetention } from './volume-retention';
import { hostMounts, volumeLimits } from './volumes';
import { wellFormed } from './well-formed';
import { zoneSpread } from './zone-spread';

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
