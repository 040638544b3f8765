# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_default_service_account_v1" "ServiceAccount_mongo-rotation_default" {
  automount_service_account_token = false
  depends_on                      = [local.after-1]
  metadata {
    labels = {
      "app"                          = "mongo-rotation"
      "app.kubernetes.io/component"  = "job"
      "app.kubernetes.io/instance"   = "mongo-rotation"
      "app.kubernetes.io/managed-by" = "cdk8s"
      "app.kubernetes.io/name"       = "mongo-rotation"
      "app.kubernetes.io/part-of"    = "breakwater"
      "app.kubernetes.io/version"    = "0.1.0"
      "env"                          = "local"
      "owner"                        = "platform"
    }
    namespace = "mongo-rotation"
  }
}

resource "kubernetes_manifest" "Certificate_cert-manager_io_mongo-rotation_mongo-rotation" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "cert-manager.io/v1"
    "kind"       = "Certificate"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-rotation"
      "namespace" = "mongo-rotation"
    }
    "spec" = {
      "additionalOutputFormats" = [
        {
          "type" = "CombinedPEM"
        },
      ]
      "commonName" = "mongo-rotation"
      "duration"   = "2160h0m0s"
      "issuerRef" = {
        "group" = "cert-manager.io"
        "kind"  = "ClusterIssuer"
        "name"  = "internal"
      }
      "privateKey" = {
        "algorithm"      = "ECDSA"
        "rotationPolicy" = "Always"
        "size"           = 256
      }
      "renewBefore"          = "720h0m0s"
      "revisionHistoryLimit" = 1
      "secretName"           = "mongo-rotation"
      "subject" = {
        "organizationalUnits" = [
          "mongo-clients",
        ]
      }
      "usages" = [
        "digital signature",
        "client auth",
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

resource "kubernetes_manifest" "ConfigMap_mongo-rotation_environment" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "data" = {
      "local" = "local"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "environment"
      "namespace" = "mongo-rotation"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_mongo-rotation_mongo-rotation-local-d372c811" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "data" = {
      "CERTIFICATES" = "/certs"
      "LEAST_HOURS"  = "480"
      "MEMBERS"      = "mongo-0.mongo.mongo.svc.cluster.local:27017,mongo-1.mongo.mongo.svc.cluster.local:27017,mongo-2.mongo.mongo.svc.cluster.local:27017"
      "WAIT_SECONDS" = "180"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-rotation-local-d372c811"
      "namespace" = "mongo-rotation"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "CronJob_batch_mongo-rotation_mongo-rotation" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-3]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "batch/v1"
    "kind"       = "CronJob"
    "metadata" = {
      "annotations" = {
        "breakwater.example/exempt.user-namespaces" = "minikube's nodes share the kernel of the developer's machine, which may have none"
      }
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-rotation"
      "namespace" = "mongo-rotation"
    }
    "spec" = {
      "concurrencyPolicy"      = "Forbid"
      "failedJobsHistoryLimit" = 3
      "jobTemplate" = {
        "metadata" = {
          "labels" = {
            "app"                          = "mongo-rotation"
            "app.kubernetes.io/component"  = "job"
            "app.kubernetes.io/instance"   = "mongo-rotation"
            "app.kubernetes.io/managed-by" = "cdk8s"
            "app.kubernetes.io/name"       = "mongo-rotation"
            "app.kubernetes.io/part-of"    = "breakwater"
            "app.kubernetes.io/version"    = "0.1.0"
            "env"                          = "local"
            "owner"                        = "platform"
          }
        }
        "spec" = {
          "activeDeadlineSeconds" = 300
          "backoffLimit"          = 2
          "template" = {
            "metadata" = {
              "labels" = {
                "app"                          = "mongo-rotation"
                "app.kubernetes.io/component"  = "job"
                "app.kubernetes.io/instance"   = "mongo-rotation"
                "app.kubernetes.io/managed-by" = "cdk8s"
                "app.kubernetes.io/name"       = "mongo-rotation"
                "app.kubernetes.io/part-of"    = "breakwater"
                "app.kubernetes.io/version"    = "0.1.0"
                "env"                          = "local"
                "owner"                        = "platform"
              }
            }
            "spec" = {
              "automountServiceAccountToken" = false
              "containers" = [
                {
                  "args" = [
                    "rotate",
                  ]
                  "env" = [
                    {
                      "name" = "ENVIRONMENT"
                      "valueFrom" = {
                        "configMapKeyRef" = {
                          "key"  = "local"
                          "name" = "environment"
                        }
                      }
                    },
                  ]
                  "envFrom" = [
                    {
                      "configMapRef" = {
                        "name" = "mongo-rotation-local-d372c811"
                      }
                    },
                  ]
                  "image"           = "localhost/breakwater/mongo-admin:798553858185d85c9504c0ab3cdda600bc45f2fd"
                  "imagePullPolicy" = "IfNotPresent"
                  "name"            = "mongo-rotation"
                  "resources" = {
                    "limits" = {
                      "cpu"               = "200m"
                      "ephemeral-storage" = "128Mi"
                      "memory"            = "64Mi"
                    }
                    "requests" = {
                      "cpu"               = "25m"
                      "ephemeral-storage" = "128Mi"
                      "memory"            = "64Mi"
                    }
                  }
                  "securityContext" = {
                    "allowPrivilegeEscalation" = false
                    "capabilities" = {
                      "drop" = [
                        "ALL",
                      ]
                    }
                    "privileged"             = false
                    "readOnlyRootFilesystem" = true
                    "runAsGroup"             = 65532
                    "runAsNonRoot"           = true
                    "runAsUser"              = 65532
                    "seccompProfile" = {
                      "type" = "RuntimeDefault"
                    }
                  }
                  "terminationMessagePolicy" = "FallbackToLogsOnError"
                  "volumeMounts" = [
                    {
                      "mountPath" = "/tmp"
                      "name"      = "tmp"
                    },
                    {
                      "mountPath" = "/certs"
                      "name"      = "mongo-rotation"
                      "readOnly"  = true
                    },
                  ]
                },
              ]
              "dnsConfig" = {
                "nameservers" = [
                  "10.96.0.53",
                ]
                "options" = [
                  {
                    "name"  = "attempts"
                    "value" = "4"
                  },
                  {
                    "name"  = "ndots"
                    "value" = "2"
                  },
                  {
                    "name"  = "timeout"
                    "value" = "1"
                  },
                ]
              }
              "dnsPolicy"          = "None"
              "enableServiceLinks" = false
              "priorityClassName"  = "breakwater-batch"
              "restartPolicy"      = "Never"
              "securityContext" = {
                "fsGroup"             = 65532
                "fsGroupChangePolicy" = "OnRootMismatch"
                "runAsGroup"          = 65532
                "runAsNonRoot"        = true
                "runAsUser"           = 65532
                "seccompProfile" = {
                  "type" = "RuntimeDefault"
                }
              }
              "serviceAccountName"            = "mongo-rotation"
              "shareProcessNamespace"         = false
              "terminationGracePeriodSeconds" = 30
              "volumes" = [
                {
                  "emptyDir" = {
                    "sizeLimit" = "16Mi"
                  }
                  "name" = "tmp"
                },
                {
                  "name" = "mongo-rotation"
                  "secret" = {
                    "defaultMode" = 288
                    "secretName"  = "mongo-rotation"
                  }
                },
              ]
            }
          }
        }
      }
      "schedule"                   = "17 3 * * *"
      "startingDeadlineSeconds"    = 3600
      "successfulJobsHistoryLimit" = 3
      "timeZone"                   = "Etc/UTC"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "LimitRange_mongo-rotation_limits" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "LimitRange"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "limits"
      "namespace" = "mongo-rotation"
    }
    "spec" = {
      "limits" = [
        {
          "default" = {
            "cpu"    = "10m"
            "memory" = "32Mi"
          }
          "defaultRequest" = {
            "cpu"    = "10m"
            "memory" = "32Mi"
          }
          "max" = {
            "cpu"    = "4"
            "memory" = "4Gi"
          }
          "min" = {
            "cpu"    = "5m"
            "memory" = "8Mi"
          }
          "type" = "Container"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_mongo-rotation_default-deny" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "networking.k8s.io/v1"
    "kind"       = "NetworkPolicy"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "default-deny"
      "namespace" = "mongo-rotation"
    }
    "spec" = {
      "podSelector" = {}
      "policyTypes" = [
        "Ingress",
        "Egress",
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_mongo-rotation_mongo-rotation" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "networking.k8s.io/v1"
    "kind"       = "NetworkPolicy"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-rotation"
      "namespace" = "mongo-rotation"
    }
    "spec" = {
      "egress" = [
        {
          "ports" = [
            {
              "port"     = 27017
              "protocol" = "TCP"
            },
          ]
          "to" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "mongo"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "mongo"
                }
              }
            },
          ]
        },
        {
          "ports" = [
            {
              "port"     = 5353
              "protocol" = "UDP"
            },
            {
              "port"     = 5353
              "protocol" = "TCP"
            },
          ]
          "to" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "resolver"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "resolver"
                }
              }
            },
          ]
        },
      ]
      "podSelector" = {
        "matchLabels" = {
          "app.kubernetes.io/name" = "mongo-rotation"
        }
      }
      "policyTypes" = [
        "Ingress",
        "Egress",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ResourceQuota_mongo-rotation_quota" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "v1"
    "kind"       = "ResourceQuota"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "quota"
      "namespace" = "mongo-rotation"
    }
    "spec" = {
      "hard" = {
        "limits.cpu"      = "520m"
        "limits.memory"   = "192Mi"
        "pods"            = "3"
        "requests.cpu"    = "65m"
        "requests.memory" = "192Mi"
      }
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_mongo-rotation_breakwater-sre" {
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
    "kind"       = "RoleBinding"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-sre"
      "namespace" = "mongo-rotation"
    }
    "roleRef" = {
      "apiGroup" = "rbac.authorization.k8s.io"
      "kind"     = "ClusterRole"
      "name"     = "breakwater-sre"
    }
    "subjects" = [
      {
        "apiGroup" = "rbac.authorization.k8s.io"
        "kind"     = "Group"
        "name"     = "breakwater:sre"
      },
    ]
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ServiceAccount_mongo-rotation_mongo-rotation" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion"                   = "v1"
    "automountServiceAccountToken" = false
    "kind"                         = "ServiceAccount"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-rotation"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-rotation"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-rotation"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-rotation"
      "namespace" = "mongo-rotation"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}
