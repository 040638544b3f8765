# Made by `npm run reference` from src/stacks and dist/local: change these, not this file.
# How to use it: docs/how-to/terraform-without-cdktf.md.

terraform {
  backend "local" {
    path = "../../../state/local/cluster.tfstate"
  }
}

resource "terraform_data" "addon" {
  depends_on = [terraform_data.machine]
  for_each = {
    "default-storageclass" = "default-storageclass"
    "metrics-server"       = "metrics-server"
    "storage-provisioner"  = "storage-provisioner"
  }
  input = {
    "addon"   = "${each.key}"
    "profile" = "breakwater"
  }
  lifecycle {
    replace_triggered_by = [terraform_data.machine]
  }
  provisioner "local-exec" {
    command     = "minikube addons enable ${each.key} --profile breakwater"
    working_dir = "../../.."
  }
  provisioner "local-exec" {
    command     = "minikube addons disable ${self.input.addon} --profile ${self.input.profile}"
    when        = destroy
    working_dir = "../../.."
  }
}

resource "terraform_data" "image-api" {
  depends_on = [terraform_data.machine]
  input = {
    "image" = "localhost/breakwater/api:bb4fb5ca26937f83998e773ca9e5490b78f47832"
  }
  lifecycle {
    replace_triggered_by = [terraform_data.machine]
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js images api --environment local --load breakwater"
    working_dir = "../../.."
  }
  triggers_replace = {
    "image" = "localhost/breakwater/api:bb4fb5ca26937f83998e773ca9e5490b78f47832"
  }
}

resource "terraform_data" "image-client" {
  depends_on = [terraform_data.machine]
  input = {
    "image" = "localhost/breakwater/client:f5a390588f47bebe9c5d9ccb0d88d0c302fefd87"
  }
  lifecycle {
    replace_triggered_by = [terraform_data.machine]
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js images client --environment local --load breakwater"
    working_dir = "../../.."
  }
  triggers_replace = {
    "image" = "localhost/breakwater/client:f5a390588f47bebe9c5d9ccb0d88d0c302fefd87"
  }
}

resource "terraform_data" "image-hash" {
  depends_on = [terraform_data.machine]
  input = {
    "image" = "localhost/breakwater/hash:72d30162c8cb99fb550fd54d764a7491f246a023"
  }
  lifecycle {
    replace_triggered_by = [terraform_data.machine]
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js images hash --environment local --load breakwater"
    working_dir = "../../.."
  }
  triggers_replace = {
    "image" = "localhost/breakwater/hash:72d30162c8cb99fb550fd54d764a7491f246a023"
  }
}

resource "terraform_data" "image-mongo-admin" {
  depends_on = [terraform_data.machine]
  input = {
    "image" = "localhost/breakwater/mongo-admin:798553858185d85c9504c0ab3cdda600bc45f2fd"
  }
  lifecycle {
    replace_triggered_by = [terraform_data.machine]
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js images mongo-admin --environment local --load breakwater"
    working_dir = "../../.."
  }
  triggers_replace = {
    "image" = "localhost/breakwater/mongo-admin:798553858185d85c9504c0ab3cdda600bc45f2fd"
  }
}

resource "terraform_data" "image-mongo-backup" {
  depends_on = [terraform_data.machine]
  input = {
    "image" = "localhost/breakwater/mongo-backup:bb6c41f1a4c2de8523813d67f4712886c475e7b1"
  }
  lifecycle {
    replace_triggered_by = [terraform_data.machine]
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js images mongo-backup --environment local --load breakwater"
    working_dir = "../../.."
  }
  triggers_replace = {
    "image" = "localhost/breakwater/mongo-backup:bb6c41f1a4c2de8523813d67f4712886c475e7b1"
  }
}

resource "terraform_data" "image-resolver" {
  depends_on = [terraform_data.machine]
  input = {
    "image" = "localhost/breakwater/resolver:a26d1840493d8cd4c92f8363d17ed0e59efd0570"
  }
  lifecycle {
    replace_triggered_by = [terraform_data.machine]
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js images resolver --environment local --load breakwater"
    working_dir = "../../.."
  }
  triggers_replace = {
    "image" = "localhost/breakwater/resolver:a26d1840493d8cd4c92f8363d17ed0e59efd0570"
  }
}

resource "terraform_data" "image-web" {
  depends_on = [terraform_data.machine]
  input = {
    "image" = "localhost/breakwater/web:beb575b99745470b18471bdec835b0a970751fb7"
  }
  lifecycle {
    replace_triggered_by = [terraform_data.machine]
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js images web --environment local --load breakwater"
    working_dir = "../../.."
  }
  triggers_replace = {
    "image" = "localhost/breakwater/web:beb575b99745470b18471bdec835b0a970751fb7"
  }
}

resource "terraform_data" "machine" {
  input = {
    "profile" = "breakwater"
    "state"   = "state/local"
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js machine prepare --profile breakwater --environment local"
    working_dir = "../../.."
  }
  provisioner "local-exec" {
    command     = "minikube start --profile=breakwater --kubernetes-version=v1.36.4 --nodes=1 --cpus=4 --memory=9216mb --cni=calico --container-runtime=containerd --ports=127.0.0.1:8080:30080,127.0.0.1:8443:30443 --extra-config=apiserver.admission-control-config-file=/etc/ssl/certs/breakwater-admission.yaml --extra-config=apiserver.audit-log-path=- --extra-config=apiserver.audit-policy-file=/etc/ssl/certs/breakwater-audit-policy.yaml --extra-config=apiserver.enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs --extra-config=apiserver.encryption-provider-config=/etc/ssl/certs/breakwater-encryption.yaml --extra-config=apiserver.feature-gates=ManifestBasedAdmissionControlConfig=true"
    working_dir = "../../.."
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js machine record --profile breakwater --state state/local --environment local"
    working_dir = "../../.."
  }
  provisioner "local-exec" {
    command     = "minikube delete --profile ${self.input.profile}"
    when        = destroy
    working_dir = "../../.."
  }
  provisioner "local-exec" {
    command     = "node lib/src/pipeline/main.js machine forget --profile ${self.input.profile} --state ${self.input.state}"
    when        = destroy
    working_dir = "../../.."
  }
  triggers_replace = {
    "command" = "minikube start --profile=breakwater --kubernetes-version=v1.36.4 --nodes=1 --cpus=4 --memory=9216mb --cni=calico --container-runtime=containerd --ports=127.0.0.1:8080:30080,127.0.0.1:8443:30443 --extra-config=apiserver.admission-control-config-file=/etc/ssl/certs/breakwater-admission.yaml --extra-config=apiserver.audit-log-path=- --extra-config=apiserver.audit-policy-file=/etc/ssl/certs/breakwater-audit-policy.yaml --extra-config=apiserver.enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs --extra-config=apiserver.encryption-provider-config=/etc/ssl/certs/breakwater-encryption.yaml --extra-config=apiserver.feature-gates=ManifestBasedAdmissionControlConfig=true"
  }
}
