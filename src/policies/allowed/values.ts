/** Values of single fields, as charts write them. */
import { isSet } from '../../kubernetes/manifest';
import { celList } from '../admission';
import { isKind } from '../kinds';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

interface Revisioned {
  readonly revisionHistoryLimit?: number;
}

export const revisionHistory: Policy = {
  id: 'revision-history',
  source: 'V18',
  title: 'A workload keeps the revision before, and not all there were',
  why: 'Without it there is nothing to which a failed roll-out goes back.',
  fix: 'set spec.revisionHistoryLimit to 1 up to 10',
  answers: [],
  admission: {
    resources: [{ group: 'apps', version: 'v1', resources: ['daemonsets', 'deployments', 'statefulsets'] }],
    expression:
      'dyn(object).spec.?revisionHistoryLimit.orValue(10) > 0 && dyn(object).spec.?revisionHistoryLimit.orValue(10) <= 10',
    found: "'its revisionHistoryLimit'",
  },
  check: (object, { environment }) => {
    if (environment === undefined || !['DaemonSet', 'Deployment', 'StatefulSet'].includes(object.kind)) return [];
    const { revisionHistoryLimit = 10 } = (object['spec'] ?? {}) as Revisioned;
    return demand(
      !isSet(revisionHistoryLimit) || (revisionHistoryLimit > 0 && revisionHistoryLimit <= 10),
      ['spec', 'revisionHistoryLimit'],
      `set spec.revisionHistoryLimit to 1 up to 10 ${found(revisionHistoryLimit)}`,
    );
  },
};

export const readyAddresses: Policy = {
  id: 'ready-addresses',
  source: 'V18',
  title: 'A Service sends to pods that are ready',
  why: 'Only members that look for each other need addresses before they are ready; every other caller would be answered by a pod that cannot.',
  fix: 'remove spec.publishNotReadyAddresses, or set clusterIP to None',
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['services'] }],
    expression: "!object.spec.?publishNotReadyAddresses.orValue(false) || object.spec.?clusterIP.orValue('') == 'None'",
    found: "'its publishNotReadyAddresses'",
  },
  check: (object, { environment }) => {
    if (environment === undefined || !isKind(object, 'Service')) return [];
    const { clusterIP, publishNotReadyAddresses } = object.spec ?? {};
    return demand(
      !publishNotReadyAddresses || clusterIP === 'None',
      ['spec', 'publishNotReadyAddresses'],
      `remove spec.publishNotReadyAddresses ${found(publishNotReadyAddresses)}; only a headless Service needs it`,
    );
  },
};

/** What cert-manager makes, and what people bring. */
const types = ['Opaque', 'kubernetes.io/tls'];

interface Typed {
  readonly type?: string;
}

export const secretType: Policy = {
  id: 'secret-type',
  source: 'V18',
  title: 'Secrets hold certificates, or what people bring',
  why: 'Of a Secret of another type the control plane makes a token that never ends, or the kubelet a password for a registry.',
  fix: `set type to ${types.join(' or ')}`,
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['secrets'] }],
    expression: `object.?type.orValue('Opaque') in ${celList(types)}`,
    found: "'its type'",
  },
  check: (object, { environment }) => {
    if (environment === undefined || object.kind !== 'Secret') return [];
    const { type = 'Opaque' } = object as Typed;
    return demand(types.includes(type), ['type'], `set type to ${types.join(' or ')} ${found(type)}`);
  },
};
