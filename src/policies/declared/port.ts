/** Services of declared services: their names, their ports, and where members have names of their own. */
import type { Declared, DeclaredService } from '../../config/declared';
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { list } from '../../kubernetes/manifest';
import type { Admission } from '../admission';
import { isKind, type ServicePort } from '../kinds';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';
import { celMap, onDeclared } from './declared';

const metrics = 'metrics';

export const declaredPort: Policy = {
  id: 'declared-port',
  source: 'V18',
  title: 'A Service has the name, the port and the address of its declared service, and no other',
  why: 'Each port more, such as that of metrics, is one that an Ingress can publish, and each name more is one that callers may be sent to.',
  fix: 'let spec.selector name a service of the namespace in src/config/services.ts, with the name of the Service; remove ports other than its own, let targetPort be the port or its name, and set clusterIP to None where members have names of their own, and to the address of src/config/environments where one is fixed, and only there',
  answers: [],
  admission: onDeclared(portAdmission),
  check: (object, { declared }) => {
    if (!declared || !isKind(object, 'Service')) return [];
    const { metadata, spec } = object;
    const name = spec?.selector?.['app.kubernetes.io/name'];
    const isOf = (one: DeclaredService) => one.namespace === metadata.namespace && one.name === name;
    const service = declared.services.find(isOf);
    if (!service)
      return demand(
        false,
        ['spec', 'selector'],
        `let spec.selector name a service of the namespace ${found(spec?.selector)}`,
      );
    return [
      ...demand(
        metadata.name === serviceOf(service),
        ['metadata', 'name'],
        `set metadata.name to '${serviceOf(service)}' (it is '${metadata.name}')`,
      ),
      ...addressFaults(spec?.clusterIP, service),
      ...protocolFaults(list(spec?.ports), service),
      ...list(spec?.ports).flatMap((port, place) => portFaults(['spec', 'ports', place], port, service)),
    ];
  },
};

function serviceOf({ name, service = name }: DeclaredService): string {
  return service;
}

function isStateful({ kinds }: DeclaredService): boolean {
  return kinds.includes('StatefulSet');
}

function addressFaults(address: string | undefined, service: DeclaredService): readonly Fault[] {
  const fixed = addressOf(service);
  return demand(
    fixed === '' ? address !== 'None' : address === fixed,
    ['spec', 'clusterIP'],
    fixed === ''
      ? `remove spec.clusterIP ${found(address)}; callers are not members`
      : `set spec.clusterIP to '${fixed}' ${found(address)}`,
  );
}

function protocolFaults(ports: readonly ServicePort[], { port, protocols = ['TCP'] }: DeclaredService) {
  // Of another port the next sentence speaks.
  const own = ports.filter((one) => one.port === port).map(({ protocol = 'TCP' }) => protocol);
  return demand(
    own.toSorted().join() === protocols.toSorted().join(),
    ports.length === 1 && protocols.length === 1 ? ['spec', 'ports', 0, 'protocol'] : ['spec', 'ports'],
    `set spec.ports to ${protocols.map((protocol) => `${port}/${protocol}`).join(' and ')}, once each ${found(own.join())}`,
  );
}

/** What a Service must say as its address; empty: nothing that it would share with others. */
function addressOf(service: DeclaredService): string {
  return isStateful(service) ? 'None' : (service.address ?? '');
}

function portFaults(path: FieldPath, { name, port, targetPort = port }: ServicePort, service: DeclaredService) {
  const subject = pathText(path);
  return [
    ...demand(
      port === service.port,
      [...path, 'port'],
      `${subject}: set port to ${service.port}, or remove it ${found(port)}`,
    ),
    ...demand(
      (targetPort === port || targetPort === name) && targetPort !== metrics,
      [...path, 'targetPort'],
      `${subject}: set targetPort to the port or its name ${found(targetPort)}`,
    ),
  ];
}

function portAdmission({ services }: Declared): Admission {
  const all = services.flatMap((one) => {
    const { name, namespace, port = '' } = one;
    return celMap({
      name,
      namespace,
      port: String(port),
      service: serviceOf(one),
      address: addressOf(one),
      protocols: (one.protocols ?? ['TCP']).join(),
    });
  });
  const named = "object.spec.?selector[?'app.kubernetes.io/name'].orValue('')";
  const address = "object.spec.?clusterIP.orValue('')";
  return {
    resources: [{ group: '', version: 'v1', resources: ['services'] }],
    variables: {
      service: `[${all.join(', ')}].filter(s, s.namespace == object.metadata.namespace && s.name == ${named})`,
      ports: 'object.spec.?ports.orValue([])',
    },
    expression: `variables.service.exists(s, ${[
      `object.metadata.name == s.service`,
      `(s.address == '' ? ${address} != 'None' : ${address} == s.address)`,
      `variables.ports.all(p, string(p.?port.orValue(0)) == s.port)`,
      `s.protocols.split(',').all(t, variables.ports.exists_one(p, p.?protocol.orValue('TCP') == t))`,
      `variables.ports.size() == s.protocols.split(',').size()`,
      `variables.ports.all(p, !has(p.targetPort) || (string(p.targetPort) == string(p.?port.orValue(0)) || string(p.targetPort) == p.?name.orValue('')) && string(p.targetPort) != '${metrics}')`,
    ].join(' && ')})`,
    found: "variables.service.size() == 1 ? 'its name, clusterIP or ports' : 'its selector'",
  };
}
