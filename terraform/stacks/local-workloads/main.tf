# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

terraform {
  backend "local" {
    path = "../../../state/local/workloads.tfstate"
  }
  required_providers {
    kubernetes = {
      "source"  = "kubernetes"
      "version" = "2.38.0"
    }
  }
}

variable "kubeconfig" {
  default     = "~/.kube/config"
  description = "The kubeconfig that has the context of the environment"
  type        = string
}

provider "kubernetes" {
  config_context = "breakwater"
  config_path    = var.kubeconfig
}

provider "kubernetes" {
  alias          = "second"
  config_context = "breakwater"
  config_path    = var.kubeconfig
}

data "kubernetes_namespace_v1" "cluster-identity" {
  lifecycle {
    postcondition {
      condition     = self.metadata[0].uid == try(trimspace(file("../../../state/local/kube-system.uid")), "not recorded yet: use npm run up")
      error_message = "The context 'breakwater' leads to another cluster than the one of 'local': the UID of its kube-system is ${self.metadata[0].uid}, recorded is ${try(trimspace(file("../../../state/local/kube-system.uid")), "not recorded yet: use npm run up")}."
    }
  }
  metadata {
    name = "kube-system"
  }
}

locals {
  after-1 = [
    kubernetes_manifest.ClusterIssuer_cert-manager_io_bootstrap,
    kubernetes_manifest.ClusterIssuer_cert-manager_io_internal,
    kubernetes_manifest.ClusterIssuer_cert-manager_io_callers,
    kubernetes_manifest.ClusterIssuer_cert-manager_io_front-door,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-run-as-non-root,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-run-as-non-root,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-run-as-user,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-run-as-user,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-run-as-group,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-run-as-group,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-no-privilege-escalation,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-no-privilege-escalation,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-no-privileged-container,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-no-privileged-container,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-drop-capabilities,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-drop-capabilities,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-seccomp-profile,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-seccomp-profile,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-apparmor-profile,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-apparmor-profile,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-read-only-root-filesystem,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-read-only-root-filesystem,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-host-namespaces,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-host-namespaces,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-user-namespaces,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-user-namespaces,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-process-namespace,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-process-namespace,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-host-ports,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-host-ports,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-host-mounts,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-host-mounts,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-volume-limits,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-volume-limits,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-kernel-defaults,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-kernel-defaults,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-service-account,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-service-account,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-image-reference,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-image-reference,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-image-digest,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-image-digest,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-resource-limits,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-resource-limits,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-scratch-size,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-scratch-size,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-probes,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-probes,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-autoscaler-range,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-autoscaler-range,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-disruption-budget,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-disruption-budget,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-spread,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-spread,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-zone-spread,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-zone-spread,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-rolling-update,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-rolling-update,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-termination-grace,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-termination-grace,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-priority-class,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-priority-class,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-priority-class-value,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-priority-class-value,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-default-deny,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-default-deny,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-security-level,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-security-level,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-resource-quota,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-resource-quota,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-config-map-without-secrets,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-config-map-without-secrets,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-secrets-as-files,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-secrets-as-files,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-secret-files,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-secret-files,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-database-flags,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-database-flags,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-least-privilege,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-least-privilege,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-unprivileged-port,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-unprivileged-port,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-key,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-key,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-lifetime,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-lifetime,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-usages,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-usages,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-subject,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-subject,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-issuer-source,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-issuer-source,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-instance-label,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-instance-label,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-selector-labels,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-selector-labels,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-standard-labels,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-standard-labels,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-platform-labels,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-platform-labels,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-dns,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-dns,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-service-links,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-service-links,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-unique-environment,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-unique-environment,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-job-lifetime,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-job-lifetime,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-environment-match,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-environment-match,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-environment,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-environment,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-environment-key,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-environment-key,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-cluster-match,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-cluster-match,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-cluster-identity-kept,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-cluster-identity-kept,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-environment-fixed,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-environment-fixed,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-service-exposure,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-service-exposure,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ingress-exposure,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ingress-exposure,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ingress-protection,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ingress-protection,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-door-kind,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-door-kind,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-gateway-exposure,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-gateway-exposure,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-gateway-protection,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-gateway-protection,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-local-references,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-local-references,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-network-policy-peers,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-network-policy-peers,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-network-policy-ports,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-network-policy-ports,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-network-policy-types,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-network-policy-types,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-default-deny-kept,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-default-deny-kept,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-connection,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-connection,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ephemeral-container,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ephemeral-container,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-volume-claim,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-volume-claim,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-volume-retention,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-volume-retention,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-persistent-volume,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-persistent-volume,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-role-binding,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-role-binding,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-endpoints-by-controllers,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-endpoints-by-controllers,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-immutable-config-map,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-immutable-config-map,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-reviewed-writer,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-reviewed-writer,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-known-fields,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-known-fields,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-fields,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-fields,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-annotation-keys,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-annotation-keys,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-label-keys,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-label-keys,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-peers,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-peers,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-revision-history,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-revision-history,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ready-addresses,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ready-addresses,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-secret-type,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-secret-type,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-volume-sources,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-volume-sources,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-container-command,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-container-command,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-environment-variables,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-environment-variables,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-setting-names,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-setting-names,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-role-rights,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-role-rights,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-binding-parties,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-binding-parties,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-workload,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-workload,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-entry,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-entry,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-gateway,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-gateway,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-port,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-port,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-nameserver,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-nameserver,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-certificate,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-certificate,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-request,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-request,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-namespace,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-namespace,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-mount-paths,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-mount-paths,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-issuer,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-issuer,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-class,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-class,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-autoscaler,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-autoscaler,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-budget,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-budget,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-persona-role,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-persona-role,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-break-glass-binding,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-break-glass-binding,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-break-glass-use,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-break-glass-use,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-floor,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-floor,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-platform-claim,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-platform-claim,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-namespace-floor,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-namespace-floor,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-service-floor,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-service-floor,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-host-owner,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-host-owner,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ingress-floor,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ingress-floor,
    kubernetes_manifest.ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-gateway-floor,
    kubernetes_manifest.ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-gateway-floor,
  ]
  after-2 = [
    kubernetes_manifest.Namespace_api,
    kubernetes_manifest.Namespace_backup-store,
    kubernetes_manifest.Namespace_client,
    kubernetes_manifest.PriorityClass_scheduling_k8s_io_breakwater-database,
    kubernetes_manifest.PriorityClass_scheduling_k8s_io_breakwater-api,
    kubernetes_manifest.PriorityClass_scheduling_k8s_io_breakwater-service,
    kubernetes_manifest.PriorityClass_scheduling_k8s_io_breakwater-batch,
    kubernetes_manifest.Namespace_hash,
    kubernetes_manifest.Namespace_mongo-admin,
    kubernetes_manifest.Namespace_mongo-backup,
    kubernetes_manifest.Namespace_mongo-rotation,
    kubernetes_manifest.Namespace_mongo,
    kubernetes_manifest.Namespace_resolver,
    kubernetes_manifest.Namespace_restore-drill,
    kubernetes_manifest.Namespace_web,
  ]
  after-3 = [
    kubernetes_manifest.ConfigMap_api_environment,
    kubernetes_default_service_account_v1.ServiceAccount_api_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_api_default-deny,
    kubernetes_manifest.ResourceQuota_api_quota,
    kubernetes_manifest.LimitRange_api_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_api_breakwater-sre,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_api_breakwater-developer,
    kubernetes_manifest.Certificate_cert-manager_io_api_mongo-client,
    kubernetes_manifest.ServiceAccount_api_api,
    kubernetes_manifest.ConfigMap_api_api-local-ad35cc92,
    kubernetes_manifest.Service_api_api,
    kubernetes_manifest.HorizontalPodAutoscaler_autoscaling_api_api,
    kubernetes_manifest.PodDisruptionBudget_policy_api_api,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_api_api,
    kubernetes_manifest.Certificate_cert-manager_io_api_api-tls,
    kubernetes_manifest.Certificate_cert-manager_io_api_api-callers,
    kubernetes_manifest.Ingress_networking_k8s_io_api_api,
    kubernetes_manifest.ConfigMap_backup-store_environment,
    kubernetes_default_service_account_v1.ServiceAccount_backup-store_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_backup-store_default-deny,
    kubernetes_manifest.ResourceQuota_backup-store_quota,
    kubernetes_manifest.LimitRange_backup-store_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_backup-store_breakwater-sre,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_backup-store_breakwater-data-reader,
    kubernetes_manifest.Certificate_cert-manager_io_backup-store_backup-store,
    kubernetes_manifest.ServiceAccount_backup-store_backup-store,
    kubernetes_manifest.ConfigMap_backup-store_backup-store-local-1be2e7be,
    kubernetes_manifest.PodDisruptionBudget_policy_backup-store_backup-store,
    kubernetes_manifest.Service_backup-store_backup-store,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_backup-store_backup-store,
    kubernetes_manifest.Certificate_cert-manager_io_cert-manager_internal-authority,
    kubernetes_manifest.Certificate_cert-manager_io_cert-manager_callers-authority,
    kubernetes_manifest.Certificate_cert-manager_io_cert-manager_front-door-authority,
    kubernetes_manifest.ConfigMap_client_environment,
    kubernetes_default_service_account_v1.ServiceAccount_client_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_client_default-deny,
    kubernetes_manifest.ResourceQuota_client_quota,
    kubernetes_manifest.LimitRange_client_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_client_breakwater-sre,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_client_breakwater-developer,
    kubernetes_manifest.ConfigMap_client_client-local-1fcd9650,
    kubernetes_manifest.ServiceAccount_client_client,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_client_client,
    kubernetes_manifest.ConfigMap_hash_environment,
    kubernetes_default_service_account_v1.ServiceAccount_hash_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_hash_default-deny,
    kubernetes_manifest.ResourceQuota_hash_quota,
    kubernetes_manifest.LimitRange_hash_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_hash_breakwater-sre,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_hash_breakwater-developer,
    kubernetes_manifest.ServiceAccount_hash_hash,
    kubernetes_manifest.ConfigMap_hash_hash-local-6c0a12f5,
    kubernetes_manifest.Service_hash_hash,
    kubernetes_manifest.HorizontalPodAutoscaler_autoscaling_hash_hash,
    kubernetes_manifest.PodDisruptionBudget_policy_hash_hash,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_hash_hash,
    kubernetes_manifest.Certificate_cert-manager_io_hash_hash-tls,
    kubernetes_manifest.Ingress_networking_k8s_io_hash_hash,
    kubernetes_manifest.ConfigMap_mongo-admin_environment,
    kubernetes_default_service_account_v1.ServiceAccount_mongo-admin_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_mongo-admin_default-deny,
    kubernetes_manifest.ResourceQuota_mongo-admin_quota,
    kubernetes_manifest.LimitRange_mongo-admin_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_mongo-admin_breakwater-sre,
    kubernetes_manifest.Certificate_cert-manager_io_mongo-admin_mongo-admin,
    kubernetes_manifest.ConfigMap_mongo-admin_mongo-admin-local-e4668755,
    kubernetes_manifest.ServiceAccount_mongo-admin_mongo-admin,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_mongo-admin_mongo-admin,
    kubernetes_manifest.ConfigMap_mongo-backup_environment,
    kubernetes_default_service_account_v1.ServiceAccount_mongo-backup_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_mongo-backup_default-deny,
    kubernetes_manifest.ResourceQuota_mongo-backup_quota,
    kubernetes_manifest.LimitRange_mongo-backup_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_mongo-backup_breakwater-sre,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_mongo-backup_breakwater-data-reader,
    kubernetes_manifest.Certificate_cert-manager_io_mongo-backup_database-client,
    kubernetes_manifest.Certificate_cert-manager_io_mongo-backup_store-client,
    kubernetes_manifest.ConfigMap_mongo-backup_mongo-backup-local-1769e036,
    kubernetes_manifest.ServiceAccount_mongo-backup_mongo-backup,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_mongo-backup_mongo-backup,
    kubernetes_manifest.ConfigMap_mongo-rotation_environment,
    kubernetes_default_service_account_v1.ServiceAccount_mongo-rotation_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_mongo-rotation_default-deny,
    kubernetes_manifest.ResourceQuota_mongo-rotation_quota,
    kubernetes_manifest.LimitRange_mongo-rotation_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_mongo-rotation_breakwater-sre,
    kubernetes_manifest.Certificate_cert-manager_io_mongo-rotation_mongo-rotation,
    kubernetes_manifest.ConfigMap_mongo-rotation_mongo-rotation-local-d372c811,
    kubernetes_manifest.ServiceAccount_mongo-rotation_mongo-rotation,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_mongo-rotation_mongo-rotation,
    kubernetes_manifest.ConfigMap_mongo_environment,
    kubernetes_default_service_account_v1.ServiceAccount_mongo_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_mongo_default-deny,
    kubernetes_manifest.ResourceQuota_mongo_quota,
    kubernetes_manifest.LimitRange_mongo_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_mongo_breakwater-sre,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_mongo_breakwater-data-reader,
    kubernetes_manifest.Certificate_cert-manager_io_mongo_mongo-member,
    kubernetes_manifest.Certificate_cert-manager_io_mongo_mongo-exporter,
    kubernetes_manifest.ConfigMap_mongo_mongo-local-45c2ee72,
    kubernetes_manifest.ServiceAccount_mongo_mongo,
    kubernetes_manifest.Service_mongo_mongo,
    kubernetes_manifest.PodDisruptionBudget_policy_mongo_mongo,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_mongo_mongo,
    kubernetes_manifest.ClusterRole_rbac_authorization_k8s_io_breakwater-platform-admin-everywhere,
    kubernetes_manifest.ClusterRole_rbac_authorization_k8s_io_breakwater-sre,
    kubernetes_manifest.ClusterRole_rbac_authorization_k8s_io_breakwater-sre-everywhere,
    kubernetes_manifest.ClusterRole_rbac_authorization_k8s_io_breakwater-developer,
    kubernetes_manifest.ClusterRole_rbac_authorization_k8s_io_breakwater-data-reader,
    kubernetes_manifest.ClusterRole_rbac_authorization_k8s_io_breakwater-auditor-everywhere,
    kubernetes_manifest.ClusterRole_rbac_authorization_k8s_io_breakwater-break-glass,
    kubernetes_manifest.ClusterRoleBinding_rbac_authorization_k8s_io_breakwater-platform-admin-everywhere,
    kubernetes_manifest.ClusterRoleBinding_rbac_authorization_k8s_io_breakwater-sre-everywhere,
    kubernetes_manifest.ClusterRoleBinding_rbac_authorization_k8s_io_breakwater-auditor-everywhere,
    kubernetes_manifest.ConfigMap_resolver_environment,
    kubernetes_default_service_account_v1.ServiceAccount_resolver_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_resolver_default-deny,
    kubernetes_manifest.ResourceQuota_resolver_quota,
    kubernetes_manifest.LimitRange_resolver_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_resolver_breakwater-sre,
    kubernetes_manifest.ServiceAccount_resolver_resolver,
    kubernetes_manifest.ConfigMap_resolver_resolver-local-b53311f7,
    kubernetes_manifest.Service_resolver_resolver,
    kubernetes_manifest.PodDisruptionBudget_policy_resolver_resolver,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_resolver_resolver,
    kubernetes_manifest.ConfigMap_restore-drill_environment,
    kubernetes_default_service_account_v1.ServiceAccount_restore-drill_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_restore-drill_default-deny,
    kubernetes_manifest.ResourceQuota_restore-drill_quota,
    kubernetes_manifest.LimitRange_restore-drill_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_restore-drill_breakwater-sre,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_restore-drill_breakwater-data-reader,
    kubernetes_manifest.Certificate_cert-manager_io_restore-drill_store-client,
    kubernetes_manifest.ConfigMap_restore-drill_restore-drill-local-1f3c6ebf,
    kubernetes_manifest.ConfigMap_restore-drill_restore-drill-local-362cbc4a,
    kubernetes_manifest.ConfigMap_restore-drill_restore-drill-local-18aa9acb,
    kubernetes_manifest.ConfigMap_restore-drill_restore-drill-local-b868135b,
    kubernetes_manifest.ServiceAccount_restore-drill_restore-drill,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_restore-drill_restore-drill,
    kubernetes_manifest.ConfigMap_web_environment,
    kubernetes_default_service_account_v1.ServiceAccount_web_default,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_web_default-deny,
    kubernetes_manifest.ResourceQuota_web_quota,
    kubernetes_manifest.LimitRange_web_limits,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_web_breakwater-sre,
    kubernetes_manifest.RoleBinding_rbac_authorization_k8s_io_web_breakwater-developer,
    kubernetes_manifest.ServiceAccount_web_web,
    kubernetes_manifest.ConfigMap_web_web-local-6c0a12f5,
    kubernetes_manifest.Service_web_web,
    kubernetes_manifest.HorizontalPodAutoscaler_autoscaling_web_web,
    kubernetes_manifest.PodDisruptionBudget_policy_web_web,
    kubernetes_manifest.NetworkPolicy_networking_k8s_io_web_web,
    kubernetes_manifest.Certificate_cert-manager_io_web_web-tls,
    kubernetes_manifest.Ingress_networking_k8s_io_web_web,
  ]
}

