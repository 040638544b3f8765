# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

resource "kubernetes_manifest" "Certificate_cert-manager_io_cert-manager_callers-authority" {
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
      "name"      = "callers-authority"
      "namespace" = "cert-manager"
    }
    "spec" = {
      "commonName" = "breakwater callers from outside"
      "duration"   = "26280h0m0s"
      "isCA"       = true
      "issuerRef" = {
        "group" = "cert-manager.io"
        "kind"  = "ClusterIssuer"
        "name"  = "bootstrap"
      }
      "privateKey" = {
        "algorithm"      = "ECDSA"
        "rotationPolicy" = "Never"
        "size"           = 256
      }
      "renewBefore"          = "8760h0m0s"
      "revisionHistoryLimit" = 1
      "secretName"           = "callers-authority"
      "usages" = [
        "digital signature",
        "cert sign",
      ]
    }
  }
  timeouts {
    create = "10m"
    delete = "5m"
    update = "10m"
  }
}

resource "kubernetes_manifest" "Certificate_cert-manager_io_cert-manager_front-door-authority" {
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
      "name"      = "front-door-authority"
      "namespace" = "cert-manager"
    }
    "spec" = {
      "commonName" = "breakwater front door of local"
      "duration"   = "26280h0m0s"
      "isCA"       = true
      "issuerRef" = {
        "group" = "cert-manager.io"
        "kind"  = "ClusterIssuer"
        "name"  = "bootstrap"
      }
      "privateKey" = {
        "algorithm"      = "ECDSA"
        "rotationPolicy" = "Never"
        "size"           = 256
      }
      "renewBefore"          = "8760h0m0s"
      "revisionHistoryLimit" = 1
      "secretName"           = "front-door-authority"
      "usages" = [
        "digital signature",
        "cert sign",
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

resource "kubernetes_manifest" "Certificate_cert-manager_io_cert-manager_internal-authority" {
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
      "name"      = "internal-authority"
      "namespace" = "cert-manager"
    }
    "spec" = {
      "commonName" = "breakwater internal TLS"
      "duration"   = "26280h0m0s"
      "isCA"       = true
      "issuerRef" = {
        "group" = "cert-manager.io"
        "kind"  = "ClusterIssuer"
        "name"  = "bootstrap"
      }
      "privateKey" = {
        "algorithm"      = "ECDSA"
        "rotationPolicy" = "Never"
        "size"           = 256
      }
      "renewBefore"          = "8760h0m0s"
      "revisionHistoryLimit" = 1
      "secretName"           = "internal-authority"
      "usages" = [
        "digital signature",
        "cert sign",
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
