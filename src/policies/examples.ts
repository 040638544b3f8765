/** Examples of every policy, by its id. Only `npm run policies` and tests load them: no rule, chart or check does. */
import { breakGlassBinding, breakGlassFile, breakGlassUse } from './access/break-glass.examples';
import { ephemeralContainer, podConnection } from './access/connections.examples';
import { serviceAccount } from './access/identity.examples';
import { personaRole } from './access/persona-roles.examples';
import { leastPrivilege } from './access/rbac.examples';
import { roleBinding } from './access/role-bindings.examples';
import { deprecatedServiceAccount, serviceAccountOwner } from './access/service-account-owner.examples';
import { reviewedWriter } from './access/writers.examples';
import { containerCommand, environmentVariables, settingNames } from './allowed/commands.examples';
import { knownFields, serverFields } from './allowed/fields.examples';
import { guardContent } from './allowed/guards.examples';
import { knownKind } from './allowed/kinds.examples';
import { annotationKeys, labelKeys } from './allowed/metadata.examples';
import { podFields } from './allowed/pod-fields.examples';
import { bindingParties, roleRights } from './allowed/roles.examples';
import { readyAddresses, revisionHistory, secretType } from './allowed/values.examples';
import { mountPaths, volumeSources } from './allowed/volumes.examples';
import { certificateIssuer, issuerSource } from './certificates/issuers.examples';
import { certificateKey, certificateLifetime } from './certificates/keys.examples';
import { certificateFormat, certificateNames } from './certificates/names.examples';
import { certificateSubject, certificateUsages } from './certificates/uses.examples';
import { databaseFlags } from './data/database.examples';
import { persistentVolume, volumeClaim, volumeRetention } from './data/volume-claims.examples';
import { certificateRequest, declaredCertificate } from './declared/certificates.examples';
import { declaredEntry } from './declared/entry.examples';
import { declaredGateway } from './declared/gateway.examples';
import { declaredIssuer } from './declared/issuers.examples';
import { declaredNameserver } from './declared/nameserver.examples';
import { declaredNamespace, declaredPlace } from './declared/namespaces.examples';
import { declaredPeers } from './declared/peers.examples';
import { declaredPort } from './declared/port.examples';
import { declaredAutoscaler, declaredBudget } from './declared/scale.examples';
import { declaredClass, declaredWorkload } from './declared/workloads.examples';
import type { Fixtures } from './example';
import { platformClaim } from './floor/claims.examples';
import { gatewayFloor } from './floor/gateways.examples';
import { guardShape } from './floor/guards.examples';
import { hostOwner } from './floor/hosts.examples';
import { ingressFloor } from './floor/ingresses.examples';
import { namespaceFloor } from './floor/namespaces.examples';
import { podFloor } from './floor/pods.examples';
import { serviceFloor } from './floor/services.examples';
import { limitRangeOrder, quotaSize } from './guardrails/amounts.examples';
import { limitRange, namespaceGuardrails, podSecurityLevel, resourceQuota } from './guardrails/namespaces.examples';
import { defaultDeny, defaultDenyKept } from './network/default-deny.examples';
import { doorKind } from './network/door-kinds.examples';
import { endpointsByControllers } from './network/endpoints.examples';
import { ingressExposure, serviceExposure, unprivilegedPort } from './network/exposure.examples';
import { ingressProtection } from './network/front-door.examples';
import { gatewayExposure } from './network/gateway-exposure.examples';
import { gatewayProtection } from './network/gateway-protection.examples';
import { explicitNamespace, networkIsolation } from './network/isolation.examples';
import { localReferences } from './network/local-references.examples';
import { networkPolicyPeers, networkPolicyTarget } from './network/network-policies.examples';
import { networkPolicyPorts, networkPolicyTypes } from './network/network-policy-ports.examples';
import { routeGuard } from './network/route-guard.examples';
import { routeTarget } from './network/route-target.examples';
import { headlessService, ingressTarget, serviceTarget } from './network/targets.examples';
import { managedPod, restartPolicy, stableApiVersion, uniqueEnvironment } from './objects/hygiene.examples';
import { clusterLabels, labelValues, standardLabels } from './objects/labels.examples';
import { knownNamespace, platformLabels } from './objects/platform-labels.examples';
import { wellFormed } from './objects/well-formed.examples';
import { appArmorProfile, readOnlyRootFilesystem, seccompProfile } from './pods/confinement.examples';
import { podDns, serviceLinks } from './pods/discovery.examples';
import { hostNamespaces, hostPorts, processNamespace, userNamespaces } from './pods/host.examples';
import { imageDigest, imagePullPolicy, imageReference } from './pods/images.examples';
import { kernelDefaults } from './pods/kernel.examples';
import { dropCapabilities, noPrivilegedContainer, noPrivilegeEscalation } from './pods/privileges.examples';
import { runAsGroup, runAsNonRoot, runAsUser } from './pods/users.examples';
import { hostMounts, volumeLimits, volumeMounts } from './pods/volumes.examples';
import { clusterIdentityKept, clusterMatch, guardMatch } from './seal/clusters.examples';
import { environmentFixed, environmentMatch } from './seal/namespaces.examples';
import { podEnvironment } from './seal/pod-environment.examples';
import { configMapContent, configMapWithoutSecrets, immutableConfigMap } from './settings/config-maps.examples';
import { configMapSource, environmentKey } from './settings/config-sources.examples';
import { secretFiles } from './settings/secret-files.examples';
import { secretSource } from './settings/secret-sources.examples';
import { secretsAsFiles, secretWithoutContent } from './settings/secrets.examples';
import { autoscalerMetric, autoscalerRange, autoscalerTarget } from './workloads/autoscalers.examples';
import { minimumReplicas, podSpread, zoneSpread } from './workloads/availability.examples';
import { instanceLabel, selectorLabels, selectorMatch } from './workloads/controllers.examples';
import { disruptionBudget, disruptionBudgetTarget } from './workloads/disruption-budgets.examples';
import { backoffLimit, jobLifetime, jobRestartPolicy } from './workloads/jobs.examples';
import { nodeSubnet } from './workloads/node-subnet.examples';
import { priorityClassTarget, priorityClassValue } from './workloads/priority-classes.examples';
import { probes } from './workloads/probes.examples';
import { resourceLimits, scratchSize } from './workloads/resources.examples';
import { priorityClass, rollingUpdate, terminationGrace } from './workloads/rollout.examples';

