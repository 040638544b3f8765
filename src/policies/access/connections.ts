/** What people may do with pods that run. */
import { celList } from '../admission';
import type { Policy, PolicyContext } from '../policy';
import { demand } from '../sentences';

/** Members of these groups may look into pods where nobody else may; who is in them is said when they are needed. */
const breakGlass = ['breakwater:break-glass'];

const isInGroup = `request.userInfo.groups.exists(g, g in ${celList(breakGlass)})`;
const fix = `ask for the group ${breakGlass.join(' or ')}, which is given for an incident and noted in the audit log`;

const connections = ['attach', 'exec', 'portforward', 'proxy'];

export const podConnection: Policy = {
  id: 'pod-connection',
  source: 'V9',
  title: 'Nobody opens a shell or a tunnel into a pod',
  why: 'A shell reads what the application reads, and a tunnel goes around every network policy.',
  fix,
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: connections.map((one) => `pods/${one}`) }],
    operations: ['CONNECT'],
    expression: isInGroup,
  },
  check: (object, context) => {
    const { operation, subresource = '' } = context.request ?? {};
    if (object.kind !== 'Pod' || operation !== 'CONNECT' || !connections.includes(subresource)) return [];
    return demand(mayBreakGlass(context), [], `do not ${subresource}: ${fix}`);
  },
};

export const ephemeralContainer: Policy = {
  id: 'ephemeral-container',
  source: 'V10',
  title: 'Nobody adds a container to a pod that runs',
  why: 'It shares the network, the labels and often the processes of the pod, and nobody reviewed its image.',
  fix,
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['pods/ephemeralcontainers'] }],
    operations: ['UPDATE'],
    expression: isInGroup,
  },
  check: (object, context) => {
    if (object.kind !== 'Pod' || context.request?.subresource !== 'ephemeralcontainers') return [];
    return demand(mayBreakGlass(context), [], `do not add containers: ${fix}`);
  },
};

function mayBreakGlass({ request }: PolicyContext): boolean {
  return (request?.user.groups ?? []).some((group) => breakGlass.includes(group));
}
