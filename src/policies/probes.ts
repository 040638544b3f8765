import type { Container, Handler } from './pod-shapes';
import { declaresPort, isLongRunning, onContainers } from './pods';
import type { Policy } from './policy';
import { demand, isSet, show } from './sentences';

export const probes: Policy = {
  id: 'probes',
  row: 16,
  title: 'Containers that stay have three probes, and readiness asks more than liveness',
  why: 'Without them traffic goes to pods that cannot answer, and equal ones restart pods that only had to wait.',
  check: (object) =>
    isLongRunning(object)
      ? onContainers(object, (container, subject, role) =>
          role === 'container' ? probeProblems(container, subject) : [],
        )
      : [],
};

function probeProblems(container: Container, subject: string): readonly string[] {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  const same = describe(livenessProbe);
  return [
    ...Object.entries({ livenessProbe, readinessProbe, startupProbe }).flatMap(([field, probe]) => [
      ...demand(isSet(describe(probe)), `${subject}: set ${field} (it is missing or does nothing)`),
      ...portProblems(`${subject}: ${field}`, probe, container),
    ]),
    ...demand(
      !isSet(same) || same !== describe(readinessProbe),
      `${subject}: let readinessProbe ask something else than livenessProbe (both are ${same})`,
    ),
  ];
}

function portProblems(probe: string, handler: Handler | undefined, container: Container): readonly string[] {
  const port = handler?.httpGet?.port ?? handler?.tcpSocket?.port ?? handler?.grpc?.port;
  return demand(
    !isSet(port) || declaresPort([container], port),
    `${probe} asks port ${show(port)}, which the container does not declare; add it to ports`,
  );
}

/** What a probe asks, in words; undefined when it asks nothing. How often it asks makes no difference. */
function describe(handler: Handler | undefined): string | undefined {
  const { exec, grpc, httpGet, tcpSocket } = handler ?? {};
  if (httpGet) return `GET ${httpGet.path ?? '/'} on port ${httpGet.port}`;
  if (tcpSocket) return `a connection to port ${tcpSocket.port}`;
  if (grpc) return `gRPC health of '${grpc.service ?? ''}' on port ${grpc.port}`;
  return exec ? `the command ${JSON.stringify(exec.command)}` : undefined;
}
