# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-annotation-keys" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-annotation-keys"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-annotation-keys"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-apparmor-profile" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-apparmor-profile"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-apparmor-profile"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-autoscaler-range" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-autoscaler-range"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-autoscaler-range"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-binding-parties" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-binding-parties"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-binding-parties"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-break-glass-binding" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-break-glass-binding"
    }
    "spec" = {
      "policyName" = "breakwater-break-glass-binding"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-break-glass-use" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
    "metadata" = {
      "annotations" = {
        "breakwater.example/noted" = "break-glass is there to be used: each use is counted, and a line of the audit log"
      }
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
      "name" = "breakwater-break-glass-use"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchExpressions" = [
            {
              "key"      = "kubernetes.io/metadata.name"
              "operator" = "In"
              "values" = [
                "api",
                "backup-store",
                "client",
                "hash",
                "mongo",
                "mongo-admin",
                "mongo-backup",
                "mongo-rotation",
                "resolver",
                "restore-drill",
                "web",
              ]
            },
          ]
        }
      }
      "policyName" = "breakwater-break-glass-use"
      "validationActions" = [
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-key" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-certificate-key"
    }
    "spec" = {
      "policyName" = "breakwater-certificate-key"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-lifetime" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-certificate-lifetime"
    }
    "spec" = {
      "policyName" = "breakwater-certificate-lifetime"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-request" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-certificate-request"
    }
    "spec" = {
      "policyName" = "breakwater-certificate-request"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-subject" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-certificate-subject"
    }
    "spec" = {
      "policyName" = "breakwater-certificate-subject"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-certificate-usages" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-certificate-usages"
    }
    "spec" = {
      "policyName" = "breakwater-certificate-usages"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-cluster-identity-kept" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-cluster-identity-kept"
    }
    "spec" = {
      "policyName" = "breakwater-cluster-identity-kept"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-cluster-match" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-cluster-match"
    }
    "spec" = {
      "paramRef" = {
        "name"                    = "cluster-identity"
        "namespace"               = "kube-system"
        "parameterNotFoundAction" = "Deny"
      }
      "policyName" = "breakwater-cluster-match"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-config-map-without-secrets" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-config-map-without-secrets"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-config-map-without-secrets"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-container-command" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-container-command"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-container-command"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-database-flags" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-database-flags"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-database-flags"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-autoscaler" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-autoscaler"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-autoscaler"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-budget" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-budget"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-budget"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-certificate" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-certificate"
    }
    "spec" = {
      "policyName" = "breakwater-declared-certificate"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-class" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-class"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-class"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-entry" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-entry"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-entry"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-gateway" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-gateway"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-gateway"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-issuer" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-issuer"
    }
    "spec" = {
      "policyName" = "breakwater-declared-issuer"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-nameserver" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-nameserver"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-nameserver"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-namespace" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-namespace"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-namespace"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-peers" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-peers"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-peers"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-port" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-port"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-port"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-declared-workload" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-declared-workload"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-declared-workload"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-default-deny" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-default-deny"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-default-deny"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-default-deny-kept" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-default-deny-kept"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-default-deny-kept"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-disruption-budget" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-disruption-budget"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-disruption-budget"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-door-kind" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-door-kind"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-door-kind"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-drop-capabilities" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-drop-capabilities"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-drop-capabilities"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-endpoints-by-controllers" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-endpoints-by-controllers"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-endpoints-by-controllers"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-environment-fixed" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-environment-fixed"
    }
    "spec" = {
      "policyName" = "breakwater-environment-fixed"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-environment-key" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-environment-key"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-environment-key"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-environment-match" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-environment-match"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-environment-match"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-environment-variables" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-environment-variables"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-environment-variables"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ephemeral-container" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
    "metadata" = {
      "annotations" = {
        "breakwater.example/noted" = "whoever works in this environment may look into its pods"
      }
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
      "name" = "breakwater-ephemeral-container"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-ephemeral-container"
      "validationActions" = [
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-gateway-exposure" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-gateway-exposure"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-gateway-exposure"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-gateway-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-gateway-floor"
    }
    "spec" = {
      "policyName" = "breakwater-gateway-floor"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-gateway-protection" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-gateway-protection"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-gateway-protection"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-host-mounts" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-host-mounts"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-host-mounts"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-host-namespaces" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-host-namespaces"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-host-namespaces"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-host-owner" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-host-owner"
    }
    "spec" = {
      "policyName" = "breakwater-host-owner"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-host-ports" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-host-ports"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-host-ports"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-image-digest" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-image-digest"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-image-digest"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-image-reference" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-image-reference"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-image-reference"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-immutable-config-map" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-immutable-config-map"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-immutable-config-map"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ingress-exposure" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-ingress-exposure"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-ingress-exposure"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ingress-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-ingress-floor"
    }
    "spec" = {
      "policyName" = "breakwater-ingress-floor"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ingress-protection" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-ingress-protection"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-ingress-protection"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-instance-label" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-instance-label"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-instance-label"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-issuer-source" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-issuer-source"
    }
    "spec" = {
      "policyName" = "breakwater-issuer-source"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-job-lifetime" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-job-lifetime"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-job-lifetime"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-kernel-defaults" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-kernel-defaults"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-kernel-defaults"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-known-fields" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-known-fields"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-known-fields"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-label-keys" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-label-keys"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-label-keys"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-least-privilege" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-least-privilege"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-least-privilege"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-local-references" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-local-references"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-local-references"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-mount-paths" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-mount-paths"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-mount-paths"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-namespace-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-namespace-floor"
    }
    "spec" = {
      "policyName" = "breakwater-namespace-floor"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-network-policy-peers" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-network-policy-peers"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-network-policy-peers"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-network-policy-ports" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-network-policy-ports"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-network-policy-ports"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-network-policy-types" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-network-policy-types"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-network-policy-types"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-no-privilege-escalation" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-no-privilege-escalation"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-no-privilege-escalation"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-no-privileged-container" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-no-privileged-container"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-no-privileged-container"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-persistent-volume" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-persistent-volume"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-persistent-volume"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-persona-role" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-persona-role"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-persona-role"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-platform-claim" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-platform-claim"
    }
    "spec" = {
      "policyName" = "breakwater-platform-claim"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-platform-labels" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-platform-labels"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-platform-labels"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-connection" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
    "metadata" = {
      "annotations" = {
        "breakwater.example/noted" = "whoever works in this environment may look into its pods"
      }
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
      "name" = "breakwater-pod-connection"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-pod-connection"
      "validationActions" = [
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-dns" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-pod-dns"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-pod-dns"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-environment" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-pod-environment"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-pod-environment"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-fields" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-pod-fields"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-pod-fields"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-pod-floor"
    }
    "spec" = {
      "policyName" = "breakwater-pod-floor"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-security-level" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-pod-security-level"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-pod-security-level"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-pod-spread" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-pod-spread"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-pod-spread"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-priority-class" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-priority-class"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-priority-class"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-priority-class-value" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-priority-class-value"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-priority-class-value"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-probes" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-probes"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-probes"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-process-namespace" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-process-namespace"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-process-namespace"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-read-only-root-filesystem" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-read-only-root-filesystem"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-read-only-root-filesystem"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-ready-addresses" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-ready-addresses"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-ready-addresses"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-resource-limits" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-resource-limits"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-resource-limits"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-resource-quota" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-resource-quota"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-resource-quota"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-reviewed-writer" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-reviewed-writer"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchExpressions" = [
            {
              "key"      = "kubernetes.io/metadata.name"
              "operator" = "In"
              "values" = [
                "api",
                "backup-store",
                "client",
                "hash",
                "mongo",
                "mongo-admin",
                "mongo-backup",
                "mongo-rotation",
                "resolver",
                "restore-drill",
                "web",
              ]
            },
          ]
        }
      }
      "policyName" = "breakwater-reviewed-writer"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-revision-history" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-revision-history"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-revision-history"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-role-binding" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-role-binding"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-role-binding"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-role-rights" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-role-rights"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-role-rights"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-rolling-update" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-rolling-update"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-rolling-update"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-run-as-group" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-run-as-group"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-run-as-group"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-run-as-non-root" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-run-as-non-root"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-run-as-non-root"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-run-as-user" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-run-as-user"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-run-as-user"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-scratch-size" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-scratch-size"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-scratch-size"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-seccomp-profile" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-seccomp-profile"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-seccomp-profile"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-secret-files" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-secret-files"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-secret-files"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-secret-type" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-secret-type"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-secret-type"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-secrets-as-files" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-secrets-as-files"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-secrets-as-files"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-selector-labels" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-selector-labels"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-selector-labels"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-service-account" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-service-account"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-service-account"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-service-exposure" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-service-exposure"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-service-exposure"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-service-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-service-floor"
    }
    "spec" = {
      "policyName" = "breakwater-service-floor"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-service-links" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-service-links"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-service-links"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-setting-names" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-setting-names"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-setting-names"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-standard-labels" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-standard-labels"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-standard-labels"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-termination-grace" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-termination-grace"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-termination-grace"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-unique-environment" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-unique-environment"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-unique-environment"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-unprivileged-port" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-unprivileged-port"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-unprivileged-port"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-user-namespaces" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
    "metadata" = {
      "annotations" = {
        "breakwater.example/noted" = "minikube's nodes share the kernel of the developer's machine, which may have none"
      }
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
      "name" = "breakwater-user-namespaces"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-user-namespaces"
      "validationActions" = [
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-volume-claim" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-volume-claim"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-volume-claim"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-volume-limits" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-volume-limits"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-volume-limits"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-volume-retention" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-volume-retention"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-volume-retention"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-volume-sources" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-volume-sources"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-volume-sources"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicyBinding_admissionregistration_k8s_io_breakwater-zone-spread" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicyBinding"
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
      "name" = "breakwater-zone-spread"
    }
    "spec" = {
      "matchResources" = {
        "namespaceSelector" = {
          "matchLabels" = {
            "app.kubernetes.io/part-of" = "breakwater"
          }
        }
      }
      "policyName" = "breakwater-zone-spread"
      "validationActions" = [
        "Deny",
        "Audit",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-annotation-keys" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-annotation-keys"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
              "limitranges",
              "resourcequotas",
              "serviceaccounts",
              "services",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "autoscaling",
            ]
            "apiVersions" = [
              "v2",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "horizontalpodautoscalers",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
            ]
          },
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
              "issuers",
            ]
          },
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "backendtrafficpolicies",
              "clienttrafficpolicies",
              "securitypolicies",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
              "networkpolicies",
            ]
          },
          {
            "apiGroups" = [
              "policy",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "poddisruptionbudgets",
            ]
          },
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "rolebindings",
              "roles",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "namespaces",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.metadata.?annotations.orValue({}).all(k, k in ['argocd.argoproj.io/tracking-id', 'breakwater.example/noted', 'deployment.kubernetes.io/revision', 'kubectl.kubernetes.io/last-applied-configuration', 'kubernetes.io/description'] || k.startsWith('breakwater.example/exempt.') || object.kind == 'Ingress' && k.startsWith('nginx.ingress.kubernetes.io/') || object.kind == 'RoleBinding' && k in ['breakwater.example/reason', 'breakwater.example/expires']) && variables.templates.all(t, t.?metadata.?annotations.orValue({}).all(k, k in ['kubectl.kubernetes.io/restartedAt']))"
          "message"           = "remove each annotation that no chart writes; pods have none"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its annotations') + ': ' + 'remove each annotation that no chart writes; pods have none'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? [dyn(object).spec.jobTemplate, dyn(object).spec.jobTemplate.spec.template] : object.kind in ['DaemonSet', 'Deployment', 'StatefulSet'] ? [dyn(object).spec.template] : []"
          "name"       = "templates"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-apparmor-profile" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-apparmor-profile"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "((!variables.pod.?securityContext.?appArmorProfile.hasValue() || variables.pod.?securityContext.?appArmorProfile.?type.orValue('none') == 'RuntimeDefault') && variables.annotations.all(k, !k.startsWith('container.apparmor.security.beta.kubernetes.io/') || variables.annotations[k] == 'runtime/default')) && variables.refused.size() == 0"
          "message"           = "remove securityContext.appArmorProfile from the pod and its containers, and the annotations of AppArmor"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'remove securityContext.appArmorProfile from the pod and its containers, and the annotations of AppArmor'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "variables.template.?metadata.?annotations.orValue({})"
          "name"       = "annotations"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !((!c.?securityContext.?appArmorProfile.hasValue() || c.?securityContext.?appArmorProfile.?type.orValue('none') == 'RuntimeDefault'))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-autoscaler-range" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-autoscaler-range"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "autoscaling",
            ]
            "apiVersions" = [
              "v2",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "horizontalpodautoscalers",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.least >= 3 && variables.most > variables.least"
          "message"           = "set spec.minReplicas to 3 or more and spec.maxReplicas above it"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('from ' + string(variables.least) + ' to ' + string(variables.most)) + ': ' + 'set spec.minReplicas to 3 or more and spec.maxReplicas above it'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?minReplicas.orValue(1)"
          "name"       = "least"
        },
        {
          "expression" = "object.spec.?maxReplicas.orValue(0)"
          "name"       = "most"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-binding-parties" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-binding-parties"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "rolebindings",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.?roleRef.?kind.orValue('') == 'Role' && variables.strangers.size() == 0 || object.metadata.name == 'breakwater-sre' && object.metadata.namespace in ['api', 'mongo', 'mongo-admin', 'mongo-rotation', 'mongo-backup', 'backup-store', 'restore-drill', 'resolver', 'web', 'hash', 'client'] && variables.role == 'rbac.authorization.k8s.io ClusterRole ' + 'breakwater-sre' && variables.parties == ['Group.rbac.authorization.k8s.io breakwater:sre'] || object.metadata.name == 'breakwater-developer' && object.metadata.namespace in ['api', 'client', 'hash', 'web'] && variables.role == 'rbac.authorization.k8s.io ClusterRole ' + 'breakwater-developer' && variables.parties == ['Group.rbac.authorization.k8s.io breakwater:developer'] || object.metadata.name == 'breakwater-data-reader' && object.metadata.namespace in ['backup-store', 'mongo', 'mongo-backup', 'restore-drill'] && variables.role == 'rbac.authorization.k8s.io ClusterRole ' + 'breakwater-data-reader' && variables.parties == ['Group.rbac.authorization.k8s.io breakwater:data-reader'] || object.metadata.name.startsWith('break-glass-') && variables.role == 'rbac.authorization.k8s.io ClusterRole ' + 'breakwater-break-glass' && variables.parties == ['Group.rbac.authorization.k8s.io breakwater:break-glass']"
          "message"           = "let roleRef name a Role, and let subjects be ServiceAccounts of the same namespace; people have the personas of src/config/personas.ts, and break-glass as docs/how-to/break-the-glass.md says"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.strangers.size() == 0 ? 'its roleRef' : 'subjects ' + variables.strangers.map(s, s.?name.orValue('')).join(', ')) + ': ' + 'let roleRef name a Role, and let subjects be ServiceAccounts of the same namespace; people have the personas of src/config/personas.ts, and break-glass as docs/how-to/break-the-glass.md says'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.?subjects.orValue([]).filter(s, !(s.?kind.orValue('') == 'ServiceAccount' && s.?namespace.orValue(object.metadata.namespace) == object.metadata.namespace))"
          "name"       = "strangers"
        },
        {
          "expression" = "dyn(object).?subjects.orValue([]).map(s, s.?kind.orValue('') + '.' + s.?apiGroup.orValue('') + ' ' + s.?name.orValue(''))"
          "name"       = "parties"
        },
        {
          "expression" = "dyn(object).?roleRef.?apiGroup.orValue('') + ' ' + dyn(object).?roleRef.?kind.orValue('') + ' ' + dyn(object).?roleRef.?name.orValue('')"
          "name"       = "role"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-break-glass-binding" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-break-glass-binding"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.?roleRef.?name.orValue('') != 'breakwater-break-glass')"
          "name"       = "not-of-incidents"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "clusterrolebindings",
              "rolebindings",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.metadata.?namespace.orValue('') in ['api', 'backup-store', 'client', 'hash', 'mongo', 'mongo-admin', 'mongo-backup', 'mongo-rotation', 'resolver', 'restore-drill', 'web'] && size(object.metadata.?annotations[?'breakwater.example/reason'].orValue('')) >= 20 && variables.expires.matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$') && variables.length > duration('0s') && variables.length <= duration('4h')"
          "message"           = "make a RoleBinding in a namespace of ours, with the annotation breakwater.example/reason of 20 characters or more, and breakwater.example/expires as a time in UTC, at most 4 hours ahead: docs/how-to/break-the-glass.md"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its annotations, place or end') + ': ' + 'make a RoleBinding in a namespace of ours, with the annotation breakwater.example/reason of 20 characters or more, and breakwater.example/expires as a time in UTC, at most 4 hours ahead: docs/how-to/break-the-glass.md'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.metadata.?annotations[?'breakwater.example/expires'].orValue('')"
          "name"       = "expires"
        },
        {
          "expression" = "string(dyn(object).metadata.?creationTimestamp.orValue(''))"
          "name"       = "created"
        },
        {
          "expression" = "timestamp(variables.expires) - timestamp(variables.created)"
          "name"       = "length"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-break-glass-use" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-break-glass-use"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(request.?namespace.orValue('') == '')"
          "name"       = "of-the-cluster"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "*",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
              "DELETE",
              "CONNECT",
            ]
            "resources" = [
              "*/*",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "!(request.userInfo.?groups.orValue([]).exists(g, g in ['breakwater:break-glass']) || variables.changed)"
          "message"           = "say in the channel of the incident what it was for; each use is counted"
          "messageExpression" = "request.resource.resource + ' ' + request.name + ': ' + ('by ' + request.userInfo.username) + ': ' + 'say in the channel of the incident what it was for; each use is counted'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "dyn(object == null ? oldObject : object).?roleRef.?name.orValue('') == 'breakwater-break-glass'"
          "name"       = "changed"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-key" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-certificate-key"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.algorithm == 'Ed25519' || variables.algorithm == 'ECDSA' && variables.size in [256, 384, 521] || variables.algorithm == 'RSA' && variables.size >= 3072) && (variables.rotation == 'Always' || variables.rotation == 'Never' && object.spec.?isCA.orValue(false))"
          "message"           = "set privateKey to algorithm ECDSA with size 256, 384, 521, Ed25519, or RSA with size 3072 or more, and rotationPolicy Always; an authority may keep its key"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.algorithm + ' ' + string(variables.size) + ', rotation ' + variables.rotation) + ': ' + 'set privateKey to algorithm ECDSA with size 256, 384, 521, Ed25519, or RSA with size 3072 or more, and rotationPolicy Always; an authority may keep its key'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?privateKey.?algorithm.orValue('none')"
          "name"       = "algorithm"
        },
        {
          "expression" = "object.spec.?privateKey.?size.orValue(0)"
          "name"       = "size"
        },
        {
          "expression" = "object.spec.?privateKey.?rotationPolicy.orValue('none')"
          "name"       = "rotation"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-lifetime" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-certificate-lifetime"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.readable && variables.hours <= (object.spec.?isCA.orValue(false) ? 26280 : 2160) && variables.left * 4 >= variables.hours && variables.left * 2 <= variables.hours"
          "message"           = "set duration to 2160h or less (26280h for an authority), and renewBefore to a quarter to a half of it, both in whole hours"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('duration ' + variables.life + ', renewBefore ' + variables.rest) + ': ' + 'set duration to 2160h or less (26280h for an authority), and renewBefore to a quarter to a half of it, both in whole hours'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?duration.orValue('')"
          "name"       = "life"
        },
        {
          "expression" = "object.spec.?renewBefore.orValue('')"
          "name"       = "rest"
        },
        {
          "expression" = "variables.life.matches('^[1-9][0-9]{0,6}h(0m0s|0m)?$') && variables.rest.matches('^[1-9][0-9]{0,6}h(0m0s|0m)?$')"
          "name"       = "readable"
        },
        {
          "expression" = "duration(variables.life).getHours()"
          "name"       = "hours"
        },
        {
          "expression" = "duration(variables.rest).getHours()"
          "name"       = "left"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-request" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-certificate-request"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.kind == 'CertificateSigningRequest' && !dyn(object).spec.signerName.startsWith('issuers.cert-manager.io/') && !dyn(object).spec.signerName.startsWith('clusterissuers.cert-manager.io/'))"
          "name"       = "of-other-signers"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "acme.cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "challenges",
              "orders",
            ]
          },
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificaterequests",
            ]
          },
          {
            "apiGroups" = [
              "certificates.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificatesigningrequests",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "request.userInfo.username == 'system:serviceaccount:cert-manager:cert-manager' || request.userInfo.username.startsWith('system:serviceaccount:kube-system:')"
          "message"           = "write a Certificate, of which cert-manager makes the request"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('by ' + request.userInfo.username) + ': ' + 'write a Certificate, of which cert-manager makes the request'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-subject" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-certificate-subject"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.caller && !variables.outsider ? (variables.server ? variables.member : variables.named && (variables.member || variables.client)) : variables.units.size() == 0) && (!object.spec.?isCA.orValue(false) && !variables.outsider || variables.name != '')"
          "message"           = "for callers set commonName to the namespace and subject.organizationalUnits to one unit that ends in -clients; for members to one that ends in -members after the name of the service, which is the namespace or what it begins with; give a server none, an authority a commonName, and who calls from outside (issuer callers) a name and no unit"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('units ' + variables.units.join(', ') + ', name ' + variables.name) + ': ' + 'for callers set commonName to the namespace and subject.organizationalUnits to one unit that ends in -clients; for members to one that ends in -members after the name of the service, which is the namespace or what it begins with; give a server none, an authority a commonName, and who calls from outside (issuer callers) a name and no unit'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?subject.?organizationalUnits.orValue([])"
          "name"       = "units"
        },
        {
          "expression" = "object.spec.?commonName.orValue('')"
          "name"       = "name"
        },
        {
          "expression" = "'client auth' in object.spec.?usages.orValue([])"
          "name"       = "caller"
        },
        {
          "expression" = "object.spec.?issuerRef.?name.orValue('') == 'callers'"
          "name"       = "outsider"
        },
        {
          "expression" = "'server auth' in object.spec.?usages.orValue([])"
          "name"       = "server"
        },
        {
          "expression" = "variables.name == object.metadata.namespace"
          "name"       = "named"
        },
        {
          "expression" = "variables.units.size() == 1 && variables.units.all(u, u.matches('.-members$') && (object.metadata.namespace + '-').startsWith(u.substring(0, u.size() - 7)))"
          "name"       = "member"
        },
        {
          "expression" = "variables.units.size() == 1 && variables.units.all(u, u.matches('.-clients$'))"
          "name"       = "client"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-certificate-usages" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-certificate-usages"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.spec.?usages.orValue([]).all(u, u in ['digital signature', 'key encipherment', 'server auth', 'client auth', 'cert sign', 'crl sign']) && 'digital signature' in object.spec.?usages.orValue([]) && ('cert sign' in object.spec.?usages.orValue([])) == object.spec.?isCA.orValue(false) && ('server auth' in object.spec.?usages.orValue([]) || 'client auth' in object.spec.?usages.orValue([])) != object.spec.?isCA.orValue(false)"
          "message"           = "let usages be digital signature with server auth or client auth; for an authority set isCA, and add cert sign in their place"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('usages ' + object.spec.?usages.orValue([]).join(', ')) + ': ' + 'let usages be digital signature with server auth or client auth; for an authority set isCA, and add cert sign in their place'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-cluster-identity-kept" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-cluster-identity-kept"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(request.namespace != 'kube-system' || request.name != 'cluster-identity')"
          "name"       = "not-the-identity"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "UPDATE",
              "DELETE",
            ]
            "resources" = [
              "configmaps",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.removed ? false : object.data == oldObject.data"
          "message"           = "leave the ConfigMap kube-system/cluster-identity as it is, and make a new cluster for another environment"
          "messageExpression" = "request.resource.resource + ' ' + request.name + ': ' + 'leave the ConfigMap kube-system/cluster-identity as it is, and make a new cluster for another environment'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "request.operation == 'DELETE'"
          "name"       = "removed"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-cluster-match" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-cluster-match"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "namespaces",
              "persistentvolumes",
            ]
          },
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "clusterissuers",
            ]
          },
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "clusterrolebindings",
              "clusterroles",
            ]
          },
          {
            "apiGroups" = [
              "scheduling.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "priorityclasses",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
              "limitranges",
              "persistentvolumeclaims",
              "pods",
              "resourcequotas",
              "serviceaccounts",
              "services",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "autoscaling",
            ]
            "apiVersions" = [
              "v2",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "horizontalpodautoscalers",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
              "issuers",
            ]
          },
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "backendtrafficpolicies",
              "clienttrafficpolicies",
              "securitypolicies",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
              "networkpolicies",
            ]
          },
          {
            "apiGroups" = [
              "policy",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "poddisruptionbudgets",
            ]
          },
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "rolebindings",
              "roles",
            ]
          },
        ]
      }
      "paramKind" = {
        "apiVersion" = "v1"
        "kind"       = "ConfigMap"
      }
      "validations" = [
        {
          "expression"        = "object.metadata.?labels[?'env'].orValue('none') == params.data.environment"
          "message"           = "use the cluster of its environment: the ConfigMap kube-system/cluster-identity says which one this is"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('it is of environment ' + object.metadata.?labels[?'env'].orValue('none') + ', this cluster is of ' + params.data.environment) + ': ' + 'use the cluster of its environment: the ConfigMap kube-system/cluster-identity says which one this is'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-config-map-without-secrets" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-config-map-without-secrets"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.name == 'kube-root-ca.crt')"
          "name"       = "root-certificate"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "move what is secret to a Secret, and rename or reword what only reads so"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('data ' + variables.refused.join(', ')) + ': ' + 'move what is secret to a Secret, and rename or reword what only reads so'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.?data.orValue({})"
          "name"       = "data"
        },
        {
          "expression" = "object.?binaryData.orValue({})"
          "name"       = "binary"
        },
        {
          "expression" = "variables.data.filter(k, k.lowerAscii().matches('password|token|secret|key|pwd|jwt|credential') || variables.data[k].lowerAscii().matches('(pass(word)?[ \\\\t\\\\r\\\\n]*[:=])|(secret[ \\\\t\\\\r\\\\n]*[:=])|(token[ \\\\t\\\\r\\\\n]*[:=])|(key[:=])|(username:)|(email=|(^|[^a-z0-9_.+-])[a-z0-9_.+-]+@[a-z0-9_-]+([.][a-z0-9_-]+)*[.][a-z]{2,})|(sha1|md5)|(://[^/ \\\\t\\\\r\\\\n:@]*:[^/ \\\\t\\\\r\\\\n@]+@)|(-----begin [a-z ]*private key-----)')) + variables.binary.filter(k, k.lowerAscii().matches('password|token|secret|key|pwd|jwt|credential'))"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-container-command" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-container-command"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "remove command, and let args be one word in lower case; for a database let command be mongod, and args flags of src/policies/allowed/commands.ts"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'remove command, and let args be one word in lower case; for a database let command be mongod, and args flags of src/policies/allowed/commands.ts'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([])).filter(c, !(c.?image.orValue('').matches('/mongo[:@]') ? c.?command.orValue([]).all(a, a == 'mongod') && c.?args.orValue([]).all(a, a.matches('^--(auth|bind_ip=127[.]0[.]0[.]1|bind_ip_all|clusterAuthMode=x509|dbpath=/[a-z]+|noscripting|nounixsocket|oplogSize=[0-9]+|port=27017|replSet=[a-z0-9]+|setParameter=enableLocalhostAuthBypass=false|setParameter=shutdownTimeoutMillisForSignaledShutdown=[0-9]+|tlsCAFile=/certs/ca[.]crt|tlsCertificateKeyFile=/certs/tls-combined[.]pem|tlsDisabledProtocols=TLS1_0,TLS1_1|tlsMode=requireTLS|wiredTigerCacheSizeGB=[0-9.]+)$')) : c.?command.orValue([]).size() == 0 && c.?args.orValue([]).size() <= 1 && c.?args.orValue([]).all(a, a.matches('^[a-z]+(-[a-z]+)*$')))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-database-flags" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-database-flags"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "statefulsets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "let args of the database have --auth --clusterAuthMode=x509 --noscripting --nounixsocket --setParameter=enableLocalhostAuthBypass=false --tlsMode=requireTLS --tlsDisabledProtocols=TLS1_0,TLS1_1 --tlsCAFile=/certs/ca.crt --tlsCertificateKeyFile=/certs/tls-combined.pem"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'let args of the database have --auth --clusterAuthMode=x509 --noscripting --nounixsocket --setParameter=enableLocalhostAuthBypass=false --tlsMode=requireTLS --tlsDisabledProtocols=TLS1_0,TLS1_1 --tlsCAFile=/certs/ca.crt --tlsCertificateKeyFile=/certs/tls-combined.pem'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers).filter(c, !(!c.?image.orValue('').contains('/mongo:') || ['--auth', '--clusterAuthMode=x509', '--noscripting', '--nounixsocket', '--setParameter=enableLocalhostAuthBypass=false', '--tlsMode=requireTLS', '--tlsDisabledProtocols=TLS1_0,TLS1_1', '--tlsCAFile=/certs/ca.crt', '--tlsCertificateKeyFile=/certs/tls-combined.pem'].all(a, a in c.?args.orValue([])))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-autoscaler" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-autoscaler"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "autoscaling",
            ]
            "apiVersions" = [
              "v2",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "horizontalpodautoscalers",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.spec.maxReplicas <= variables.largest && object.spec.scaleTargetRef.?name.orValue('') == object.metadata.name"
          "message"           = "let metadata.name and spec.scaleTargetRef.name be those of a service with a range of instances in the environment, and spec.maxReplicas at most the end of the range"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its name, target or maxReplicas') + ': ' + 'let metadata.name and spec.scaleTargetRef.name be those of a service with a range of instances in the environment, and spec.maxReplicas at most the end of the range'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "{'api/api': 10, 'web/web': 10, 'hash/hash': 10}[?object.metadata.namespace + '/' + object.metadata.name].orValue(0)"
          "name"       = "largest"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-budget" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-budget"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "policy",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "poddisruptionbudgets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.metadata.namespace + '/' + object.metadata.name in ['api/api', 'mongo/mongo', 'mongo-admin/mongo-admin', 'mongo-rotation/mongo-rotation', 'mongo-backup/mongo-backup', 'backup-store/backup-store', 'restore-drill/restore-drill', 'resolver/resolver', 'web/web', 'hash/hash', 'client/client'] && object.spec.?selector.?matchLabels[?'app.kubernetes.io/name'].orValue('') == object.metadata.name"
          "message"           = "let metadata.name be that of a service of the namespace, and the label app.kubernetes.io/name in spec.selector.matchLabels the same"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its name or selector') + ': ' + 'let metadata.name be that of a service of the namespace, and the label app.kubernetes.io/name in spec.selector.matchLabels the same'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-certificate" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-certificate"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater' && !(object.spec.?issuerRef.?kind.orValue('') == 'ClusterIssuer' && object.spec.?issuerRef.?name.orValue('') in ['bootstrap', 'internal', 'callers', 'front-door']) && !(object.metadata.namespace + '/' + object.spec.?secretName.orValue('') in ['cert-manager/callers-authority', 'cert-manager/internal-authority', 'cert-manager/front-door-authority']))"
          "name"       = "of-others"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') == 'breakwater' && (object.spec.?isCA.orValue(false) ? variables.issuer == 'bootstrap' && object.metadata.namespace + '/' + object.spec.?secretName.orValue('') in ['cert-manager/callers-authority', 'cert-manager/internal-authority', 'cert-manager/front-door-authority'] : object.spec.?issuerRef.?name.orValue('') == 'callers' ? variables.issuer == 'callers' && object.metadata.namespace == 'api' && variables.names.all(n, n == 'callers.invalid') && (variables.names.size() == 0 || !('client auth' in object.spec.?usages.orValue([]))) : object.metadata.namespace in ['api', 'mongo', 'mongo-admin', 'mongo-rotation', 'mongo-backup', 'backup-store', 'restore-drill', 'resolver', 'web', 'hash', 'client'] && (variables.names.all(n, n == 'localhost' || n.endsWith('.svc.cluster.local')) ? variables.issuer == 'internal' && variables.names.all(n, n == 'localhost' || object.metadata.namespace + '/' + n in ['api/api.api.svc.cluster.local', 'api/*.api.api.svc.cluster.local', 'mongo/mongo.mongo.svc.cluster.local', 'mongo/*.mongo.mongo.svc.cluster.local', 'mongo-admin/mongo-admin.mongo-admin.svc.cluster.local', 'mongo-admin/*.mongo-admin.mongo-admin.svc.cluster.local', 'mongo-rotation/mongo-rotation.mongo-rotation.svc.cluster.local', 'mongo-rotation/*.mongo-rotation.mongo-rotation.svc.cluster.local', 'mongo-backup/mongo-backup.mongo-backup.svc.cluster.local', 'mongo-backup/*.mongo-backup.mongo-backup.svc.cluster.local', 'backup-store/backup-store.backup-store.svc.cluster.local', 'backup-store/*.backup-store.backup-store.svc.cluster.local', 'restore-drill/restore-drill.restore-drill.svc.cluster.local', 'restore-drill/*.restore-drill.restore-drill.svc.cluster.local', 'resolver/resolver.resolver.svc.cluster.local', 'resolver/*.resolver.resolver.svc.cluster.local', 'web/web.web.svc.cluster.local', 'web/*.web.web.svc.cluster.local', 'hash/hash.hash.svc.cluster.local', 'hash/*.hash.hash.svc.cluster.local', 'client/client.client.svc.cluster.local', 'client/*.client.client.svc.cluster.local']) && object.spec.?subject.?organizationalUnits.orValue([]).all(u, object.metadata.namespace + '/' + u in ['api/mongo-clients', 'mongo/mongo-clients', 'mongo/mongo-members', 'mongo-admin/mongo-clients', 'mongo-admin/mongo-members', 'mongo-rotation/mongo-clients', 'mongo-backup/mongo-clients', 'mongo-backup/backup-store-clients', 'restore-drill/backup-store-clients', 'client/api-clients']) : variables.issuer == 'front-door' && variables.names.all(n, object.metadata.namespace + '/' + n in ['api/api.local.breakwater.example', 'web/web.local.breakwater.example', 'hash/hash.local.breakwater.example']) && !('client auth' in object.spec.?usages.orValue([]))))"
          "message"           = "let the ClusterIssuer of the front door sign the host of a service of the namespace, the internal one servers of the namespace and callers that have a flow, the one of callers those from outside, and the bootstrap one the authorities of src/config/declared.ts"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('issuer ' + variables.issuer + ', names ' + variables.names.join(', ')) + ': ' + 'let the ClusterIssuer of the front door sign the host of a service of the namespace, the internal one servers of the namespace and callers that have a flow, the one of callers those from outside, and the bootstrap one the authorities of src/config/declared.ts'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?issuerRef.?kind.orValue('') == 'ClusterIssuer' ? object.spec.issuerRef.?name.orValue('') : ''"
          "name"       = "issuer"
        },
        {
          "expression" = "object.spec.?dnsNames.orValue([])"
          "name"       = "names"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-class" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-class"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "scheduling.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "priorityclasses",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.metadata.name in ['breakwater-api', 'breakwater-database', 'breakwater-batch', 'breakwater-service']"
          "message"           = "remove the class; the classes of services are in src/config/declared.ts"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its name') + ': ' + 'remove the class; the classes of services are in src/config/declared.ts'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-entry" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-entry"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.entry.size() == 1 && object.metadata.name == variables.entry[0].name && object.spec.?rules.orValue([]).all(r, r.?host.orValue('') == variables.entry[0].host && r.?http.?paths.orValue([]).all(p, p.?backend.?service.?name.orValue('') == variables.entry[0].name)) && object.spec.?tls.orValue([]).all(t, t.?hosts.orValue([]).all(h, h == variables.entry[0].host)) && variables.given.all(k, !k.startsWith('nginx.ingress.kubernetes.io/') || k in ['nginx.ingress.kubernetes.io/proxy-body-size', 'nginx.ingress.kubernetes.io/ssl-redirect', 'nginx.ingress.kubernetes.io/whitelist-source-range', 'nginx.ingress.kubernetes.io/limit-burst-multiplier', 'nginx.ingress.kubernetes.io/limit-connections', 'nginx.ingress.kubernetes.io/limit-rps'] || variables.entry[0].authority != '' && k in ['nginx.ingress.kubernetes.io/auth-tls-secret', 'nginx.ingress.kubernetes.io/auth-tls-verify-client']) && variables.given[?'nginx.ingress.kubernetes.io/whitelist-source-range'].orValue('') == '10.0.0.0/8,127.0.0.0/8,172.16.0.0/12,192.168.0.0/16' && variables.given[?'nginx.ingress.kubernetes.io/limit-burst-multiplier'].orValue('') == variables.entry[0].burst && variables.given[?'nginx.ingress.kubernetes.io/limit-connections'].orValue('') == variables.entry[0].connections && variables.given[?'nginx.ingress.kubernetes.io/limit-rps'].orValue('') == variables.entry[0].perSecond && (variables.entry[0].authority == '' || variables.given[?'nginx.ingress.kubernetes.io/auth-tls-secret'].orValue('') == variables.entry[0].authority && variables.given[?'nginx.ingress.kubernetes.io/auth-tls-verify-client'].orValue('') == 'on')"
          "message"           = "let each host be that of a service of the namespace in src/config/services.ts, with that service behind it, and remove annotations of the front door other than ssl-redirect, proxy-body-size, whitelist-source-range with the networks of the environment, limit-rps, limit-burst-multiplier and limit-connections with its limits, and for the API auth-tls-verify-client and auth-tls-secret with the authority of its callers"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.entry.size() == 1 ? 'its name, hosts, backends or annotations' : 'its namespace') + ': ' + 'let each host be that of a service of the namespace in src/config/services.ts, with that service behind it, and remove annotations of the front door other than ssl-redirect, proxy-body-size, whitelist-source-range with the networks of the environment, limit-rps, limit-burst-multiplier and limit-connections with its limits, and for the API auth-tls-verify-client and auth-tls-secret with the authority of its callers'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "[{'authority': 'api/api-callers', 'host': 'api.local.breakwater.example', 'burst': '5', 'connections': '2000', 'perSecond': '5000', 'name': 'api', 'namespace': 'api'}, {'authority': '', 'host': 'web.local.breakwater.example', 'burst': '5', 'connections': '100', 'perSecond': '50', 'name': 'web', 'namespace': 'web'}, {'authority': '', 'host': 'hash.local.breakwater.example', 'burst': '5', 'connections': '2000', 'perSecond': '5000', 'name': 'hash', 'namespace': 'hash'}].filter(e, e.namespace == object.metadata.namespace)"
          "name"       = "entry"
        },
        {
          "expression" = "object.metadata.?annotations.orValue({})"
          "name"       = "given"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-gateway" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-gateway"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "backendtrafficpolicies",
              "clienttrafficpolicies",
              "securitypolicies",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.entry.size() == 1 && (object.kind == 'Gateway' ? variables.Gateway : object.kind == 'HTTPRoute' ? variables.HTTPRoute : object.kind == 'SecurityPolicy' ? variables.SecurityPolicy : object.kind == 'BackendTrafficPolicy' ? variables.BackendTrafficPolicy : variables.ClientTrafficPolicy)"
          "message"           = "let a Gateway, a route and the policies have the name of the service of the namespace in src/config/services.ts, its host and listeners named http and https, a redirect on the former and the service alone on the latter; let the SecurityPolicy name both routes with the networks of the environment, the BackendTrafficPolicy the route with the limits of the service, and the ClientTrafficPolicy the listener https, for the API with the authority of its callers and for others without"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.entry.size() == 1 ? 'its name, hosts, targets, networks or limits' : 'its namespace') + ': ' + 'let a Gateway, a route and the policies have the name of the service of the namespace in src/config/services.ts, its host and listeners named http and https, a redirect on the former and the service alone on the latter; let the SecurityPolicy name both routes with the networks of the environment, the BackendTrafficPolicy the route with the limits of the service, and the ClientTrafficPolicy the listener https, for the API with the authority of its callers and for others without'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "[{'authority': 'api/api-callers', 'host': 'api.local.breakwater.example', 'name': 'api', 'namespace': 'api', 'perSecond': '5000', 'together': '20000'}, {'authority': '', 'host': 'web.local.breakwater.example', 'name': 'web', 'namespace': 'web', 'perSecond': '50', 'together': '1000'}, {'authority': '', 'host': 'hash.local.breakwater.example', 'name': 'hash', 'namespace': 'hash', 'perSecond': '5000', 'together': '20000'}].filter(e, e.namespace == object.metadata.namespace)"
          "name"       = "entry"
        },
        {
          "expression" = "dyn(object).spec.?targetRefs.orValue([])"
          "name"       = "targets"
        },
        {
          "expression" = "dyn(object).spec.?authorization.?rules.orValue([])"
          "name"       = "allowed"
        },
        {
          "expression" = "object.metadata.name == variables.entry[0].name && dyn(object).spec.?listeners.orValue([]).all(l, l.?hostname.orValue('') == variables.entry[0].host && {'HTTP': 'http', 'HTTPS': 'https'}[?l.?protocol.orValue('')].orValue('-') == l.?name.orValue(''))"
          "name"       = "Gateway"
        },
        {
          "expression" = "(object.metadata.name == variables.entry[0].name || object.metadata.name == variables.entry[0].name + '-redirect') && dyn(object).spec.?hostnames.orValue([]).all(h, h == variables.entry[0].host) && dyn(object).spec.?parentRefs.orValue([]).all(p, p.?name.orValue('') == variables.entry[0].name && p.?sectionName.orValue('') == (object.metadata.name == variables.entry[0].name ? 'https' : 'http')) && dyn(object).spec.?rules.orValue([]).all(r, object.metadata.name == variables.entry[0].name ? r.?filters.orValue([]).size() == 0 && r.?backendRefs.orValue([]).all(b, b.?name.orValue('') == variables.entry[0].name) : r.?backendRefs.orValue([]).size() == 0)"
          "name"       = "HTTPRoute"
        },
        {
          "expression" = "object.metadata.name == variables.entry[0].name && variables.targets.size() == 2 && variables.targets.exists_one(t, t.?kind.orValue('') == 'HTTPRoute' && t.?name.orValue('') == variables.entry[0].name) && variables.targets.exists_one(t, t.?kind.orValue('') == 'HTTPRoute' && t.?name.orValue('') == variables.entry[0].name + '-redirect') && variables.allowed.size() == 1 && variables.allowed[0].?principal.?clientCIDRs.orValue([]).join(',') == '10.0.0.0/8,127.0.0.0/8,172.16.0.0/12,192.168.0.0/16'"
          "name"       = "SecurityPolicy"
        },
        {
          "expression" = "object.metadata.name == variables.entry[0].name && variables.targets.size() == 1 && variables.targets.exists_one(t, t.?kind.orValue('') == 'HTTPRoute' && t.?name.orValue('') == variables.entry[0].name) && dyn(object).spec.?rateLimit.?local.?rules.orValue([]).all(r, string(r.?limit.?requests.orValue(0)) == variables.entry[0].perSecond) && ['maxConnections', 'maxParallelRequests', 'maxParallelRetries', 'maxPendingRequests'].all(c, string(dyn(object).spec.?circuitBreaker[?c].orValue(0)) == variables.entry[0].together)"
          "name"       = "BackendTrafficPolicy"
        },
        {
          "expression" = "object.metadata.name == variables.entry[0].name && variables.targets.size() == 1 && variables.targets.exists_one(t, t.?kind.orValue('') == 'Gateway' && t.?name.orValue('') == variables.entry[0].name) && variables.targets.all(t, t.?sectionName.orValue('') == 'https') && (variables.entry[0].authority == '' ? !('clientValidation' in dyn(object).spec.?tls.orValue({})) : dyn(object).spec.?tls.?clientValidation.?caCertificateRefs.orValue([]).size() == 1 && dyn(object).spec.?tls.?clientValidation.?caCertificateRefs.orValue([]).all(a, variables.entry[0].namespace + '/' + a.?name.orValue('') == variables.entry[0].authority))"
          "name"       = "ClientTrafficPolicy"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-issuer" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-issuer"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater' && !(object.kind == 'ClusterIssuer' ? object.metadata.name in ['bootstrap', 'internal', 'callers', 'front-door'] || 'cert-manager/' + object.spec.?ca.?secretName.orValue('') in ['cert-manager/callers-authority', 'cert-manager/internal-authority', 'cert-manager/front-door-authority'] : object.metadata.namespace + '/' + object.spec.?ca.?secretName.orValue('') in ['cert-manager/callers-authority', 'cert-manager/internal-authority', 'cert-manager/front-door-authority']))"
          "name"       = "of-others"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "clusterissuers",
              "issuers",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') == 'breakwater' && object.kind == 'ClusterIssuer' && (object.metadata.name == 'bootstrap' || object.metadata.name == 'internal' || object.metadata.name == 'callers' || object.metadata.name == 'front-door') && has(object.spec.selfSigned) == (object.kind == 'ClusterIssuer' && object.metadata.name == 'bootstrap') && (!has(object.spec.ca) || object.spec.ca.?secretName.orValue('') == object.metadata.name + '-authority')"
          "message"           = "let it be a ClusterIssuer with one of the names of src/config/declared.ts, and the authority the Secret of that name with -authority behind it; only the bootstrap issuer is self-signed"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its name or spec') + ': ' + 'let it be a ClusterIssuer with one of the names of src/config/declared.ts, and the authority the Secret of that name with -authority behind it; only the bootstrap issuer is self-signed'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-nameserver" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-nameserver"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?dnsPolicy.orValue('') == 'None' && variables.pod.?dnsConfig.?nameservers.orValue([]) == ['10.96.0.53'] && variables.pod.?dnsConfig.?options.orValue([]).size() == 3 && ['attempts', 'ndots', 'timeout'].all(n, variables.pod.?dnsConfig.?options.orValue([]).exists(o, o.?name.orValue('') == n && o.?value.orValue('') == {'attempts': '4', 'ndots': '2', 'timeout': '1'}[n])))"
          "message"           = "set dnsPolicy of the pod to None, dnsConfig.nameservers to dns.resolver of src/config/environments, and its options to those of src/config/lookup-options.ts"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'set dnsPolicy of the pod to None, dnsConfig.nameservers to dns.resolver of src/config/environments, and its options to those of src/config/lookup-options.ts'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-namespace" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-namespace"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "namespaces",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.metadata.name in ['api', 'mongo', 'mongo-admin', 'mongo-rotation', 'mongo-backup', 'backup-store', 'restore-drill', 'resolver', 'web', 'hash', 'client'] && object.metadata.?labels.orValue({}).all(k, !(k in ['pod-security.kubernetes.io/audit-version', 'pod-security.kubernetes.io/enforce-version', 'pod-security.kubernetes.io/warn-version']) || object.metadata.?labels.orValue({})[k] == 'v1.36')"
          "message"           = "let the name be that of a service in src/config/services.ts, and the labels pod-security.kubernetes.io/*-version the version of the cluster"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its name or labels') + ': ' + 'let the name be that of a service in src/config/services.ts, and the labels pod-security.kubernetes.io/*-version the version of the cluster'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-peers" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-peers"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.name == 'default-deny')"
          "name"       = "default-deny"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "networkpolicies",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.named && variables.inward.size() == 0 && variables.outward.size() == 0"
          "message"           = "let spec.podSelector have the name of a service of the namespace as its only label, and let each peer be the other end of one of its flows, by exactly the labels of its namespace and pods, with the ports of that flow; flows are declared in src/config/flows.ts"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.named ? string(variables.inward.size() + variables.outward.size()) + ' of its rules' : 'its podSelector') + ': ' + 'let spec.podSelector have the name of a service of the namespace as its only label, and let each peer be the other end of one of its flows, by exactly the labels of its namespace and pods, with the ports of that flow; flows are declared in src/config/flows.ts'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?podSelector.?matchLabels.orValue({})"
          "name"       = "asked"
        },
        {
          "expression" = "[{'name': 'api', 'namespace': 'api'}, {'name': 'mongo', 'namespace': 'mongo'}, {'name': 'mongo-admin', 'namespace': 'mongo-admin'}, {'name': 'mongo-rotation', 'namespace': 'mongo-rotation'}, {'name': 'mongo-backup', 'namespace': 'mongo-backup'}, {'name': 'backup-store', 'namespace': 'backup-store'}, {'name': 'restore-drill', 'namespace': 'restore-drill'}, {'name': 'resolver', 'namespace': 'resolver'}, {'name': 'web', 'namespace': 'web'}, {'name': 'hash', 'namespace': 'hash'}, {'name': 'client', 'namespace': 'client'}].exists(s, s.namespace == object.metadata.namespace && s.name == variables.asked[?'app.kubernetes.io/name'].orValue(''))"
          "name"       = "known"
        },
        {
          "expression" = "variables.known && variables.asked.size() == 1 && object.spec.?podSelector.?matchExpressions.orValue([]).size() == 0"
          "name"       = "named"
        },
        {
          "expression" = "[{'of': {'direction': 'ingress', 'name': 'api', 'namespace': 'api', 'ports': ',TCP/8080,'}, 'namespaces': {'kubernetes.io/metadata.name': 'ingress-nginx'}, 'pods': {'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller'}}, {'of': {'direction': 'ingress', 'name': 'api', 'namespace': 'api', 'ports': ',TCP/8080,'}, 'namespaces': {'kubernetes.io/metadata.name': 'client'}, 'pods': {'app.kubernetes.io/name': 'client'}}, {'of': {'direction': 'egress', 'name': 'api', 'namespace': 'api', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo'}, 'pods': {'app.kubernetes.io/name': 'mongo'}}, {'of': {'direction': 'ingress', 'name': 'api', 'namespace': 'api', 'ports': ',TCP/9090,'}, 'namespaces': {'kubernetes.io/metadata.name': 'monitoring'}, 'pods': {'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/component': 'server'}}, {'of': {'direction': 'egress', 'name': 'api', 'namespace': 'api', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'resolver'}, 'pods': {'app.kubernetes.io/name': 'resolver'}}, {'of': {'direction': 'ingress', 'name': 'mongo', 'namespace': 'mongo', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'api'}, 'pods': {'app.kubernetes.io/name': 'api'}}, {'of': {'direction': 'ingress', 'name': 'mongo', 'namespace': 'mongo', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo'}, 'pods': {'app.kubernetes.io/name': 'mongo'}}, {'of': {'direction': 'egress', 'name': 'mongo', 'namespace': 'mongo', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo'}, 'pods': {'app.kubernetes.io/name': 'mongo'}}, {'of': {'direction': 'ingress', 'name': 'mongo', 'namespace': 'mongo', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo-admin'}, 'pods': {'app.kubernetes.io/name': 'mongo-admin'}}, {'of': {'direction': 'ingress', 'name': 'mongo', 'namespace': 'mongo', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo-backup'}, 'pods': {'app.kubernetes.io/name': 'mongo-backup'}}, {'of': {'direction': 'ingress', 'name': 'mongo', 'namespace': 'mongo', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo-rotation'}, 'pods': {'app.kubernetes.io/name': 'mongo-rotation'}}, {'of': {'direction': 'ingress', 'name': 'mongo', 'namespace': 'mongo', 'ports': ',TCP/9090,'}, 'namespaces': {'kubernetes.io/metadata.name': 'monitoring'}, 'pods': {'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/component': 'server'}}, {'of': {'direction': 'egress', 'name': 'mongo', 'namespace': 'mongo', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'resolver'}, 'pods': {'app.kubernetes.io/name': 'resolver'}}, {'of': {'direction': 'egress', 'name': 'mongo-admin', 'namespace': 'mongo-admin', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo'}, 'pods': {'app.kubernetes.io/name': 'mongo'}}, {'of': {'direction': 'egress', 'name': 'mongo-admin', 'namespace': 'mongo-admin', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'resolver'}, 'pods': {'app.kubernetes.io/name': 'resolver'}}, {'of': {'direction': 'egress', 'name': 'mongo-rotation', 'namespace': 'mongo-rotation', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo'}, 'pods': {'app.kubernetes.io/name': 'mongo'}}, {'of': {'direction': 'egress', 'name': 'mongo-rotation', 'namespace': 'mongo-rotation', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'resolver'}, 'pods': {'app.kubernetes.io/name': 'resolver'}}, {'of': {'direction': 'egress', 'name': 'mongo-backup', 'namespace': 'mongo-backup', 'ports': ',TCP/27017,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo'}, 'pods': {'app.kubernetes.io/name': 'mongo'}}, {'of': {'direction': 'egress', 'name': 'mongo-backup', 'namespace': 'mongo-backup', 'ports': ',TCP/8443,'}, 'namespaces': {'kubernetes.io/metadata.name': 'backup-store'}, 'pods': {'app.kubernetes.io/name': 'backup-store'}}, {'of': {'direction': 'egress', 'name': 'mongo-backup', 'namespace': 'mongo-backup', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'resolver'}, 'pods': {'app.kubernetes.io/name': 'resolver'}}, {'of': {'direction': 'ingress', 'name': 'backup-store', 'namespace': 'backup-store', 'ports': ',TCP/8443,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo-backup'}, 'pods': {'app.kubernetes.io/name': 'mongo-backup'}}, {'of': {'direction': 'ingress', 'name': 'backup-store', 'namespace': 'backup-store', 'ports': ',TCP/8443,'}, 'namespaces': {'kubernetes.io/metadata.name': 'restore-drill'}, 'pods': {'app.kubernetes.io/name': 'restore-drill'}}, {'of': {'direction': 'ingress', 'name': 'backup-store', 'namespace': 'backup-store', 'ports': ',TCP/9090,'}, 'namespaces': {'kubernetes.io/metadata.name': 'monitoring'}, 'pods': {'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/component': 'server'}}, {'of': {'direction': 'egress', 'name': 'restore-drill', 'namespace': 'restore-drill', 'ports': ',TCP/8443,'}, 'namespaces': {'kubernetes.io/metadata.name': 'backup-store'}, 'pods': {'app.kubernetes.io/name': 'backup-store'}}, {'of': {'direction': 'egress', 'name': 'restore-drill', 'namespace': 'restore-drill', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'resolver'}, 'pods': {'app.kubernetes.io/name': 'resolver'}}, {'of': {'direction': 'ingress', 'name': 'resolver', 'namespace': 'resolver', 'ports': ',TCP/9090,'}, 'namespaces': {'kubernetes.io/metadata.name': 'monitoring'}, 'pods': {'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/component': 'server'}}, {'of': {'direction': 'ingress', 'name': 'resolver', 'namespace': 'resolver', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'api'}, 'pods': {'app.kubernetes.io/name': 'api'}}, {'of': {'direction': 'ingress', 'name': 'resolver', 'namespace': 'resolver', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo'}, 'pods': {'app.kubernetes.io/name': 'mongo'}}, {'of': {'direction': 'ingress', 'name': 'resolver', 'namespace': 'resolver', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo-admin'}, 'pods': {'app.kubernetes.io/name': 'mongo-admin'}}, {'of': {'direction': 'ingress', 'name': 'resolver', 'namespace': 'resolver', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo-rotation'}, 'pods': {'app.kubernetes.io/name': 'mongo-rotation'}}, {'of': {'direction': 'ingress', 'name': 'resolver', 'namespace': 'resolver', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'mongo-backup'}, 'pods': {'app.kubernetes.io/name': 'mongo-backup'}}, {'of': {'direction': 'ingress', 'name': 'resolver', 'namespace': 'resolver', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'restore-drill'}, 'pods': {'app.kubernetes.io/name': 'restore-drill'}}, {'of': {'direction': 'egress', 'name': 'resolver', 'namespace': 'resolver', 'ports': ',UDP/53,TCP/53,'}, 'namespaces': {'kubernetes.io/metadata.name': 'kube-system'}, 'pods': {'k8s-app': 'kube-dns'}}, {'of': {'direction': 'ingress', 'name': 'resolver', 'namespace': 'resolver', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'client'}, 'pods': {'app.kubernetes.io/name': 'client'}}, {'of': {'direction': 'ingress', 'name': 'web', 'namespace': 'web', 'ports': ',TCP/8000,'}, 'namespaces': {'kubernetes.io/metadata.name': 'ingress-nginx'}, 'pods': {'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller'}}, {'of': {'direction': 'ingress', 'name': 'web', 'namespace': 'web', 'ports': ',TCP/9090,'}, 'namespaces': {'kubernetes.io/metadata.name': 'monitoring'}, 'pods': {'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/component': 'server'}}, {'of': {'direction': 'ingress', 'name': 'hash', 'namespace': 'hash', 'ports': ',TCP/8000,'}, 'namespaces': {'kubernetes.io/metadata.name': 'ingress-nginx'}, 'pods': {'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller'}}, {'of': {'direction': 'ingress', 'name': 'hash', 'namespace': 'hash', 'ports': ',TCP/9090,'}, 'namespaces': {'kubernetes.io/metadata.name': 'monitoring'}, 'pods': {'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/component': 'server'}}, {'of': {'direction': 'egress', 'name': 'client', 'namespace': 'client', 'ports': ',TCP/8080,'}, 'namespaces': {'kubernetes.io/metadata.name': 'api'}, 'pods': {'app.kubernetes.io/name': 'api'}}, {'of': {'direction': 'egress', 'name': 'client', 'namespace': 'client', 'ports': ',UDP/5353,TCP/5353,'}, 'namespaces': {'kubernetes.io/metadata.name': 'resolver'}, 'pods': {'app.kubernetes.io/name': 'resolver'}}].filter(a, a.of.namespace == object.metadata.namespace && a.of.name == variables.asked[?'app.kubernetes.io/name'].orValue(''))"
          "name"       = "allowed"
        },
        {
          "expression" = "object.spec.?ingress.orValue([]).filter(r, !r.?from.orValue([]).all(p, variables.allowed.exists(a, a.of.direction == 'ingress' && (has(p.ipBlock) ? a.namespaces == {'cidr': p.ipBlock.cidr} && !has(p.ipBlock.except) : a.namespaces == (has(p.namespaceSelector) ? p.namespaceSelector.?matchLabels.orValue({}) : {'kubernetes.io/metadata.name': object.metadata.namespace}) && a.pods == p.?podSelector.?matchLabels.orValue({}) && p.?namespaceSelector.?matchExpressions.orValue([]).size() == 0 && p.?podSelector.?matchExpressions.orValue([]).size() == 0) && r.?ports.orValue([]).all(t, a.of.ports.contains(',' + t.?protocol.orValue('TCP') + '/' + string(t.?port.orValue('')) + ',')))))"
          "name"       = "inward"
        },
        {
          "expression" = "object.spec.?egress.orValue([]).filter(r, !r.?to.orValue([]).all(p, variables.allowed.exists(a, a.of.direction == 'egress' && (has(p.ipBlock) ? a.namespaces == {'cidr': p.ipBlock.cidr} && !has(p.ipBlock.except) : a.namespaces == (has(p.namespaceSelector) ? p.namespaceSelector.?matchLabels.orValue({}) : {'kubernetes.io/metadata.name': object.metadata.namespace}) && a.pods == p.?podSelector.?matchLabels.orValue({}) && p.?namespaceSelector.?matchExpressions.orValue([]).size() == 0 && p.?podSelector.?matchExpressions.orValue([]).size() == 0) && r.?ports.orValue([]).all(t, a.of.ports.contains(',' + t.?protocol.orValue('TCP') + '/' + string(t.?port.orValue('')) + ',')))))"
          "name"       = "outward"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-port" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-port"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "services",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.service.exists(s, object.metadata.name == s.service && (s.address == '' ? object.spec.?clusterIP.orValue('') != 'None' : object.spec.?clusterIP.orValue('') == s.address) && variables.ports.all(p, string(p.?port.orValue(0)) == s.port) && s.protocols.split(',').all(t, variables.ports.exists_one(p, p.?protocol.orValue('TCP') == t)) && variables.ports.size() == s.protocols.split(',').size() && variables.ports.all(p, !has(p.targetPort) || (string(p.targetPort) == string(p.?port.orValue(0)) || string(p.targetPort) == p.?name.orValue('')) && string(p.targetPort) != 'metrics'))"
          "message"           = "let spec.selector name a service of the namespace in src/config/services.ts, with the name of the Service; remove ports other than its own, let targetPort be the port or its name, and set clusterIP to None where members have names of their own, and to the address of src/config/environments where one is fixed, and only there"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.service.size() == 1 ? 'its name, clusterIP or ports' : 'its selector') + ': ' + 'let spec.selector name a service of the namespace in src/config/services.ts, with the name of the Service; remove ports other than its own, let targetPort be the port or its name, and set clusterIP to None where members have names of their own, and to the address of src/config/environments where one is fixed, and only there'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "[{'name': 'api', 'namespace': 'api', 'port': '8080', 'service': 'api', 'address': '', 'protocols': 'TCP'}, {'name': 'mongo', 'namespace': 'mongo', 'port': '27017', 'service': 'mongo', 'address': 'None', 'protocols': 'TCP'}, {'name': 'mongo-admin', 'namespace': 'mongo-admin', 'port': '', 'service': 'mongo-admin', 'address': '', 'protocols': 'TCP'}, {'name': 'mongo-rotation', 'namespace': 'mongo-rotation', 'port': '', 'service': 'mongo-rotation', 'address': '', 'protocols': 'TCP'}, {'name': 'mongo-backup', 'namespace': 'mongo-backup', 'port': '', 'service': 'mongo-backup', 'address': '', 'protocols': 'TCP'}, {'name': 'backup-store', 'namespace': 'backup-store', 'port': '8443', 'service': 'backup-store', 'address': 'None', 'protocols': 'TCP'}, {'name': 'restore-drill', 'namespace': 'restore-drill', 'port': '', 'service': 'restore-drill', 'address': '', 'protocols': 'TCP'}, {'name': 'resolver', 'namespace': 'resolver', 'port': '53', 'service': 'resolver', 'address': '10.96.0.53', 'protocols': 'UDP,TCP'}, {'name': 'web', 'namespace': 'web', 'port': '8000', 'service': 'web', 'address': '', 'protocols': 'TCP'}, {'name': 'hash', 'namespace': 'hash', 'port': '8000', 'service': 'hash', 'address': '', 'protocols': 'TCP'}, {'name': 'client', 'namespace': 'client', 'port': '', 'service': 'client', 'address': '', 'protocols': 'TCP'}].filter(s, s.namespace == object.metadata.namespace && s.name == object.spec.?selector[?'app.kubernetes.io/name'].orValue(''))"
          "name"       = "service"
        },
        {
          "expression" = "object.spec.?ports.orValue([])"
          "name"       = "ports"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-declared-workload" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-declared-workload"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.service.size() == 1 && variables.service[0].kinds.contains(',' + object.kind + ',') && (object.metadata.name == variables.service[0].name || !(object.kind == 'CronJob' || object.kind == 'Deployment' || object.kind == 'StatefulSet')) && variables.template.?metadata.?labels.orValue({})[?'app.kubernetes.io/component'].orValue('') == variables.service[0].component && variables.pod.?priorityClassName.orValue('') == variables.service[0].priority) && variables.refused.size() == 0"
          "message"           = "let the workload be the one of a service in src/config/services.ts: its kind, its name as name and label of the pod, its component, its images and its priority class"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.service.size() == 0 || variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'let the workload be the one of a service in src/config/services.ts: its kind, its name as name and label of the pod, its component, its images and its priority class'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "[{'component': 'api', 'images': '/(api)[:@]', 'kinds': ',Deployment,ReplicaSet,Pod,', 'name': 'api', 'namespace': 'api', 'priority': 'breakwater-api'}, {'component': 'database', 'images': '/(mongo|mongo-admin)[:@]', 'kinds': ',StatefulSet,Pod,', 'name': 'mongo', 'namespace': 'mongo', 'priority': 'breakwater-database'}, {'component': 'job', 'images': '/(mongo-admin)[:@]', 'kinds': ',CronJob,Job,Pod,', 'name': 'mongo-admin', 'namespace': 'mongo-admin', 'priority': 'breakwater-batch'}, {'component': 'job', 'images': '/(mongo-admin)[:@]', 'kinds': ',CronJob,Job,Pod,', 'name': 'mongo-rotation', 'namespace': 'mongo-rotation', 'priority': 'breakwater-batch'}, {'component': 'job', 'images': '/(mongo-backup)[:@]', 'kinds': ',CronJob,Job,Pod,', 'name': 'mongo-backup', 'namespace': 'mongo-backup', 'priority': 'breakwater-batch'}, {'component': 'store', 'images': '/(mongo-backup)[:@]', 'kinds': ',StatefulSet,Pod,', 'name': 'backup-store', 'namespace': 'backup-store', 'priority': 'breakwater-service'}, {'component': 'job', 'images': '/(mongo-backup|api|client|mongo)[:@]', 'kinds': ',CronJob,Job,Pod,', 'name': 'restore-drill', 'namespace': 'restore-drill', 'priority': 'breakwater-batch'}, {'component': 'resolver', 'images': '/(resolver)[:@]', 'kinds': ',Deployment,ReplicaSet,Pod,', 'name': 'resolver', 'namespace': 'resolver', 'priority': 'breakwater-database'}, {'component': 'frontend', 'images': '/(web)[:@]', 'kinds': ',Deployment,ReplicaSet,Pod,', 'name': 'web', 'namespace': 'web', 'priority': 'breakwater-service'}, {'component': 'worker', 'images': '/(hash)[:@]', 'kinds': ',Deployment,ReplicaSet,Pod,', 'name': 'hash', 'namespace': 'hash', 'priority': 'breakwater-service'}, {'component': 'job', 'images': '/(client)[:@]', 'kinds': ',CronJob,Job,Pod,', 'name': 'client', 'namespace': 'client', 'priority': 'breakwater-batch'}].filter(s, s.namespace == object.metadata.namespace && s.name == variables.template.?metadata.?labels.orValue({})[?'app.kubernetes.io/name'].orValue(''))"
          "name"       = "service"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([])).filter(c, !(c.?image.orValue('').matches(variables.service[0].images))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-default-deny" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-default-deny"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.name != 'default-deny')"
          "name"       = "another-policy"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "networkpolicies",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "has(object.spec.podSelector) && object.spec.podSelector.?matchLabels.orValue({}).size() + object.spec.podSelector.?matchExpressions.orValue([]).size() == 0 && ['Ingress', 'Egress'].all(t, t in object.spec.?policyTypes.orValue([])) && object.spec.?ingress.orValue([]).size() == 0 && object.spec.?egress.orValue([]).size() == 0"
          "message"           = "set spec.podSelector to {}, spec.policyTypes to Ingress and Egress, and leave out the rules"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its spec') + ': ' + 'set spec.podSelector to {}, spec.policyTypes to Ingress and Egress, and leave out the rules'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-default-deny-kept" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-default-deny-kept"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(oldObject.metadata.name != 'default-deny')"
          "name"       = "another-policy"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "DELETE",
            ]
            "resources" = [
              "networkpolicies",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "request.userInfo.username in ['system:serviceaccount:kube-system:namespace-controller', 'system:masters'] || request.userInfo.?groups.orValue([]).exists(g, g in ['system:masters']) || has(namespaceObject.metadata.deletionTimestamp)"
          "message"           = "leave it; a deployer of the environment may delete it, and it goes with its namespace"
          "messageExpression" = "request.resource.resource + ' ' + request.name + ': ' + ('asked for by ' + request.userInfo.username) + ': ' + 'leave it; a deployer of the environment may delete it, and it goes with its namespace'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-disruption-budget" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-disruption-budget"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "policy",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "poddisruptionbudgets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.spec.?maxUnavailable.orValue(0) == 1 && !has(object.spec.minAvailable) && object.spec.?unhealthyPodEvictionPolicy.orValue('') == 'AlwaysAllow'"
          "message"           = "set spec.maxUnavailable to 1 and spec.unhealthyPodEvictionPolicy to AlwaysAllow, and leave minAvailable out"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its spec') + ': ' + 'set spec.maxUnavailable to 1 and spec.unhealthyPodEvictionPolicy to AlwaysAllow, and leave minAvailable out'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-door-kind" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-door-kind"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(request.?namespace.orValue('') == '')"
          "name"       = "of-the-cluster"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "*",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "*",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.x-k8s.io",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "*",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "{'BackendTrafficPolicy': 'gateway.envoyproxy.io/v1alpha1', 'ClientTrafficPolicy': 'gateway.envoyproxy.io/v1alpha1', 'Gateway': 'gateway.networking.k8s.io/v1', 'HTTPRoute': 'gateway.networking.k8s.io/v1', 'SecurityPolicy': 'gateway.envoyproxy.io/v1alpha1'}[?object.kind].orValue('') == object.apiVersion"
          "message"           = "write the front door as BackendTrafficPolicy, ClientTrafficPolicy, Gateway, HTTPRoute, SecurityPolicy in the versions of src/policies/written.ts; remove scripts (Lua, Wasm), patches, grants, other routes and settings of the proxy"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('of ' + object.apiVersion) + ': ' + 'write the front door as BackendTrafficPolicy, ClientTrafficPolicy, Gateway, HTTPRoute, SecurityPolicy in the versions of src/policies/written.ts; remove scripts (Lua, Wasm), patches, grants, other routes and settings of the proxy'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-drop-capabilities" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-drop-capabilities"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set securityContext.capabilities of each container to drop [\"ALL\"] and to add nothing"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set securityContext.capabilities of each container to drop [\"ALL\"] and to add nothing'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !('ALL' in c.?securityContext.?capabilities.?drop.orValue([]) && c.?securityContext.?capabilities.?add.orValue([]).size() == 0)).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-endpoints-by-controllers" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-endpoints-by-controllers"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "endpoints",
            ]
          },
          {
            "apiGroups" = [
              "discovery.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "endpointslices",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "request.userInfo.username in ['system:serviceaccount:kube-system:endpoint-controller', 'system:serviceaccount:kube-system:endpointslice-controller', 'system:serviceaccount:kube-system:endpointslicemirroring-controller', 'system:kube-controller-manager']"
          "message"           = "remove it, and let the selector of a Service find the pods"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('written by ' + request.userInfo.username) + ': ' + 'remove it, and let the selector of a Service find the pods'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-environment-fixed" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-environment-fixed"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(oldObject.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "UPDATE",
            ]
            "resources" = [
              "namespaces",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.before == variables.after && object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') == 'breakwater'"
          "message"           = "leave its labels env and app.kubernetes.io/part-of as they are, and use the cluster of the other environment"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('it is of environment ' + variables.before + ' and stays so, got ' + variables.after) + ': ' + 'leave its labels env and app.kubernetes.io/part-of as they are, and use the cluster of the other environment'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "oldObject.metadata.?labels[?'env'].orValue('none')"
          "name"       = "before"
        },
        {
          "expression" = "object.metadata.?labels[?'env'].orValue('none')"
          "name"       = "after"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-environment-key" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-environment-key"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "add the variable ENVIRONMENT to env of each container, by configMapKeyRef to the key of the ConfigMap 'environment' that is named as the label env"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'add the variable ENVIRONMENT to env of each container, by configMapKeyRef to the key of the ConfigMap \\'environment\\' that is named as the label env'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([])).filter(c, !(c.?env.orValue([]).exists(e, e.name == 'ENVIRONMENT' && e.?valueFrom.?configMapKeyRef.?name.orValue('') == 'environment' && e.?valueFrom.?configMapKeyRef.?key.orValue('') == object.metadata.?labels[?'env'].orValue('none') && !e.?valueFrom.?configMapKeyRef.?optional.orValue(false)))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-environment-match" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-environment-match"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(request.resource.resource == 'configmaps' && request.name == 'kube-root-ca.crt')"
          "name"       = "not-the-root-certificate"
        },
        {
          "expression" = "!(request.resource.resource == 'serviceaccounts' && request.name == 'default' && request.userInfo.username.startsWith('system:serviceaccount:kube-system:'))"
          "name"       = "not-the-default-account"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
              "limitranges",
              "persistentvolumeclaims",
              "pods",
              "resourcequotas",
              "serviceaccounts",
              "services",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "autoscaling",
            ]
            "apiVersions" = [
              "v2",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "horizontalpodautoscalers",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
              "issuers",
            ]
          },
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "backendtrafficpolicies",
              "clienttrafficpolicies",
              "securitypolicies",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
              "networkpolicies",
            ]
          },
          {
            "apiGroups" = [
              "policy",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "poddisruptionbudgets",
            ]
          },
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "rolebindings",
              "roles",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.found == variables.expected"
          "message"           = "set the label env to the namespace's, or apply what is in the folder of dist of that environment"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ((variables.found == 'none' ? 'it has no label env' : 'it is of environment ' + variables.found) + ', its namespace is of ' + variables.expected) + ': ' + 'set the label env to the namespace\\'s, or apply what is in the folder of dist of that environment'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.metadata.?labels[?'env'].orValue('none')"
          "name"       = "found"
        },
        {
          "expression" = "namespaceObject.metadata.?labels[?'env'].orValue('none')"
          "name"       = "expected"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-environment-variables" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-environment-variables"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "remove every variable but ENVIRONMENT from env; settings are in the ConfigMap of envFrom"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'remove every variable but ENVIRONMENT from env; settings are in the ConfigMap of envFrom'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([])).filter(c, !(c.?env.orValue([]).all(e, e.?name.orValue('') == 'ENVIRONMENT' && has(e.valueFrom)))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ephemeral-container" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-ephemeral-container"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "request.userInfo.?groups.orValue([]).exists(g, g in ['breakwater:break-glass'])"
          "message"           = "break the glass as docs/how-to/break-the-glass.md says: the right is given for an incident, and noted in the audit log"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + 'break the glass as docs/how-to/break-the-glass.md says: the right is given for an incident, and noted in the audit log'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-gateway-exposure" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-gateway-exposure"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.hosts.size() > 0 && variables.refused.size() == 0 && (object.kind == 'Gateway' ? variables.served : variables.routed)"
          "message"           = "set gatewayClassName to breakwater, and name one host below the domain of the environment in each listener and each route; let listeners be of HTTP on port 80, or of HTTPS on port 443 with certificateRefs, routes name a listener by sectionName, and each rule have backendRefs and timeouts.request or a RequestRedirect to https, with plain paths of type Exact or PathPrefix"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() > 0 ? 'host ' + variables.refused.join(', ') : 'class, listeners, parents, paths or filters') + ': ' + 'set gatewayClassName to breakwater, and name one host below the domain of the environment in each listener and each route; let listeners be of HTTP on port 80, or of HTTPS on port 443 with certificateRefs, routes name a listener by sectionName, and each rule have backendRefs and timeouts.request or a RequestRedirect to https, with plain paths of type Exact or PathPrefix'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "dyn(object).spec.?listeners.orValue([])"
          "name"       = "listeners"
        },
        {
          "expression" = "dyn(object).spec.?rules.orValue([])"
          "name"       = "rules"
        },
        {
          "expression" = "object.kind == 'Gateway' ? variables.listeners.map(l, l.?hostname.orValue('*')) : dyn(object).spec.?hostnames.orValue(['*'])"
          "name"       = "hosts"
        },
        {
          "expression" = "variables.hosts.filter(h, h.contains('*') || !h.endsWith('.local.breakwater.example') && h != 'local.breakwater.example')"
          "name"       = "refused"
        },
        {
          "expression" = "dyn(object).spec.?gatewayClassName.orValue('') == 'breakwater' && variables.listeners.all(l, l.?protocol.orValue('') == 'HTTP' && l.?port.orValue(0) == 80 || l.?protocol.orValue('') == 'HTTPS' && l.?port.orValue(0) == 443 && l.?tls.?certificateRefs.orValue([]).size() > 0)"
          "name"       = "served"
        },
        {
          "expression" = "dyn(object).spec.?parentRefs.orValue([])"
          "name"       = "parents"
        },
        {
          "expression" = "variables.rules.all(r, r.?matches.orValue([]).all(m, m.?path.?value.orValue('/').matches('^/[A-Za-z0-9/_.~-]*$') && m.?path.?type.orValue('PathPrefix') in ['Exact', 'PathPrefix']))"
          "name"       = "plain"
        },
        {
          "expression" = "variables.rules.all(r, r.?filters.orValue([]).size() + r.?backendRefs.orValue([]).size() > 0 && r.?filters.orValue([]).all(f, f.?requestRedirect.?scheme.orValue('') == 'https') && (r.?backendRefs.orValue([]).size() == 0 || r.?timeouts.?request.orValue('').matches('^[1-9][0-9]{0,2}s$')))"
          "name"       = "leading"
        },
        {
          "expression" = "variables.parents.size() > 0 && variables.parents.all(p, p.?sectionName.orValue('') != '') && variables.rules.size() > 0 && variables.plain && variables.leading"
          "name"       = "routed"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-gateway-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-gateway-floor"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(request.?namespace.orValue('') == '')"
          "name"       = "of-the-cluster"
        },
        {
          "expression" = "!(request.?namespace.orValue('') in ['api', 'mongo', 'mongo-admin', 'mongo-rotation', 'mongo-backup', 'backup-store', 'restore-drill', 'resolver', 'web', 'hash', 'client'])"
          "name"       = "of-a-service"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "*",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "*",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.x-k8s.io",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "*",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "dyn(object).?spec.?gatewayClassName.orValue('') != 'breakwater' && variables.parents.size() == 0 && variables.targets.size() == 0"
          "message"           = "set gatewayClassName to a class of your own, let routes and listeners name a parent outside of our namespaces, and no policy name the GatewayClass breakwater"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its class, parents or targets') + ': ' + 'set gatewayClassName to a class of your own, let routes and listeners name a parent outside of our namespaces, and no policy name the GatewayClass breakwater'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "(dyn(object).?spec.?parentRefs.orValue([]) + [dyn(object).?spec.?parentRef.orValue({})]).filter(r, r.?namespace.orValue('') in ['api', 'mongo', 'mongo-admin', 'mongo-rotation', 'mongo-backup', 'backup-store', 'restore-drill', 'resolver', 'web', 'hash', 'client'])"
          "name"       = "parents"
        },
        {
          "expression" = "(dyn(object).?spec.?targetRefs.orValue([]) + [dyn(object).?spec.?targetRef.orValue({})]).filter(r, r.?kind.orValue('') == 'GatewayClass' && r.?name.orValue('') == 'breakwater')"
          "name"       = "targets"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-gateway-protection" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-gateway-protection"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "backendtrafficpolicies",
              "clienttrafficpolicies",
              "securitypolicies",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "dyn(object).spec.?targetRefs.orValue([]).size() > 0 && (object.kind == 'SecurityPolicy' ? variables.security : object.kind == 'BackendTrafficPolicy' ? variables.backend : variables.client)"
          "message"           = "name in targetRefs what the policy is about; let a SecurityPolicy deny by default and allow clientCIDRs of /8 or smaller, a BackendTrafficPolicy bound requestBuffer to less than 1000Ki, each address to 1 to 9999 requests a second of type Local, and circuitBreaker.maxParallelRequests, and a ClientTrafficPolicy set tls.minVersion to 1.2 or 1.3, for an API with clientValidation of mode RequireAndVerify"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its targets, or what it guards by') + ': ' + 'name in targetRefs what the policy is about; let a SecurityPolicy deny by default and allow clientCIDRs of /8 or smaller, a BackendTrafficPolicy bound requestBuffer to less than 1000Ki, each address to 1 to 9999 requests a second of type Local, and circuitBreaker.maxParallelRequests, and a ClientTrafficPolicy set tls.minVersion to 1.2 or 1.3, for an API with clientValidation of mode RequireAndVerify'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "dyn(object).spec.?authorization.?rules.orValue([])"
          "name"       = "allowed"
        },
        {
          "expression" = "dyn(object).spec.?authorization.?defaultAction.orValue('') == 'Deny' && variables.allowed.size() > 0 && variables.allowed.all(r, r.?action.orValue('') == 'Allow' && r.?principal.?clientCIDRs.orValue([]).size() > 0 && r.principal.clientCIDRs.all(n, n.matches('^([0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}/([89]|[12][0-9]|3[0-2])|[0-9a-f:]+/(3[2-9]|[4-9][0-9]|1[0-2][0-9]))$')))"
          "name"       = "security"
        },
        {
          "expression" = "dyn(object).spec.?rateLimit.?local.?rules.orValue([])"
          "name"       = "limits"
        },
        {
          "expression" = "string(dyn(object).spec.?requestBuffer.?limit.orValue('')).matches('^[1-9][0-9]{0,2}Ki$') && dyn(object).spec.?rateLimit.?type.orValue('') == 'Local' && variables.limits.exists(r, r.?clientSelectors.orValue([]).exists(s, s.?sourceCIDR.?value.orValue('') == '0.0.0.0/0')) && variables.limits.all(r, r.?limit.?requests.orValue(0) >= 1 && r.?limit.?requests.orValue(0) <= 9999 && r.?limit.?unit.orValue('') == 'Second' && r.?clientSelectors.orValue([]).all(s, s.?sourceCIDR.?type.orValue('') == 'Distinct')) && dyn(object).spec.?circuitBreaker.?maxParallelRequests.orValue(0) >= 1"
          "name"       = "backend"
        },
        {
          "expression" = "dyn(object).spec.?tls.?minVersion.orValue('') in ['1.2', '1.3'] && (object.metadata.?labels[?'app.kubernetes.io/component'].orValue('') != 'api' && !('clientValidation' in dyn(object).spec.?tls.orValue({})) || dyn(object).spec.?tls.?clientValidation.?mode.orValue('') == 'RequireAndVerify' && dyn(object).spec.?tls.?clientValidation.?caCertificateRefs.orValue([]).size() > 0)"
          "name"       = "client"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-host-mounts" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-host-mounts"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?volumes.orValue([]).all(v, has(v.configMap) || has(v.downwardAPI) || has(v.emptyDir) || has(v.persistentVolumeClaim) || has(v.projected) || has(v.secret))) && variables.refused.size() == 0"
          "message"           = "use volumes of configMap, downwardAPI, emptyDir, persistentVolumeClaim, projected, secret only, and mount them without subPath"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'use volumes of configMap, downwardAPI, emptyDir, persistentVolumeClaim, projected, secret only, and mount them without subPath'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?volumeMounts.orValue([]).all(m, m.?subPath.orValue('') == '' && m.?subPathExpr.orValue('') == ''))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-host-namespaces" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-host-namespaces"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?hostPID.orValue(false) == false && variables.pod.?hostIPC.orValue(false) == false && variables.pod.?hostNetwork.orValue(false) == false)"
          "message"           = "remove hostPID, hostIPC and hostNetwork from the pod"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'remove hostPID, hostIPC and hostNetwork from the pod'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-host-owner" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-host-owner"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "grpcroutes",
              "httproutes",
              "listenersets",
              "tlsroutes",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.x-k8s.io",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "xlistenersets",
            ]
          },
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0 && variables.secured.size() == 0"
          "message"           = "choose a host outside of the domain of the platform, and no wildcard that has it in it; hosts of services are in src/config/services.ts"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('hosts ' + variables.refused.join(', ')) + ': ' + 'choose a host outside of the domain of the platform, and no wildcard that has it in it; hosts of services are in src/config/services.ts'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Ingress' ? dyn(object).spec.?rules.orValue([]).map(r, r.?host.orValue('')) : object.kind in ['Gateway', 'ListenerSet', 'XListenerSet'] ? dyn(object).?spec.?listeners.orValue([]).map(l, l.?hostname.orValue('')) : dyn(object).?spec.?hostnames.orValue([])"
          "name"       = "hosts"
        },
        {
          "expression" = "variables.hosts.filter(h, (h == 'local.breakwater.example' || h.endsWith('.local.breakwater.example') || (h.startsWith('*.') && '.local.breakwater.example'.endsWith(h.substring(1)))) && !(object.metadata.namespace + '/' + h in ['api/api.local.breakwater.example', 'web/web.local.breakwater.example', 'hash/hash.local.breakwater.example']))"
          "name"       = "refused"
        },
        {
          "expression" = "(object.kind == 'Ingress' ? dyn(object).spec.?tls.orValue([]) : []).filter(t, t.?hosts.orValue([]).exists(h, (h == 'local.breakwater.example' || h.endsWith('.local.breakwater.example') || (h.startsWith('*.') && '.local.breakwater.example'.endsWith(h.substring(1)))) && !(object.metadata.namespace + '/' + h in ['api/api.local.breakwater.example', 'web/web.local.breakwater.example', 'hash/hash.local.breakwater.example'])))"
          "name"       = "secured"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-host-ports" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-host-ports"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "remove hostPort from the ports of each container, and publish the port by a Service"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'remove hostPort from the ports of each container, and publish the port by a Service'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-image-digest" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-image-digest"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set the image of each container to name:version@sha256:digest, where the version is not latest"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set the image of each container to name:version@sha256:digest, where the version is not latest'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?image.orValue('') == '' || c.?image.orValue('').startsWith('localhost/breakwater/') && !(c.image in ['docker.io/library/mongo:8.0.20@sha256:098862b1339f031900ca66cf8fef799e616d6324fa41b9a263f2ec899552c1ef']) || c.?image.orValue('').matches('^[^@]*:[^@/:]+@sha256:[0-9a-f]{64}$') && !c.image.contains(':latest@'))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-image-reference" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-image-reference"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set the image of each container to one of ours tagged by its content hash, or to one that this environment allows"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set the image of each container to one of ours tagged by its content hash, or to one that this environment allows'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?image.orValue('') in ['docker.io/library/mongo:8.0.20@sha256:098862b1339f031900ca66cf8fef799e616d6324fa41b9a263f2ec899552c1ef'] || c.?image.orValue('').matches('^localhost/breakwater/[a-z0-9-]+:[0-9a-f]{40}(@sha256:[0-9a-f]{64})?$') || !c.?image.orValue('').startsWith('localhost/breakwater/') && [].exists(p, c.?image.orValue('').startsWith(p)))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-immutable-config-map" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-immutable-config-map"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.name == 'kube-root-ca.crt')"
          "name"       = "root-certificate"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.?immutable.orValue(false) && (variables.identity || variables.named)"
          "message"           = "set immutable to true and let the name end in the label env and 8 hex digits of the hash of the data: another content is another ConfigMap"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (object.?immutable.orValue(false) ? 'its name' : 'not immutable') + ': ' + 'set immutable to true and let the name end in the label env and 8 hex digits of the hash of the data: another content is another ConfigMap'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.metadata.?labels[?'env'].orValue('')"
          "name"       = "env"
        },
        {
          "expression" = "object.metadata.name == 'environment' && object.?binaryData.orValue({}).size() == 0 && object.?data.orValue({}).size() == 1 && object.?data[?variables.env].orValue('') == variables.env"
          "name"       = "identity"
        },
        {
          "expression" = "variables.env.matches('^[A-Za-z0-9_.-]+$') && object.metadata.name.matches('.-' + variables.env + '-([0-9a-f]{8,})$')"
          "name"       = "named"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ingress-exposure" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-ingress-exposure"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.spec.?ingressClassName.orValue('') != '' && !has(object.spec.defaultBackend) && variables.annotations.size() == 0 && variables.hosts.size() == 0 && variables.paths.size() == 0"
          "message"           = "name the class and each host, below the domain of the environment and in an item of spec.tls that has a secretName; write plain paths of type Prefix or Exact, and no annotation that changes the proxy"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.hosts.size() > 0 ? 'host ' + variables.hosts.join(', ') : 'annotations, class or paths') + ': ' + 'name the class and each host, below the domain of the environment and in an item of spec.tls that has a secretName; write plain paths of type Prefix or Exact, and no annotation that changes the proxy'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.metadata.?annotations.orValue({}).filter(a, a.matches('/(.*snippets?|mirror-.*|configuration-.*|auth-url|auth-signin|auth-tls-match-cn|auth-tls-error-page|server-alias|permanent-redirect|temporal-redirect)$'))"
          "name"       = "annotations"
        },
        {
          "expression" = "object.spec.?rules.orValue([])"
          "name"       = "rules"
        },
        {
          "expression" = "object.spec.?tls.orValue([]).filter(t, t.?secretName.orValue('') != '')"
          "name"       = "secured"
        },
        {
          "expression" = "variables.rules.filter(r, r.?host.orValue('*').contains('*') || !variables.secured.exists(t, r.host in t.?hosts.orValue([])) || !r.host.endsWith('.local.breakwater.example') && r.host != 'local.breakwater.example').map(r, r.?host.orValue('*'))"
          "name"       = "hosts"
        },
        {
          "expression" = "variables.rules.map(r, r.?http.?paths.orValue([]).filter(p, !p.?path.orValue('').matches('^/[A-Za-z0-9/_.~-]*$') || !(p.?pathType.orValue('') in ['Exact', 'Prefix']))).filter(p, p.size() > 0)"
          "name"       = "paths"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ingress-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-ingress-floor"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.namespace in ['api', 'mongo', 'mongo-admin', 'mongo-rotation', 'mongo-backup', 'backup-store', 'restore-drill', 'resolver', 'web', 'hash', 'client'])"
          "name"       = "of-a-service"
        },
        {
          "expression" = "!(oldObject != null && [dyn(object.spec), dyn(object.metadata.?annotations.orValue({}))] == [dyn(oldObject.spec), dyn(oldObject.metadata.?annotations.orValue({}))])"
          "name"       = "unchanged"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.annotations.size() == 0 && (variables.elsewhere || !has(object.spec.defaultBackend) && variables.rules.size() == 0)"
          "message"           = "name a host in each rule, write plain paths, and remove spec.defaultBackend and each annotation but allowlist-source-range, auth-tls-verify-client, auth-tls-verify-depth, backend-protocol, force-ssl-redirect, limit-burst-multiplier, limit-connections, limit-rps, proxy-body-size, proxy-connect-timeout, proxy-read-timeout, proxy-send-timeout, rewrite-target, ssl-redirect, use-regex, whitelist-source-range with plain values and auth-tls-secret of the namespace; let certificates come from an issuer of your own"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('annotations ' + variables.annotations.join(', ')) + ': ' + 'name a host in each rule, write plain paths, and remove spec.defaultBackend and each annotation but allowlist-source-range, auth-tls-verify-client, auth-tls-verify-depth, backend-protocol, force-ssl-redirect, limit-burst-multiplier, limit-connections, limit-rps, proxy-body-size, proxy-connect-timeout, proxy-read-timeout, proxy-send-timeout, rewrite-target, ssl-redirect, use-regex, whitelist-source-range with plain values and auth-tls-secret of the namespace; let certificates come from an issuer of your own'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.metadata.?annotations.orValue({})"
          "name"       = "given"
        },
        {
          "expression" = "{'nginx.ingress.kubernetes.io/allowlist-source-range': '^[0-9a-fA-F.:/, ]+$', 'nginx.ingress.kubernetes.io/auth-tls-verify-client': '^(on|optional)$', 'nginx.ingress.kubernetes.io/auth-tls-verify-depth': '^[1-9]$', 'nginx.ingress.kubernetes.io/backend-protocol': '^(HTTP|HTTPS|GRPC|GRPCS)$', 'nginx.ingress.kubernetes.io/force-ssl-redirect': '^(true|false)$', 'nginx.ingress.kubernetes.io/limit-burst-multiplier': '^[0-9]{1,6}$', 'nginx.ingress.kubernetes.io/limit-connections': '^[0-9]{1,6}$', 'nginx.ingress.kubernetes.io/limit-rps': '^[0-9]{1,6}$', 'nginx.ingress.kubernetes.io/proxy-body-size': '^[0-9]{1,4}[km]?$', 'nginx.ingress.kubernetes.io/proxy-connect-timeout': '^[0-9]{1,6}$', 'nginx.ingress.kubernetes.io/proxy-read-timeout': '^[0-9]{1,6}$', 'nginx.ingress.kubernetes.io/proxy-send-timeout': '^[0-9]{1,6}$', 'nginx.ingress.kubernetes.io/rewrite-target': '^/([$][1-9])?$', 'nginx.ingress.kubernetes.io/ssl-redirect': '^(true|false)$', 'nginx.ingress.kubernetes.io/use-regex': '^(true|false)$', 'nginx.ingress.kubernetes.io/whitelist-source-range': '^[0-9a-fA-F.:/, ]+$'}"
          "name"       = "values"
        },
        {
          "expression" = "object.spec.?ingressClassName.orValue('nginx') != 'nginx' && !('kubernetes.io/ingress.class' in variables.given)"
          "name"       = "elsewhere"
        },
        {
          "expression" = "variables.given.filter(k, k in ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'] && variables.given[k] in ['bootstrap', 'internal', 'callers', 'front-door'] || !variables.elsewhere && !(k == 'nginx.ingress.kubernetes.io/auth-tls-secret' ? variables.given[k].startsWith(object.metadata.namespace + '/') : k.matches('^(acme[.])?cert-manager[.]io/|^(argocd[.]argoproj[.]io|kubectl[.]kubernetes[.]io|meta[.]helm[.]sh)/|^kubernetes[.]io/(description|ingress[.]class|tls-acme)$') || (k in variables.values && variables.given[k].matches(variables.values[k]))))"
          "name"       = "annotations"
        },
        {
          "expression" = "object.spec.?rules.orValue([]).filter(r, r.?host.orValue('') == '' || !r.?http.?paths.orValue([]).all(p, p.?path.orValue('/').matches('^/[^ ;{}\"\\'#\\\\\\\\\\\\n\\\\r\\\\t]*$')))"
          "name"       = "rules"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ingress-protection" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-ingress-protection"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.spec.?ingressClassName.orValue('') == 'nginx' && object.metadata.?annotations[?'nginx.ingress.kubernetes.io/ssl-redirect'].orValue('') == 'true' && object.metadata.?annotations[?'nginx.ingress.kubernetes.io/whitelist-source-range'].orValue('').matches('^([0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}/([89]|[12][0-9]|3[0-2])|[0-9a-f:]+/(3[2-9]|[4-9][0-9]|1[0-2][0-9]))(,([0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}/([89]|[12][0-9]|3[0-2])|[0-9a-f:]+/(3[2-9]|[4-9][0-9]|1[0-2][0-9])))*$') && object.metadata.?annotations[?'nginx.ingress.kubernetes.io/proxy-body-size'].orValue('').matches('^[1-9][0-9]{0,2}k$') && object.metadata.?annotations[?'nginx.ingress.kubernetes.io/limit-rps'].orValue('').matches('^[1-9][0-9]{0,3}$') && object.metadata.?annotations[?'nginx.ingress.kubernetes.io/limit-connections'].orValue('').matches('^[1-9][0-9]{0,3}$') && (variables.callers || variables.verify == '' && variables.authority == '' && object.metadata.?labels[?'app.kubernetes.io/component'].orValue('') != 'api')"
          "message"           = "set ingressClassName to nginx, and below nginx.ingress.kubernetes.io: ssl-redirect to 'true', whitelist-source-range to networks of /8 or smaller, proxy-body-size to less than 1000k, limit-rps and limit-connections to 1 to 9999; for an API auth-tls-verify-client to 'on' and auth-tls-secret to a Secret of the namespace"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its class or annotations') + ': ' + 'set ingressClassName to nginx, and below nginx.ingress.kubernetes.io: ssl-redirect to \\'true\\', whitelist-source-range to networks of /8 or smaller, proxy-body-size to less than 1000k, limit-rps and limit-connections to 1 to 9999; for an API auth-tls-verify-client to \\'on\\' and auth-tls-secret to a Secret of the namespace'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.metadata.?annotations[?'nginx.ingress.kubernetes.io/auth-tls-verify-client'].orValue('')"
          "name"       = "verify"
        },
        {
          "expression" = "object.metadata.?annotations[?'nginx.ingress.kubernetes.io/auth-tls-secret'].orValue('')"
          "name"       = "authority"
        },
        {
          "expression" = "variables.verify == 'on' && variables.authority.startsWith(object.metadata.namespace + '/')"
          "name"       = "callers"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-instance-label" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-instance-label"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false)))"
          "name"       = "made-by-a-controller"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.instance == object.metadata.name"
          "message"           = "set the label app.kubernetes.io/instance to metadata.name"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('instance ' + variables.instance) + ': ' + 'set the label app.kubernetes.io/instance to metadata.name'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.metadata.?labels[?'app.kubernetes.io/instance'].orValue(object.metadata.name)"
          "name"       = "instance"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-issuer-source" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-issuer-source"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "clusterissuers",
              "issuers",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.ca || has(object.spec.selfSigned) || variables.asked"
          "message"           = "let spec be ca with a secretName, selfSigned, or acme with a server of Let's Encrypt, an email, a privateKeySecretRef and solvers by dns01.rfc2136 with a signed update (HMACSHA256 or HMACSHA512)"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its spec') + ': ' + 'let spec be ca with a secretName, selfSigned, or acme with a server of Let\\'s Encrypt, an email, a privateKeySecretRef and solvers by dns01.rfc2136 with a signed update (HMACSHA256 or HMACSHA512)'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?ca.?secretName.orValue('') != ''"
          "name"       = "ca"
        },
        {
          "expression" = "object.spec.?acme.?solvers.orValue([])"
          "name"       = "solvers"
        },
        {
          "expression" = "variables.solvers.filter(s, !(s.?dns01.?rfc2136.?nameserver.orValue('').matches('^[a-z0-9-]+([.][a-z0-9-]+)+:[0-9]{1,5}$') && s.?dns01.?rfc2136.?tsigAlgorithm.orValue('') in ['HMACSHA256', 'HMACSHA512'] && s.?dns01.?rfc2136.?tsigKeyName.orValue('') != '' && s.?dns01.?rfc2136.?tsigSecretSecretRef.?name.orValue('') != '' && s.?dns01.?rfc2136.?tsigSecretSecretRef.?key.orValue('') != ''))"
          "name"       = "refused"
        },
        {
          "expression" = "object.spec.?acme.?server.orValue('') in ['https://acme-staging-v02.api.letsencrypt.org/directory', 'https://acme-v02.api.letsencrypt.org/directory'] && object.spec.?acme.?email.orValue('').matches('^[^@ ]+@[a-z0-9-]+([.][a-z0-9-]+)+$') && object.spec.?acme.?privateKeySecretRef.?name.orValue('') != ''"
          "name"       = "account"
        },
        {
          "expression" = "variables.account && variables.solvers.size() > 0 && variables.refused.size() == 0"
          "name"       = "asked"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-job-lifetime" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-job-lifetime"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.job.?activeDeadlineSeconds.orValue(0) >= 1 && variables.job.?activeDeadlineSeconds.orValue(0) <= 21600 && (object.kind == 'CronJob' ? variables.scheduled : variables.alone)"
          "message"           = "set activeDeadlineSeconds to six hours or less; of a Job ttlSecondsAfterFinished too; of a CronJob startingDeadlineSeconds and concurrencyPolicy Forbid, and no ttlSecondsAfterFinished"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + 'set activeDeadlineSeconds to six hours or less; of a Job ttlSecondsAfterFinished too; of a CronJob startingDeadlineSeconds and concurrencyPolicy Forbid, and no ttlSecondsAfterFinished'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec : dyn(object).spec"
          "name"       = "job"
        },
        {
          "expression" = "object.metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false) == true)"
          "name"       = "owned"
        },
        {
          "expression" = "has(object.spec.startingDeadlineSeconds) && dyn(object).spec.?concurrencyPolicy.orValue('') == 'Forbid' && !has(variables.job.ttlSecondsAfterFinished)"
          "name"       = "scheduled"
        },
        {
          "expression" = "variables.owned || has(variables.job.ttlSecondsAfterFinished)"
          "name"       = "alone"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-kernel-defaults" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-kernel-defaults"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(!variables.pod.?securityContext.?seLinuxOptions.hasValue() && variables.pod.?securityContext.?windowsOptions.?hostProcess.orValue(false) == false && variables.pod.?securityContext.?sysctls.orValue([]).all(s, s.name in ['kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.ip_local_reserved_ports', 'net.ipv4.ip_unprivileged_port_start', 'net.ipv4.ping_group_range', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_syncookies'])) && variables.refused.size() == 0"
          "message"           = "remove procMount, seLinuxOptions, windowsOptions.hostProcess, unsafe sysctls, and host from probes and hooks"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'remove procMount, seLinuxOptions, windowsOptions.hostProcess, unsafe sysctls, and host from probes and hooks'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(!c.?securityContext.?seLinuxOptions.hasValue() && c.?securityContext.?windowsOptions.?hostProcess.orValue(false) == false && c.?securityContext.?procMount.orValue('Default') == 'Default' && c.?livenessProbe.?httpGet.?host.orValue('') == '' && c.?livenessProbe.?tcpSocket.?host.orValue('') == '' && c.?readinessProbe.?httpGet.?host.orValue('') == '' && c.?readinessProbe.?tcpSocket.?host.orValue('') == '' && c.?startupProbe.?httpGet.?host.orValue('') == '' && c.?startupProbe.?tcpSocket.?host.orValue('') == '' && c.?lifecycle.?postStart.?httpGet.?host.orValue('') == '' && c.?lifecycle.?postStart.?tcpSocket.?host.orValue('') == '' && c.?lifecycle.?preStop.?httpGet.?host.orValue('') == '' && c.?lifecycle.?preStop.?tcpSocket.?host.orValue('') == '')).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-known-fields" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-known-fields"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
              "limitranges",
              "resourcequotas",
              "serviceaccounts",
              "services",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "deployments",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "autoscaling",
            ]
            "apiVersions" = [
              "v2",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "horizontalpodautoscalers",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
            ]
          },
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
              "issuers",
            ]
          },
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "backendtrafficpolicies",
              "clienttrafficpolicies",
              "securitypolicies",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
              "networkpolicies",
            ]
          },
          {
            "apiGroups" = [
              "policy",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "poddisruptionbudgets",
            ]
          },
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "rolebindings",
              "roles",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(object.kind != 'BackendTrafficPolicy' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['circuitBreaker', 'rateLimit', 'requestBuffer', 'targetRefs']) && variables.whole.?spec.?circuitBreaker.orValue({}).all(k, k in ['maxConnections', 'maxParallelRequests', 'maxParallelRetries', 'maxPendingRequests']) && variables.whole.?spec.?rateLimit.orValue({}).all(k, k in ['local', 'type']) && variables.whole.?spec.?rateLimit.?local.orValue({}).all(k, k in ['rules']) && variables.whole.?spec.?rateLimit.?local.?rules.orValue([]).all(i0, i0.all(k, k in ['clientSelectors', 'limit']) && i0.?clientSelectors.orValue([]).all(i1, i1.all(k, k in ['sourceCIDR']) && i1.?sourceCIDR.orValue({}).all(k, k in ['invert', 'type', 'value']) && i1.?sourceCIDR.?invert.orValue(false) in [false] && i1.?sourceCIDR.?type.orValue('Distinct') in ['Distinct']) && i0.?limit.orValue({}).all(k, k in ['requests', 'unit']) && i0.?limit.?unit.orValue('Second') in ['Second']) && variables.whole.?spec.?rateLimit.?type.orValue('Local') in ['Local'] && variables.whole.?spec.?requestBuffer.orValue({}).all(k, k in ['limit']) && variables.whole.?spec.?targetRefs.orValue([]).all(i0, i0.all(k, k in ['group', 'kind', 'name']) && i0.?group.orValue('gateway.networking.k8s.io') in ['gateway.networking.k8s.io'] && i0.?kind.orValue('HTTPRoute') in ['HTTPRoute'])) && (object.kind != 'Certificate' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['additionalOutputFormats', 'commonName', 'dnsNames', 'duration', 'isCA', 'issuerRef', 'privateKey', 'renewBefore', 'revisionHistoryLimit', 'secretName', 'subject', 'usages']) && variables.whole.?spec.?additionalOutputFormats.orValue([]).all(i0, i0.all(k, k in ['type'])) && variables.whole.?spec.?issuerRef.orValue({}).all(k, k in ['group', 'kind', 'name']) && variables.whole.?spec.?privateKey.orValue({}).all(k, k in ['algorithm', 'rotationPolicy', 'size']) && variables.whole.?spec.?subject.orValue({}).all(k, k in ['organizationalUnits'])) && (object.kind != 'ClientTrafficPolicy' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['path', 'targetRefs', 'tls', 'timeout']) && variables.whole.?spec.?path.orValue({}).all(k, k in ['disableMergeSlashes', 'escapedSlashesAction']) && variables.whole.?spec.?path.?disableMergeSlashes.orValue(true) in [true] && variables.whole.?spec.?path.?escapedSlashesAction.orValue('KeepUnchanged') in ['KeepUnchanged'] && variables.whole.?spec.?targetRefs.orValue([]).all(i0, i0.all(k, k in ['group', 'kind', 'name', 'sectionName']) && i0.?group.orValue('gateway.networking.k8s.io') in ['gateway.networking.k8s.io'] && i0.?kind.orValue('Gateway') in ['Gateway']) && variables.whole.?spec.?tls.orValue({}).all(k, k in ['clientValidation', 'minVersion']) && variables.whole.?spec.?tls.?clientValidation.orValue({}).all(k, k in ['caCertificateRefs', 'mode']) && variables.whole.?spec.?tls.?clientValidation.?caCertificateRefs.orValue([]).all(i0, i0.all(k, k in ['group', 'kind', 'name', 'namespace']) && i0.?group.orValue('') in [''] && i0.?kind.orValue('Secret') in ['Secret']) && variables.whole.?spec.?tls.?clientValidation.?mode.orValue('RequireAndVerify') in ['RequireAndVerify'] && variables.whole.?spec.?timeout.orValue({}).all(k, k in ['http']) && variables.whole.?spec.?timeout.?http.orValue({}).all(k, k in ['requestHeadersReceivedTimeout', 'requestReceivedTimeout'])) && (object.kind != 'ConfigMap' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'data', 'immutable']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan'])) && (object.kind != 'CronJob' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['concurrencyPolicy', 'failedJobsHistoryLimit', 'jobTemplate', 'schedule', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'suspend', 'timeZone']) && variables.whole.?spec.?jobTemplate.orValue({}).all(k, k in ['metadata', 'spec']) && variables.whole.?spec.?jobTemplate.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'labels']) && variables.whole.?spec.?jobTemplate.?spec.orValue({}).all(k, k in ['activeDeadlineSeconds', 'backoffLimit', 'completionMode', 'completions', 'parallelism', 'podReplacementPolicy', 'suspend', 'template', 'ttlSecondsAfterFinished']) && variables.whole.?spec.?jobTemplate.?spec.?completionMode.orValue('NonIndexed') in ['NonIndexed'] && variables.whole.?spec.?jobTemplate.?spec.?completions.orValue(1) in [1] && variables.whole.?spec.?jobTemplate.?spec.?parallelism.orValue(1) in [1] && variables.whole.?spec.?jobTemplate.?spec.?podReplacementPolicy.orValue('TerminatingOrFailed') in ['TerminatingOrFailed'] && variables.whole.?spec.?jobTemplate.?spec.?suspend.orValue(false) in [false] && variables.whole.?spec.?jobTemplate.?spec.?template.orValue({}).all(k, k in ['metadata', 'spec']) && variables.whole.?spec.?jobTemplate.?spec.?template.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'labels']) && variables.whole.?spec.?suspend.orValue(false) in [false]) && (object.kind != 'Deployment' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['minReadySeconds', 'paused', 'progressDeadlineSeconds', 'replicas', 'revisionHistoryLimit', 'selector', 'strategy', 'template']) && variables.whole.?spec.?paused.orValue(false) in [false] && variables.whole.?spec.?strategy.orValue({}).all(k, k in ['rollingUpdate', 'type']) && variables.whole.?spec.?strategy.?rollingUpdate.orValue({}).all(k, k in ['maxSurge', 'maxUnavailable']) && variables.whole.?spec.?template.orValue({}).all(k, k in ['metadata', 'spec']) && variables.whole.?spec.?template.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'labels'])) && (object.kind != 'Gateway' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['gatewayClassName', 'listeners']) && variables.whole.?spec.?listeners.orValue([]).all(i0, i0.all(k, k in ['allowedRoutes', 'hostname', 'name', 'port', 'protocol', 'tls']) && i0.?allowedRoutes.orValue({}).all(k, k in ['kinds', 'namespaces']) && i0.?allowedRoutes.?kinds.orValue([]).all(i1, i1.all(k, k in ['group', 'kind']) && i1.?group.orValue('gateway.networking.k8s.io') in ['gateway.networking.k8s.io'] && i1.?kind.orValue('HTTPRoute') in ['HTTPRoute']) && i0.?allowedRoutes.?namespaces.orValue({}).all(k, k in ['from']) && i0.?tls.orValue({}).all(k, k in ['certificateRefs', 'mode']) && i0.?tls.?certificateRefs.orValue([]).all(i1, i1.all(k, k in ['group', 'kind', 'name', 'namespace']) && i1.?group.orValue('') in [''] && i1.?kind.orValue('Secret') in ['Secret']) && i0.?tls.?mode.orValue('Terminate') in ['Terminate'])) && (object.kind != 'HTTPRoute' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['hostnames', 'parentRefs', 'rules']) && variables.whole.?spec.?parentRefs.orValue([]).all(i0, i0.all(k, k in ['group', 'kind', 'name', 'namespace', 'sectionName']) && i0.?group.orValue('gateway.networking.k8s.io') in ['gateway.networking.k8s.io'] && i0.?kind.orValue('Gateway') in ['Gateway']) && variables.whole.?spec.?rules.orValue([]).all(i0, i0.all(k, k in ['backendRefs', 'filters', 'matches', 'timeouts']) && i0.?backendRefs.orValue([]).all(i1, i1.all(k, k in ['group', 'kind', 'name', 'namespace', 'port', 'weight']) && i1.?group.orValue('') in [''] && i1.?kind.orValue('Service') in ['Service'] && i1.?weight.orValue(1) in [1]) && i0.?filters.orValue([]).all(i1, i1.all(k, k in ['requestRedirect', 'type']) && i1.?requestRedirect.orValue({}).all(k, k in ['port', 'scheme', 'statusCode']) && i1.?requestRedirect.?scheme.orValue('https') in ['https'] && i1.?requestRedirect.?statusCode.orValue(308) in [308] && i1.?type.orValue('RequestRedirect') in ['RequestRedirect']) && i0.?matches.orValue([]).all(i1, i1.all(k, k in ['path']) && i1.?path.orValue({}).all(k, k in ['type', 'value']) && i1.?path.?type.orValue('PathPrefix') in ['PathPrefix', 'Exact']) && i0.?timeouts.orValue({}).all(k, k in ['request']))) && (object.kind != 'HorizontalPodAutoscaler' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['behavior', 'maxReplicas', 'metrics', 'minReplicas', 'scaleTargetRef']) && variables.whole.?spec.?behavior.orValue({}).all(k, k in ['scaleDown', 'scaleUp']) && variables.whole.?spec.?behavior.?scaleDown.orValue({}).all(k, k in ['policies', 'selectPolicy', 'stabilizationWindowSeconds']) && variables.whole.?spec.?behavior.?scaleDown.?policies.orValue([]).all(i0, i0.all(k, k in ['periodSeconds', 'type', 'value'])) && variables.whole.?spec.?behavior.?scaleDown.?selectPolicy.orValue('Max') in ['Max'] && variables.whole.?spec.?behavior.?scaleUp.orValue({}).all(k, k in ['policies', 'selectPolicy', 'stabilizationWindowSeconds']) && variables.whole.?spec.?behavior.?scaleUp.?policies.orValue([]).all(i0, i0.all(k, k in ['periodSeconds', 'type', 'value'])) && variables.whole.?spec.?behavior.?scaleUp.?selectPolicy.orValue('Max') in ['Max'] && variables.whole.?spec.?scaleTargetRef.orValue({}).all(k, k in ['apiVersion', 'kind', 'name'])) && (object.kind != 'Ingress' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['ingressClassName', 'rules', 'tls']) && variables.whole.?spec.?rules.orValue([]).all(i0, i0.all(k, k in ['host', 'http']) && i0.?http.orValue({}).all(k, k in ['paths']) && i0.?http.?paths.orValue([]).all(i1, i1.all(k, k in ['backend', 'path', 'pathType']) && i1.?backend.orValue({}).all(k, k in ['service']) && i1.?backend.?service.orValue({}).all(k, k in ['name', 'port']) && i1.?backend.?service.?port.orValue({}).all(k, k in ['name', 'number']))) && variables.whole.?spec.?tls.orValue([]).all(i0, i0.all(k, k in ['hosts', 'secretName']))) && (object.kind != 'Issuer' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['acme', 'ca', 'selfSigned']) && variables.whole.?spec.?acme.orValue({}).all(k, k in ['email', 'privateKeySecretRef', 'server', 'solvers']) && variables.whole.?spec.?acme.?privateKeySecretRef.orValue({}).all(k, k in ['name']) && variables.whole.?spec.?acme.?solvers.orValue([]).all(i0, i0.all(k, k in ['http01', 'dns01']) && i0.?http01.orValue({}).all(k, k in ['ingress']) && i0.?http01.?ingress.orValue({}).all(k, k in ['ingressClassName', 'serviceType']) && i0.?dns01.orValue({}).all(k, k in ['rfc2136']) && i0.?dns01.?rfc2136.orValue({}).all(k, k in ['nameserver', 'tsigAlgorithm', 'tsigKeyName', 'tsigSecretSecretRef']) && i0.?dns01.?rfc2136.?tsigSecretSecretRef.orValue({}).all(k, k in ['key', 'name'])) && variables.whole.?spec.?ca.orValue({}).all(k, k in ['secretName']) && variables.whole.?spec.?selfSigned.orValue({}).all(k, k in [])) && (object.kind != 'LimitRange' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['limits']) && variables.whole.?spec.?limits.orValue([]).all(i0, i0.all(k, k in ['default', 'defaultRequest', 'max', 'min', 'type']))) && (object.kind != 'NetworkPolicy' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['egress', 'ingress', 'podSelector', 'policyTypes']) && variables.whole.?spec.?egress.orValue([]).all(i0, i0.all(k, k in ['ports', 'to']) && i0.?ports.orValue([]).all(i1, i1.all(k, k in ['endPort', 'port', 'protocol'])) && i0.?to.orValue([]).all(i1, i1.all(k, k in ['ipBlock', 'namespaceSelector', 'podSelector']))) && variables.whole.?spec.?ingress.orValue([]).all(i0, i0.all(k, k in ['from', 'ports']) && i0.?from.orValue([]).all(i1, i1.all(k, k in ['ipBlock', 'namespaceSelector', 'podSelector'])) && i0.?ports.orValue([]).all(i1, i1.all(k, k in ['endPort', 'port', 'protocol'])))) && (object.kind != 'PodDisruptionBudget' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['maxUnavailable', 'minAvailable', 'selector', 'unhealthyPodEvictionPolicy'])) && (object.kind != 'ResourceQuota' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['hard'])) && (object.kind != 'Role' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'rules']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?rules.orValue([]).all(i0, i0.all(k, k in ['apiGroups', 'nonResourceURLs', 'resourceNames', 'resources', 'verbs']))) && (object.kind != 'RoleBinding' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'roleRef', 'subjects']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?roleRef.orValue({}).all(k, k in ['apiGroup', 'kind', 'name']) && variables.whole.?subjects.orValue([]).all(i0, i0.all(k, k in ['apiGroup', 'kind', 'name', 'namespace']))) && (object.kind != 'SecurityPolicy' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['authorization', 'targetRefs']) && variables.whole.?spec.?authorization.orValue({}).all(k, k in ['defaultAction', 'rules']) && variables.whole.?spec.?authorization.?defaultAction.orValue('Deny') in ['Deny'] && variables.whole.?spec.?authorization.?rules.orValue([]).all(i0, i0.all(k, k in ['action', 'name', 'principal']) && i0.?action.orValue('Allow') in ['Allow'] && i0.?principal.orValue({}).all(k, k in ['clientCIDRs'])) && variables.whole.?spec.?targetRefs.orValue([]).all(i0, i0.all(k, k in ['group', 'kind', 'name']) && i0.?group.orValue('gateway.networking.k8s.io') in ['gateway.networking.k8s.io'] && i0.?kind.orValue('HTTPRoute') in ['HTTPRoute'])) && (object.kind != 'Service' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['clusterIP', 'clusterIPs', 'internalTrafficPolicy', 'ipFamilies', 'ipFamilyPolicy', 'ports', 'publishNotReadyAddresses', 'selector', 'sessionAffinity', 'type']) && variables.whole.?spec.?internalTrafficPolicy.orValue('Cluster') in ['Cluster'] && variables.whole.?spec.?ipFamilyPolicy.orValue('SingleStack') in ['SingleStack'] && variables.whole.?spec.?ports.orValue([]).all(i0, i0.all(k, k in ['name', 'port', 'protocol', 'targetPort'])) && variables.whole.?spec.?sessionAffinity.orValue('None') in ['None']) && (object.kind != 'ServiceAccount' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'automountServiceAccountToken']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan'])) && (object.kind != 'StatefulSet' || variables.whole.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && variables.whole.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generation', 'labels', 'managedFields', 'name', 'namespace', 'resourceVersion', 'uid']) && variables.whole.?metadata.?finalizers.orValue([]).all(i0, i0 in ['foregroundDeletion', 'orphan']) && variables.whole.?spec.orValue({}).all(k, k in ['minReadySeconds', 'persistentVolumeClaimRetentionPolicy', 'podManagementPolicy', 'replicas', 'revisionHistoryLimit', 'selector', 'serviceName', 'template', 'updateStrategy', 'volumeClaimTemplates']) && variables.whole.?spec.?persistentVolumeClaimRetentionPolicy.orValue({}).all(k, k in ['whenDeleted', 'whenScaled']) && variables.whole.?spec.?template.orValue({}).all(k, k in ['metadata', 'spec']) && variables.whole.?spec.?template.?metadata.orValue({}).all(k, k in ['annotations', 'creationTimestamp', 'labels']) && variables.whole.?spec.?updateStrategy.orValue({}).all(k, k in ['rollingUpdate', 'type']) && variables.whole.?spec.?updateStrategy.?rollingUpdate.orValue({}).all(k, k in ['maxUnavailable', 'partition']) && variables.whole.?spec.?updateStrategy.?rollingUpdate.?maxUnavailable.orValue(1) in [1] && variables.whole.?spec.?updateStrategy.?rollingUpdate.?partition.orValue(0) in [0] && variables.whole.?spec.?updateStrategy.?type.orValue('RollingUpdate') in ['RollingUpdate'] && variables.whole.?spec.?volumeClaimTemplates.orValue([]).all(i0, i0.all(k, k in ['apiVersion', 'kind', 'metadata', 'spec', 'status']) && i0.?metadata.orValue({}).all(k, k in ['creationTimestamp', 'labels', 'name']) && i0.?metadata.?labels.orValue({}).all(k, k in ['app.kubernetes.io/instance', 'app.kubernetes.io/name', 'env']) && i0.?spec.orValue({}).all(k, k in ['accessModes', 'dataSource', 'dataSourceRef', 'resources', 'storageClassName', 'volumeMode']) && i0.?spec.?resources.orValue({}).all(k, k in ['requests']) && i0.?spec.?volumeMode.orValue('Filesystem') in ['Filesystem']))"
          "message"           = "remove each field that no chart writes, such as finalizers, ownerReferences, binaryData, paused, partition, scopes, literalSubject, secretTemplate, keystores, secrets and imagePullSecrets"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its fields') + ': ' + 'remove each field that no chart writes, such as finalizers, ownerReferences, binaryData, paused, partition, scopes, literalSubject, secretTemplate, keystores, secrets and imagePullSecrets'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "dyn(object)"
          "name"       = "whole"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-label-keys" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-label-keys"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
              "limitranges",
              "resourcequotas",
              "serviceaccounts",
              "services",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "autoscaling",
            ]
            "apiVersions" = [
              "v2",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "horizontalpodautoscalers",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
            ]
          },
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
              "issuers",
            ]
          },
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "backendtrafficpolicies",
              "clienttrafficpolicies",
              "securitypolicies",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
              "networkpolicies",
            ]
          },
          {
            "apiGroups" = [
              "policy",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "poddisruptionbudgets",
            ]
          },
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "rolebindings",
              "roles",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "namespaces",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.metadata.?labels.orValue({}).all(k, k in ['app', 'app.kubernetes.io/component', 'app.kubernetes.io/instance', 'app.kubernetes.io/managed-by', 'app.kubernetes.io/name', 'app.kubernetes.io/part-of', 'app.kubernetes.io/version', 'env', 'owner', 'argocd.argoproj.io/instance', 'kustomize.toolkit.fluxcd.io/name', 'kustomize.toolkit.fluxcd.io/namespace'] || object.kind == 'Namespace' && k in ['kubernetes.io/metadata.name', 'pod-security.kubernetes.io/audit', 'pod-security.kubernetes.io/audit-version', 'pod-security.kubernetes.io/enforce', 'pod-security.kubernetes.io/enforce-version', 'pod-security.kubernetes.io/warn', 'pod-security.kubernetes.io/warn-version']) && variables.templates.all(t, t.?metadata.?labels.orValue({}).all(k, k in ['app', 'app.kubernetes.io/component', 'app.kubernetes.io/instance', 'app.kubernetes.io/managed-by', 'app.kubernetes.io/name', 'app.kubernetes.io/part-of', 'app.kubernetes.io/version', 'env', 'owner']))"
          "message"           = "remove each label that no chart writes"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its labels') + ': ' + 'remove each label that no chart writes'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? [dyn(object).spec.jobTemplate, dyn(object).spec.jobTemplate.spec.template] : object.kind in ['DaemonSet', 'Deployment', 'StatefulSet'] ? [dyn(object).spec.template] : []"
          "name"       = "templates"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-least-privilege" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-least-privilege"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.kind == 'ClusterRole' && object.metadata.name == 'breakwater-break-glass')"
          "name"       = "of-incidents"
        },
        {
          "expression" = "!(object.kind == 'ClusterRole' && object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "clusterroles",
              "roles",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "name groups, resources and verbs one by one, and leave out Secrets, shells, workloads, roles and what decides about others"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('rules on ' + variables.refused.map(r, r.?resources.orValue(['URLs']).join(', ')).join('; ')) + ': ' + 'name groups, resources and verbs one by one, and leave out Secrets, shells, workloads, roles and what decides about others'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.?rules.orValue([]).filter(r, r.?apiGroups.orValue([]).exists(x, x.contains('*')) || r.?resources.orValue([]).exists(x, x.contains('*')) || r.?verbs.orValue([]).exists(x, x.contains('*')) || r.?nonResourceURLs.orValue([]).exists(x, x.contains('*')) || r.?verbs.orValue([]).exists(v, v in ['bind', 'escalate', 'impersonate']) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['secrets'])) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['pods', 'replicationcontrollers']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])) || ('apps' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['daemonsets', 'deployments', 'replicasets', 'statefulsets']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])) || ('batch' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['cronjobs', 'jobs']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['pods/exec', 'pods/attach', 'pods/ephemeralcontainers'])) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['nodes/proxy'])) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['pods/portforward', 'pods/proxy', 'services/proxy'])) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['events', 'pods/log']) && r.?verbs.orValue([]).exists(v, v in ['delete', 'deletecollection'])) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['configmaps']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['endpoints', 'services']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])) || ('discovery.k8s.io' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['endpointslices']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])) || ('networking.k8s.io' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['ingresses', 'networkpolicies']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['persistentvolumes']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch'])) || ('' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['serviceaccounts/token']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch'])) || ('certificates.k8s.io' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['certificatesigningrequests/approval'])) || ('certificates.k8s.io' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['signers']) && r.?verbs.orValue([]).exists(v, v in ['approve', 'sign'])) || ('rbac.authorization.k8s.io' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])) || ('admissionregistration.k8s.io' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])) || ('admissionregistration.k8s.io' in r.?apiGroups.orValue([]) && r.?resources.orValue([]).exists(x, x in ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations']) && r.?verbs.orValue([]).exists(v, v in ['create', 'update', 'patch', 'delete', 'deletecollection'])))"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-local-references" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-local-references"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "clienttrafficpolicies",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.away.size() == 0 && variables.listeners.all(l, l.?allowedRoutes.?namespaces.?from.orValue('Same') == 'Same')"
          "message"           = "remove the namespace of each reference, and let allowedRoutes.namespaces.from be Same; what must lead elsewhere has an exemption with its reason in src/config/exemptions.ts"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its references') + ': ' + 'remove the namespace of each reference, and let allowedRoutes.namespaces.from be Same; what must lead elsewhere has an exemption with its reason in src/config/exemptions.ts'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "dyn(object).spec.?listeners.orValue([])"
          "name"       = "listeners"
        },
        {
          "expression" = "[dyn(object).spec.?parentRefs.orValue([])] + dyn(object).spec.?rules.orValue([]).map(r, r.?backendRefs.orValue([])) + variables.listeners.map(l, l.?tls.?certificateRefs.orValue([])) + [dyn(object).spec.?tls.?clientValidation.?caCertificateRefs.orValue([])]"
          "name"       = "named"
        },
        {
          "expression" = "variables.named.filter(n, n.exists(r, r.?namespace.orValue(object.metadata.namespace) != object.metadata.namespace))"
          "name"       = "away"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-mount-paths" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-mount-paths"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "mount volumes at /tmp, /data, /certs or another folder of src/policies/allowed/volumes.ts, or one level below"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'mount volumes at /tmp, /data, /certs or another folder of src/policies/allowed/volumes.ts, or one level below'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([])).filter(c, !(c.?volumeMounts.orValue([]).all(m, m.?mountPath.orValue('').matches('^/(backups|certs|data|key|member|recipients|report|tmp)(/[a-z]+)?$')))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-namespace-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-namespace-floor"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "namespaces",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') == 'breakwater' || !(object.metadata.name in ['api', 'mongo', 'mongo-admin', 'mongo-rotation', 'mongo-backup', 'backup-store', 'restore-drill', 'resolver', 'web', 'hash', 'client'])) && (variables.level in ['baseline', 'restricted'] || object.metadata.name in ['kube-system'] || (oldObject != null && variables.level == oldObject.metadata.?labels[?'pod-security.kubernetes.io/enforce'].orValue('baseline')))"
          "message"           = "label a namespace of a declared service as app.kubernetes.io/part-of=breakwater, and set pod-security.kubernetes.io/enforce to baseline or restricted, or leave it out; namespaces whose pods need the node are in src/config/system-namespaces.ts"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its labels, level ' + variables.level) + ': ' + 'label a namespace of a declared service as app.kubernetes.io/part-of=breakwater, and set pod-security.kubernetes.io/enforce to baseline or restricted, or leave it out; namespaces whose pods need the node are in src/config/system-namespaces.ts'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.metadata.?labels[?'pod-security.kubernetes.io/enforce'].orValue('baseline')"
          "name"       = "level"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-network-policy-peers" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-network-policy-peers"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.name == 'default-deny')"
          "name"       = "default-deny"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "networkpolicies",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "name the peers of each rule by the labels of their pods, with a namespaceSelector where they are elsewhere, or by a narrow ipBlock: no {}, no /0, no selector of all namespaces or pods"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (string(variables.refused.size()) + ' of its rules') + ': ' + 'name the peers of each rule by the labels of their pods, with a namespaceSelector where they are elsewhere, or by a narrow ipBlock: no {}, no /0, no selector of all namespaces or pods'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?ingress.orValue([]).map(r, r.?from.orValue([])) + object.spec.?egress.orValue([]).map(r, r.?to.orValue([]))"
          "name"       = "rules"
        },
        {
          "expression" = "variables.rules.filter(r, r.size() == 0 || !r.all(p, !(has(p.ipBlock) && p.ipBlock.?cidr.orValue('').matches('/0*[0-6]$')) && (!has(p.namespaceSelector) || p.namespaceSelector.?matchLabels.orValue({}).size() > 0 || p.namespaceSelector.?matchExpressions.orValue([]).exists(e, e.operator == 'In')) && (has(p.ipBlock) || !(p.?podSelector.?matchLabels.orValue({}).size() + p.?podSelector.?matchExpressions.orValue([]).size() == 0))))"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-network-policy-ports" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-network-policy-ports"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.name == 'default-deny')"
          "name"       = "default-deny"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "networkpolicies",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set ports of each rule, each with a port and without endPort"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (string(variables.refused.size()) + ' of its rules') + ': ' + 'set ports of each rule, each with a port and without endPort'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?ingress.orValue([]).map(r, r.?ports.orValue([])) + object.spec.?egress.orValue([]).map(r, r.?ports.orValue([]))"
          "name"       = "rules"
        },
        {
          "expression" = "variables.rules.filter(r, r.size() == 0 || !r.all(p, has(p.port) && !has(p.endPort)))"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-network-policy-types" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-network-policy-types"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "networkpolicies",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "'Ingress' in variables.types && 'Egress' in variables.types"
          "message"           = "set spec.policyTypes to Ingress and Egress"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('types ' + variables.types.join(', ')) + ': ' + 'set spec.policyTypes to Ingress and Egress'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?policyTypes.orValue(object.spec.?egress.orValue([]).size() > 0 ? ['Ingress', 'Egress'] : ['Ingress'])"
          "name"       = "types"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-no-privilege-escalation" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-no-privilege-escalation"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set securityContext.allowPrivilegeEscalation of each container to false"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set securityContext.allowPrivilegeEscalation of each container to false'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?securityContext.?allowPrivilegeEscalation.orValue(true) == false)).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-no-privileged-container" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-no-privileged-container"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set securityContext.privileged of each container to false"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set securityContext.privileged of each container to false'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?securityContext.?privileged.orValue(true) == false)).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-persistent-volume" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-persistent-volume"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "persistentvolumes",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "!has(object.spec.hostPath)"
          "message"           = "remove hostPath, and let a storage class make the volume"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + 'remove hostPath, and let a storage class make the volume'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-persona-role" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-persona-role"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(!object.metadata.name.startsWith('breakwater-') && object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater' && !dyn(object).?roleRef.?name.orValue('').startsWith('breakwater-'))"
          "name"       = "not-of-personas"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "clusterrolebindings",
              "clusterroles",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.kind == 'ClusterRole' ? !variables.extra && (object.metadata.name == 'breakwater-platform-admin-everywhere' && variables.rules == ['/: endpoints, persistentvolumeclaims, pods, services: get, list, watch', 'apps/: controllerrevisions, deployments, replicasets, statefulsets: get, list, watch', 'autoscaling/: horizontalpodautoscalers: get, list, watch', 'batch/: cronjobs, jobs: get, list, watch', 'discovery.k8s.io/: endpointslices: get, list, watch', 'metrics.k8s.io/: pods: get, list, watch', 'policy/: poddisruptionbudgets: get, list, watch', '/: events: get, list, watch', 'events.k8s.io/: events: get, list, watch', '/: configmaps: get, list, watch', '/: pods/log: get, list, watch', '/: limitranges, resourcequotas, serviceaccounts: get, list, watch', 'cert-manager.io/: certificaterequests, certificates, issuers: get, list, watch', 'networking.k8s.io/: ingresses, networkpolicies: get, list, watch', 'rbac.authorization.k8s.io/: rolebindings, roles: get, list, watch', '/: namespaces, nodes, persistentvolumes: get, list, watch', 'metrics.k8s.io/: nodes: get, list, watch', 'scheduling.k8s.io/: priorityclasses: get, list, watch', 'storage.k8s.io/: csinodes, storageclasses, volumeattachments: get, list, watch', 'admissionregistration.k8s.io/: mutatingwebhookconfigurations, validatingwebhookconfigurations: get, list, watch', 'admissionregistration.k8s.io/: validatingadmissionpolicies, validatingadmissionpolicybindings: get, list, watch', 'apiextensions.k8s.io/: customresourcedefinitions: get, list, watch', 'apiregistration.k8s.io/: apiservices: get, list, watch', 'cert-manager.io/: clusterissuers: get, list, watch', 'certificates.k8s.io/: certificatesigningrequests: get, list, watch', 'rbac.authorization.k8s.io/: clusterrolebindings, clusterroles: get, list, watch', '/: pods/eviction: create', '/: nodes: patch'] || object.metadata.name == 'breakwater-sre' && variables.rules == ['/: endpoints, persistentvolumeclaims, pods, services: get, list, watch', 'apps/: controllerrevisions, deployments, replicasets, statefulsets: get, list, watch', 'autoscaling/: horizontalpodautoscalers: get, list, watch', 'batch/: cronjobs, jobs: get, list, watch', 'discovery.k8s.io/: endpointslices: get, list, watch', 'metrics.k8s.io/: pods: get, list, watch', 'policy/: poddisruptionbudgets: get, list, watch', '/: events: get, list, watch', 'events.k8s.io/: events: get, list, watch', '/: configmaps: get, list, watch', '/: pods/log: get, list, watch', '/: limitranges, resourcequotas, serviceaccounts: get, list, watch', 'cert-manager.io/: certificaterequests, certificates, issuers: get, list, watch', 'networking.k8s.io/: ingresses, networkpolicies: get, list, watch', 'rbac.authorization.k8s.io/: rolebindings, roles: get, list, watch', '/: pods/eviction: create'] || object.metadata.name == 'breakwater-sre-everywhere' && variables.rules == ['/: namespaces, nodes, persistentvolumes: get, list, watch', 'metrics.k8s.io/: nodes: get, list, watch', 'scheduling.k8s.io/: priorityclasses: get, list, watch', 'storage.k8s.io/: csinodes, storageclasses, volumeattachments: get, list, watch'] || object.metadata.name == 'breakwater-developer' && variables.rules == ['/: endpoints, persistentvolumeclaims, pods, services: get, list, watch', 'apps/: controllerrevisions, deployments, replicasets, statefulsets: get, list, watch', 'autoscaling/: horizontalpodautoscalers: get, list, watch', 'batch/: cronjobs, jobs: get, list, watch', 'discovery.k8s.io/: endpointslices: get, list, watch', 'metrics.k8s.io/: pods: get, list, watch', 'policy/: poddisruptionbudgets: get, list, watch', '/: events: get, list, watch', 'events.k8s.io/: events: get, list, watch', '/: configmaps: get, list, watch', '/: pods/log: get, list, watch'] || object.metadata.name == 'breakwater-data-reader' && variables.rules == ['/: endpoints, persistentvolumeclaims, pods, services: get, list, watch', 'apps/: controllerrevisions, deployments, replicasets, statefulsets: get, list, watch', 'autoscaling/: horizontalpodautoscalers: get, list, watch', 'batch/: cronjobs, jobs: get, list, watch', 'discovery.k8s.io/: endpointslices: get, list, watch', 'metrics.k8s.io/: pods: get, list, watch', 'policy/: poddisruptionbudgets: get, list, watch', '/: events: get, list, watch', 'events.k8s.io/: events: get, list, watch'] || object.metadata.name == 'breakwater-auditor-everywhere' && variables.rules == ['/: namespaces: get, list, watch', '/: events: get, list, watch', 'events.k8s.io/: events: get, list, watch', '/: limitranges, resourcequotas, serviceaccounts: get, list, watch', 'cert-manager.io/: certificaterequests, certificates, issuers: get, list, watch', 'networking.k8s.io/: ingresses, networkpolicies: get, list, watch', 'rbac.authorization.k8s.io/: rolebindings, roles: get, list, watch', 'admissionregistration.k8s.io/: mutatingwebhookconfigurations, validatingwebhookconfigurations: get, list, watch', 'admissionregistration.k8s.io/: validatingadmissionpolicies, validatingadmissionpolicybindings: get, list, watch', 'apiextensions.k8s.io/: customresourcedefinitions: get, list, watch', 'apiregistration.k8s.io/: apiservices: get, list, watch', 'cert-manager.io/: clusterissuers: get, list, watch', 'certificates.k8s.io/: certificatesigningrequests: get, list, watch', 'rbac.authorization.k8s.io/: clusterrolebindings, clusterroles: get, list, watch'] || object.metadata.name == 'breakwater-break-glass' && variables.rules == ['/: endpoints, persistentvolumeclaims, pods, services: get, list, watch', 'apps/: controllerrevisions, deployments, replicasets, statefulsets: get, list, watch', 'autoscaling/: horizontalpodautoscalers: get, list, watch', 'batch/: cronjobs, jobs: get, list, watch', 'discovery.k8s.io/: endpointslices: get, list, watch', 'metrics.k8s.io/: pods: get, list, watch', 'policy/: poddisruptionbudgets: get, list, watch', '/: events: get, list, watch', 'events.k8s.io/: events: get, list, watch', '/: configmaps: get, list, watch', '/: pods/log: get, list, watch', '/: limitranges, resourcequotas, serviceaccounts: get, list, watch', 'cert-manager.io/: certificaterequests, certificates, issuers: get, list, watch', 'networking.k8s.io/: ingresses, networkpolicies: get, list, watch', 'rbac.authorization.k8s.io/: rolebindings, roles: get, list, watch', '/: pods/eviction: create', '/: secrets: get, list, watch', '/: pods/attach, pods/exec, pods/portforward: create, get', '/: pods/ephemeralcontainers: get, patch, update', '/: pods/proxy, services/proxy: create, get', '/: pods: delete', 'apps/: deployments, statefulsets: patch, update', 'apps/: deployments/scale, statefulsets/scale: get, patch, update', 'autoscaling/: horizontalpodautoscalers: patch, update', 'batch/: cronjobs: patch, update', 'batch/: jobs: delete']) : variables.role == 'rbac.authorization.k8s.io ClusterRole ' + object.metadata.name && (object.metadata.name == 'breakwater-platform-admin-everywhere' && variables.parties == ['Group.rbac.authorization.k8s.io breakwater:platform-admin'] || object.metadata.name == 'breakwater-sre-everywhere' && variables.parties == ['Group.rbac.authorization.k8s.io breakwater:sre'] || object.metadata.name == 'breakwater-auditor-everywhere' && variables.parties == ['Group.rbac.authorization.k8s.io breakwater:auditor'])"
          "message"           = "remove it, or change the personas in src/config/personas.ts and the groups of the environment, and deploy"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (object.kind == 'ClusterRole' ? 'its rules' : 'its role or subjects') + ': ' + 'remove it, or change the personas in src/config/personas.ts and the groups of the environment, and deploy'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "dyn(object).?rules.orValue([]).map(r, r.?apiGroups.orValue([]).map(g, g + '/').join(', ') + ': ' + r.?resources.orValue([]).join(', ') + ': ' + r.?verbs.orValue([]).join(', '))"
          "name"       = "rules"
        },
        {
          "expression" = "dyn(object).?rules.orValue([]).exists(r, r.?nonResourceURLs.hasValue() || r.?resourceNames.hasValue()) || dyn(object).?aggregationRule.hasValue()"
          "name"       = "extra"
        },
        {
          "expression" = "dyn(object).?subjects.orValue([]).map(s, s.?kind.orValue('') + '.' + s.?apiGroup.orValue('') + ' ' + s.?name.orValue(''))"
          "name"       = "parties"
        },
        {
          "expression" = "dyn(object).?roleRef.?apiGroup.orValue('') + ' ' + dyn(object).?roleRef.?kind.orValue('') + ' ' + dyn(object).?roleRef.?name.orValue('')"
          "name"       = "role"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-platform-claim" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-platform-claim"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
        {
          "expression" = "!(oldObject != null && oldObject.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') == 'breakwater')"
          "name"       = "ours-before"
        },
        {
          "expression" = "!(request.userInfo.username in ['system:apiserver', 'system:kube-controller-manager', 'system:kube-scheduler', 'system:serviceaccount:cert-manager:cert-manager'] || request.userInfo.username.startsWith('system:serviceaccount:kube-system:'))"
          "name"       = "of-controllers"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "*",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "*",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "!has(object.metadata.namespace) ? {'ClusterIssuer': 'cert-manager.io/v1', 'ClusterRole': 'rbac.authorization.k8s.io/v1', 'ClusterRoleBinding': 'rbac.authorization.k8s.io/v1', 'Namespace': 'v1', 'PriorityClass': 'scheduling.k8s.io/v1', 'ValidatingAdmissionPolicy': 'admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding': 'admissionregistration.k8s.io/v1'}[?object.kind].orValue('') == object.apiVersion : object.metadata.namespace in ['api', 'mongo', 'mongo-admin', 'mongo-rotation', 'mongo-backup', 'backup-store', 'restore-drill', 'resolver', 'web', 'hash', 'client'] ? {'BackendTrafficPolicy': 'gateway.envoyproxy.io/v1alpha1', 'ClientTrafficPolicy': 'gateway.envoyproxy.io/v1alpha1', 'Gateway': 'gateway.networking.k8s.io/v1', 'HTTPRoute': 'gateway.networking.k8s.io/v1', 'SecurityPolicy': 'gateway.envoyproxy.io/v1alpha1', 'Certificate': 'cert-manager.io/v1', 'ConfigMap': 'v1', 'CronJob': 'batch/v1', 'Deployment': 'apps/v1', 'HorizontalPodAutoscaler': 'autoscaling/v2', 'Ingress': 'networking.k8s.io/v1', 'Issuer': 'cert-manager.io/v1', 'Job': 'batch/v1', 'LimitRange': 'v1', 'NetworkPolicy': 'networking.k8s.io/v1', 'PodDisruptionBudget': 'policy/v1', 'ResourceQuota': 'v1', 'Role': 'rbac.authorization.k8s.io/v1', 'RoleBinding': 'rbac.authorization.k8s.io/v1', 'Service': 'v1', 'ServiceAccount': 'v1', 'StatefulSet': 'apps/v1', 'PersistentVolumeClaim': 'v1', 'Pod': 'v1', 'Secret': 'v1'}[?object.kind].orValue('') == object.apiVersion : object.metadata.namespace == 'cert-manager' && {'Certificate': 'cert-manager.io/v1'}[?object.kind].orValue('') == object.apiVersion"
          "message"           = "remove the label app.kubernetes.io/part-of, or write the object as one of the kinds of charts into a namespace of a declared service"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its kind, or where it is') + ': ' + 'remove the label app.kubernetes.io/part-of, or write the object as one of the kinds of charts into a namespace of a declared service'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-platform-labels" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-platform-labels"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.kind == 'ConfigMap' && object.metadata.name == 'kube-root-ca.crt')"
          "name"       = "root-certificate"
        },
        {
          "expression" = "!(object.kind == 'ServiceAccount' && object.metadata.name == 'default' && request.userInfo.username.startsWith('system:serviceaccount:kube-system:'))"
          "name"       = "default-account"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
              "limitranges",
              "resourcequotas",
              "serviceaccounts",
              "services",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "autoscaling",
            ]
            "apiVersions" = [
              "v2",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "horizontalpodautoscalers",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
              "issuers",
            ]
          },
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "backendtrafficpolicies",
              "clienttrafficpolicies",
              "securitypolicies",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
              "networkpolicies",
            ]
          },
          {
            "apiGroups" = [
              "policy",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "poddisruptionbudgets",
            ]
          },
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "rolebindings",
              "roles",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.places.all(p, p[?'app.kubernetes.io/part-of'].orValue('breakwater') == 'breakwater' && (!('app' in p) || p[?'app.kubernetes.io/name'].orValue(p['app']) == p['app']))"
          "message"           = "set the label app.kubernetes.io/part-of to breakwater, and the label app to that of app.kubernetes.io/name"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its labels') + ': ' + 'set the label app.kubernetes.io/part-of to breakwater, and the label app to that of app.kubernetes.io/name'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? [dyn(object).spec.jobTemplate, dyn(object).spec.jobTemplate.spec.template] : object.kind in ['DaemonSet', 'Deployment', 'Job', 'StatefulSet'] ? [dyn(object).spec.template] : []"
          "name"       = "template"
        },
        {
          "expression" = "[object.metadata.?labels.orValue({})] + variables.template.map(t, t.?metadata.?labels.orValue({}))"
          "name"       = "places"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-connection" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-pod-connection"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CONNECT",
            ]
            "resources" = [
              "pods/attach",
              "pods/exec",
              "pods/portforward",
              "pods/proxy",
              "services/proxy",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "request.userInfo.?groups.orValue([]).exists(g, g in ['breakwater:break-glass'])"
          "message"           = "break the glass as docs/how-to/break-the-glass.md says: the right is given for an incident, and noted in the audit log"
          "messageExpression" = "request.resource.resource + ' ' + request.name + ': ' + 'break the glass as docs/how-to/break-the-glass.md says: the right is given for an incident, and noted in the audit log'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-dns" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-pod-dns"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.ndots.size() > 0 && variables.ndots.all(o, o.?value.orValue('') == '2'))"
          "message"           = "set the option ndots of dnsConfig of the pod to '2'"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'set the option ndots of dnsConfig of the pod to \\'2\\''"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "variables.pod.?dnsConfig.?options.orValue([]).filter(o, o.?name.orValue('') == 'ndots')"
          "name"       = "ndots"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-environment" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-pod-environment"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.made.all(m, m.?metadata.?labels[?'env'].orValue('none') == variables.env)"
          "message"           = "set the label env of the pod template and of each volumeClaimTemplate to that of the object"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its template, of a workload of ' + variables.env) + ': ' + 'set the label env of the pod template and of each volumeClaimTemplate to that of the object'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? [dyn(object).spec.jobTemplate.spec.template] : [dyn(object).spec.template] + dyn(object).spec.?volumeClaimTemplates.orValue([])"
          "name"       = "made"
        },
        {
          "expression" = "object.metadata.?labels[?'env'].orValue('none')"
          "name"       = "env"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-fields" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-pod-fields"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.all(k, k in ['affinity', 'automountServiceAccountToken', 'containers', 'dnsConfig', 'dnsPolicy', 'enableServiceLinks', 'ephemeralContainers', 'hostIPC', 'hostNetwork', 'hostPID', 'hostUsers', 'initContainers', 'nodeSelector', 'priorityClassName', 'restartPolicy', 'schedulerName', 'securityContext', 'serviceAccount', 'serviceAccountName', 'shareProcessNamespace', 'terminationGracePeriodSeconds', 'topologySpreadConstraints', 'volumes'] || object.kind == 'Pod' && k in ['hostname', 'nodeName', 'preemptionPolicy', 'priority', 'subdomain', 'tolerations']) && variables.pod.?affinity.orValue({}).all(k, k in ['podAntiAffinity']) && variables.pod.?affinity.?podAntiAffinity.orValue({}).all(k, k in ['preferredDuringSchedulingIgnoredDuringExecution', 'requiredDuringSchedulingIgnoredDuringExecution']) && variables.pod.?affinity.?podAntiAffinity.?preferredDuringSchedulingIgnoredDuringExecution.orValue([]).all(i0, i0.all(k, k in ['podAffinityTerm', 'weight']) && i0.?podAffinityTerm.orValue({}).all(k, k in ['labelSelector', 'topologyKey'])) && variables.pod.?affinity.?podAntiAffinity.?requiredDuringSchedulingIgnoredDuringExecution.orValue([]).all(i0, i0.all(k, k in ['labelSelector', 'topologyKey'])) && variables.pod.?dnsConfig.orValue({}).all(k, k in ['nameservers', 'options']) && variables.pod.?dnsConfig.?options.orValue([]).all(i0, i0.all(k, k in ['name', 'value']) && i0.?name.orValue('attempts') in ['attempts', 'ndots', 'timeout']) && variables.pod.?dnsPolicy.orValue('ClusterFirst') in ['ClusterFirst', 'None'] && variables.pod.?nodeSelector.orValue({}).all(k, k in ['breakwater.example/subnet']) && variables.pod.?schedulerName.orValue('default-scheduler') in ['default-scheduler'] && variables.pod.?securityContext.orValue({}).all(k, k in ['allowPrivilegeEscalation', 'appArmorProfile', 'capabilities', 'privileged', 'procMount', 'readOnlyRootFilesystem', 'runAsGroup', 'runAsNonRoot', 'runAsUser', 'seLinuxOptions', 'seccompProfile', 'windowsOptions', 'fsGroup', 'fsGroupChangePolicy', 'supplementalGroups', 'sysctls']) && variables.pod.?securityContext.?capabilities.orValue({}).all(k, k in ['add', 'drop']) && variables.pod.?topologySpreadConstraints.orValue([]).all(i0, i0.all(k, k in ['labelSelector', 'topologyKey', 'matchLabelKeys', 'maxSkew', 'minDomains', 'whenUnsatisfiable'])) && variables.pod.?volumes.orValue([]).all(i0, i0.?configMap.orValue({}).all(k, k in ['defaultMode', 'items', 'name']) && i0.?configMap.?items.orValue([]).all(i1, i1.all(k, k in ['key', 'mode', 'path'])) && i0.?emptyDir.orValue({}).all(k, k in ['sizeLimit']) && i0.?secret.orValue({}).all(k, k in ['defaultMode', 'items', 'secretName']) && i0.?secret.?items.orValue([]).all(i1, i1.all(k, k in ['key', 'mode', 'path']))) && (request.operation != 'CREATE' || !has(variables.pod.nodeName)) && variables.pod.?tolerations.orValue([]).all(t, t.?key.orValue('') in ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'])) && variables.refused.size() == 0"
          "message"           = "remove from the pod and its containers each field that no chart writes, such as hostAliases, dnsPolicy, nodeName, tolerations, schedulerName, runtimeClassName, hostname, projected volumes, and hooks other than preStop.sleep"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'remove from the pod and its containers each field that no chart writes, such as hostAliases, dnsPolicy, nodeName, tolerations, schedulerName, runtimeClassName, hostname, projected volumes, and hooks other than preStop.sleep'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([])).filter(c, !(c.all(k, k in ['args', 'command', 'env', 'envFrom', 'image', 'imagePullPolicy', 'lifecycle', 'livenessProbe', 'name', 'ports', 'readinessProbe', 'resizePolicy', 'resources', 'restartPolicy', 'securityContext', 'startupProbe', 'terminationMessagePath', 'terminationMessagePolicy', 'volumeMounts']) && c.?env.orValue([]).all(i0, i0.all(k, k in ['name', 'value', 'valueFrom']) && i0.?valueFrom.orValue({}).all(k, k in ['configMapKeyRef', 'secretKeyRef'])) && c.?envFrom.orValue([]).all(i0, i0.all(k, k in ['configMapRef', 'secretRef']) && i0.?configMapRef.orValue({}).all(k, k in ['name'])) && c.?lifecycle.orValue({}).all(k, k in ['preStop']) && c.?lifecycle.?preStop.orValue({}).all(k, k in ['sleep']) && c.?livenessProbe.orValue({}).all(k, k in ['failureThreshold', 'grpc', 'httpGet', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'tcpSocket', 'terminationGracePeriodSeconds', 'timeoutSeconds']) && c.?livenessProbe.?httpGet.orValue({}).all(k, k in ['path', 'port', 'scheme']) && c.?livenessProbe.?httpGet.?scheme.orValue('HTTP') in ['HTTP'] && c.?livenessProbe.?tcpSocket.orValue({}).all(k, k in ['port']) && c.?ports.orValue([]).all(i0, i0.all(k, k in ['containerPort', 'hostPort', 'name', 'protocol']) && i0.?protocol.orValue('TCP') in ['TCP', 'UDP']) && c.?readinessProbe.orValue({}).all(k, k in ['failureThreshold', 'grpc', 'httpGet', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'tcpSocket', 'terminationGracePeriodSeconds', 'timeoutSeconds']) && c.?readinessProbe.?httpGet.orValue({}).all(k, k in ['path', 'port', 'scheme']) && c.?readinessProbe.?httpGet.?scheme.orValue('HTTP') in ['HTTP'] && c.?readinessProbe.?tcpSocket.orValue({}).all(k, k in ['port']) && c.?resizePolicy.orValue([]).all(i0, i0.all(k, k in ['resourceName', 'restartPolicy']) && i0.?restartPolicy.orValue('NotRequired') in ['NotRequired']) && c.?resources.orValue({}).all(k, k in ['limits', 'requests']) && c.?resources.?limits.orValue({}).all(k, k in ['cpu', 'ephemeral-storage', 'memory']) && c.?resources.?requests.orValue({}).all(k, k in ['cpu', 'ephemeral-storage', 'memory']) && c.?securityContext.orValue({}).all(k, k in ['allowPrivilegeEscalation', 'appArmorProfile', 'capabilities', 'privileged', 'procMount', 'readOnlyRootFilesystem', 'runAsGroup', 'runAsNonRoot', 'runAsUser', 'seLinuxOptions', 'seccompProfile', 'windowsOptions']) && c.?securityContext.?capabilities.orValue({}).all(k, k in ['add', 'drop']) && c.?startupProbe.orValue({}).all(k, k in ['failureThreshold', 'grpc', 'httpGet', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'tcpSocket', 'terminationGracePeriodSeconds', 'timeoutSeconds']) && c.?startupProbe.?httpGet.orValue({}).all(k, k in ['path', 'port', 'scheme']) && c.?startupProbe.?httpGet.?scheme.orValue('HTTP') in ['HTTP'] && c.?startupProbe.?tcpSocket.orValue({}).all(k, k in ['port']) && c.?terminationMessagePath.orValue('/dev/termination-log') in ['/dev/termination-log'] && c.?volumeMounts.orValue([]).all(i0, i0.all(k, k in ['mountPath', 'name', 'readOnly', 'subPath', 'subPathExpr'])))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-pod-floor"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(request.?namespace.orValue('') in ['kube-system'])"
          "name"       = "of-the-cluster-itself"
        },
        {
          "expression" = "!(oldObject != null && (object.kind == 'Pod' ? [dyn(object).spec, dyn({})] : [dyn((object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template).spec), dyn((object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template).?metadata.?annotations.orValue({}))]) == (oldObject.kind == 'Pod' ? [dyn(oldObject).spec, dyn({})] : [dyn((oldObject.kind == 'CronJob' ? dyn(oldObject).spec.jobTemplate.spec.template : dyn(oldObject).spec.template).spec), dyn((oldObject.kind == 'CronJob' ? dyn(oldObject).spec.jobTemplate.spec.template : dyn(oldObject).spec.template).?metadata.?annotations.orValue({}))]))"
          "name"       = "unchanged"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?hostPID.orValue(false) == false && variables.pod.?hostIPC.orValue(false) == false && variables.pod.?hostNetwork.orValue(false) == false && variables.pod.?volumes.orValue([]).all(v, !v.?hostPath.hasValue()) && variables.pod.?securityContext.?sysctls.orValue([]).all(s, s.name in ['kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.ip_local_reserved_ports', 'net.ipv4.ip_unprivileged_port_start', 'net.ipv4.ping_group_range', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_syncookies', 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']) && variables.annotations.all(k, !k.startsWith('container.apparmor.security.beta.kubernetes.io/') || variables.annotations[k].matches('^(runtime/default|localhost/.+)?$')) && variables.pod.?securityContext.?windowsOptions.?hostProcess.orValue(false) == false && variables.pod.?securityContext.?seccompProfile.?type.orValue('') in ['', 'RuntimeDefault', 'Localhost'] && variables.pod.?securityContext.?appArmorProfile.?type.orValue('') in ['', 'RuntimeDefault', 'Localhost'] && variables.pod.?securityContext.?seLinuxOptions.?type.orValue('') in ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'] && variables.pod.?securityContext.?seLinuxOptions.?user.orValue('') == '' && variables.pod.?securityContext.?seLinuxOptions.?role.orValue('') == '') && variables.refused.size() == 0"
          "message"           = "keep to Pod Security \"baseline\": no privileges, namespaces, paths or ports of the node, no more capabilities than a container has by default, and no profile of the runtime turned off; pods that need the node are in a namespace of src/config/system-namespaces.ts"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'keep to Pod Security \"baseline\": no privileges, namespaces, paths or ports of the node, no more capabilities than a container has by default, and no profile of the runtime turned off; pods that need the node are in a namespace of src/config/system-namespaces.ts'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "variables.template.?metadata.?annotations.orValue({})"
          "name"       = "annotations"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?securityContext.?windowsOptions.?hostProcess.orValue(false) == false && c.?securityContext.?seccompProfile.?type.orValue('') in ['', 'RuntimeDefault', 'Localhost'] && c.?securityContext.?appArmorProfile.?type.orValue('') in ['', 'RuntimeDefault', 'Localhost'] && c.?securityContext.?seLinuxOptions.?type.orValue('') in ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'] && c.?securityContext.?seLinuxOptions.?user.orValue('') == '' && c.?securityContext.?seLinuxOptions.?role.orValue('') == '' && c.?securityContext.?privileged.orValue(false) == false && c.?securityContext.?capabilities.?add.orValue([]).all(a, a in ['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT']) && c.?securityContext.?procMount.orValue('Default') == 'Default' && c.?livenessProbe.?httpGet.?host.orValue('') == '' && c.?livenessProbe.?tcpSocket.?host.orValue('') == '' && c.?readinessProbe.?httpGet.?host.orValue('') == '' && c.?readinessProbe.?tcpSocket.?host.orValue('') == '' && c.?startupProbe.?httpGet.?host.orValue('') == '' && c.?startupProbe.?tcpSocket.?host.orValue('') == '' && c.?lifecycle.?postStart.?httpGet.?host.orValue('') == '' && c.?lifecycle.?postStart.?tcpSocket.?host.orValue('') == '' && c.?lifecycle.?preStop.?httpGet.?host.orValue('') == '' && c.?lifecycle.?preStop.?tcpSocket.?host.orValue('') == '' && (request.?namespace.orValue('') in [] || c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0)))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-security-level" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-pod-security-level"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "namespaces",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.metadata.?labels[?'pod-security.kubernetes.io/enforce'].orValue('') == 'restricted' && object.metadata.?labels[?'pod-security.kubernetes.io/warn'].orValue('') == 'restricted' && object.metadata.?labels[?'pod-security.kubernetes.io/audit'].orValue('') == 'restricted' && object.metadata.?labels[?'pod-security.kubernetes.io/enforce-version'].orValue('').matches('^v1[.][0-9]+$') && object.metadata.?labels[?'pod-security.kubernetes.io/warn-version'].orValue('latest').matches('^(latest|v1[.][0-9]+)$') && object.metadata.?labels[?'pod-security.kubernetes.io/audit-version'].orValue('latest').matches('^(latest|v1[.][0-9]+)$')"
          "message"           = "set the labels pod-security.kubernetes.io/enforce, /warn and /audit to restricted, and /enforce-version to a version such as v1.35, as the other versions where they are there"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + 'set the labels pod-security.kubernetes.io/enforce, /warn and /audit to restricted, and /enforce-version to a version such as v1.35, as the other versions where they are there'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-pod-spread" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-pod-spread"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "deployments",
              "statefulsets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.apart.exists(s, !(s.?matchLabels.orValue({}).size() + s.?matchExpressions.orValue([]).size() == 0) && s.?matchLabels.orValue({}).all(k, k in variables.labels && variables.labels[k] == s.?matchLabels.orValue({})[k]) && s.?matchExpressions.orValue([]).all(e, e.operator == 'In' ? (e.key in variables.labels && variables.labels[e.key] in e.?values.orValue([])) : e.operator == 'NotIn' ? !(e.key in variables.labels && variables.labels[e.key] in e.?values.orValue([])) : e.operator == 'Exists' ? e.key in variables.labels : e.operator == 'DoesNotExist' && !(e.key in variables.labels))) && variables.spread.size() > 0 && variables.spread.all(s, !(s.?matchLabels.orValue({}).size() + s.?matchExpressions.orValue([]).size() == 0) && s.?matchLabels.orValue({}).all(k, k in variables.labels && variables.labels[k] == s.?matchLabels.orValue({})[k]) && s.?matchExpressions.orValue([]).all(e, e.operator == 'In' ? (e.key in variables.labels && variables.labels[e.key] in e.?values.orValue([])) : e.operator == 'NotIn' ? !(e.key in variables.labels && variables.labels[e.key] in e.?values.orValue([])) : e.operator == 'Exists' ? e.key in variables.labels : e.operator == 'DoesNotExist' && !(e.key in variables.labels)))"
          "message"           = "add a podAntiAffinity term with topologyKey kubernetes.io/hostname and a topologySpreadConstraint, both with a labelSelector that matches the pod's own labels"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'add a podAntiAffinity term with topologyKey kubernetes.io/hostname and a topologySpreadConstraint, both with a labelSelector that matches the pod\\'s own labels'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.template.?metadata.?labels.orValue({})"
          "name"       = "labels"
        },
        {
          "expression" = "object.spec.template.spec.?affinity.?podAntiAffinity.?requiredDuringSchedulingIgnoredDuringExecution.orValue([]) + object.spec.template.spec.?affinity.?podAntiAffinity.?preferredDuringSchedulingIgnoredDuringExecution.orValue([]).map(t, t.podAffinityTerm)"
          "name"       = "terms"
        },
        {
          "expression" = "variables.terms.filter(t, has(t.labelSelector) && t.topologyKey == 'kubernetes.io/hostname').map(t, t.labelSelector)"
          "name"       = "apart"
        },
        {
          "expression" = "object.spec.template.spec.?topologySpreadConstraints.orValue([]).map(t, t.?labelSelector.orValue({}))"
          "name"       = "spread"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-priority-class" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-priority-class"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?priorityClassName.orValue('') != '' && !variables.pod.priorityClassName.startsWith('system-'))"
          "message"           = "set priorityClassName of the pod to a class of ours"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'set priorityClassName of the pod to a class of ours'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-priority-class-value" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-priority-class-value"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "scheduling.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "priorityclasses",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.value >= 1 && variables.value <= 100000 && !object.?globalDefault.orValue(false)"
          "message"           = "set value to 1 to 100000, and leave globalDefault out"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('value ' + string(variables.value)) + ': ' + 'set value to 1 to 100000, and leave globalDefault out'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.?value.orValue(0)"
          "name"       = "value"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-probes" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-probes"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set livenessProbe, readinessProbe and startupProbe of each container to declared ports, and let readiness ask something else than liveness"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set livenessProbe, readinessProbe and startupProbe of each container to declared ports, and let readiness ask something else than liveness'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers).filter(c, !((c.?livenessProbe.?httpGet.hasValue() || c.?livenessProbe.?tcpSocket.hasValue() || c.?livenessProbe.?grpc.hasValue() || c.?livenessProbe.?exec.hasValue()) && (c.?readinessProbe.?httpGet.hasValue() || c.?readinessProbe.?tcpSocket.hasValue() || c.?readinessProbe.?grpc.hasValue() || c.?readinessProbe.?exec.hasValue()) && (c.?startupProbe.?httpGet.hasValue() || c.?startupProbe.?tcpSocket.hasValue() || c.?startupProbe.?grpc.hasValue() || c.?startupProbe.?exec.hasValue()) && (!c.?livenessProbe.?httpGet.?port.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(c.?livenessProbe.?httpGet.?port.value()) || p.?name.orValue('') == string(c.?livenessProbe.?httpGet.?port.value()))) && (!c.?livenessProbe.?tcpSocket.?port.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(c.?livenessProbe.?tcpSocket.?port.value()) || p.?name.orValue('') == string(c.?livenessProbe.?tcpSocket.?port.value()))) && (!c.?livenessProbe.?grpc.?port.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(c.?livenessProbe.?grpc.?port.value()))) && (!c.?readinessProbe.?httpGet.?port.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(c.?readinessProbe.?httpGet.?port.value()) || p.?name.orValue('') == string(c.?readinessProbe.?httpGet.?port.value()))) && (!c.?readinessProbe.?tcpSocket.?port.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(c.?readinessProbe.?tcpSocket.?port.value()) || p.?name.orValue('') == string(c.?readinessProbe.?tcpSocket.?port.value()))) && (!c.?readinessProbe.?grpc.?port.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(c.?readinessProbe.?grpc.?port.value()))) && (!c.?startupProbe.?httpGet.?port.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(c.?startupProbe.?httpGet.?port.value()) || p.?name.orValue('') == string(c.?startupProbe.?httpGet.?port.value()))) && (!c.?startupProbe.?tcpSocket.?port.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(c.?startupProbe.?tcpSocket.?port.value()) || p.?name.orValue('') == string(c.?startupProbe.?tcpSocket.?port.value()))) && (!c.?startupProbe.?grpc.?port.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(c.?startupProbe.?grpc.?port.value()))) && !(c.?livenessProbe.?httpGet.hasValue() && c.?livenessProbe.?httpGet.?path.orValue('/') == c.?readinessProbe.?httpGet.?path.orValue('/') && c.?livenessProbe.?httpGet.?port.orValue(0) == c.?readinessProbe.?httpGet.?port.orValue(0) || c.?livenessProbe.?grpc.hasValue() && c.?livenessProbe.?grpc.?service.orValue('') == c.?readinessProbe.?grpc.?service.orValue('') && c.?livenessProbe.?grpc.?port.orValue(0) == c.?readinessProbe.?grpc.?port.orValue(0) || c.?livenessProbe.?exec.hasValue() && c.?livenessProbe.?exec.?command.orValue([]) == c.?readinessProbe.?exec.?command.orValue([])))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-process-namespace" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-process-namespace"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(!variables.pod.?shareProcessNamespace.orValue(false))"
          "message"           = "remove shareProcessNamespace of the pod, or set it to false"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'remove shareProcessNamespace of the pod, or set it to false'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-read-only-root-filesystem" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-read-only-root-filesystem"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set securityContext.readOnlyRootFilesystem of each container to true, and give it an emptyDir for what it must write"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set securityContext.readOnlyRootFilesystem of each container to true, and give it an emptyDir for what it must write'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?securityContext.?readOnlyRootFilesystem.orValue(false) == true)).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-ready-addresses" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-ready-addresses"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "services",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "!object.spec.?publishNotReadyAddresses.orValue(false) || object.spec.?clusterIP.orValue('') == 'None'"
          "message"           = "remove spec.publishNotReadyAddresses, or set clusterIP to None"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its publishNotReadyAddresses') + ': ' + 'remove spec.publishNotReadyAddresses, or set clusterIP to None'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-resource-limits" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-resource-limits"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set resources.requests and resources.limits of each container for cpu, memory, ephemeral-storage, with memory equal in both"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set resources.requests and resources.limits of each container for cpu, memory, ephemeral-storage, with memory equal in both'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([])).filter(c, !(string(c.?resources.?requests[?'cpu'].orValue('0')).matches('^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$') && string(c.?resources.?requests[?'memory'].orValue('0')).matches('^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$') && string(c.?resources.?requests[?'ephemeral-storage'].orValue('0')).matches('^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$') && string(c.?resources.?limits[?'cpu'].orValue('0')).matches('^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$') && string(c.?resources.?limits[?'ephemeral-storage'].orValue('0')).matches('^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$') && !quantity(string(c.?resources.?requests[?'memory'].orValue('0'))).isGreaterThan(quantity(string(c.?resources.?limits[?'memory'].orValue('0')))) && !quantity(string(c.?resources.?limits[?'memory'].orValue('0'))).isGreaterThan(quantity(string(c.?resources.?requests[?'memory'].orValue('0')))))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-resource-quota" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-resource-quota"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "resourcequotas",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.missing.size() == 0"
          "message"           = "set spec.hard of the ResourceQuota for requests.cpu, requests.memory, limits.cpu, limits.memory"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('it does not bound ' + variables.missing.join(', ')) + ': ' + 'set spec.hard of the ResourceQuota for requests.cpu, requests.memory, limits.cpu, limits.memory'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'].filter(q, !string(object.spec.?hard[?q].orValue('0')).matches('^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$'))"
          "name"       = "missing"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-reviewed-writer" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-reviewed-writer"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!((request.resource.resource + '/' + request.?subResource.orValue('')) in ['events/', 'pods/eviction', 'pods/ephemeralcontainers'])"
          "name"       = "not-of-writers"
        },
        {
          "expression" = "!(request.?namespace.orValue('') == '')"
          "name"       = "of-the-cluster"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "*",
            ]
            "apiVersions" = [
              "*",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
              "DELETE",
            ]
            "resources" = [
              "*/*",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.deployer || variables.cluster || variables.controller"
          "message"           = "let the deployer of the environment write it: change the repository, and deploy; in an incident break the glass as docs/how-to/break-the-glass.md says"
          "messageExpression" = "request.resource.resource + ' ' + request.name + ': ' + ('by ' + request.userInfo.username) + ': ' + 'let the deployer of the environment write it: change the repository, and deploy; in an incident break the glass as docs/how-to/break-the-glass.md says'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "request.userInfo.username in ['system:masters'] || request.userInfo.?groups.orValue([]).exists(g, g in ['system:masters', 'breakwater:break-glass'])"
          "name"       = "deployer"
        },
        {
          "expression" = "request.userInfo.username in ['system:apiserver', 'system:kube-controller-manager', 'system:kube-scheduler'] || request.userInfo.username.startsWith('system:serviceaccount:kube-system:') || (request.userInfo.username.startsWith('system:node:') && 'system:nodes' in request.userInfo.?groups.orValue([]))"
          "name"       = "cluster"
        },
        {
          "expression" = "(request.userInfo.username == 'system:serviceaccount:cert-manager:cert-manager' && (request.resource.group in ['cert-manager.io', 'acme.cert-manager.io'] || (request.resource.resource + '/' + request.?subResource.orValue('')) in ['secrets/'])) || (request.userInfo.username == 'system:serviceaccount:ingress-nginx:ingress-nginx' && (request.resource.group == 'networking.k8s.io' && (request.resource.resource + '/' + request.?subResource.orValue('')) in ['ingresses/status'])) || (request.userInfo.username == 'system:serviceaccount:traefik:traefik' && (request.resource.group == 'networking.k8s.io' && (request.resource.resource + '/' + request.?subResource.orValue('')) in ['ingresses/status'])) || (request.userInfo.username == 'system:serviceaccount:envoy-gateway-system:envoy-gateway' && (request.resource.group == 'gateway.networking.k8s.io' && (request.resource.resource + '/' + request.?subResource.orValue('')) in ['gateways/status', 'httproutes/status'] || request.resource.group == 'gateway.envoyproxy.io' && (request.resource.resource + '/' + request.?subResource.orValue('')) in ['backendtrafficpolicies/status', 'clienttrafficpolicies/status', 'securitypolicies/status']))"
          "name"       = "controller"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-revision-history" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-revision-history"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "dyn(object).spec.?revisionHistoryLimit.orValue(10) > 0 && dyn(object).spec.?revisionHistoryLimit.orValue(10) <= 10"
          "message"           = "set spec.revisionHistoryLimit to 1 up to 10"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its revisionHistoryLimit') + ': ' + 'set spec.revisionHistoryLimit to 1 up to 10'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-role-binding" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-role-binding"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.kind == 'ClusterRoleBinding' && object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "clusterrolebindings",
              "rolebindings",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0 && !variables.mighty"
          "message"           = "let roleRef name a role of ours, and subjects the ServiceAccounts of workloads: not cluster-admin, admin, edit, no name that starts with system:, no default account"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.mighty ? 'role ' + object.roleRef.name : 'subjects ' + variables.refused.map(s, s.name).join(', ')) + ': ' + 'let roleRef name a role of ours, and subjects the ServiceAccounts of workloads: not cluster-admin, admin, edit, no name that starts with system:, no default account'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.?subjects.orValue([]).filter(s, s.?kind.orValue('') == 'ServiceAccount' ? s.?name.orValue('') == 'default' : s.?name.orValue('').startsWith('system:'))"
          "name"       = "refused"
        },
        {
          "expression" = "object.?roleRef.?kind.orValue('') == 'ClusterRole' && object.?roleRef.?name.orValue('') in ['cluster-admin', 'admin', 'edit']"
          "name"       = "mighty"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-role-rights" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-role-rights"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "roles",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "name verbs among get, list, watch and resources among those of src/policies/allowed/roles.ts, and remove nonResourceURLs"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('rules on ' + variables.refused.map(r, r.?resources.orValue(['URLs']).join(', ')).join('; ')) + ': ' + 'name verbs among get, list, watch and resources among those of src/policies/allowed/roles.ts, and remove nonResourceURLs'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.?rules.orValue([]).filter(r, !(r.?verbs.orValue([]).all(v, v in ['get', 'list', 'watch']) && r.?apiGroups.orValue([]).all(g, r.?resources.orValue([]).all(x, g + '/' + x in ['/configmaps', '/endpoints', '/events', '/limitranges', '/namespaces', '/nodes', '/persistentvolumeclaims', '/pods', '/pods/log', '/resourcequotas', '/serviceaccounts', '/services', 'apps/daemonsets', 'apps/deployments', 'apps/replicasets', 'apps/statefulsets', 'autoscaling/horizontalpodautoscalers', 'batch/cronjobs', 'batch/jobs', 'cert-manager.io/certificates', 'cert-manager.io/issuers', 'discovery.k8s.io/endpointslices', 'networking.k8s.io/ingresses', 'networking.k8s.io/networkpolicies', 'policy/poddisruptionbudgets'])) && r.?nonResourceURLs.orValue([]).size() == 0))"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-rolling-update" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-rolling-update"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "deployments",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(object.spec.?strategy.?type.orValue('RollingUpdate') == 'RollingUpdate' && string(object.spec.?strategy.?rollingUpdate.?maxUnavailable.orValue('25%')) in ['0', '0%']) && variables.refused.size() == 0"
          "message"           = "set strategy to RollingUpdate with maxUnavailable 0, and lifecycle.preStop.sleep.seconds of each container with ports above 0"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set strategy to RollingUpdate with maxUnavailable 0, and lifecycle.preStop.sleep.seconds of each container with ports above 0'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?ports.orValue([]).size() == 0 || c.?lifecycle.?preStop.?sleep.?seconds.orValue(0) > 0)).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-run-as-group" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-run-as-group"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?securityContext.?fsGroup.orValue(10001) > 10000 && variables.pod.?securityContext.?runAsGroup.orValue(10001) > 10000 && !(0 in variables.pod.?securityContext.?supplementalGroups.orValue([]))) && variables.refused.size() == 0"
          "message"           = "set securityContext.runAsGroup of each container to an id above 10000, and so runAsGroup and fsGroup of the pod where they are set; no group of it is 0"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set securityContext.runAsGroup of each container to an id above 10000, and so runAsGroup and fsGroup of the pod where they are set; no group of it is 0'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?securityContext.?runAsGroup.orValue(0) > 10000)).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-run-as-non-root" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-run-as-non-root"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?securityContext.?runAsNonRoot.orValue(false)) && variables.refused.size() == 0"
          "message"           = "set securityContext.runAsNonRoot to true in the pod and in each of its containers"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set securityContext.runAsNonRoot to true in the pod and in each of its containers'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?securityContext.?runAsNonRoot.orValue(false))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-run-as-user" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-run-as-user"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?securityContext.?runAsUser.orValue(10001) > 10000) && variables.refused.size() == 0"
          "message"           = "set securityContext.runAsUser of each container to an id above 10000, and so that of the pod where it is set"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set securityContext.runAsUser of each container to an id above 10000, and so that of the pod where it is set'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?securityContext.?runAsUser.orValue(0) > 10000)).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-scratch-size" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-scratch-size"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?volumes.orValue([]).all(v, (!isQuantity(string(v.?emptyDir.?sizeLimit.orValue('0'))) || !quantity(string(v.?emptyDir.?sizeLimit.orValue('0'))).isGreaterThan(quantity('1Gi'))))) && variables.refused.size() == 0"
          "message"           = "set the limit on ephemeral-storage of each container, and sizeLimit of each emptyDir, to 1Gi or less, and request no more than the limit"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set the limit on ephemeral-storage of each container, and sizeLimit of each emptyDir, to 1Gi or less, and request no more than the limit'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([])).filter(c, !((!isQuantity(string(c.?resources.?limits[?'ephemeral-storage'].orValue('0'))) || !quantity(string(c.?resources.?limits[?'ephemeral-storage'].orValue('0'))).isGreaterThan(quantity('1Gi'))) && (!isQuantity(string(c.?resources.?requests[?'ephemeral-storage'].orValue('0'))) || !quantity(string(c.?resources.?requests[?'ephemeral-storage'].orValue('0'))).isGreaterThan(quantity(isQuantity(string(c.?resources.?limits[?'ephemeral-storage'].orValue('0'))) ? string(c.?resources.?limits[?'ephemeral-storage'].orValue('0')) : '0'))))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-seccomp-profile" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-seccomp-profile"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?securityContext.?seccompProfile.?type.orValue('none') == 'RuntimeDefault') && variables.refused.size() == 0"
          "message"           = "set securityContext.seccompProfile.type of the pod to RuntimeDefault, and no other one in its containers"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set securityContext.seccompProfile.type of the pod to RuntimeDefault, and no other one in its containers'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !((!c.?securityContext.?seccompProfile.hasValue() || c.?securityContext.?seccompProfile.?type.orValue('none') == 'RuntimeDefault'))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-secret-files" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-secret-files"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.secrets.all(v, v.?secret.?defaultMode.orValue(420) in [256, 288]) && (variables.secrets.size() == 0 || variables.pod.?securityContext.?fsGroup.orValue(0) > 0) && variables.secrets.all(v, variables.secrets.filter(w, w.secret.?secretName.orValue('') == v.secret.?secretName.orValue('') && (w.secret.?items.orValue([]).size() == 0 || w.secret.items.exists(i, !(i.?key.orValue('') in ['tls.crt', 'ca.crt'])))).size() < 2)) && variables.refused.size() == 0"
          "message"           = "set secret.defaultMode of the volume to 256 (0400) or 288 (0440), readOnly of its mounts to true, and securityContext.fsGroup of the pod; of two volumes with one Secret let one have items tls.crt and ca.crt only"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set secret.defaultMode of the volume to 256 (0400) or 288 (0440), readOnly of its mounts to true, and securityContext.fsGroup of the pod; of two volumes with one Secret let one have items tls.crt and ca.crt only'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "variables.pod.?volumes.orValue([]).filter(v, has(v.secret))"
          "name"       = "secrets"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?volumeMounts.orValue([]).all(m, m.?readOnly.orValue(false) || !variables.secrets.exists(v, v.name == m.name)))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-secret-type" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-secret-type"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "secrets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.?type.orValue('Opaque') in ['Opaque', 'kubernetes.io/tls']"
          "message"           = "set type to Opaque or kubernetes.io/tls"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its type') + ': ' + 'set type to Opaque or kubernetes.io/tls'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-secrets-as-files" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-secrets-as-files"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "remove secretKeyRef, secretRef and what reads like a secret from env and envFrom, and mount the Secret as files"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'remove secretKeyRef, secretRef and what reads like a secret from env and envFrom, and mount the Secret as files'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?envFrom.orValue([]).all(f, !has(f.secretRef)) && c.?env.orValue([]).all(e, !e.?valueFrom.?secretKeyRef.hasValue()) && c.?env.orValue([]).all(e, e.?value.orValue('') == '' || (!e.name.lowerAscii().matches('passw(or)?d|passphrase|pwd|token|bearer|secret|credential|jwt|(api|access|private)_?key') && !e.value.lowerAscii().matches('(://[^/ \\\\t\\\\r\\\\n:@]*:[^/ \\\\t\\\\r\\\\n@]+@)|(-----begin [a-z ]*private key-----)'))))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-selector-labels" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-selector-labels"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
              "replicasets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "!('app.kubernetes.io/version' in object.spec.?selector.?matchLabels.orValue({})) && !object.spec.?selector.?matchExpressions.orValue([]).exists(e, e.?key.orValue('') == 'app.kubernetes.io/version')"
          "message"           = "remove app.kubernetes.io/version from spec.selector"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its selector') + ': ' + 'remove app.kubernetes.io/version from spec.selector'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-service-account" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-service-account"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.kind == 'ServiceAccount' && object.metadata.name == 'default' && request.userInfo.username in ['system:kube-controller-manager', 'system:serviceaccount:kube-system:service-account-controller'])"
          "name"       = "default-account-of-the-cluster"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "serviceaccounts",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.kind == 'ServiceAccount' ? dyn(object).?automountServiceAccountToken.orValue(true) == false : (!(variables.account in ['', 'default']) && variables.pod.?automountServiceAccountToken.orValue(true) == false)"
          "message"           = "set serviceAccountName of the pod to an account of its own, and automountServiceAccountToken of pod and ServiceAccount to false"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (object.kind == 'ServiceAccount' ? 'its token' : 'its pod') + ': ' + 'set serviceAccountName of the pod to an account of its own, and automountServiceAccountToken of pod and ServiceAccount to false'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "variables.pod.?serviceAccountName.or(variables.pod.?serviceAccount).orValue('')"
          "name"       = "account"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-service-exposure" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-service-exposure"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "services",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.type == 'ClusterIP' && object.spec.?externalIPs.orValue([]).size() == 0"
          "message"           = "set spec.type to ClusterIP and remove spec.externalIPs; publish it by an Ingress"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('type ' + variables.type) + ': ' + 'set spec.type to ClusterIP and remove spec.externalIPs; publish it by an Ingress'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?type.orValue('ClusterIP')"
          "name"       = "type"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-service-floor" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-service-floor"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(request.?namespace.orValue('') in ['kube-system'])"
          "name"       = "of-the-cluster-itself"
        },
        {
          "expression" = "!(oldObject != null && object.spec == oldObject.spec)"
          "name"       = "unchanged"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "services",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.type != 'ExternalName' && object.spec.?externalIPs.orValue([]).size() == 0"
          "message"           = "remove spec.externalIPs, and set spec.type to ClusterIP, NodePort or LoadBalancer; what is outside is called by its own name"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('type ' + variables.type) + ': ' + 'remove spec.externalIPs, and set spec.type to ClusterIP, NodePort or LoadBalancer; what is outside is called by its own name'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.?type.orValue('ClusterIP')"
          "name"       = "type"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-service-links" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-service-links"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?enableServiceLinks.orValue(true) == false)"
          "message"           = "set enableServiceLinks of the pod to false"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'set enableServiceLinks of the pod to false'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-setting-names" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-setting-names"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "remove from data the variables that loaders, interpreters and libraries read: BASH_, CURL_, DYLD_, GCONV_, GIT_, GLIBC_, JAVA_, JDK_, LD_, LUA_, MALLOC_, NODE_, NPM_, OPENSSL_, PERL, PIP_, PYTHON, RES_, RUBY, SSL_, UV_, XDG_, _JAVA_, ENV, HOME, HOSTALIASES, IFS, LOCALDOMAIN, PATH, PS4, SHELL, TMPDIR, TZDIR, [A-Z]+_PROXY"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('keys ' + variables.refused.join(', ')) + ': ' + 'remove from data the variables that loaders, interpreters and libraries read: BASH_, CURL_, DYLD_, GCONV_, GIT_, GLIBC_, JAVA_, JDK_, LD_, LUA_, MALLOC_, NODE_, NPM_, OPENSSL_, PERL, PIP_, PYTHON, RES_, RUBY, SSL_, UV_, XDG_, _JAVA_, ENV, HOME, HOSTALIASES, IFS, LOCALDOMAIN, PATH, PS4, SHELL, TMPDIR, TZDIR, [A-Z]+_PROXY'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.?data.orValue({}).map(k, k).filter(k, k.upperAscii().matches('^(BASH_|CURL_|DYLD_|GCONV_|GIT_|GLIBC_|JAVA_|JDK_|LD_|LUA_|MALLOC_|NODE_|NPM_|OPENSSL_|PERL|PIP_|PYTHON|RES_|RUBY|SSL_|UV_|XDG_|_JAVA_).*$|^(ENV|HOME|HOSTALIASES|IFS|LOCALDOMAIN|PATH|PS4|SHELL|TMPDIR|TZDIR|[A-Z]+_PROXY)$'))"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-standard-labels" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-standard-labels"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.kind == 'ConfigMap' && object.metadata.name == 'kube-root-ca.crt')"
          "name"       = "root-certificate"
        },
        {
          "expression" = "!(object.kind == 'ServiceAccount' && object.metadata.name == 'default' && request.userInfo.username.startsWith('system:serviceaccount:kube-system:'))"
          "name"       = "default-account"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "configmaps",
              "limitranges",
              "resourcequotas",
              "serviceaccounts",
              "services",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "autoscaling",
            ]
            "apiVersions" = [
              "v2",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "horizontalpodautoscalers",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
          {
            "apiGroups" = [
              "cert-manager.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "certificates",
              "issuers",
            ]
          },
          {
            "apiGroups" = [
              "gateway.envoyproxy.io",
            ]
            "apiVersions" = [
              "v1alpha1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "backendtrafficpolicies",
              "clienttrafficpolicies",
              "securitypolicies",
            ]
          },
          {
            "apiGroups" = [
              "gateway.networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "gateways",
              "httproutes",
            ]
          },
          {
            "apiGroups" = [
              "networking.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "ingresses",
              "networkpolicies",
            ]
          },
          {
            "apiGroups" = [
              "policy",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "poddisruptionbudgets",
            ]
          },
          {
            "apiGroups" = [
              "rbac.authorization.k8s.io",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "rolebindings",
              "roles",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.missing.size() == 0"
          "message"           = "set the labels app.kubernetes.io/name, app.kubernetes.io/instance, app.kubernetes.io/version, app.kubernetes.io/component, app.kubernetes.io/part-of, app.kubernetes.io/managed-by, app, owner, env on the object and on its pod"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('without ' + variables.missing.join(', ')) + ': ' + 'set the labels app.kubernetes.io/name, app.kubernetes.io/instance, app.kubernetes.io/version, app.kubernetes.io/component, app.kubernetes.io/part-of, app.kubernetes.io/managed-by, app, owner, env on the object and on its pod'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'CronJob' ? [dyn(object).spec.jobTemplate, dyn(object).spec.jobTemplate.spec.template] : object.kind in ['DaemonSet', 'Deployment', 'Job', 'StatefulSet'] ? [dyn(object).spec.template] : []"
          "name"       = "template"
        },
        {
          "expression" = "[object.metadata.?labels.orValue({})] + variables.template.map(t, t.?metadata.?labels.orValue({}))"
          "name"       = "places"
        },
        {
          "expression" = "['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/version', 'app.kubernetes.io/component', 'app.kubernetes.io/part-of', 'app.kubernetes.io/managed-by', 'app', 'owner', 'env'].filter(l, !variables.places.all(p, p[?l].orValue('') != ''))"
          "name"       = "missing"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-termination-grace" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-termination-grace"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?terminationGracePeriodSeconds.orValue(30) >= 1 && variables.pod.?terminationGracePeriodSeconds.orValue(30) <= 300) && variables.refused.size() == 0"
          "message"           = "set terminationGracePeriodSeconds to 1 to 300, and to 25 more than lifecycle.preStop.sleep.seconds"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set terminationGracePeriodSeconds to 1 to 300, and to 25 more than lifecycle.preStop.sleep.seconds'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?lifecycle.?preStop.?sleep.?seconds.orValue(0) == 0 || variables.pod.?terminationGracePeriodSeconds.orValue(30) >= c.lifecycle.preStop.sleep.seconds + 25)).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-unique-environment" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-unique-environment"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "keep one entry of each name in env of each container"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'keep one entry of each name in env of each container'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?env.orValue([]).all(e, c.env.exists_one(other, other.name == e.name)))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-unprivileged-port" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-unprivileged-port"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "set containerPort to 1024 or higher"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + (variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')) + ': ' + 'set containerPort to 1024 or higher'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
        {
          "expression" = "(variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])).filter(c, !(c.?ports.orValue([]).all(p, p.?containerPort.orValue(1024) >= 1024))).map(c, c.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-user-namespaces" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-user-namespaces"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?hostUsers.orValue(true) == false)"
          "message"           = "set hostUsers of the pod to false"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'set hostUsers of the pod to false'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-volume-claim" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-volume-claim"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "persistentvolumeclaims",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "statefulsets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "variables.refused.size() == 0"
          "message"           = "remove dataSource and dataSourceRef from the claim, and leave storageClassName out or set it to a class of this environment; set accessModes to ReadWriteOnce or ReadWriteOncePod, and resources.requests.storage"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('claim ' + variables.refused.join(', ')) + ': ' + 'remove dataSource and dataSourceRef from the claim, and leave storageClassName out or set it to a class of this environment; set accessModes to ReadWriteOnce or ReadWriteOncePod, and resources.requests.storage'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'StatefulSet' ? dyn(object).spec.?volumeClaimTemplates.orValue([]) : dyn([object])"
          "name"       = "claims"
        },
        {
          "expression" = "variables.claims.filter(c, !((!c.spec.?storageClassName.hasValue() || c.spec.storageClassName in ['standard']) && !has(c.spec.dataSource) && !has(c.spec.dataSourceRef) && c.spec.?accessModes.orValue([]).size() > 0 && c.spec.accessModes.all(m, m in ['ReadWriteOnce', 'ReadWriteOncePod']) && string(c.spec.?resources.?requests[?'storage'].orValue('0')).matches('^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$'))).map(c, c.metadata.name)"
          "name"       = "refused"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-volume-limits" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-volume-limits"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods/ephemeralcontainers",
            ]
          },
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?volumes.orValue([]).all(v, !has(v.emptyDir) || string(v.emptyDir.?sizeLimit.orValue('0')).matches(r'^[+]?[0-9.]*[1-9][0-9.]*([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$')))"
          "message"           = "set emptyDir.sizeLimit of each volume of the pod to an amount above 0"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'set emptyDir.sizeLimit of each volume of the pod to an amount above 0'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-volume-retention" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-volume-retention"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "statefulsets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "object.spec.?persistentVolumeClaimRetentionPolicy.?whenDeleted.orValue('Retain') == 'Retain' && object.spec.?persistentVolumeClaimRetentionPolicy.?whenScaled.orValue('Retain') == 'Retain'"
          "message"           = "set persistentVolumeClaimRetentionPolicy to Retain, whenDeleted and whenScaled"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its claims') + ': ' + 'set persistentVolumeClaimRetentionPolicy to Retain, whenDeleted and whenScaled'"
          "reason"            = "Forbidden"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-volume-sources" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-volume-sources"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "pods",
              "replicationcontrollers",
            ]
          },
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "daemonsets",
              "deployments",
              "replicasets",
              "statefulsets",
            ]
          },
          {
            "apiGroups" = [
              "batch",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "cronjobs",
              "jobs",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "(variables.pod.?volumes.orValue([]).all(v, v.all(k, k == 'name' || k in ['configMap', 'emptyDir', 'secret'] || object.kind == 'Pod' && k == 'persistentVolumeClaim') && (!has(v.persistentVolumeClaim) || v.persistentVolumeClaim.?claimName.orValue('').endsWith('-' + object.metadata.name))))"
          "message"           = "use volumes of configMap, emptyDir, secret only, and volumeClaimTemplates for data"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'use volumes of configMap, emptyDir, secret only, and volumeClaimTemplates for data'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template"
          "name"       = "template"
        },
        {
          "expression" = "variables.template.spec"
          "name"       = "pod"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ValidatingAdmissionPolicy_admissionregistration_k8s_io_breakwater-zone-spread" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-2]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "admissionregistration.k8s.io/v1"
    "kind"       = "ValidatingAdmissionPolicy"
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
      "name" = "breakwater-zone-spread"
    }
    "spec" = {
      "failurePolicy" = "Fail"
      "matchConditions" = [
        {
          "expression" = "!(object.metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none') != 'breakwater')"
          "name"       = "not-ours"
        },
      ]
      "matchConstraints" = {
        "resourceRules" = [
          {
            "apiGroups" = [
              "apps",
            ]
            "apiVersions" = [
              "v1",
            ]
            "operations" = [
              "CREATE",
              "UPDATE",
            ]
            "resources" = [
              "deployments",
              "statefulsets",
            ]
          },
        ]
      }
      "validations" = [
        {
          "expression"        = "['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].all(k, variables.spread.exists(t, t.topologyKey == k && t.maxSkew == 1))"
          "message"           = "add a topologySpreadConstraint with maxSkew 1 for each topologyKey of kubernetes.io/hostname and topology.kubernetes.io/zone"
          "messageExpression" = "object.kind + ' ' + object.metadata.name + ': ' + ('its pod') + ': ' + 'add a topologySpreadConstraint with maxSkew 1 for each topologyKey of kubernetes.io/hostname and topology.kubernetes.io/zone'"
          "reason"            = "Forbidden"
        },
      ]
      "variables" = [
        {
          "expression" = "object.spec.template.spec.?topologySpreadConstraints.orValue([])"
          "name"       = "spread"
        },
      ]
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}
