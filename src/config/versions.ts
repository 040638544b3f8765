/**
 * Every version that is chosen manually and is not an npm or PyPI dependency (those are in their lock files).
 * A bump is one line here; then `npm run synth` and the diff of dist is the review.
 */

import type { Environment, Sources } from './environment';

/** The Kubernetes version of every cluster, and the one whose Pod Security rules are enforced. */
export const kubernetes = 'v1.36.4';

/** Version of the platform: that of package.json, on every object as a label. */
export const release = '0.1.0';

/** @returns the Pod Security version of a Kubernetes version: `v1.36` */
export function podSecurityVersion(version: string = kubernetes): string {
  return version.split('.').slice(0, 2).join('.');
}

/** An image that others build: pulled by its digest; the tag is for people. */
export interface ForeignImage {
  readonly name: string;
  readonly tag: string;
  /** What is really pulled. */
  readonly digest: `sha256:${string}`;
  /** Its licence, by SPDX identifier. */
  readonly licence: string;
  /** The day on which version and digest were looked up. */
  readonly checkedOn: string;
}

export const images = {
  /** Several public lock files agree on this digest of 8.0.20. */
  mongodb: {
    name: 'docker.io/library/mongo',
    tag: '8.0.20',
    digest: 'sha256:098862b1339f031900ca66cf8fef799e616d6324fa41b9a263f2ec899552c1ef',
    licence: 'SSPL-1.0',
    checkedOn: '2026-11-21',
  },
} as const satisfies Record<string, ForeignImage>;

/** @returns the full reference, with its digest. @param registry what takes the place of its registry */
export function reference(
  { name, tag, digest }: Pick<ForeignImage, 'name' | 'tag' | 'digest'>,
  registry: Sources['registry'] = 'upstream',
): string {
  const named = registry === 'upstream' ? name : `${registry}${name.split('/').slice(1).join('/')}`;
  return `${named}:${tag}@${digest}`;
}

/** The images of an environment that others build, in full. */
export function foreignImages({ sources }: Pick<Environment, 'sources'>): readonly string[] {
  return [reference(images.mongodb, sources.registry)];
}

/** A Helm chart that others publish, installed by the stack `platform`. */
export interface Release {
  /** Of the chart. */
  readonly version: string;
  /** Where the chart is published. */
  readonly repository: `https://${string}` | `oci://${string}`;
  /** Of the application in it. */
  readonly application: string;
  readonly purpose: string;
  /** Its namespace, which holds nothing else but what belongs to it. */
  readonly namespace: string;
  /** Its images, by registry: what an air-gapped site must have. */
  readonly images: readonly string[];
  readonly licence: string;
  readonly checkedOn: string;
  /** End of life upstream: since when, and the way out. */
  readonly retired?: { readonly since: string; readonly wayOut: string };
}

export const releases = {
  'ingress-nginx': {
    version: '4.15.1',
    repository: 'https://kubernetes.github.io/ingress-nginx',
    application: '1.15.1',
    purpose: 'the front door: TLS, client certificates, allow-lists',
    namespace: 'ingress-nginx',
    images: [
      'registry.k8s.io/ingress-nginx/controller:v1.15.1@sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1',
    ],
    licence: 'Apache-2.0',
    checkedOn: '2026-11-21',
    retired: { since: 'March 2026', wayOut: 'docs/how-to/leave-ingress-nginx.md' },
  },
  'cert-manager': {
    version: 'v1.21.2',
    repository: 'oci://quay.io/jetstack/charts',
    application: 'v1.21.2',
    purpose: 'issues and renews certificates',
    namespace: 'cert-manager',
    images: [
      'quay.io/jetstack/cert-manager-controller:v1.21.2',
      'quay.io/jetstack/cert-manager-webhook:v1.21.2',
      'quay.io/jetstack/cert-manager-cainjector:v1.21.2',
      'quay.io/jetstack/cert-manager-startupapicheck:v1.21.2',
    ],
    licence: 'Apache-2.0',
    checkedOn: '2026-11-21',
  },
  prometheus: {
    version: '29.27.0',
    repository: 'https://prometheus-community.github.io/helm-charts',
    application: 'v3.14.0',
    purpose: 'collects metrics, keeps them for a week, and sends alerts',
    namespace: 'monitoring',
    images: [
      'quay.io/prometheus/prometheus:v3.14.0',
      'quay.io/prometheus/alertmanager:v0.34.0',
      'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0',
    ],
    licence: 'Apache-2.0',
    checkedOn: '2026-11-21',
  },
  grafana: {
    version: '12.11.1',
    repository: 'https://grafana-community.github.io/helm-charts',
    application: '13.2.0',
    purpose: 'shows metrics, for reading only',
    namespace: 'monitoring',
    images: ['docker.io/grafana/grafana:13.2.0'],
    licence: 'AGPL-3.0-only',
    checkedOn: '2026-11-21',
  },
} as const satisfies Record<string, Release>;

export type ReleaseName = keyof typeof releases;
