/** Exceptions: findings that stay, with their reasons. At most ten: each is read at every review of a scan. */
import type { Exception } from './explained';

const owner = 'platform';

export const exceptions: readonly Exception[] = [
  {
    checks: {
      'kube-score': ['container-image-pull-policy'],
      checkov: ['CKV_K8S_15'],
      polaris: ['pullPolicyNotAlways'],
    },
    objects: ['lab: *', 'local: *'],
    reason:
      'images of lab and local are loaded into their nodes and are in no registry: pulling always would find none',
    owner,
    seeAlso: 'docs/decisions/0005-images-by-source-hash.md',
  },
  {
    checks: { checkov: ['CKV_K8S_43'] },
    objects: ['*: Deployment *', '*: Job *'],
    reason: 'the tag of an image of ours is a hash of its sources, known before there is a digest',
    owner,
    seeAlso: 'docs/decisions/0005-images-by-source-hash.md',
  },
  {
    checks: { 'kube-score': ['container-resource-requests-equal-limits', 'container-cpu-requests-equal-limits'] },
    objects: ['*: Deployment *', '*: StatefulSet *', '*: Job *'],
    reason:
      'a CPU limit well above the request lets a service burst and not be throttled; memory, which cannot be taken back, is equal',
    owner,
  },
  {
    checks: { checkov: ['CKV_SECRET_6'] },
    objects: ['*: Ingress api/api'],
    reason: 'the annotation auth-tls-secret names a Secret; it is none',
    owner,
  },
  {
    checks: { checkov: ['CKV_DOCKER_7'] },
    objects: ['dockerfiles: Dockerfile *'],
    reason: 'it does not read the default of a build argument, which has a tag and a digest, as a test makes sure',
    owner,
    seeAlso: 'tests/repository.test.ts',
  },
  {
    checks: { trivy: ['KSV-01010'] },
    objects: [
      '*: ConfigMap api/api-*',
      '*: ConfigMap hash/hash-*',
      '*: ConfigMap web/web-*',
      '*: ConfigMap client/client-*',
    ],
    reason: 'it takes every value of three digits and more, such as a port, for the number of a passport',
    owner,
  },
  {
    checks: { 'kube-linter': ['minimum-three-replicas'], polaris: ['deploymentMissingReplicas'] },
    objects: ['*: Deployment api/api', '*: Deployment hash/hash'],
    reason: 'they count one where replicas is not said, but what scales has its number from an autoscaler',
    owner,
    seeAlso: 'docs/reference/environments.md',
  },
  {
    checks: { polaris: ['missingNetworkPolicy'] },
    objects: ['*: Deployment hash/hash', '*: Deployment web/web', '*: Job *'],
    reason:
      'it wants a rule in each direction, but hash and web have no egress and jobs have no ingress: no rule is a refusal',
    owner,
    seeAlso: 'docs/architecture.md',
  },
  {
    checks: { 'kube-linter': ['no-liveness-probe', 'no-readiness-probe', 'restart-policy'] },
    objects: ['*: Job *'],
    reason:
      'a Job that ends by itself has nothing to probe, and with Never each attempt is a pod of its own, whose log stays',
    owner,
  },
  {
    checks: { 'kube-linter': ['sorted-keys', 'required-annotation-email', 'no-node-affinity'] },
    objects: [
      '*: ConfigMap *',
      '*: ServiceAccount *',
      '*: PriorityClass *',
      '*: Deployment *',
      '*: StatefulSet *',
      '*: Job *',
    ],
    reason:
      'style rules of others, off by default: here kind and metadata come first, a label says the owner, and spread constraints place pods',
    owner,
  },
];
