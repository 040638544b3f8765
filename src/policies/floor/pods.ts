/** Floor for pods of every namespace: Pod Security "baseline", whatever labels the namespace carries. */
import type { Declared } from '../../config/declared';
import { pathText, valueAt } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { type Admission, celList, onPods, podVariables } from '../admission';
import { onDeclared } from '../declared/declared';
import type { Container, SecurityContext } from '../pod-shapes';
import { containersOf, type Pod, podOf } from '../pods';
import { appArmorAnnotation } from '../pods/confinement';
import { actions, handlers } from '../pods/kernel';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found, type Part } from '../sentences';
import { capabilities, hostNamespaces, profileAnnotation, profiles, seLinuxTypes, sysctls } from './baseline';
import { sameTemplate, templateIn } from './unchanged';

export const podFloor: Policy = {
  id: 'pod-floor',
  source: 'V19',
  title: 'Pods of every namespace but those of the cluster itself keep to Pod Security "baseline"',
  why: 'A namespace without labels has no Pod Security at all: a pod there is root on a node, and with it everything on that node.',
  fix: 'keep to Pod Security "baseline": no privileges, namespaces, paths or ports of the node, no more capabilities than a container has by default, and no profile of the runtime turned off; pods that need the node are in a namespace of src/config/system-namespaces.ts',
  answers: ['PSS-B'],
  admission: onDeclared(admission),
  check: (object, context) => {
    const pod = podOf(object);
    const { declared, request } = context;
    if (!declared || !pod || declared.system.everything.includes(namespaceOf(object))) return [];
    if (request?.operation === 'UPDATE' && request.oldObject && sameTemplate(object, request.oldObject)) return [];
    return [
      ...podFaults(pod),
      ...containersOf(pod).flatMap((part) => [
        ...contextFaults(part, part.container.securityContext),
        ...containerFaults(part.container, part),
        ...portFaults(part.container, part, object, context),
      ]),
    ];
  },
};

/** Without one, it is applied to that of the client. */
function namespaceOf({ metadata }: Manifest): string {
  return metadata.namespace ?? 'default';
}

function podFaults(pod: Pod): readonly Fault[] {
  const { annotations, path, spec, template } = pod;
  return [
    ...hostNamespaces.flatMap((field) =>
      demand(spec[field] !== true, [...path, field], `pod: remove ${field} ${found(spec[field])}`),
    ),
    ...list(spec.volumes).flatMap(({ hostPath, name }, place) =>
      demand(
        !isSet(hostPath),
        [...path, 'volumes', place, 'hostPath'],
        `pod: remove hostPath from the volume '${name}' ${found(hostPath)}`,
      ),
    ),
    ...list(spec.securityContext?.sysctls).flatMap(({ name }, place) =>
      demand(
        sysctls.includes(name),
        [...path, 'securityContext', 'sysctls', place, 'name'],
        `pod: remove the unsafe sysctl '${name}' from securityContext.sysctls`,
      ),
    ),
    ...Object.entries(annotations).flatMap(([key, value]) =>
      demand(
        !key.startsWith(appArmorAnnotation) || new RegExp(profileAnnotation).test(value),
        [...template, 'metadata', 'annotations', key],
        `pod: remove the annotation ${key} ${found(value)}`,
      ),
    ),
    ...contextFaults(pod, spec.securityContext),
  ];
}

/** Of a pod and of each container alike. */
function contextFaults({ path, subject }: Part, context: SecurityContext | null | undefined): readonly Fault[] {
  const { appArmorProfile, seLinuxOptions, seccompProfile, windowsOptions } = context ?? {};
  const must = (holds: boolean, field: readonly string[], value: unknown) =>
    demand(
      holds,
      [...path, 'securityContext', ...field],
      `${subject}: remove securityContext.${pathText(field)} ${found(value)}`,
    );
  const { role = '', type = '', user = '' } = seLinuxOptions ?? {};
  return [
    ...must(windowsOptions?.hostProcess !== true, ['windowsOptions', 'hostProcess'], windowsOptions?.hostProcess),
    ...must(isProfile(seccompProfile), ['seccompProfile', 'type'], seccompProfile?.type),
    ...must(isProfile(appArmorProfile), ['appArmorProfile', 'type'], appArmorProfile?.type),
    ...must(seLinuxTypes.includes(type), ['seLinuxOptions', 'type'], type),
    ...must(user === '', ['seLinuxOptions', 'user'], user),
    ...must(role === '', ['seLinuxOptions', 'role'], role),
  ];
}

