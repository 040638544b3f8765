# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_default_service_account_v1" "ServiceAccount_mongo_default" {
  automount_service_account_token = false
  depends_on                      = [local.after-1]
  metadata {
    labels = {
      "app"                          = "mongo"
      "app.kubernetes.io/component"  = "database"
      "app.kubernetes.io/instance"   = "mongo"
      "app.kubernetes.io/managed-by" = "cdk8s"
      "app.kubernetes.io/name"       = "mongo"
      "app.kubernetes.io/part-of"    = "breakwater"
      "app.kubernetes.io/version"    = "0.1.0"
      "env"                          = "local"
      "owner"                        = "platform"
    }
    namespace = "mongo"
  }
}

resource "kubernetes_manifest" "Certificate_cert-manager_io_mongo_mongo-exporter" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-exporter"
      "namespace" = "mongo"
    }
    "spec" = {
      "additionalOutputFormats" = [
        {
          "type" = "CombinedPEM"
        },
      ]
      "commonName" = "mongo"
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
      "secretName"           = "mongo-exporter"
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

resource "kubernetes_manifest" "Certificate_cert-manager_io_mongo_mongo-member" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-member"
      "namespace" = "mongo"
    }
    "spec" = {
      "additionalOutputFormats" = [
        {
          "type" = "CombinedPEM"
        },
      ]
      "dnsNames" = [
        "*.mongo.mongo.svc.cluster.local",
        "mongo.mongo.svc.cluster.local",
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
      "secretName"           = "mongo-member"
      "subject" = {
        "organizationalUnits" = [
          "mongo-members",
        ]
      }
      "usages" = [
        "digital signature",
        "server auth",
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

resource "kubernetes_manifest" "ConfigMap_mongo_environment" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "environment"
      "namespace" = "mongo"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_mongo_mongo-local-45c2ee72" {
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
      "CERTIFICATES"       = "/certs"
      "MEMBER"             = "localhost:27017"
      "MEMBER_CERTIFICATE" = "/member/tls.crt"
      "METRICS_PORT"       = "9090"
      "SCRAPE_SECONDS"     = "6"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo-local-45c2ee72"
      "namespace" = "mongo"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "LimitRange_mongo_limits" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "limits"
      "namespace" = "mongo"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_mongo_default-deny" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "default-deny"
      "namespace" = "mongo"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_mongo_mongo" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo"
      "namespace" = "mongo"
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
      "ingress" = [
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
              "port"     = 27017
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
              "port"     = 27017
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
              "port"     = 27017
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
              "port"     = 27017
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
              "port"     = 27017
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
          "app.kubernetes.io/name" = "mongo"
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

resource "kubernetes_manifest" "PodDisruptionBudget_policy_mongo_mongo" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo"
      "namespace" = "mongo"
    }
    "spec" = {
      "maxUnavailable" = 1
      "selector" = {
        "matchLabels" = {
          "app.kubernetes.io/instance" = "mongo"
          "app.kubernetes.io/name"     = "mongo"
        }
      }
      "unhealthyPodEvictionPolicy" = "AlwaysAllow"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ResourceQuota_mongo_quota" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "quota"
      "namespace" = "mongo"
    }
    "spec" = {
      "hard" = {
        "limits.cpu"      = "4160m"
        "limits.memory"   = "1808Mi"
        "pods"            = "5"
        "requests.cpu"    = "520m"
        "requests.memory" = "1808Mi"
      }
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_mongo_breakwater-data-reader" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-data-reader"
      "namespace" = "mongo"
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

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_mongo_breakwater-sre" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-sre"
      "namespace" = "mongo"
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

resource "kubernetes_manifest" "ServiceAccount_mongo_mongo" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo"
      "namespace" = "mongo"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Service_mongo_mongo" {
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
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo"
      "namespace" = "mongo"
    }
    "spec" = {
      "clusterIP" = "None"
      "ports" = [
        {
          "name"       = "database"
          "port"       = 27017
          "targetPort" = "database"
        },
      ]
      "publishNotReadyAddresses" = true
      "selector" = {
        "app.kubernetes.io/instance" = "mongo"
        "app.kubernetes.io/name"     = "mongo"
      }
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "StatefulSet_apps_mongo_mongo" {
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
        "breakwater.example/exempt.user-namespaces" = "minikube's nodes share the kernel of the developer's machine, which may have none"
      }
      "labels" = {
        "app"                          = "mongo"
        "app.kubernetes.io/component"  = "database"
        "app.kubernetes.io/instance"   = "mongo"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "mongo"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "mongo"
      "namespace" = "mongo"
    }
    "spec" = {
      "minReadySeconds" = 10
      "persistentVolumeClaimRetentionPolicy" = {
        "whenDeleted" = "Retain"
        "whenScaled"  = "Retain"
      }
      "podManagementPolicy"  = "Parallel"
      "replicas"             = 3
      "revisionHistoryLimit" = 3
      "selector" = {
        "matchLabels" = {
          "app.kubernetes.io/instance" = "mongo"
          "app.kubernetes.io/name"     = "mongo"
        }
      }
      "serviceName" = "mongo"
      "template" = {
        "metadata" = {
          "labels" = {
            "app"                          = "mongo"
            "app.kubernetes.io/component"  = "database"
            "app.kubernetes.io/instance"   = "mongo"
            "app.kubernetes.io/managed-by" = "cdk8s"
            "app.kubernetes.io/name"       = "mongo"
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
                        "app.kubernetes.io/name" = "mongo"
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
                "--auth",
                "--bind_ip_all",
                "--clusterAuthMode=x509",
                "--dbpath=/data",
                "--noscripting",
                "--nounixsocket",
                "--port=27017",
                "--replSet=rs0",
                "--setParameter=enableLocalhostAuthBypass=false",
                "--setParameter=shutdownTimeoutMillisForSignaledShutdown=5000",
                "--tlsCAFile=/certs/ca.crt",
                "--tlsCertificateKeyFile=/certs/tls-combined.pem",
                "--tlsDisabledProtocols=TLS1_0,TLS1_1",
                "--tlsMode=requireTLS",
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
              "livenessProbe" = {
                "failureThreshold" = 3
                "periodSeconds"    = 10
                "tcpSocket" = {
                  "port" = "database"
                }
                "timeoutSeconds" = 3
              }
              "name" = "mongo"
              "ports" = [
                {
                  "containerPort" = 27017
                  "name"          = "database"
                },
              ]
              "readinessProbe" = {
                "failureThreshold" = 2
                "periodSeconds"    = 5
                "tcpSocket" = {
                  "port" = "database"
                }
                "timeoutSeconds" = 3
              }
              "resources" = {
                "limits" = {
                  "cpu"               = "1200m"
                  "ephemeral-storage" = "128Mi"
                  "memory"            = "512Mi"
                }
                "requests" = {
                  "cpu"               = "150m"
                  "ephemeral-storage" = "128Mi"
                  "memory"            = "512Mi"
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
                "periodSeconds"    = 1
                "tcpSocket" = {
                  "port" = "database"
                }
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
                  "name"      = "mongo-member"
                  "readOnly"  = true
                },
                {
                  "mountPath" = "/data"
                  "name"      = "data"
                },
              ]
            },
            {
              "args" = [
                "export-metrics",
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
                    "name" = "mongo-local-45c2ee72"
                  }
                },
              ]
              "image"           = "localhost/breakwater/mongo-admin:798553858185d85c9504c0ab3cdda600bc45f2fd"
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
              "name" = "exporter"
              "ports" = [
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
                  "name"      = "tmp-exporter"
                },
                {
                  "mountPath" = "/certs"
                  "name"      = "mongo-exporter"
                  "readOnly"  = true
                },
                {
                  "mountPath" = "/member"
                  "name"      = "mongo-member-certificate"
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
          "serviceAccountName"            = "mongo"
          "shareProcessNamespace"         = false
          "terminationGracePeriodSeconds" = 30
          "topologySpreadConstraints" = [
            {
              "labelSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "mongo"
                }
              }
              "maxSkew"           = 1
              "topologyKey"       = "topology.kubernetes.io/zone"
              "whenUnsatisfiable" = "ScheduleAnyway"
            },
            {
              "labelSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "mongo"
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
              "emptyDir" = {
                "sizeLimit" = "16Mi"
              }
              "name" = "tmp-exporter"
            },
            {
              "name" = "mongo-member"
              "secret" = {
                "defaultMode" = 288
                "secretName"  = "mongo-member"
              }
            },
            {
              "name" = "mongo-exporter"
              "secret" = {
                "defaultMode" = 288
                "secretName"  = "mongo-exporter"
              }
            },
            {
              "name" = "mongo-member-certificate"
              "secret" = {
                "defaultMode" = 288
                "items" = [
                  {
                    "key"  = "tls.crt"
                    "path" = "tls.crt"
                  },
                ]
                "secretName" = "mongo-member"
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
              "app.kubernetes.io/instance" = "mongo"
              "app.kubernetes.io/name"     = "mongo"
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
