/** cert-manager: issues and renews certificates. Its own kinds come with it. */
import type { Environment } from '../../config/environment';
import type { Settings } from '../settings';
import { registryOf } from './registry';

/** What one of its pods asks for. */
const resources = { requests: { cpu: '10m', memory: '48Mi' }, limits: { memory: '256Mi' } } as const;

export interface CertManagerValues {
  readonly imageRegistry: string;
  /** Its kinds; `keep`: they and everything made with them outlive the release. */
  readonly crds: { readonly enabled: true; readonly keep: boolean };
  readonly global: {
    /** In its own namespace, and short: a second installation does not wait a minute for the first one's. */
    readonly leaderElection: {
      readonly namespace: string;
      readonly leaseDuration: string;
      readonly renewDeadline: string;
      readonly retryPeriod: string;
    };
  };
  readonly resources: object;
  readonly webhook: { readonly resources: object };
  readonly cainjector: { readonly resources: object };
  /** A job of the chart that ends when the webhook is trusted, so that the next stack can use its kinds. */
  readonly startupapicheck: { readonly enabled: true; readonly timeout: string; readonly resources: object };
}

export function certManager({ cluster }: Environment, { registry }: Pick<Settings, 'registry'>): CertManagerValues {
  return {
    imageRegistry: registryOf(registry, 'quay.io'),
    // A cluster that we make goes with everything in it; on another, certificates outlive a mistake.
    crds: { enabled: true, keep: cluster.kind === 'given' },
    global: {
      leaderElection: {
        namespace: 'cert-manager',
        leaseDuration: '15s',
        renewDeadline: '10s',
        retryPeriod: '2s',
      },
    },
    resources,
    webhook: { resources },
    cainjector: { resources },
    startupapicheck: { enabled: true, timeout: '2m', resources },
  };
}
