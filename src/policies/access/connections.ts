/** Connections of people to running pods: shells, tunnels and debug containers. */
import { celList } from '../admission';
import type { Policy, PolicyContext, PolicyParameters } from '../policy';
import { demand } from '../sentences';

/** True of a request by someone who acts in an incident, in CEL. */
export const actsInIncident = ({ breakGlass = [] }: PolicyParameters) =>
  `request.userInfo.?groups.orValue([]).exists(g, g in ${celList(breakGlass)})`;

const fix =
  'break the glass as docs/how-to/break-the-glass.md says: the right is given for an incident, and noted in the audit log';

const connections = ['attach', 'exec', 'portforward', 'proxy'];

/** A tunnel by way of the API server, to whatever port a Service has. */
const services = { kind: 'Service', subresource: 'proxy' } as const;

export const podConnection: Policy = {
  id: 'pod-connection',
  source: 'V9',
  title: 'Shells and tunnels into pods are for incidents only',
  why: 'A shell reads what the application reads, and a tunnel goes around every network policy.',
  fix,
  answers: [],
  admission: (parameters) => ({
    resources: [
      { group: '', version: 'v1', resources: [...connections.map((one) => `pods/${one}`), 'services/proxy'] },
    ],
    operations: ['CONNECT'],
    expression: actsInIncident(parameters),
  }),
  check: (object, context) => {
    const { operation, subresource = '' } = context.request ?? {};
    const isPod = object.kind === 'Pod' && connections.includes(subresource);
    const isService = object.kind === services.kind && subresource === services.subresource;
    if (operation !== 'CONNECT' || !(isPod || isService)) return [];
    return demand(mayBreakGlass(context), [], `do not ${subresource}: ${fix}`);
  },
};

export const ephemeralContainer: Policy = {
  id: 'ephemeral-container',
  source: 'V10',
  title: 'Debug containers in running pods are for incidents only',
  why: 'It shares the network, the labels and often the processes of the pod, and its image was not reviewed.',
  fix,
  answers: [],
  admission: (parameters) => ({
    resources: [{ group: '', version: 'v1', resources: ['pods/ephemeralcontainers'] }],
    operations: ['UPDATE'],
    expression: actsInIncident(parameters),
  }),
  check: (object, context) => {
    if (object.kind !== 'Pod' || context.request?.subresource !== 'ephemeralcontainers') return [];
    return demand(mayBreakGlass(context), [], `do not add containers: ${fix}`);
  },
};

/** True of someone who acts in an incident. */
export function mayBreakGlass({ breakGlass = [], request }: PolicyContext): boolean {
  return (request?.user.groups ?? []).some((group) => breakGlass.includes(group));
}
