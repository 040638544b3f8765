# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_default_service_account_v1" "ServiceAccount_restore-drill_default" {
  automount_service_account_token = false
  depends_on                      = [local.after-1]
  metadata {
    labels = {
      "app"                          = "restore-drill"
      "app.kubernetes.io/component"  = "job"
      "app.kubernetes.io/instance"   = "restore-drill"
      "app.kubernetes.io/managed-by" = "cdk8s"
      "app.kubernetes.io/name"       = "restore-drill"
      "app.kubernetes.io/part-of"    = "breakwater"
      "app.kubernetes.io/version"    = "0.1.0"
      "env"                          = "local"
      "owner"                        = "platform"
    }
    namespace = "restore-drill"
  }
  provider = kubernetes.second
}

resource "kubernetes_manifest" "Certificate_cert-manager_io_restore-drill_store-client" {
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
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "store-client"
      "namespace" = "restore-drill"
    }
    "spec" = {
      "additionalOutputFormats" = [
        {
          "type" = "CombinedPEM"
        },
      ]
      "commonName" = "restore-drill"
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

resource "kubernetes_manifest" "ConfigMap_restore-drill_environment" {
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
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "environment"
      "namespace" = "restore-drill"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_restore-drill_restore-drill-local-18aa9acb" {
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
      "API_URL"      = "http://127.0.0.1:8080"
      "WAIT_SECONDS" = "60"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "restore-drill-local-18aa9acb"
      "namespace" = "restore-drill"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_restore-drill_restore-drill-local-1f3c6ebf" {
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
      "ALLOW_HOSTS"     = "127.0.0.1:27017"
      "CERTIFICATES"    = "/certs"
      "IDENTITY_FILE"   = "/key/key.txt"
      "INITIATE"        = "drill"
      "MAX_AGE_SECONDS" = "10800"
      "MONGO_URL"       = "mongodb://127.0.0.1:27017/?directConnection=true"
      "REPORT_FILE"     = "/report/verdict.json"
      "TARGET"          = "https://backup-store.backup-store.svc.cluster.local:8443/"
      "VERDICT_URL"     = "https://backup-store.backup-store.svc.cluster.local:8443/verdicts"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "restore-drill-local-1f3c6ebf"
      "namespace" = "restore-drill"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_restore-drill_restore-drill-local-362cbc4a" {
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
      "METRICS_PORT" = "9090"
      "MONGO_URL"    = "mongodb://127.0.0.1:27017/?directConnection=true"
      "PORT"         = "8080"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "restore-drill-local-362cbc4a"
      "namespace" = "restore-drill"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_restore-drill_restore-drill-local-b868135b" {
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
      "REPORT_FILE"  = "/report/verdict.json"
      "VERDICT_URL"  = "https://backup-store.backup-store.svc.cluster.local:8443/verdicts"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "restore-drill-local-b868135b"
      "namespace" = "restore-drill"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "CronJob_batch_restore-drill_restore-drill" {
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
        "breakwater.example/exempt.secret-source"   = "what opens backups is here while npm run drill:restore runs, and nowhere else on the cluster"
        "breakwater.example/exempt.user-namespaces" = "minikube's nodes share the kernel of the developer's machine, which may have none"
      }
      "labels" = {
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "restore-drill"
      "namespace" = "restore-drill"
    }
    "spec" = {
      "concurrencyPolicy"      = "Forbid"
      "failedJobsHistoryLimit" = 3
      "jobTemplate" = {
        "metadata" = {
          "labels" = {
            "app"                          = "restore-drill"
            "app.kubernetes.io/component"  = "job"
            "app.kubernetes.io/instance"   = "restore-drill"
            "app.kubernetes.io/managed-by" = "cdk8s"
            "app.kubernetes.io/name"       = "restore-drill"
            "app.kubernetes.io/part-of"    = "breakwater"
            "app.kubernetes.io/version"    = "0.1.0"
            "env"                          = "local"
            "owner"                        = "platform"
          }
        }
        "spec" = {
          "activeDeadlineSeconds" = 900
          "backoffLimit"          = 0
          "template" = {
            "metadata" = {
              "labels" = {
                "app"                          = "restore-drill"
                "app.kubernetes.io/component"  = "job"
                "app.kubernetes.io/instance"   = "restore-drill"
                "app.kubernetes.io/managed-by" = "cdk8s"
                "app.kubernetes.io/name"       = "restore-drill"
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
                    "report",
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
                        "name" = "restore-drill-local-b868135b"
                      }
                    },
                  ]
                  "image"           = "localhost/breakwater/mongo-backup:bb6c41f1a4c2de8523813d67f4712886c475e7b1"
                  "imagePullPolicy" = "IfNotPresent"
                  "name"            = "restore-drill"
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
                      "name"      = "store-client"
                      "readOnly"  = true
                    },
                    {
                      "mountPath" = "/report"
                      "name"      = "report"
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
              "initContainers" = [
                {
                  "args" = [
                    "--bind_ip=127.0.0.1",
                    "--dbpath=/tmp",
                    "--nounixsocket",
                    "--noscripting",
                    "--port=27017",
                    "--replSet=drill",
                    "--oplogSize=64",
                    "--wiredTigerCacheSizeGB=0.25",
                  ]
                  "command" = [
                    "mongod",
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
                  "image"           = "docker.io/library/mongo:8.0.20@sha256:098862b1339f031900ca66cf8fef799e616d6324fa41b9a263f2ec899552c1ef"
                  "imagePullPolicy" = "IfNotPresent"
                  "name"            = "database"
                  "resources" = {
                    "limits" = {
                      "cpu"               = "200m"
                      "ephemeral-storage" = "1Gi"
                      "memory"            = "320Mi"
                    }
                    "requests" = {
                      "cpu"               = "25m"
                      "ephemeral-storage" = "1Gi"
                      "memory"            = "320Mi"
                    }
                  }
                  "restartPolicy" = "Always"
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
                      "name"      = "tmp-database"
                    },
                  ]
                },
                {
                  "args" = [
                    "restore",
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
                        "name" = "restore-drill-local-1f3c6ebf"
                      }
                    },
                  ]
                  "image"           = "localhost/breakwater/mongo-backup:bb6c41f1a4c2de8523813d67f4712886c475e7b1"
                  "imagePullPolicy" = "IfNotPresent"
                  "name"            = "restore"
                  "resources" = {
                    "limits" = {
                      "cpu"               = "200m"
                      "ephemeral-storage" = "128Mi"
                      "memory"            = "192Mi"
                    }
                    "requests" = {
                      "cpu"               = "25m"
                      "ephemeral-storage" = "128Mi"
                      "memory"            = "192Mi"
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
                      "name"      = "tmp-restore"
                    },
                    {
                      "mountPath" = "/certs"
                      "name"      = "store-client"
                      "readOnly"  = true
                    },
                    {
                      "mountPath" = "/key"
                      "name"      = "restore-key"
                      "readOnly"  = true
                    },
                    {
                      "mountPath" = "/report"
                      "name"      = "report"
                    },
                  ]
                },
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
                        "name" = "restore-drill-local-362cbc4a"
                      }
                    },
                  ]
                  "image"           = "localhost/breakwater/api:bb4fb5ca26937f83998e773ca9e5490b78f47832"
                  "imagePullPolicy" = "IfNotPresent"
                  "name"            = "api"
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
                  "restartPolicy" = "Always"
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
                      "path" = "/readyz"
                      "port" = 8080
                    }
                    "periodSeconds"  = 1
                    "timeoutSeconds" = 2
                  }
                  "terminationMessagePolicy" = "FallbackToLogsOnError"
                  "volumeMounts" = [
                    {
                      "mountPath" = "/tmp"
                      "name"      = "tmp-api"
                    },
                  ]
                },
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
                        "name" = "restore-drill-local-18aa9acb"
                      }
                    },
                  ]
                  "image"           = "localhost/breakwater/client:f5a390588f47bebe9c5d9ccb0d88d0c302fefd87"
                  "imagePullPolicy" = "IfNotPresent"
                  "name"            = "client"
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
                      "name"      = "tmp-client"
                    },
                  ]
                },
              ]
              "priorityClassName" = "breakwater-batch"
              "restartPolicy"     = "Never"
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
              "serviceAccountName"            = "restore-drill"
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
                  "emptyDir" = {
                    "sizeLimit" = "768Mi"
                  }
                  "name" = "tmp-database"
                },
                {
                  "emptyDir" = {
                    "sizeLimit" = "16Mi"
                  }
                  "name" = "tmp-restore"
                },
                {
                  "emptyDir" = {
                    "sizeLimit" = "16Mi"
                  }
                  "name" = "tmp-api"
                },
                {
                  "emptyDir" = {
                    "sizeLimit" = "16Mi"
                  }
                  "name" = "tmp-client"
                },
                {
                  "emptyDir" = {
                    "sizeLimit" = "16Mi"
                  }
                  "name" = "report"
                },
                {
                  "name" = "store-client"
                  "secret" = {
                    "defaultMode" = 288
                    "secretName"  = "store-client"
                  }
                },
                {
                  "name" = "restore-key"
                  "secret" = {
                    "defaultMode" = 288
                    "secretName"  = "restore-key"
                  }
                },
              ]
            }
          }
        }
      }
      "schedule"                   = "37 5 * * 0"
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