resource "kubernetes_manifest" "ClusterIssuer_cert-manager_io_bootstrap" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "cert-manager.io/v1"
    "kind"       = "ClusterIssuer"
    "metadata" = {
      "labels" = {
        "app"                          = "certificates"
        "app.kubernetes.io/component"  = "certificates"
        "app.kubernetes.io/instance"   = "certificates"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "certificates"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "bootstrap"
    }
    "spec" = {
      "selfSigned" = {}
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterIssuer_cert-manager_io_callers" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "cert-manager.io/v1"
    "kind"       = "ClusterIssuer"
    "metadata" = {
      "labels" = {
        "app"                          = "certificates"
        "app.kubernetes.io/component"  = "certificates"
        "app.kubernetes.io/instance"   = "certificates"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "certificates"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "callers"
    }
    "spec" = {
      "ca" = {
        "secretName" = "callers-authority"
      }
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterIssuer_cert-manager_io_front-door" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "cert-manager.io/v1"
    "kind"       = "ClusterIssuer"
    "metadata" = {
      "labels" = {
        "app"                          = "certificates"
        "app.kubernetes.io/component"  = "certificates"
        "app.kubernetes.io/instance"   = "certificates"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "certificates"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "front-door"
    }
    "spec" = {
      "ca" = {
        "secretName" = "front-door-authority"
      }
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterIssuer_cert-manager_io_internal" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "cert-manager.io/v1"
    "kind"       = "ClusterIssuer"
    "metadata" = {
      "labels" = {
        "app"                          = "certificates"
        "app.kubernetes.io/component"  = "certificates"
        "app.kubernetes.io/instance"   = "certificates"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "certificates"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "internal"
    }
    "spec" = {
      "ca" = {
        "secretName" = "internal-authority"
      }
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRoleBinding_rbac_authorization_k8s_io_breakwater-auditor-everywhere" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRoleBinding"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-auditor-everywhere"
    }
    "roleRef" = {
      "apiGroup" = "rbac.authorization.k8s.io"
      "kind"     = "ClusterRole"
      "name"     = "breakwater-auditor-everywhere"
    }
    "subjects" = [
      {
        "apiGroup" = "rbac.authorization.k8s.io"
        "kind"     = "Group"
        "name"     = "breakwater:auditor"
      },
    ]
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRoleBinding_rbac_authorization_k8s_io_breakwater-platform-admin-everywhere" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRoleBinding"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-platform-admin-everywhere"
    }
    "roleRef" = {
      "apiGroup" = "rbac.authorization.k8s.io"
      "kind"     = "ClusterRole"
      "name"     = "breakwater-platform-admin-everywhere"
    }
    "subjects" = [
      {
        "apiGroup" = "rbac.authorization.k8s.io"
        "kind"     = "Group"
        "name"     = "breakwater:platform-admin"
      },
    ]
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRoleBinding_rbac_authorization_k8s_io_breakwater-sre-everywhere" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRoleBinding"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-sre-everywhere"
    }
    "roleRef" = {
      "apiGroup" = "rbac.authorization.k8s.io"
      "kind"     = "ClusterRole"
      "name"     = "breakwater-sre-everywhere"
    }
    "subjects" = [
      {
        "apiGroup" = "rbac.authorization.k8s.io"
        "kind"     = "Group"
        "name"     = "breakwater:sre"
      },
    ]
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRole_rbac_authorization_k8s_io_breakwater-auditor-everywhere" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRole"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-auditor-everywhere"
    }
    "rules" = [
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "namespaces",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "events.k8s.io",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "limitranges",
          "resourcequotas",
          "serviceaccounts",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "cert-manager.io",
        ]
        "resources" = [
          "certificaterequests",
          "certificates",
          "issuers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "networking.k8s.io",
        ]
        "resources" = [
          "ingresses",
          "networkpolicies",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "rbac.authorization.k8s.io",
        ]
        "resources" = [
          "rolebindings",
          "roles",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "admissionregistration.k8s.io",
        ]
        "resources" = [
          "mutatingwebhookconfigurations",
          "validatingwebhookconfigurations",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "admissionregistration.k8s.io",
        ]
        "resources" = [
          "validatingadmissionpolicies",
          "validatingadmissionpolicybindings",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "apiextensions.k8s.io",
        ]
        "resources" = [
          "customresourcedefinitions",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "apiregistration.k8s.io",
        ]
        "resources" = [
          "apiservices",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "cert-manager.io",
        ]
        "resources" = [
          "clusterissuers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "certificates.k8s.io",
        ]
        "resources" = [
          "certificatesigningrequests",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "rbac.authorization.k8s.io",
        ]
        "resources" = [
          "clusterrolebindings",
          "clusterroles",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
    ]
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRole_rbac_authorization_k8s_io_breakwater-break-glass" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRole"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-break-glass"
    }
    "rules" = [
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "endpoints",
          "persistentvolumeclaims",
          "pods",
          "services",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "apps",
        ]
        "resources" = [
          "controllerrevisions",
          "deployments",
          "replicasets",
          "statefulsets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "autoscaling",
        ]
        "resources" = [
          "horizontalpodautoscalers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "batch",
        ]
        "resources" = [
          "cronjobs",
          "jobs",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "discovery.k8s.io",
        ]
        "resources" = [
          "endpointslices",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "metrics.k8s.io",
        ]
        "resources" = [
          "pods",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "policy",
        ]
        "resources" = [
          "poddisruptionbudgets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "events.k8s.io",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "configmaps",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/log",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "limitranges",
          "resourcequotas",
          "serviceaccounts",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "cert-manager.io",
        ]
        "resources" = [
          "certificaterequests",
          "certificates",
          "issuers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "networking.k8s.io",
        ]
        "resources" = [
          "ingresses",
          "networkpolicies",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "rbac.authorization.k8s.io",
        ]
        "resources" = [
          "rolebindings",
          "roles",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/eviction",
        ]
        "verbs" = [
          "create",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "secrets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/attach",
          "pods/exec",
          "pods/portforward",
        ]
        "verbs" = [
          "create",
          "get",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/ephemeralcontainers",
        ]
        "verbs" = [
          "get",
          "patch",
          "update",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/proxy",
          "services/proxy",
        ]
        "verbs" = [
          "create",
          "get",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods",
        ]
        "verbs" = [
          "delete",
        ]
      },
      {
        "apiGroups" = [
          "apps",
        ]
        "resources" = [
          "deployments",
          "statefulsets",
        ]
        "verbs" = [
          "patch",
          "update",
        ]
      },
      {
        "apiGroups" = [
          "apps",
        ]
        "resources" = [
          "deployments/scale",
          "statefulsets/scale",
        ]
        "verbs" = [
          "get",
          "patch",
          "update",
        ]
      },
      {
        "apiGroups" = [
          "autoscaling",
        ]
        "resources" = [
          "horizontalpodautoscalers",
        ]
        "verbs" = [
          "patch",
          "update",
        ]
      },
      {
        "apiGroups" = [
          "batch",
        ]
        "resources" = [
          "cronjobs",
        ]
        "verbs" = [
          "patch",
          "update",
        ]
      },
      {
        "apiGroups" = [
          "batch",
        ]
        "resources" = [
          "jobs",
        ]
        "verbs" = [
          "delete",
        ]
      },
    ]
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRole_rbac_authorization_k8s_io_breakwater-data-reader" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRole"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-data-reader"
    }
    "rules" = [
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "endpoints",
          "persistentvolumeclaims",
          "pods",
          "services",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "apps",
        ]
        "resources" = [
          "controllerrevisions",
          "deployments",
          "replicasets",
          "statefulsets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "autoscaling",
        ]
        "resources" = [
          "horizontalpodautoscalers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "batch",
        ]
        "resources" = [
          "cronjobs",
          "jobs",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "discovery.k8s.io",
        ]
        "resources" = [
          "endpointslices",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "metrics.k8s.io",
        ]
        "resources" = [
          "pods",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "policy",
        ]
        "resources" = [
          "poddisruptionbudgets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "events.k8s.io",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
    ]
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRole_rbac_authorization_k8s_io_breakwater-developer" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRole"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-developer"
    }
    "rules" = [
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "endpoints",
          "persistentvolumeclaims",
          "pods",
          "services",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "apps",
        ]
        "resources" = [
          "controllerrevisions",
          "deployments",
          "replicasets",
          "statefulsets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "autoscaling",
        ]
        "resources" = [
          "horizontalpodautoscalers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "batch",
        ]
        "resources" = [
          "cronjobs",
          "jobs",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "discovery.k8s.io",
        ]
        "resources" = [
          "endpointslices",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "metrics.k8s.io",
        ]
        "resources" = [
          "pods",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "policy",
        ]
        "resources" = [
          "poddisruptionbudgets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "events.k8s.io",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "configmaps",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/log",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
    ]
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRole_rbac_authorization_k8s_io_breakwater-platform-admin-everywhere" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRole"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-platform-admin-everywhere"
    }
    "rules" = [
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "endpoints",
          "persistentvolumeclaims",
          "pods",
          "services",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "apps",
        ]
        "resources" = [
          "controllerrevisions",
          "deployments",
          "replicasets",
          "statefulsets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "autoscaling",
        ]
        "resources" = [
          "horizontalpodautoscalers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "batch",
        ]
        "resources" = [
          "cronjobs",
          "jobs",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "discovery.k8s.io",
        ]
        "resources" = [
          "endpointslices",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "metrics.k8s.io",
        ]
        "resources" = [
          "pods",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "policy",
        ]
        "resources" = [
          "poddisruptionbudgets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "events.k8s.io",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "configmaps",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/log",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "limitranges",
          "resourcequotas",
          "serviceaccounts",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "cert-manager.io",
        ]
        "resources" = [
          "certificaterequests",
          "certificates",
          "issuers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "networking.k8s.io",
        ]
        "resources" = [
          "ingresses",
          "networkpolicies",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "rbac.authorization.k8s.io",
        ]
        "resources" = [
          "rolebindings",
          "roles",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "namespaces",
          "nodes",
          "persistentvolumes",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "metrics.k8s.io",
        ]
        "resources" = [
          "nodes",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "scheduling.k8s.io",
        ]
        "resources" = [
          "priorityclasses",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "storage.k8s.io",
        ]
        "resources" = [
          "csinodes",
          "storageclasses",
          "volumeattachments",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "admissionregistration.k8s.io",
        ]
        "resources" = [
          "mutatingwebhookconfigurations",
          "validatingwebhookconfigurations",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "admissionregistration.k8s.io",
        ]
        "resources" = [
          "validatingadmissionpolicies",
          "validatingadmissionpolicybindings",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "apiextensions.k8s.io",
        ]
        "resources" = [
          "customresourcedefinitions",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "apiregistration.k8s.io",
        ]
        "resources" = [
          "apiservices",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "cert-manager.io",
        ]
        "resources" = [
          "clusterissuers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "certificates.k8s.io",
        ]
        "resources" = [
          "certificatesigningrequests",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "rbac.authorization.k8s.io",
        ]
        "resources" = [
          "clusterrolebindings",
          "clusterroles",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/eviction",
        ]
        "verbs" = [
          "create",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "nodes",
        ]
        "verbs" = [
          "patch",
        ]
      },
    ]
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRole_rbac_authorization_k8s_io_breakwater-sre" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRole"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-sre"
    }
    "rules" = [
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "endpoints",
          "persistentvolumeclaims",
          "pods",
          "services",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "apps",
        ]
        "resources" = [
          "controllerrevisions",
          "deployments",
          "replicasets",
          "statefulsets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "autoscaling",
        ]
        "resources" = [
          "horizontalpodautoscalers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "batch",
        ]
        "resources" = [
          "cronjobs",
          "jobs",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "discovery.k8s.io",
        ]
        "resources" = [
          "endpointslices",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "metrics.k8s.io",
        ]
        "resources" = [
          "pods",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "policy",
        ]
        "resources" = [
          "poddisruptionbudgets",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "events.k8s.io",
        ]
        "resources" = [
          "events",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "configmaps",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/log",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "limitranges",
          "resourcequotas",
          "serviceaccounts",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "cert-manager.io",
        ]
        "resources" = [
          "certificaterequests",
          "certificates",
          "issuers",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "networking.k8s.io",
        ]
        "resources" = [
          "ingresses",
          "networkpolicies",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "rbac.authorization.k8s.io",
        ]
        "resources" = [
          "rolebindings",
          "roles",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "pods/eviction",
        ]
        "verbs" = [
          "create",
        ]
      },
    ]
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ClusterRole_rbac_authorization_k8s_io_breakwater-sre-everywhere" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "rbac.authorization.k8s.io/v1"
    "kind"       = "ClusterRole"
    "metadata" = {
      "labels" = {
        "app"                          = "personas"
        "app.kubernetes.io/component"  = "personas"
        "app.kubernetes.io/instance"   = "personas"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "personas"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-sre-everywhere"
    }
    "rules" = [
      {
        "apiGroups" = [
          "",
        ]
        "resources" = [
          "namespaces",
          "nodes",
          "persistentvolumes",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "metrics.k8s.io",
        ]
        "resources" = [
          "nodes",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "scheduling.k8s.io",
        ]
        "resources" = [
          "priorityclasses",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
      {
        "apiGroups" = [
          "storage.k8s.io",
        ]
        "resources" = [
          "csinodes",
          "storageclasses",
          "volumeattachments",
        ]
        "verbs" = [
          "get",
          "list",
          "watch",
        ]
      },
    ]
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_api" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "api"
        "app.kubernetes.io/component"                = "api"
        "app.kubernetes.io/instance"                 = "api"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "api"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "api"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "api"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_backup-store" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "backup-store"
        "app.kubernetes.io/component"                = "store"
        "app.kubernetes.io/instance"                 = "backup-store"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "backup-store"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "backup-store"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "backup-store"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_client" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "client"
        "app.kubernetes.io/component"                = "job"
        "app.kubernetes.io/instance"                 = "client"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "client"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "client"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "client"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_hash" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "hash"
        "app.kubernetes.io/component"                = "worker"
        "app.kubernetes.io/instance"                 = "hash"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "hash"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "hash"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "hash"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_mongo" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "mongo"
        "app.kubernetes.io/component"                = "database"
        "app.kubernetes.io/instance"                 = "mongo"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "mongo"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "mongo"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "mongo"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_mongo-admin" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "mongo-admin"
        "app.kubernetes.io/component"                = "job"
        "app.kubernetes.io/instance"                 = "mongo-admin"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "mongo-admin"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "mongo-admin"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "mongo-admin"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_mongo-backup" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "mongo-backup"
        "app.kubernetes.io/component"                = "job"
        "app.kubernetes.io/instance"                 = "mongo-backup"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "mongo-backup"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "mongo-backup"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "mongo-backup"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_mongo-rotation" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "mongo-rotation"
        "app.kubernetes.io/component"                = "job"
        "app.kubernetes.io/instance"                 = "mongo-rotation"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "mongo-rotation"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "mongo-rotation"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "mongo-rotation"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_resolver" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "resolver"
        "app.kubernetes.io/component"                = "resolver"
        "app.kubernetes.io/instance"                 = "resolver"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "resolver"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "resolver"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "resolver"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_restore-drill" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "restore-drill"
        "app.kubernetes.io/component"                = "job"
        "app.kubernetes.io/instance"                 = "restore-drill"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "restore-drill"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "restore-drill"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "restore-drill"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Namespace_web" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "Namespace"
    "metadata" = {
      "labels" = {
        "app"                                        = "web"
        "app.kubernetes.io/component"                = "frontend"
        "app.kubernetes.io/instance"                 = "web"
        "app.kubernetes.io/managed-by"               = "cdk8s"
        "app.kubernetes.io/name"                     = "web"
        "app.kubernetes.io/part-of"                  = "breakwater"
        "app.kubernetes.io/version"                  = "0.1.0"
        "env"                                        = "local"
        "kubernetes.io/metadata.name"                = "web"
        "owner"                                      = "platform"
        "pod-security.kubernetes.io/audit"           = "restricted"
        "pod-security.kubernetes.io/audit-version"   = "v1.36"
        "pod-security.kubernetes.io/enforce"         = "restricted"
        "pod-security.kubernetes.io/enforce-version" = "v1.36"
        "pod-security.kubernetes.io/warn"            = "restricted"
        "pod-security.kubernetes.io/warn-version"    = "v1.36"
      }
      "name" = "web"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "PriorityClass_scheduling_k8s_io_breakwater-api" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion"  = "scheduling.k8s.io/v1"
    "description" = "breakwater: api"
    "kind"        = "PriorityClass"
    "metadata" = {
      "labels" = {
        "app"                          = "cluster-policies"
        "app.kubernetes.io/component"  = "policies"
        "app.kubernetes.io/instance"   = "cluster-policies"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "cluster-policies"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-api"
    }
    "value" = 30000
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "PriorityClass_scheduling_k8s_io_breakwater-batch" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion"  = "scheduling.k8s.io/v1"
    "description" = "breakwater: batch"
    "kind"        = "PriorityClass"
    "metadata" = {
      "labels" = {
        "app"                          = "cluster-policies"
        "app.kubernetes.io/component"  = "policies"
        "app.kubernetes.io/instance"   = "cluster-policies"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "cluster-policies"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-batch"
    }
    "value" = 10000
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "PriorityClass_scheduling_k8s_io_breakwater-database" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion"  = "scheduling.k8s.io/v1"
    "description" = "breakwater: database"
    "kind"        = "PriorityClass"
    "metadata" = {
      "labels" = {
        "app"                          = "cluster-policies"
        "app.kubernetes.io/component"  = "policies"
        "app.kubernetes.io/instance"   = "cluster-policies"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "cluster-policies"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-database"
    }
    "value" = 40000
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "PriorityClass_scheduling_k8s_io_breakwater-service" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [data.kubernetes_namespace_v1.cluster-identity]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion"  = "scheduling.k8s.io/v1"
    "description" = "breakwater: service"
    "kind"        = "PriorityClass"
    "metadata" = {
      "labels" = {
        "app"                          = "cluster-policies"
        "app.kubernetes.io/component"  = "policies"
        "app.kubernetes.io/instance"   = "cluster-policies"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "cluster-policies"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name" = "breakwater-service"
    }
    "value" = 20000
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}
