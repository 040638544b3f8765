# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_default_service_account_v1" "ServiceAccount_web_default" {
  automount_service_account_token = false
  depends_on                      = [local.after-1]
  metadata {
    labels = {
      "app"                          = "web"
      "app.kubernetes.io/component"  = "frontend"
      "app.kubernetes.io/instance"   = "web"
      "app.kubernetes.io/managed-by" = "cdk8s"
      "app.kubernetes.io/name"       = "web"
      "app.kubernetes.io/part-of"    = "breakwater"
      "app.kubernetes.io/version"    = "0.1.0"
      "env"                          = "local"
      "owner"                        = "platform"
    }
    namespace = "web"
  }
  provider = kubernetes.second
}

resource "kubernetes_manifest" "Certificate_cert-manager_io_web_web-tls" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "web-tls"
      "namespace" = "web"
    }
    "spec" = {
      "dnsNames" = [
        "web.local.breakwater.example",
      ]
      "duration" = "2160h0m0s"
      "issuerRef" = {
        "group" = "cert-manager.io"
        "kind"  = "ClusterIssuer"
        "name"  = "front-door"
      }
      "privateKey" = {
        "algorithm"      = "ECDSA"
        "rotationPolicy" = "Always"
        "size"           = 256
      }
      "renewBefore"          = "720h0m0s"
      "revisionHistoryLimit" = 1
      "secretName"           = "web-tls"
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

resource "kubernetes_manifest" "ConfigMap_web_environment" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "environment"
      "namespace" = "web"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "ConfigMap_web_web-local-6c0a12f5" {
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
      "PORT"         = "8000"
    }
    "immutable" = true
    "kind"      = "ConfigMap"
    "metadata" = {
      "labels" = {
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "web-local-6c0a12f5"
      "namespace" = "web"
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Deployment_apps_web_web" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "web"
      "namespace" = "web"
    }
    "spec" = {
      "minReadySeconds"         = 5
      "progressDeadlineSeconds" = 300
      "revisionHistoryLimit"    = 3
      "selector" = {
        "matchLabels" = {
          "app.kubernetes.io/instance" = "web"
          "app.kubernetes.io/name"     = "web"
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
            "app"                          = "web"
            "app.kubernetes.io/component"  = "frontend"
            "app.kubernetes.io/instance"   = "web"
            "app.kubernetes.io/managed-by" = "cdk8s"
            "app.kubernetes.io/name"       = "web"
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
                        "app.kubernetes.io/name" = "web"
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
                    "name" = "web-local-6c0a12f5"
                  }
                },
              ]
              "image"           = "localhost/breakwater/web:beb575b99745470b18471bdec835b0a970751fb7"
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
                  "path" = "/healthz"
                  "port" = "http"
                }
                "periodSeconds"  = 10
                "timeoutSeconds" = 3
              }
              "name" = "web"
              "ports" = [
                {
                  "containerPort" = 8000
                  "name"          = "http"
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
                  "port" = "http"
                }
                "periodSeconds"  = 5
                "timeoutSeconds" = 3
              }
              "resources" = {
                "limits" = {
                  "cpu"               = "200m"
                  "ephemeral-storage" = "128Mi"
                  "memory"            = "96Mi"
                }
                "requests" = {
                  "cpu"               = "25m"
                  "ephemeral-storage" = "128Mi"
                  "memory"            = "96Mi"
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
                  "path" = "/healthz"
                  "port" = "http"
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
          "serviceAccountName"            = "web"
          "shareProcessNamespace"         = false
          "terminationGracePeriodSeconds" = 40
          "topologySpreadConstraints" = [
            {
              "labelSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "web"
                }
              }
              "maxSkew"           = 1
              "topologyKey"       = "topology.kubernetes.io/zone"
              "whenUnsatisfiable" = "ScheduleAnyway"
            },
            {
              "labelSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/name" = "web"
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

resource "kubernetes_manifest" "HorizontalPodAutoscaler_autoscaling_web_web" {
  computed_fields = [
    "metadata.annotations",
  ]
  depends_on = [local.after-1]
  field_manager {
    force_conflicts = true
    name            = "terraform"
  }
  manifest = {
    "apiVersion" = "autoscaling/v2"
    "kind"       = "HorizontalPodAutoscaler"
    "metadata" = {
      "labels" = {
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "web"
      "namespace" = "web"
    }
    "spec" = {
      "behavior" = {
        "scaleDown" = {
          "stabilizationWindowSeconds" = 300
        }
        "scaleUp" = {
          "policies" = [
            {
              "periodSeconds" = 15
              "type"          = "Percent"
              "value"         = 100
            },
          ]
        }
      }
      "maxReplicas" = 10
      "metrics" = [
        {
          "resource" = {
            "name" = "cpu"
            "target" = {
              "averageUtilization" = 60
              "type"               = "Utilization"
            }
          }
          "type" = "Resource"
        },
      ]
      "minReplicas" = 3
      "scaleTargetRef" = {
        "apiVersion" = "apps/v1"
        "kind"       = "Deployment"
        "name"       = "web"
      }
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Ingress_networking_k8s_io_web_web" {
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
    "kind"       = "Ingress"
    "metadata" = {
      "annotations" = {
        "nginx.ingress.kubernetes.io/limit-burst-multiplier" = "5"
        "nginx.ingress.kubernetes.io/limit-connections"      = "100"
        "nginx.ingress.kubernetes.io/limit-rps"              = "50"
        "nginx.ingress.kubernetes.io/proxy-body-size"        = "64k"
        "nginx.ingress.kubernetes.io/ssl-redirect"           = "true"
        "nginx.ingress.kubernetes.io/whitelist-source-range" = "10.0.0.0/8,127.0.0.0/8,172.16.0.0/12,192.168.0.0/16"
      }
      "labels" = {
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "web"
      "namespace" = "web"
    }
    "spec" = {
      "ingressClassName" = "nginx"
      "rules" = [
        {
          "host" = "web.local.breakwater.example"
          "http" = {
            "paths" = [
              {
                "backend" = {
                  "service" = {
                    "name" = "web"
                    "port" = {
                      "number" = 8000
                    }
                  }
                }
                "path"     = "/"
                "pathType" = "Prefix"
              },
            ]
          }
        },
      ]
      "tls" = [
        {
          "hosts" = [
            "web.local.breakwater.example",
          ]
          "secretName" = "web-tls"
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

resource "kubernetes_manifest" "LimitRange_web_limits" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "limits"
      "namespace" = "web"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_web_default-deny" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "default-deny"
      "namespace" = "web"
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

resource "kubernetes_manifest" "NetworkPolicy_networking_k8s_io_web_web" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "web"
      "namespace" = "web"
    }
    "spec" = {
      "ingress" = [
        {
          "from" = [
            {
              "namespaceSelector" = {
                "matchLabels" = {
                  "kubernetes.io/metadata.name" = "ingress-nginx"
                }
              }
              "podSelector" = {
                "matchLabels" = {
                  "app.kubernetes.io/component" = "controller"
                  "app.kubernetes.io/name"      = "ingress-nginx"
                }
              }
            },
          ]
          "ports" = [
            {
              "port"     = 8000
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
          "app.kubernetes.io/name" = "web"
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

resource "kubernetes_manifest" "PodDisruptionBudget_policy_web_web" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "web"
      "namespace" = "web"
    }
    "spec" = {
      "maxUnavailable" = 1
      "selector" = {
        "matchLabels" = {
          "app.kubernetes.io/instance" = "web"
          "app.kubernetes.io/name"     = "web"
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

resource "kubernetes_manifest" "ResourceQuota_web_quota" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "quota"
      "namespace" = "web"
    }
    "spec" = {
      "hard" = {
        "limits.cpu"      = "4120m"
        "limits.memory"   = "1952Mi"
        "pods"            = "21"
        "requests.cpu"    = "515m"
        "requests.memory" = "1952Mi"
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

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_web_breakwater-developer" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-developer"
      "namespace" = "web"
    }
    "roleRef" = {
      "apiGroup" = "rbac.authorization.k8s.io"
      "kind"     = "ClusterRole"
      "name"     = "breakwater-developer"
    }
    "subjects" = [
      {
        "apiGroup" = "rbac.authorization.k8s.io"
        "kind"     = "Group"
        "name"     = "breakwater:developer"
      },
    ]
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "RoleBinding_rbac_authorization_k8s_io_web_breakwater-sre" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "breakwater-sre"
      "namespace" = "web"
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

resource "kubernetes_manifest" "ServiceAccount_web_web" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "web"
      "namespace" = "web"
    }
  }
  provider = kubernetes.second
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Service_web_web" {
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
        "app"                          = "web"
        "app.kubernetes.io/component"  = "frontend"
        "app.kubernetes.io/instance"   = "web"
        "app.kubernetes.io/managed-by" = "cdk8s"
        "app.kubernetes.io/name"       = "web"
        "app.kubernetes.io/part-of"    = "breakwater"
        "app.kubernetes.io/version"    = "0.1.0"
        "env"                          = "local"
        "owner"                        = "platform"
      }
      "name"      = "web"
      "namespace" = "web"
    }
    "spec" = {
      "ports" = [
        {
          "name"       = "http"
          "port"       = 8000
          "targetPort" = "http"
        },
      ]
      "selector" = {
        "app.kubernetes.io/instance" = "web"
        "app.kubernetes.io/name"     = "web"
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
