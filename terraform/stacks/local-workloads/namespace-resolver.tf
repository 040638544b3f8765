# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_default_service_account_v1" "ServiceAccount_resolver_default" {
  automount_service_account_token = false
  depends_on                      = [local.after-1]
  metadata {
    labels = {
      "app"                          = "resolver"
      "app.kubernetes.io/component"  = "resolver"
      "app.kubernetes.io/instance"   = "resolver"
      "app.kubernetes.io/managed-by" = "cdk8s"
      "app.kubernetes.io/name"       = "resolver"
      "app.kubernetes.io/part-of"    = "breakwater"
      "app.kubernetes.io/version"    = "0.1.0"
      "env"                          = "local"
      "owner"                        = "platform"
    }
    namespace = "resolver"
  }
}

resource "kubernetes_manifest" "ConfigMap_resolver_environment" {
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
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "environment"
      "namespace" = "resolver"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_resolver_resolver-local-b53311f7" {
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
      "CLUSTER_DNS"  = "10.96.0.10"
      "DNS_PORT"     = "5353"
      "METRICS_PORT" = "9090"
      "PORT"         = "8080"
      "READY_PORT"   = "8181"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "resolver-local-b53311f7"
      "namespace" = "resolver"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Deployment_apps_resolver_resolver" {
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
    "kind"       = "Deployment"
    "metadata" = {
      "annotations" = {
        "breakwater.example/exempt.user-namespaces" = "minikube's nodes share the kernel of the developer's machine, which may have none"
      }
      "labels" = {
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "resolver"
      "namespace" = "resolver"
    }
    "spec" = {
      "minReadySeconds"         = 5
      "progressDeadlineSeconds" = 300
      "replicas"                = 3
      "revisionHistoryLimit"    = 3
      "selector" = {
        "matchLabels" = {
          "app.kubernetes.io/instance" = "resolver"
          "app.kubernetes.io/name"     = "resolver"
        }
      }
      "strategy" = {
        "rollingUpdate" = {
          "maxSurge"       = "25%"
          "maxUnavailable" = 0
        }
        "type" = "RollingUpdate"
      }
      "template" = {
        "metadata" = {
          "labels" = {
            "app"                          = "resolver"
            "app.kubernetes.io/component"  = "resolver"
            "app.kubernetes.io/instance"   = "resolver"
            "app.kubernetes.io/managed-by" = "cdk8s"
            "app.kubernetes.io/name"       = "resolver"
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
                        "app.kubernetes.io/name" = "resolver"
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
                    "name" = "resolver-local-b53311f7"
                  }
                },
              ]
              "image"           = "localhost/breakwater/resolver:a26d1840493d8cd4c92f8363d17ed0e59efd0570"
              "imagePullPolicy" = "IfNotPresent"
              "lifecycle" = {
                "preStop" = {
                  "sleep" = {
                    "seconds" = 10
                  }
                }
              }
              "livenessProbe" = {
                "failureThreshold" = 3
                "httpGet" = {
                  "path" = "/health"
                  "port" = "health"
                }
                "periodSeconds"  = 10
                "timeoutSeconds" = 3
              }
              "name" = "resolver"
              "ports" = [
                {
                  "containerPort" = 5353
                  "name"          = "dns-tcp"
                },
                {
                  "containerPort" = 9090
                  "name"          = "metrics"
                },
                {
                  "containerPort" = 8080
                  "name"          = "health"
                },
                {
                  "containerPort" = 8181
                  "name"          = "ready"
                },
                {
                  "containerPort" = 5353
                  "name"          = "dns"
                  "protocol"      = "UDP"
                },
              ]
              "readinessProbe" = {
                "failureThreshold" = 2
                "httpGet" = {
                  "path" = "/ready"
                  "port" = "ready"
                }
                "periodSeconds"  = 5
                "timeoutSeconds" = 3
              }
              "resources" = {
                "limits" = {
                  "cpu"               = "80m"
                  "ephemeral-storage" = "128Mi"
                  "memory"            = "48Mi"
                }
                "requests" = {
                  "cpu"               = "10m"
                  "ephemeral-storage" = "128Mi"
                  "memory"            = "48Mi"
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
                  "path" = "/health"
                  "port" = "health"
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
          "priorityClassName"  = "breakwater-database"
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
          "serviceAccountName"            = "resolver"
          "shareProcessNamespace"         = false
          "terminationGracePeriodSeconds" = 40
          "topologySpreadConstraints" = [
            {
              "labelSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "resolver"
                }
              }
              "maxSkew"           = 1
              "topologyKey"       = "topology.kubernetes.io/zone"
              "whenUnsatisfiable" = "ScheduleAnyway"
            },
            {
              "labelSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "resolver"
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
          ]
        }
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

resource "kubernetes_manifest" "LimitRange_resolver_limits" {
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
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "limits"
      "namespace" = "resolver"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_resolver_default-deny" {
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
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "default-deny"
      "namespace" = "resolver"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_resolver_resolver" {
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
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "resolver"
      "namespace" = "resolver"
    }
    "spec" = {
      "egress" = [
        {
          "ports" = [
            {
              "port"     = 53
              "protocol" = "UDP"
            },
            {
              "port"     = 53
              "protocol" = "TCP"
            },
          ]
          "to" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "kube-system"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "k8s-app" = "kube-dns"
                }
              }
            },
          ]
        },
      ]
      "ingress" = [
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
        {
          "from" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "api"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "api"
                }
              }
            },
          ]
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
        },
        {
          "from" = [
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
        },
        {
          "from" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "mongo-admin"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "mongo-admin"
                }
              }
            },
          ]
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
        },
        {
          "from" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "mongo-rotation"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "mongo-rotation"
                }
              }
            },
          ]
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
        },
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
              "port"     = 5353
              "protocol" = "UDP"
            },
            {
              "port"     = 5353
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
              "port"     = 5353
              "protocol" = "UDP"
            },
            {
              "port"     = 5353
              "protocol" = "TCP"
            },
          ]
        },
        {
          "from" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "client"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "client"
                }
              }
            },
          ]
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
        },
      ]
      "podSelector" = {
        "matchLabels" = {
          "app.kubernetes.io/name" = "resolver"
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

resource "kubernetes_manifest" "PodDisruptionBudget_policy_resolver_resolver" {
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
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "resolver"
      "namespace" = "resolver"
    }
    "spec" = {
      "maxUnavailable" = 1
      "selector" = {
        "matchLabels" = {
          "app.kubernetes.io/instance" = "resolver"
          "app.kubernetes.io/name"     = "resolver"
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

resource "kubernetes_manifest" "ResourceQuota_resolver_quota" {
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
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "quota"
      "namespace" = "resolver"
    }
    "spec" = {
      "hard" = {
        "limits.cpu"      = "800m"
        "limits.memory"   = "416Mi"
        "pods"            = "8"
        "requests.cpu"    = "100m"
        "requests.memory" = "416Mi"
      }
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_resolver_breakwater-sre" {
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
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-sre"
      "namespace" = "resolver"
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

resource "kubernetes_manifest" "ServiceAccount_resolver_resolver" {
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
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "resolver"
      "namespace" = "resolver"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Service_resolver_resolver" {
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
        "app"                          = "resolver"
        "app.kubernetes.io/component"  = "resolver"
        "app.kubernetes.io/instance"   = "resolver"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "resolver"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "resolver"
      "namespace" = "resolver"
    }
    "spec" = {
      "clusterIP" = "10.96.0.53"
      "ports" = [
        {
          "name"       = "dns"
          "port"       = 53
          "protocol"   = "UDP"
          "targetPort" = "dns"
        },
        {
          "name"       = "dns-tcp"
          "port"       = 53
          "protocol"   = "TCP"
          "targetPort" = "dns-tcp"
        },
      ]
      "selector" = {
        "app.kubernetes.io/instance" = "resolver"
        "app.kubernetes.io/name"     = "resolver"
      }
      "type" = "ClusterIP"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}
