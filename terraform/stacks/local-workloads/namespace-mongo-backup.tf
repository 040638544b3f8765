# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_default_service_account_v1" "ServiceAccount_mongo-backup_default" {
  automount_service_account_token = false
  depends_on                      = [local.after-1]
  metadata {
    labels = {
      "app"                          = "mongo-backup"
      "app.kubernetes.io/component"  = "job"
      "app.kubernetes.io/instance"   = "mongo-backup"
      "app.kubernetes.io/managed-by" = "cdk8s"
      "app.kubernetes.io/name"       = "mongo-backup"
      "app.kubernetes.io/part-of"    = "breakwater"
      "app.kubernetes.io/version"    = "0.1.0"
      "env"                          = "local"
      "owner"                        = "platform"
    }
    namespace = "mongo-backup"
  }
}

resource "kubernetes_manifest" "Certificate_cert-manager_io_mongo-backup_database-client" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "database-client"
      "namespace" = "mongo-backup"
    }
    "spec" = {
      "additionalOutputFormats" = [
        {
          "type" = "CombinedPEM"
        },
      ]
      "commonName" = "mongo-backup"
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
      "secretName"           = "database-client"
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
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Certificate_cert-manager_io_mongo-backup_store-client" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "store-client"
      "namespace" = "mongo-backup"
    }
    "spec" = {
      "additionalOutputFormats" = [
        {
          "type" = "CombinedPEM"
        },
      ]
      "commonName" = "mongo-backup"
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
      "secretName"           = "store-client"
      "subject" = {
        "organizationalUnits" = [
          "backup-store-clients",
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

resource "kubernetes_manifest" "ConfigMap_mongo-backup_environment" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "environment"
      "namespace" = "mongo-backup"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_mongo-backup_mongo-backup-local-1769e036" {
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
      "CERTIFICATES"    = "/certs/store"
      "DATABASES"       = "users"
      "MONGO_URL"       = "mongodb://mongo-0.mongo.mongo.svc.cluster.local:27017,mongo-1.mongo.mongo.svc.cluster.local:27017,mongo-2.mongo.mongo.svc.cluster.local:27017/?tls=true&replicaSet=rs0&authMechanism=MONGODB-X509&w=majority&readConcernLevel=majority&serverSelectionTimeoutMS=8000&waitQueueTimeoutMS=8000&maxConnecting=8&minPoolSize=3&maxPoolSize=10&tlsCertificateKeyFile=/certs/database/tls-combined.pem&tlsCAFile=/certs/database/ca.crt"
      "RECIPIENTS_FILE" = "/recipients/recipients.txt"
      "TARGET"          = "https://backup-store.backup-store.svc.cluster.local:8443/"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-backup-local-1769e036"
      "namespace" = "mongo-backup"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "CronJob_batch_mongo-backup_mongo-backup" {
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
        "breakwater.example/exempt.secret-source"   = "public keys: what they seal is opened elsewhere; npm run backup-key makes them"
        "breakwater.example/exempt.user-namespaces" = "minikube's nodes share the kernel of the developer's machine, which may have none"
      }
      "labels" = {
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-backup"
      "namespace" = "mongo-backup"
    }
    "spec" = {
      "concurrencyPolicy"      = "Forbid"
      "failedJobsHistoryLimit" = 3
      "jobTemplate" = {
        "metadata" = {
          "labels" = {
            "app"                          = "mongo-backup"
            "app.kubernetes.io/component"  = "job"
            "app.kubernetes.io/instance"   = "mongo-backup"
            "app.kubernetes.io/managed-by" = "cdk8s"
            "app.kubernetes.io/name"       = "mongo-backup"
            "app.kubernetes.io/part-of"    = "breakwater"
            "app.kubernetes.io/version"    = "0.1.0"
            "env"                          = "local"
            "owner"                        = "platform"
          }
        }
        "spec" = {
          "activeDeadlineSeconds" = 1800
          "backoffLimit"          = 2
          "template" = {
            "metadata" = {
              "labels" = {
                "app"                          = "mongo-backup"
                "app.kubernetes.io/component"  = "job"
                "app.kubernetes.io/instance"   = "mongo-backup"
                "app.kubernetes.io/managed-by" = "cdk8s"
                "app.kubernetes.io/name"       = "mongo-backup"
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
                    "backup",
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
                        "name" = "mongo-backup-local-1769e036"
                      }
                    },
                  ]
                  "image"           = "localhost/breakwater/mongo-backup:bb6c41f1a4c2de8523813d67f4712886c475e7b1"
                  "imagePullPolicy" = "IfNotPresent"
                  "name"            = "mongo-backup"
                  "resources" = {
                    "limits" = {
                      "cpu"               = "200m"
                      "ephemeral-storage" = "128Mi"
                      "memory"            = "128Mi"
                    }
                    "requests" = {
                      "cpu"               = "25m"
                      "ephemeral-storage" = "128Mi"
                      "memory"            = "128Mi"
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
                      "mountPath" = "/certs/database"
                      "name"      = "database-client"
                      "readOnly"  = true
                    },
                    {
                      "mountPath" = "/certs/store"
                      "name"      = "store-client"
                      "readOnly"  = true
                    },
                    {
                      "mountPath" = "/recipients"
                      "name"      = "backup-recipients"
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
              "serviceAccountName"            = "mongo-backup"
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
                  "name" = "database-client"
                  "secret" = {
                    "defaultMode" = 288
                    "secretName"  = "database-client"
                  }
                },
                {
                  "name" = "store-client"
                  "secret" = {
                    "defaultMode" = 288
                    "secretName"  = "store-client"
                  }
                },
                {
                  "name" = "backup-recipients"
                  "secret" = {
                    "defaultMode" = 288
                    "secretName"  = "backup-recipients"
                  }
                },
              ]
            }
          }
        }
      }
      "schedule"                   = "7 * * * *"
      "startingDeadlineSeconds"    = 3600
      "successfulJobsHistoryLimit" = 3
      "timeZone"                   = "Etc/UTC"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "LimitRange_mongo-backup_limits" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "limits"
      "namespace" = "mongo-backup"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_mongo-backup_default-deny" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "default-deny"
      "namespace" = "mongo-backup"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_mongo-backup_mongo-backup" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-backup"
      "namespace" = "mongo-backup"
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
              "port"     = 8443
              "protocol" = "TCP"
            },
          ]
          "to" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "backup-store"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "backup-store"
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
          "app.kubernetes.io/name" = "mongo-backup"
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

resource "kubernetes_manifest" "ResourceQuota_mongo-backup_quota" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "quota"
      "namespace" = "mongo-backup"
    }
    "spec" = {
      "hard" = {
        "limits.cpu"      = "520m"
        "limits.memory"   = "256Mi"
        "pods"            = "3"
        "requests.cpu"    = "65m"
        "requests.memory" = "256Mi"
      }
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_mongo-backup_breakwater-data-reader" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-data-reader"
      "namespace" = "mongo-backup"
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
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_mongo-backup_breakwater-sre" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-sre"
      "namespace" = "mongo-backup"
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

resource "kubernetes_manifest" "ServiceAccount_mongo-backup_mongo-backup" {
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
        "app"                          = "mongo-backup"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-backup"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-backup"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-backup"
      "namespace" = "mongo-backup"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}
