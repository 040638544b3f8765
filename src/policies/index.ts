import { breakGlassBinding, breakGlassFile, breakGlassUse } from './access/break-glass';
import { ephemeralContainer, podConnection } from './access/connections';
import { serviceAccount } from './access/identity';
import { personaRole } from './access/persona-roles';
import { leastPrivilege } from './access/rbac';
import { roleBinding } from './access/role-bindings';
import { deprecatedServiceAccount, serviceAccountOwner } from './access/service-account-owner';
import { reviewedWriter } from './access/writers';
import { containerCommand, environmentVariables, settingNames } from './allowed/commands';
import { knownFields, serverFields } from './allowed/fields';
import { guardContent, registerPolicies } from './allowed/guards';
import { knownKind } from './allowed/kinds';
import { annotationKeys, labelKeys } from './allowed/metadata';
import { podFields } from './allowed/pod-fields';
import { bindingParties, roleRights } from './allowed/roles';
import { readyAddresses, revisionHistory, secretType } from './allowed/values';
import { mountPaths, volumeSources } from './allowed/volumes';
import { certificateIssuer, issuerSource } from './certificates/issuers';
import { certificateKey, certificateLifetime } from './certificates/keys';
import { certificateFormat, certificateNames } from './certificates/names';
import { certificateSubject, certificateUsages } from './certificates/uses';
import { databaseFlags } from './data/database';
import { persistentVolume, volumeClaim, volumeRetention } from './data/volume-claims';
import { certificateRequest, declaredCertificate } from './declared/certificates';
import { declaredEntry } from './declared/entry';
import { declaredGateway } from './declared/gateway';
import { declaredIssuer } from './declared/issuers';
import { declaredNameserver } from './declared/nameserver';
import { declaredNamespace, declaredPlace } from './declared/namespaces';
import { declaredPeers } from './declared/peers';
import { declaredPort } from './declared/port';
import { declaredAutoscaler, declaredBudget } from './declared/scale';
import { declaredClass, declaredWorkload } from './declared/workloads';
import { platformClaim } from './floor/claims';
import { gatewayFloor } from './floor/gateways';
import { guardShape } from './floor/guards';
import { hostOwner } from './floor/hosts';
import { ingressFloor } from './floor/ingresses';
import { namespaceFloor } from './floor/namespaces';
import { podFloor } from './floor/pods';
import { serviceFloor } from './floor/services';
import { limitRangeOrder, quotaSize } from './guardrails/amounts';
import { limitRange, namespaceGuardrails, podSecurityLevel, resourceQuota } from './guardrails/namespaces';
import { defaultDeny, defaultDenyKept } from './network/default-deny';
import { doorKind } from './network/door-kinds';
import { endpointsByControllers } from './network/endpoints';
import { ingressExposure, serviceExposure, unprivilegedPort } from './network/exposure';
import { ingressProtection } from './network/front-door';
import { gatewayExposure } from './network/gateway-exposure';
import { gatewayProtection } from './network/gateway-protection';
import { explicitNamespace, networkIsolation } from './network/isolation';
import { localReferences } from './network/local-references';
import { networkPolicyPeers, networkPolicyTarget } from './network/network-policies';
import { networkPolicyPorts, networkPolicyTypes } from './network/network-policy-ports';
import { routeGuard } from './network/route-guard';
import { routeTarget } from './network/route-target';
import { headlessService, ingressTarget, serviceTarget } from './network/targets';
import { managedPod, restartPolicy, stableApiVersion, uniqueEnvironment } from './objects/hygiene';
import { clusterLabels, labelValues, standardLabels } from './objects/labels';
import { knownNamespace, platformLabels } from './objects/platform-labels';
import { wellFormed } from './objects/well-formed';
import { appArmorProfile, readOnlyRootFilesystem, seccompProfile } from './pods/confinement';
import { podDns, serviceLinks } from './pods/discovery';
import { hostNamespaces, hostPorts, processNamespace, userNamespaces } from './pods/host';
import { imageDigest, imagePullPolicy, imageReference } from './pods/images';
import { kernelDefaults } from './pods/kernel';
import { dropCapabilities, noPrivilegedContainer, noPrivilegeEscalation } from './pods/privileges';
import { runAsGroup, runAsNonRoot, runAsUser } from './pods/users';
import { hostMounts, volumeLimits, volumeMounts } from './pods/volumes';
import type { Policy } from './policy';
import { clusterIdentityKept, clusterMatch, guardMatch } from './seal/clusters';
import { environmentFixed, environmentMatch } from './seal/namespaces';
import { podEnvironment } from './seal/pod-environment';
import { configMapContent, configMapWithoutSecrets, immutableConfigMap } from './settings/config-maps';
import { configMapSource, environmentKey } from './settings/config-sources';
import { secretFiles } from './settings/secret-files';
import { secretSource } from './settings/secret-sources';
import { secretsAsFiles, secretWithoutContent } from './settings/secrets';
import { autoscalerMetric, autoscalerRange, autoscalerTarget } from './workloads/autoscalers';
import { minimumReplicas, podSpread, zoneSpread } from './workloads/availability';
import { instanceLabel, selectorLabels, selectorMatch } from './workloads/controllers';
import { disruptionBudget, disruptionBudgetTarget } from './workloads/disruption-budgets';
import { backoffLimit, jobLifetime, jobRestartPolicy } from './workloads/jobs';
import { nodeSubnet } from './workloads/node-subnet';
import { priorityClassTarget, priorityClassValue } from './workloads/priority-classes';
import { probes } from './workloads/probes';
import { resourceLimits, scratchSize } from './workloads/resources';
import { priorityClass, rollingUpdate, terminationGrace } from './workloads/rollout';

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
  routeTarget,
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
  doorKind,
  gatewayExposure,
  gatewayProtection,
  localReferences,
  routeGuard,
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
  reviewedWriter,
  knownKind,
  knownFields,
  podFields,
  annotationKeys,
  labelKeys,
  declaredPeers,
  revisionHistory,
  readyAddresses,
  secretType,
  volumeSources,
  containerCommand,
  environmentVariables,
  settingNames,
  roleRights,
  bindingParties,
  declaredWorkload,
  declaredEntry,
  declaredGateway,
  declaredPort,
  declaredNameserver,
  declaredCertificate,
  certificateRequest,
  declaredNamespace,
  declaredPlace,
  guardContent,
  serverFields,
  mountPaths,
  declaredIssuer,
  declaredClass,
  declaredAutoscaler,
  declaredBudget,
  personaRole,
  breakGlassBinding,
  breakGlassFile,
  breakGlassUse,
  podFloor,
  platformClaim,
  namespaceFloor,
  serviceFloor,
  hostOwner,
  ingressFloor,
  gatewayFloor,
  guardShape,
];

registerPolicies(policies);
