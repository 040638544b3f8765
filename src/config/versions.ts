/**
 * Every version that is chosen by hand and is not an npm or PyPI dependency (those are in their lock files).
 * A bump is one line here; then `npm run synth` and the diff of dist is the review.
 */

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
  /** What is really pulled; none: where it runs, the exemption says why. */
  readonly digest?: `sha256:${string}`;
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
  /** No digest of it could be verified; it runs in lab only, whose images are loaded and never pulled. */
  ferretdb: { name: 'ghcr.io/ferretdb/ferretdb', tag: '1.24.2', licence: 'Apache-2.0', checkedOn: '2026-11-21' },
} as const satisfies Record<string, ForeignImage>;

/** @returns the full reference, with its digest where one is known */
export function reference(image: Pick<ForeignImage, 'name' | 'tag' | 'digest'>): string {
  return `${image.name}:${image.tag}${image.digest ? `@${image.digest}` : ''}`;
}

/** What the front door and the certificates are expected to be on a cluster; the releases that install them come later. */
export const platform = {
  'ingress-nginx': { version: '1.15.1', licence: 'Apache-2.0', checkedOn: '2026-11-21' },
  'cert-manager': { version: 'v1.21.2', licence: 'Apache-2.0', checkedOn: '2026-11-21' },
} as const;