/** The examples of each policy, in the order of `policies`. */
export const examples: Readonly<Record<string, Fixtures>> = {
  'run-as-non-root': runAsNonRoot,
  'run-as-user': runAsUser,
  'run-as-group': runAsGroup,
  'no-privilege-escalation': noPrivilegeEscalation,
  'no-privileged-container': noPrivilegedContainer,
  'drop-capabilities': dropCapabilities,
  'seccomp-profile': seccompProfile,
  'apparmor-profile': appArmorProfile,
  'read-only-root-filesystem': readOnlyRootFilesystem,
  'host-namespaces': hostNamespaces,
  'user-namespaces': userNamespaces,
  'process-namespace': processNamespace,
  'host-ports': hostPorts,
  'host-mounts': hostMounts,
  'volume-limits': volumeLimits,
  'volume-mounts': volumeMounts,
  'kernel-defaults': kernelDefaults,
  'service-account': serviceAccount,
  'service-account-owner': serviceAccountOwner,
  'deprecated-service-account': deprecatedServiceAccount,
  'image-reference': imageReference,
  'image-digest': imageDigest,
  'image-pull-policy': imagePullPolicy,
  'resource-limits': resourceLimits,
  'scratch-size': scratchSize,
  probes: probes,
  'autoscaler-range': autoscalerRange,
  'autoscaler-target': autoscalerTarget,
  'autoscaler-metric': autoscalerMetric,
  'minimum-replicas': minimumReplicas,
  'disruption-budget': disruptionBudget,
  'disruption-budget-target': disruptionBudgetTarget,
  'pod-spread': podSpread,
  'zone-spread': zoneSpread,
  'node-subnet': nodeSubnet,
  'rolling-update': rollingUpdate,
  'termination-grace': terminationGrace,
  'priority-class': priorityClass,
  'priority-class-target': priorityClassTarget,
  'priority-class-value': priorityClassValue,
  'default-deny': defaultDeny,
  'network-policy-target': networkPolicyTarget,
  'network-isolation': networkIsolation,
  'explicit-namespace': explicitNamespace,
  'known-namespace': knownNamespace,
  'pod-security-level': podSecurityLevel,
  'resource-quota': resourceQuota,
  'quota-size': quotaSize,
  'limit-range': limitRange,
  'limit-range-order': limitRangeOrder,
  'namespace-guardrails': namespaceGuardrails,
  'config-map-without-secrets': configMapWithoutSecrets,
  'secrets-as-files': secretsAsFiles,
  'secret-without-content': secretWithoutContent,
  'secret-files': secretFiles,
  'secret-source': secretSource,
  'database-flags': databaseFlags,
  'least-privilege': leastPrivilege,
  'unprivileged-port': unprivilegedPort,
  'service-target': serviceTarget,
  'ingress-target': ingressTarget,
  'route-target': routeTarget,
  'certificate-key': certificateKey,
  'certificate-lifetime': certificateLifetime,
  'certificate-usages': certificateUsages,
  'certificate-subject': certificateSubject,
  'certificate-names': certificateNames,
  'certificate-format': certificateFormat,
  'certificate-issuer': certificateIssuer,
  'issuer-source': issuerSource,
  'headless-service': headlessService,
  'instance-label': instanceLabel,
  'selector-labels': selectorLabels,
  'selector-match': selectorMatch,
  'standard-labels': standardLabels,
  'cluster-labels': clusterLabels,
  'platform-labels': platformLabels,
  'label-values': labelValues,
  'pod-dns': podDns,
  'service-links': serviceLinks,
  'stable-api-version': stableApiVersion,
  'managed-pod': managedPod,
  'restart-policy': restartPolicy,
  'unique-environment': uniqueEnvironment,
  'well-formed': wellFormed,
  'job-lifetime': jobLifetime,
  'backoff-limit': backoffLimit,
  'job-restart-policy': jobRestartPolicy,
  'environment-match': environmentMatch,
  'pod-environment': podEnvironment,
  'environment-key': environmentKey,
  'cluster-match': clusterMatch,
  'guard-match': guardMatch,
  'cluster-identity-kept': clusterIdentityKept,
  'environment-fixed': environmentFixed,
  'service-exposure': serviceExposure,
  'ingress-exposure': ingressExposure,
  'ingress-protection': ingressProtection,
  'door-kind': doorKind,
  'gateway-exposure': gatewayExposure,
  'gateway-protection': gatewayProtection,
  'local-references': localReferences,
  'route-guard': routeGuard,
  'network-policy-peers': networkPolicyPeers,
  'network-policy-ports': networkPolicyPorts,
  'network-policy-types': networkPolicyTypes,
  'default-deny-kept': defaultDenyKept,
  'pod-connection': podConnection,
  'ephemeral-container': ephemeralContainer,
  'volume-claim': volumeClaim,
  'volume-retention': volumeRetention,
  'persistent-volume': persistentVolume,
  'role-binding': roleBinding,
  'endpoints-by-controllers': endpointsByControllers,
  'immutable-config-map': immutableConfigMap,
  'config-map-content': configMapContent,
  'config-map-source': configMapSource,
  'reviewed-writer': reviewedWriter,
  'known-kind': knownKind,
  'known-fields': knownFields,
  'pod-fields': podFields,
  'annotation-keys': annotationKeys,
  'label-keys': labelKeys,
  'declared-peers': declaredPeers,
  'revision-history': revisionHistory,
  'ready-addresses': readyAddresses,
  'secret-type': secretType,
  'volume-sources': volumeSources,
  'container-command': containerCommand,
  'environment-variables': environmentVariables,
  'setting-names': settingNames,
  'role-rights': roleRights,
  'binding-parties': bindingParties,
  'declared-workload': declaredWorkload,
  'declared-entry': declaredEntry,
  'declared-gateway': declaredGateway,
  'declared-port': declaredPort,
  'declared-nameserver': declaredNameserver,
  'declared-certificate': declaredCertificate,
  'certificate-request': certificateRequest,
  'declared-namespace': declaredNamespace,
  'declared-place': declaredPlace,
  'guard-content': guardContent,
  'server-fields': serverFields,
  'mount-paths': mountPaths,
  'declared-issuer': declaredIssuer,
  'declared-class': declaredClass,
  'declared-autoscaler': declaredAutoscaler,
  'declared-budget': declaredBudget,
  'persona-role': personaRole,
  'break-glass-binding': breakGlassBinding,
  'break-glass-file': breakGlassFile,
  'break-glass-use': breakGlassUse,
  'pod-floor': podFloor,
  'platform-claim': platformClaim,
  'namespace-floor': namespaceFloor,
  'service-floor': serviceFloor,
  'host-owner': hostOwner,
  'ingress-floor': ingressFloor,
  'gateway-floor': gatewayFloor,
  'guard-shape': guardShape,
};

/** @throws when the policy has none */
export function examplesOf(policy: string): Fixtures {
  const found = examples[policy];
  if (!found) throw new Error(`policy '${policy}' has no examples`);
  return found;
}