function isProfile(profile: { readonly type?: string } | null | undefined): boolean {
  return !isSet(profile?.type) || profile.type === '' || profiles.includes(profile.type);
}

function containerFaults(container: Container, { path, subject }: Part): readonly Fault[] {
  const { capabilities: set, privileged, procMount } = container.securityContext ?? {};
  return [
    ...demand(
      privileged !== true,
      [...path, 'securityContext', 'privileged'],
      `${subject}: remove securityContext.privileged ${found(privileged)}`,
    ),
    ...list(set?.add).flatMap((one, place) =>
      demand(
        capabilities.includes(one),
        [...path, 'securityContext', 'capabilities', 'add', place],
        `${subject}: remove '${one}' from securityContext.capabilities.add`,
      ),
    ),
    ...demand(
      !isSet(procMount) || procMount === 'Default',
      [...path, 'securityContext', 'procMount'],
      `${subject}: remove securityContext.procMount ${found(procMount)}`,
    ),
    ...handlers.flatMap((handler) =>
      actions.flatMap((action) => {
        const field = [...handler, action, 'host'];
        const host = valueAt(container, field);
        return demand(
          !isSet(host) || host === '',
          [...path, ...field],
          `${subject}: remove host from ${pathText(handler)} ${found(host)}; the pod itself is the default`,
        );
      }),
    ),
  ];
}

function portFaults(
  { ports }: Container,
  { path, subject }: Part,
  object: Manifest,
  { declared }: PolicyContext,
): readonly Fault[] {
  if (declared?.system.hostPorts.includes(namespaceOf(object))) return [];
  return list(ports).flatMap(({ hostPort }, place) =>
    demand(
      !hostPort,
      [...path, 'ports', place, 'hostPort'],
      `${subject}: remove hostPort ${found(hostPort)}; publish the port by a Service`,
    ),
  );
}

function admission({ system: { everything, hostPorts } }: Declared): Admission {
  const namespace = "request.?namespace.orValue('')";
  const context = (of: string) => {
    const own = `${of}.?securityContext`;
    const isOneOf = (field: string, values: readonly string[]) => `${own}.?${field}.orValue('') in ${celList(values)}`;
    return [
      `${own}.?windowsOptions.?hostProcess.orValue(false) == false`,
      isOneOf('seccompProfile.?type', ['', ...profiles]),
      isOneOf('appArmorProfile.?type', ['', ...profiles]),
      isOneOf('seLinuxOptions.?type', seLinuxTypes),
      `${own}.?seLinuxOptions.?user.orValue('') == ''`,
      `${own}.?seLinuxOptions.?role.orValue('') == ''`,
    ];
  };
  const base = onPods({
    variables: { annotations: 'variables.template.?metadata.?annotations.orValue({})' },
    pod: [
      ...hostNamespaces.map((field) => `variables.pod.?${field}.orValue(false) == false`),
      'variables.pod.?volumes.orValue([]).all(v, !v.?hostPath.hasValue())',
      `variables.pod.?securityContext.?sysctls.orValue([]).all(s, s.name in ${celList(sysctls)})`,
      `variables.annotations.all(k, !k.startsWith('${appArmorAnnotation}') || variables.annotations[k].matches('${profileAnnotation}'))`,
      ...context('variables.pod'),
    ].join(' && '),
    container: [
      ...context('c'),
      'c.?securityContext.?privileged.orValue(false) == false',
      `c.?securityContext.?capabilities.?add.orValue([]).all(a, a in ${celList(capabilities)})`,
      "c.?securityContext.?procMount.orValue('Default') == 'Default'",
      ...handlers.flatMap((handler) =>
        actions.map((action) => `c.?${handler.join('.?')}.?${action}.?host.orValue('') == ''`),
      ),
      `(${namespace} in ${celList(hostPorts)} || c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0))`,
    ].join(' && '),
  });
  return {
    ...base,
    variables: { ...podVariables, ...base.variables },
    everywhere: true,
    unless: {
      'of-the-cluster-itself': `${namespace} in ${celList(everything)}`,
      // What was there before the policy can still be scaled, drained and deleted.
      unchanged: `oldObject != null && ${templateIn('object')} == ${templateIn('oldObject')}`,
    },
  };
}
