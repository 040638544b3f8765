/** Labels of the platform's objects, for rules, selectors and people. */

import { isSet } from '../../kubernetes/manifest';
import { namespaceNamed } from '../by-namespace';
import { isOurs, partOf, platform } from '../platform';
import type { Policy } from '../policy';
import { demand, show } from '../sentences';
import { defaultsOfCluster, isOfControlPlane, written, writtenKinds } from '../written';
import { placesOf } from './labels';

const name = 'app.kubernetes.io/name';

export const platformLabels: Policy = {
  id: 'platform-labels',
  source: 28,
  title: 'Objects in our namespaces are labelled as part of the platform, and have one name',
  why: 'The environment of an object that is part of something else is not checked, and an object with two names is not found.',
  fix: `set the label ${partOf} to ${platform}, and the label app to that of ${name}`,
  answers: [],
  admission: {
    resources: written,
    unless: defaultsOfCluster,
    variables: {
      template:
        "object.kind == 'CronJob' ? [dyn(object).spec.jobTemplate, dyn(object).spec.jobTemplate.spec.template] : object.kind in ['DaemonSet', 'Deployment', 'Job', 'StatefulSet'] ? [dyn(object).spec.template] : []",
      places: '[object.metadata.?labels.orValue({})] + variables.template.map(t, t.?metadata.?labels.orValue({}))',
    },
    expression: `variables.places.all(p, p[?'${partOf}'].orValue('${platform}') == '${platform}' && (!('app' in p) || p[?'${name}'].orValue(p['app']) == p['app']))`,
    found: "'its labels'",
  },
  // A missing label is reported by the rule standard-labels.
  check: (object, context) => {
    const { namespace } = object.metadata;
    const around = namespaceNamed(context.objects, namespace);
    const isInside = around !== undefined && isOurs(around);
    // Every object of an environment is ours, in any namespace.
    if (!(isInside || context.environment) || !writtenKinds.includes(object.kind) || isOfControlPlane(object, context))
      return [];
    return placesOf(object).flatMap(({ labels, path, subject }) => {
      const { app = labels[name], [name]: called = app, [partOf]: whole = platform } = labels;
      return [
        ...demand(
          whole === platform,
          [...path, partOf],
          `${subject}: set the label ${partOf} to '${platform}' (it is ${show(whole)})`,
        ),
        ...demand(
          app === called,
          [...path, 'app'],
          `${subject}: set the labels app and ${name} to one name (they are ${show(app)} and ${show(called)})`,
        ),
      ];
    });
  },
};

/** Of others, where objects of ours are: cert-manager reads authorities there. */
const others = ['cert-manager'];

export const knownNamespace: Policy = {
  id: 'known-namespace',
  source: 22,
  title: 'Objects are in a namespace that comes with them',
  why: 'An object of a namespace that does not exist stops the roll-out, and in a foreign one our guardrails do not apply.',
  fix: 'let metadata.namespace name a Namespace of the same environment',
  answers: [],
  admission: {
    cannot: 'The API server refuses an object of an unknown namespace by itself, before admission.',
  },
  check: (object, { objects }) => {
    const { namespace } = object.metadata;
    if (!isOurs(object) || !isSet(namespace) || others.includes(namespace)) return [];
    return demand(
      namespaceNamed(objects, namespace) !== undefined,
      ['metadata', 'namespace'],
      `let metadata.namespace name a Namespace that is here (there is no '${namespace}')`,
    );
  },
};
