# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_default_service_account_v1" "ServiceAccount_backup-store_default" {
  automount_service_account_token = false
  depends_on                      = [local.after-1]
  metadata {
    labels = {
      "app"                          = "backup-store"
      "app.kubernetes.io/component"  = "store"
      "app.kubernetes.io/instance"   = "backup-store"
      "app.kubernetes.io/managed-by" = "cdk8s"
      "app.kubernetes.io/name"       = "backup-store"
      "app.kubernetes.io/part-of"    = "breakwater"
      "app.kubernetes.io/version"    = "0.1.0"
      "env"                          = "local"
      "owner"                        = "platform"
    }
    namespace = "backup-store"
  }
  provider = kubernetes.second
}

resource "kubernetes_manifest" "Certificate_cert-manager_io_backup-store_backup-store" {
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
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "backup-store"
      "namespace" = "backup-store"
    }
    "spec" = {
      "dnsNames" = [
        "backup-store.backup-store.svc.cluster.local",
        "*.backup-store.backup-store.svc.cluster.local",
        "localhost",
      ]
      "duration" = "2160h0m0s"
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
      "secretName"           = "backup-store"
      "usages" = [
        "digital signature",
        "server auth",
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

resource "kubernetes_manifest" "ConfigMap_backup-store_backup-store-local-1be2e7be" {
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
      "ADD_SUBJECTS"     = "CN=mongo-backup,OU=backup-store-clients"
      "ALLOW_SUBJECTS"   = "CN=restore-drill,OU=backup-store-clients"
      "CERTIFICATES"     = "/certs"
      "KEEP_DAILY"       = "7"
      "KEEP_HOURLY"      = "24"
      "KEEP_WEEKLY"      = "5"
      "METRICS_PORT"     = "9090"
      "PORT"             = "8443"
      "TARGET"           = "file:///backups/kept"
      "VERDICT_SUBJECTS" = "CN=restore-drill,OU=backup-store-clients"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "backup-store-local-1be2e7be"
      "namespace" = "backup-store"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_backup-store_environment" {
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
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "environment"
      "namespace" = "backup-store"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "LimitRange_backup-store_limits" {
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
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "limits"
      "namespace" = "backup-store"
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
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_backup-store_backup-store" {
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
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "backup-store"
      "namespace" = "backup-store"
    }
    "spec" = {
      "ingress" = [
        {
          "from" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "mongo-backup"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "mongo-backup"
                }
              }
            },
          ]
          "ports" = [
            {
              "port"     = 8443
              "protocol" = "TCP"
            },
          ]
        },
        {
          "from" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "restore-drill"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "restore-drill"
                }
              }
            },
          ]
          "ports" = [
            {
              "port"     = 8443
              "protocol" = "TCP"
            },
          ]
        },
        {
          "from" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "monitoring"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/component" = "server"
                  "app.kubernetes.io/name"      = "prometheus"
                }
              }
            },
          ]
          "ports" = [
            {
              "port"     = 9090
              "protocol" = "TCP"
            },
          ]
        },
      ]
      "podSelector" = {
        "matchLabels" = {
          "app.kubernetes.io/name" = "backup-store"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_backup-store_default-deny" {
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
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "default-deny"
      "namespace" = "backup-store"
    }
    "spec" = {
      "podSelector" = {}
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

resource "kubernetes_manifest" "PodDisruptionBudget_policy_backup-store_backup-store" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "policy/v1"
    "kind"       = "PodDisruptionBudget"
    "metadata" = {
      "labels" = {
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "backup-store"
      "namespace" = "backup-store"
    }
    "spec" = {
      "maxUnavailable" = 1
      "selector" = {
        "matchLabels" = {
          "app.kubernetes.io/instance" = "backup-store"
          "app.kubernetes.io/name"     = "backup-store"
        }
      }
      "unhealthyPodEvictionPolicy" = "AlwaysAllow"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ResourceQuota_backup-store_quota" {
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
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "quota"
      "namespace" = "backup-store"
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
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_backup-store_breakwater-data-reader" {
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
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-data-reader"
      "namespace" = "backup-store"
    }
    "roleRef" = {
      "apiGroup" = "rbac.authorization.k8s.io"
      "kind"     = "ClusterRole"
      "name"     = "breakwater-data-reader"
    }
    "subjects" = [
      {
        "apiGroup" = "rbac.authorization.k8s.io"
        "kind"     = "Group"
        "name"     = "breakwater:data-reader"
      },
    ]
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_backup-store_breakwater-sre" {
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
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-sre"
      "namespace" = "backup-store"
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
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ServiceAccount_backup-store_backup-store" {
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
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "backup-store"
      "namespace" = "backup-store"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Service_backup-store_backup-store" {
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
    "kind"       = "Service"
    "metadata" = {
      "labels" = {
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "backup-store"
      "namespace" = "backup-store"
    }
    "spec" = {
      "clusterIP" = "None"
      "ports" = [
        {
          "name"       = "https"
          "port"       = 8443
          "targetPort" = "https"
        },
      ]
      "publishNotReadyAddresses" = true
      "selector" = {
        "app.kubernetes.io/instance" = "backup-store"
        "app.kubernetes.io/name"     = "backup-store"
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

resource "kubernetes_manifest" "StatefulSet_apps_backup-store_backup-store" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-3]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "apps/v1"
    "kind"       = "StatefulSet"
    "metadata" = {
      "annotations" = {
        "breakwater.example/exempt.minimum-replicas" = "a backup that finds it away is written by the next run"
        "breakwater.example/exempt.user-namespaces"  = "minikube's nodes share the kernel of the developer's machine, which may have none"
      }
      "labels" = {
        "app"                          = "backup-store"
        "app.kubernetes.io/component"  = "store"
        "app.kubernetes.io/instance"   = "backup-store"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "backup-store"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "backup-store"
      "namespace" = "backup-store"
    }
    "spec" = {
      "minReadySeconds" = 5
      "persistentVolumeClaimRetentionPolicy" = {
        "whenDeleted" = "Retain"
        "whenScaled"  = "Retain"
      }
      "podManagementPolicy"  = "Parallel"
      "replicas"             = 1
      "revisionHistoryLimit" = 3
      "selector" = {
        "matchLabels" = {
          "app.kubernetes.io/instance" = "backup-store"
          "app.kubernetes.io/name"     = "backup-store"
        }
      }
      "serviceName" = "backup-store"
      "template" = {
        "metadata" = {
          "labels" = {
            "app"                          = "backup-store"
            "app.kubernetes.io/component"  = "store"
            "app.kubernetes.io/instance"   = "backup-store"
            "app.kubernetes.io/managed-by" = "cdk8s"
            "app.kubernetes.io/name"       = "backup-store"
            "app.kubernetes.io/part-of"    = "breakwater"
            "app.kubernetes.io/version"    = "0.1.0"
            "env"                          = "local"
            "owner"                        = "platform"
          }
        }
        "spec" = {
          "affinity" = {
            "podAntiAffinity" = {
              "preferredDuringSchedulingIgnoredDuringExecution" = [
                {
                  "podAffinityTerm" = {
                    "labelSelector" = {
                      "matchLabels" = {
                        "app.kubernetes.io/name" = "backup-store"
                      }
                    }
                    "topologyKey" = "kubernetes.io/hostname"
                  }
                  "weight" = 100
                },
              ]
            }
          }
          "automountServiceAccountToken" = false
          "containers" = [
            {
              "args" = [
                "serve",
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
                    "name" = "backup-store-local-1be2e7be"
                  }
                },
              ]
              "image"           = "localhost/breakwater/mongo-backup:bb6c41f1a4c2de8523813d67f4712886c475e7b1"
              "imagePullPolicy" = "IfNotPresent"
              "livenessProbe" = {
                "failureThreshold" = 3
                "httpGet" = {
                  "path" = "/livez"
                  "port" = "metrics"
                }
                "periodSeconds"  = 10
                "timeoutSeconds" = 3
              }
              "name" = "backup-store"
              "ports" = [
                {
                  "containerPort" = 8443
                  "name"          = "https"
                },
                {
                  "containerPort" = 9090
                  "name"          = "metrics"
                },
              ]
              "readinessProbe" = {
                "failureThreshold" = 2
                "httpGet" = {
                  "path" = "/readyz"
                  "port" = "metrics"
                }
                "periodSeconds"  = 5
                "timeoutSeconds" = 3
              }
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
              "startupProbe" = {
                "failureThreshold" = 90
                "httpGet" = {
                  "path" = "/livez"
                  "port" = "metrics"
                }
                "periodSeconds"  = 1
                "timeoutSeconds" = 2
              }
              "terminationMessagePolicy" = "FallbackToLogsOnError"
              "volumeMounts" = [
                {
                  "mountPath" = "/tmp"
                  "name"      = "tmp"
                },
                {
                  "mountPath" = "/certs"
                  "name"      = "backup-store"
                  "readOnly"  = true
                },
                {
                  "mountPath" = "/backups"
                  "name"      = "data"
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
          "priorityClassName"  = "breakwater-service"
          "restartPolicy"      = "Always"
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
          "serviceAccountName"            = "backup-store"
          "shareProcessNamespace"         = false
          "terminationGracePeriodSeconds" = 30
          "topologySpreadConstraints" = [
            {
              "labelSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "backup-store"
                }
              }
              "maxSkew"           = 1
              "topologyKey"       = "topology.kubernetes.io/zone"
              "whenUnsatisfiable" = "ScheduleAnyway"
            },
            {
              "labelSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "backup-store"
                }
              }
              "maxSkew"           = 1
              "topologyKey"       = "kubernetes.io/hostname"
              "whenUnsatisfiable" = "ScheduleAnyway"
            },
          ]
          "volumes" = [
            {
              "emptyDir" = {
                "sizeLimit" = "16Mi"
              }
              "name" = "tmp"
            },
            {
              "name" = "backup-store"
              "secret" = {
                "defaultMode" = 288
                "secretName"  = "backup-store"
              }
            },
          ]
        }
      }
      "updateStrategy" = {
        "type" = "RollingUpdate"
      }
      "volumeClaimTemplates" = [
        {
          "metadata" = {
            "labels" = {
              "app.kubernetes.io/instance" = "backup-store"
              "app.kubernetes.io/name"     = "backup-store"
              "env"                        = "local"
            }
            "name" = "data"
          }
          "spec" = {
            "accessModes" = [
              "ReadWriteOnce",
            ]
            "resources" = {
              "requests" = {
                "storage" = "2Gi"
              }
            }
          }
        },
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}