resource "kubernetes_manifest" "LimitRange_restore-drill_limits" {
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
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "limits"
      "namespace" = "restore-drill"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_restore-drill_default-deny" {
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
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "default-deny"
      "namespace" = "restore-drill"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_restore-drill_restore-drill" {
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
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "restore-drill"
      "namespace" = "restore-drill"
    }
    "spec" = {
      "egress" = [
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
          "app.kubernetes.io/name" = "restore-drill"
        }
      }
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

resource "kubernetes_manifest" "ResourceQuota_restore-drill_quota" {
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
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "quota"
      "namespace" = "restore-drill"
    }
    "spec" = {
      "hard" = {
        "limits.cpu"      = "920m"
        "limits.memory"   = "640Mi"
        "pods"            = "3"
        "requests.cpu"    = "115m"
        "requests.memory" = "640Mi"
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

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_restore-drill_breakwater-data-reader" {
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
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-data-reader"
      "namespace" = "restore-drill"
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

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_restore-drill_breakwater-sre" {
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
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-sre"
      "namespace" = "restore-drill"
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

resource "kubernetes_manifest" "ServiceAccount_restore-drill_restore-drill" {
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
        "app"                          = "restore-drill"
        "app.kubernetes.io/component"  = "job"
        "app.kubernetes.io/instance"   = "restore-drill"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "restore-drill"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "restore-drill"
      "namespace" = "restore-drill"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}
