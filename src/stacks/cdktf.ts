/**
 * The only place that names cdktf, so that its successor is one file away. Providers are imported by their deepest path:
 * the index of the Kubernetes provider costs 0.75 s and 190 MB.
 */
export { App, LocalBackend, TerraformResource, TerraformStack, TerraformVariable, Testing } from 'cdktf';
