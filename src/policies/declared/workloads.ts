/** Workloads of declared services: kind, name, component, images and priority. */
import type { Declared, DeclaredService } from '../../config/declared';
import type { Manifest } from '../../kubernetes/manifest';
import { type Admission, celList, onPods, templates } from '../admission';
import { isOurs, notOurs } from '../platform';
import { containersOf, type Pod, podOf } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found, show } from '../sentences';
import { celMap, onDeclared } from './declared';

const nameLabel = 'app.kubernetes.io/name';
const componentLabel = 'app.kubernetes.io/component';

export const declaredWorkload: Policy = {
  id: 'declared-workload',
  source: 'V18',
  title: 'Pods are those of a declared service, with its kind, component, images and priority',
  why: 'Labels open flows: a pod that calls itself by the name of another service has the database, the names and the callers of that service.',
  fix: 'let the workload be the one of a service in src/config/services.ts: its kind, its name as name and label of the pod, its component, its images and its priority class',
  answers: [],
  // A pod by itself is a question of who may write it: controllers write theirs from a template that was judged.
  admission: onDeclared(admission),
  check: (object, { declared }) => {
    const pod = podOf(object);
    if (!declared || !pod) return [];
    const name = pod.labels[nameLabel];
    const { namespace } = object.metadata;
    const service = declared.services.find((one) => one.namespace === namespace && one.name === name);
    if (!service)
      return demand(
        false,
        [...pod.template, 'metadata', 'labels', nameLabel],
        `pod: set the label ${nameLabel} to a service of the namespace ${found(name)}`,
      );
    return faults(object, pod, service);
  },
};

function faults({ kind, metadata: { name } }: Manifest, pod: Pod, service: DeclaredService): readonly Fault[] {
  const { labels, path, spec, template } = pod;
  const kinds = kindsOf(service);
  const images = new RegExp(imagesOf(service));
  return [
    ...demand(
      kinds.includes(kind),
      ['kind'],
      `set kind to ${service.kinds.join(' or ')}, which runs '${service.name}'`,
    ),
    ...demand(
      name === service.name || !exactKinds.includes(kind),
      ['metadata', 'name'],
      `set metadata.name to '${service.name}' (it is ${show(name)})`,
    ),
    ...demand(
      labels[componentLabel] === service.component,
      [...template, 'metadata', 'labels', componentLabel],
      `pod: set the label ${componentLabel} to '${service.component}' ${found(labels[componentLabel])}`,
    ),
    ...demand(
      spec.priorityClassName === service.priorityClass,
      [...path, 'priorityClassName'],
      `pod: set priorityClassName to '${service.priorityClass}' ${found(spec.priorityClassName)}`,
    ),
    ...containersOf(pod).flatMap(({ container: { image }, path, role, subject }) =>
      demand(
        role === 'ephemeral container' || images.test(image ?? ''),
        [...path, 'image'],
        `${subject}: take an image of the service, ${service.images.join(' or ')} ${found(image)}`,
      ),
    ),
  ];
}

/** Kinds whose objects have the name of the service; a Job has a hash or a time more. */
const exactKinds = ['CronJob', 'Deployment', 'StatefulSet'];

/** With the kinds that controllers make of them. */
function kindsOf({ kinds }: DeclaredService): readonly string[] {
  return [...kinds, ...(kinds.includes('Deployment') ? ['ReplicaSet'] : []), 'Pod'];
}

/** A pattern of their full names: which registries there may be is another policy. */
function imagesOf({ images }: DeclaredService): string {
  return `/(${images.join('|')})[:@]`;
}

function admission({ services }: Declared): Admission {
  const all = services.map((one) => {
    const { component, name, namespace, priorityClass } = one;
    return celMap({
      component,
      images: imagesOf(one),
      kinds: `,${kindsOf(one).join(',')},`,
      name,
      namespace,
      priority: priorityClass,
    });
  });
  const labels = 'variables.template.?metadata.?labels.orValue({})';
  const service = 'variables.service';
  const exact = exactKinds.map((kind) => `object.kind == '${kind}'`).join(' || ');
  const conditions = [
    `${service}.size() == 1`,
    `${service}[0].kinds.contains(',' + object.kind + ',')`,
    `(object.metadata.name == ${service}[0].name || !(${exact}))`,
    `${labels}[?'${componentLabel}'].orValue('') == ${service}[0].component`,
    `variables.pod.?priorityClassName.orValue('') == ${service}[0].priority`,
  ];
  const base = onPods({
    pod: conditions.join(' && '),
    container: `c.?image.orValue('').matches(${service}[0].images)`,
    among: 'lasting',
    resources: templates,
  });
  const { refused = '', ...variables } = base.variables ?? {};
  const named = `s.namespace == object.metadata.namespace && s.name == ${labels}[?'${nameLabel}'].orValue('')`;
  return {
    ...base,
    variables: { ...variables, service: `[${all.join(', ')}].filter(s, ${named})`, refused },
    found: `${service}.size() == 0 || variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')`,
  };
}

export const declaredClass: Policy = {
  id: 'declared-class',
  source: 'V18',
  title: 'Priority classes are those of declared services',
  why: 'A class more, above the others, lets its pods push out those of the database.',
  fix: 'remove the class; the classes of services are in src/config/declared.ts',
  answers: [],
  admission: onDeclared(({ services }) => ({
    resources: [{ group: 'scheduling.k8s.io', version: 'v1', resources: ['priorityclasses'] }],
    unless: notOurs,
    expression: `object.metadata.name in ${celList(classesOf(services))}`,
    found: "'its name'",
  })),
  check: (object, { declared }) =>
    demand(
      !declared ||
        object.kind !== 'PriorityClass' ||
        !isOurs(object) ||
        classesOf(declared.services).includes(object.metadata.name),
      ['metadata', 'name'],
      `remove the class '${object.metadata.name}'; no declared service has it`,
    ),
};

function classesOf(services: Declared['services']): readonly string[] {
  return [...new Set(services.map(({ priorityClass }) => priorityClass))];
}
