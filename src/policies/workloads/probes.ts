/** Probes of containers. */

import { isSet } from '../../kubernetes/manifest';
import { onPods } from '../admission';
import type { Container, Handler } from '../pod-shapes';
import { declaresPort, isLongRunning, onContainers } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, type Part, show } from '../sentences';

const kinds = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const actions = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const;
/** Actions that must differ. A connection depends on no other pod, so that none restarts which only has to wait. */
const comparable = ['httpGet', 'grpc', 'exec'] as const;

export const probes: Policy = {
  id: 'probes',
  source: 16,
  title: 'Long-running containers have three probes, and readiness checks more than liveness',
  why: 'Without them traffic goes to pods that cannot answer, and equal ones restart pods that only had to wait.',
  fix: 'set livenessProbe, readinessProbe and startupProbe of each container to declared ports, and let readiness ask something else than liveness',
  answers: [
    'KS pod-probes',
    'KS pod-probes-identical',
    'KL liveness-port',
    'KL readiness-port',
    'KL startup-port',
    'KL no-liveness-probe',
    'KL no-readiness-probe',
    'KB C-0018',
    'KB C-0056',
    'PO livenessProbeMissing',
    'PO readinessProbeMissing',
    'CK CKV_K8S_8',
    'CK CKV_K8S_9',
    'DT 11',
    'DT 12',
  ],
  admission: onPods({
    container: [
      ...kinds.map((kind) => `(${actions.map((action) => `c.?${kind}.?${action}.hasValue()`).join(' || ')})`),
      ...kinds.flatMap((kind) => [
        ...['httpGet', 'tcpSocket'].map((action) => declaresIt(`c.?${kind}.?${action}.?port`)),
        declaresNumber(`c.?${kind}.?grpc.?port`),
      ]),
      `!(${comparable.map(isSame).join(' || ')})`,
    ].join(' && '),
    among: 'ordinary',
    resources: [{ group: 'apps', version: 'v1', resources: ['daemonsets', 'deployments', 'statefulsets'] }],
  }),
  check: (object) =>
    isLongRunning(object)
      ? onContainers(object, (container, part) => (part.role === 'container' ? probeProblems(container, part) : []))
      : [],
};

/** In CEL: the container declares the port of a probe, by its number or its name. */
function declaresIt(port: string): string {
  return `(!${port}.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(${port}.value()) || p.?name.orValue('') == string(${port}.value())))`;
}

/** In CEL: the same of a port that has no name. */
function declaresNumber(port: string): string {
  return `(!${port}.hasValue() || c.?ports.orValue([]).exists(p, string(p.containerPort) == string(${port}.value())))`;
}

/** In CEL: liveness and readiness both act so, and ask the same. */
function isSame(action: (typeof comparable)[number]): string {
  const asked = {
    httpGet: [".?path.orValue('/')", '.?port.orValue(0)'],
    grpc: [".?service.orValue('')", '.?port.orValue(0)'],
    exec: ['.?command.orValue([])'],
  }[action];
  const [liveness, readiness] = [`c.?livenessProbe.?${action}`, `c.?readinessProbe.?${action}`];
  return [
    // A readiness that acts otherwise has no such port or command.
    `${liveness}.hasValue()`,
    ...asked.map((field) => `${liveness}${field} == ${readiness}${field}`),
  ].join(' && ');
}

function probeProblems(container: Container, { path, subject }: Part): readonly Fault[] {
  const same = container.livenessProbe?.tcpSocket ? undefined : describe(container.livenessProbe);
  return [
    ...kinds.flatMap((kind) => [
      ...demand(
        isSet(describe(container[kind])),
        [...path, kind],
        `${subject}: set ${kind} (it is missing or does nothing)`,
      ),
      ...portProblems({ path: [...path, kind], subject: `${subject}: ${kind}` }, container[kind], container),
    ]),
    ...demand(
      !isSet(same) || same !== describe(container.readinessProbe),
      [...path, 'readinessProbe'],
      `${subject}: let readinessProbe ask something else than livenessProbe (both are ${same})`,
    ),
  ];
}

function portProblems(probe: Part, handler: Handler | undefined, container: Container): readonly Fault[] {
  const action = (['httpGet', 'tcpSocket', 'grpc'] as const).find((one) => isSet(handler?.[one]?.port));
  if (!action) return [];
  const port = handler?.[action]?.port;
  return demand(
    declaresPort([container], port),
    [...probe.path, action, 'port'],
    `${probe.subject} uses port ${show(port)}, which the container does not declare; add it to ports`,
  );
}

/** The request of a probe in words, without its timing; undefined for an empty handler. */
function describe(handler: Handler | undefined): string | undefined {
  const { exec, grpc, httpGet, tcpSocket } = handler ?? {};
  if (httpGet) return `GET ${httpGet.path || '/'} on port ${httpGet.port}`;
  if (tcpSocket) return `a connection to port ${tcpSocket.port}`;
  if (grpc) return `gRPC health of '${grpc.service ?? ''}' on port ${grpc.port}`;
  return exec ? `the command ${JSON.stringify(exec.command)}` : undefined;
}
