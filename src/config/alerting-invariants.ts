/** Invariants of alerting: who is sent alerts, and at which pace. */
import type { Invariant } from './invariant';
import { parseNetwork } from './network';

export const alertingInvariants: readonly Invariant[] = [
  {
    says: 'only an environment on one machine has rules at another scale of time, which shortens them',
    broken: ({ alerting: { timeScale = 1 }, cluster }) => {
      if (timeScale === 1) return undefined;
      if (cluster.kind === 'given') return `alerting.timeScale is ${timeScale} where people are called; omit it`;
      return timeScale > 0 && timeScale < 1
        ? undefined
        : `alerting.timeScale is ${timeScale}; use a factor between 0 and 1, such as 1/60`;
    },
  },
  {
    says: 'a receiver of alerts outside of the cluster has a network, and is called over TLS',
    broken: ({ alerting: { receiver } }) => {
      if (receiver.kind === 'none' || !('network' in receiver.at)) return undefined;
      if (!parseNetwork(receiver.at.network))
        return `alerting.receiver.at.network is '${receiver.at.network}'; use an IPv4 network such as 198.51.100.64/32`;
      return receiver.url.startsWith('https://')
        ? undefined
        : `alerting.receiver.url is '${receiver.url}'; use https for a receiver outside of the cluster`;
    },
  },
];
