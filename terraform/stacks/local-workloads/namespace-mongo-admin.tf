# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_default_service_account_v1" "ServiceAccount_mongo-admin_default" {
  automount_service_account_token = false
  depends_on                      = [local.after-1]
  metadata {
    labels = {
      "app"                          = "mongo-admin"
      "app.kubernetes.io/component"  = "job"
      "app.kubernetes.io/instance"   = "mongo-admin"
      "app.kubernetes.io/managed-by" = "cdk8s"
      "app.kubernetes.io/name"       = "mongo-admin"
      "app.kubernetes.io/part-of"    = "breakwater"
      "app.kubernetes.io/version"    = "0.1.0"
      "env"                          = "local"
      "owner"                        = "platform"
    }
    namespace = "mongo-admin"
  }
}

resource "kubernetes_manifest" "Certificate_cert-manager_io_mongo-admin_mongo-admin" {
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
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-admin"
      "namespace" = "mongo-admin"
    }
    "spec" = {
      "additionalOutputFormats" = [
        {
          "type" = "CombinedPEM"
        },
      ]
      "commonName" = "mongo-admin"
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
      "secretName"           = "mongo-admin"
      "subject" = {
        "organizationalUnits" = [
          "mongo-members",
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

resource "kubernetes_manifest" "ConfigMap_mongo-admin_environment" {
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
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "environment"
      "namespace" = "mongo-admin"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_mongo-admin_mongo-admin-local-e4668755" {
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
      "ACCOUNTS"         = "[{\"subject\":\"CN=api,OU=mongo-clients\",\"role\":\"usersApi\",\"database\":\"users\",\"privileges\":[{\"resource\":{\"db\":\"users\",\"collection\":\"users\"},\"actions\":[\"createIndex\",\"find\",\"insert\",\"remove\",\"update\"]}]},{\"subject\":\"CN=mongo-backup,OU=mongo-clients\",\"role\":\"usersBackup\",\"database\":\"users\",\"privileges\":[{\"resource\":{\"db\":\"users\",\"collection\":\"\"},\"actions\":[\"find\",\"listCollections\",\"listIndexes\"]}]},{\"subject\":\"CN=mongo-rotation,OU=mongo-clients\",\"role\":\"certificateRotation\",\"database\":\"admin\",\"privileges\":[{\"resource\":{\"cluster\":true},\"actions\":[\"rotateCertificates\"]}]},{\"subject\":\"CN=mongo,OU=mongo-clients\",\"role\":\"memberMetrics\",\"database\":\"admin\",\"privileges\":[{\"resource\":{\"cluster\":true},\"actions\":[\"replSetGetStatus\",\"serverStatus\"]}]}]"
      "CERTIFICATES"     = "/certs"
      "ELECTION_SECONDS" = "3"
      "MEMBERS"          = "mongo-0.mongo.mongo.svc.cluster.local:27017,mongo-1.mongo.mongo.svc.cluster.local:27017,mongo-2.mongo.mongo.svc.cluster.local:27017"
      "REPLICA_SET"      = "rs0"
      "WAIT_SECONDS"     = "480"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-admin-local-e4668755"
      "namespace" = "mongo-admin"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Job_batch_mongo-admin_mongo-admin-6df6536c" {
  computed_fields = [
    "metadata.annotations",
    "metadata.labels",
    "spec.template.metadata.labels",
  ]
  depends_on = [kubernetes_manifest.Deployment_apps_api_api, kubernetes_manifest.StatefulSet_apps_backup-store_backup-store, kubernetes_manifest.Deployment_apps_hash_hash, kubernetes_manifest.CronJob_batch_mongo-backup_mongo-backup, kubernetes_manifest.CronJob_batch_mongo-rotation_mongo-rotation, kubernetes_manifest.StatefulSet_apps_mongo_mongo, kubernetes_manifest.Deployment_apps_resolver_resolver, kubernetes_manifest.CronJob_batch_restore-drill_restore-drill, kubernetes_manifest.Deployment_apps_web_web]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "batch/v1"
    "kind"       = "Job"
    "metadata" = {
      "annotations" = {
        "breakwater.example/exempt.user-namespaces" = "minikube's nodes share the kernel of the developer's machine, which may have none"
      }
      "labels" = {
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin-6df6536c"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-admin-6df6536c"
      "namespace" = "mongo-admin"
    }
    "spec" = {
      "activeDeadlineSeconds" = 540
      "backoffLimit"          = 2
      "template" = {
        "metadata" = {
          "labels" = {
            "app"                          = "mongo-admin"
            "app.kubernetes.io/component"  = "job"
            "app.kubernetes.io/instance"   = "mongo-admin-6df6536c"
            "app.kubernetes.io/managed-by" = "cdk8s"
            "app.kubernetes.io/name"       = "mongo-admin"
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
                    "name" = "mongo-admin-local-e4668755"
                  }
                },
              ]
              "image"           = "localhost/breakwater/mongo-admin:798553858185d85c9504c0ab3cdda600bc45f2fd"
              "imagePullPolicy" = "IfNotPresent"
              "name"            = "mongo-admin"
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
                  "name"      = "mongo-admin"
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
          "serviceAccountName"            = "mongo-admin"
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
              "name" = "mongo-admin"
              "secret" = {
                "defaultMode" = 288
                "secretName"  = "mongo-admin"
              }
            },
          ]
        }
      }
      "ttlSecondsAfterFinished" = 31536000
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "LimitRange_mongo-admin_limits" {
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
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "limits"
      "namespace" = "mongo-admin"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_mongo-admin_default-deny" {
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
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "default-deny"
      "namespace" = "mongo-admin"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_mongo-admin_mongo-admin" {
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
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-admin"
      "namespace" = "mongo-admin"
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
          "app.kubernetes.io/name" = "mongo-admin"
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

resource "kubernetes_manifest" "ResourceQuota_mongo-admin_quota" {
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
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "quota"
      "namespace" = "mongo-admin"
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

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_mongo-admin_breakwater-sre" {
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
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-sre"
      "namespace" = "mongo-admin"
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

resource "kubernetes_manifest" "ServiceAccount_mongo-admin_mongo-admin" {
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
        "app"                          = "mongo-admin"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "mongo-admin"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo-admin"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-admin"
      "namespace" = "mongo-admin"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}
