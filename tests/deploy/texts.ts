/** What Terraform 1.11 prints, word for word, with our names in it. */

const symbols = `
Terraform used the selected providers to generate the following execution
plan. Resource actions are indicated with the following symbols:
  + create

Terraform will perform the following actions:
`;

const addon = `
  # terraform_data.addon["ingress"] will be created
  + resource "terraform_data" "addon" {
      + id     = (known after apply)
      + input  = {
          + addon = "ingress"
        }
      + output = (known after apply)
    }
`;

const refreshed = `data.kubernetes_namespace_v1.cluster-identity: Reading...
data.kubernetes_namespace_v1.cluster-identity: Read complete after 0s [id=kube-system]
kubernetes_manifest.Service_hash_hash: Refreshing state...
`;

export const init = `
Initializing the backend...

Successfully configured the backend "local"! Terraform will automatically
use this backend unless the backend configuration changes.
Initializing provider plugins...
- terraform.io/builtin/terraform is built in to Terraform

Terraform has been successfully initialized!
`;

export const unchanged = `${refreshed}
No changes. Your infrastructure matches the configuration.

Terraform has compared your real infrastructure against your configuration
and found no differences, so no changes are needed.
`;

/** Of an apply that found nothing to do. */
export const nothingApplied = `${unchanged}
Apply complete! Resources: 0 added, 0 changed, 0 destroyed.
`;

export const planned = `${refreshed}${symbols}${addon}
Plan: 2 to add, 1 to change, 1 to destroy.
`;

export const applied = `${planned}terraform_data.addon["ingress"]: Creating...
terraform_data.addon["ingress"]: Provisioning with 'local-exec'...
terraform_data.addon["ingress"] (local-exec): Executing: ["/bin/sh" "-c" "minikube addons enable ingress"]
terraform_data.addon["ingress"]: Still creating... [10s elapsed]
terraform_data.addon["ingress"]: Still creating... [20s elapsed]
terraform_data.addon["ingress"]: Still creating... [30s elapsed]
terraform_data.addon["ingress"]: Creation complete after 31s [id=e463d02e-8abc-0208-69a3-9c543b1b58c5]
kubernetes_manifest.Service_hash_hash: Modifying...
kubernetes_manifest.Service_hash_hash: Modifications complete after 1s

Apply complete! Resources: 2 added, 1 changed, 1 destroyed.
`;

export const destroyed = `Plan: 0 to add, 0 to change, 2 to destroy.
terraform_data.machine: Destroying... [id=40d3722d-3471-15c2-0eaa-caef35a56818]
terraform_data.machine: Still destroying... [id=40d3722d-3471-15c2-0eaa-caef35a56818, 30s elapsed]
terraform_data.machine: Destruction complete after 31s

Destroy complete! Resources: 2 destroyed.
`;

/** A Helm release that never came to serve. */
export const timedOut = `
Error: installation failed

  with helm_release.cert-manager,
  on cdk.tf.json line 40, in resource.helm_release.cert-manager:
  40:       },

context deadline exceeded
`;

/** What somebody labelled by hand. */
export const labelled = `
Error: Provider produced inconsistent result after apply

When applying changes to kubernetes_manifest.Service_hash_hash, provider
"provider[\\"registry.terraform.io/hashicorp/kubernetes\\"]" produced an
unexpected new value: .object.metadata.labels: new element "extra" has
appeared.

This is a bug in the provider, which should be reported in the provider's own
issue tracker.
`;

export const noProvider = `
Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
hashicorp/kubernetes: could not connect to registry.terraform.io
`;
