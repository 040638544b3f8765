/** Labels by which rules, selectors and people find what is ours. */

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
  title: 'What is in a namespace of ours says that it is ours, and has one name',
  why: 'What says that it is part of something else is not asked for its environment, and two names are found by none.',
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
  // Where one is missing, the standard labels say so.
  check: (object, context) => {
    const { namespace } = object.metadata;
    const around = namespaceNamed(context.objects, namespace);
    const isInside = around !== undefined && isOurs(around);
    // What an environment brings is ours wherever it is.
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
  why: 'An object of a namespace that nobody makes stops the roll-out, and in one of others nothing of ours guards it.',
  fix: 'let metadata.namespace name a Namespace of the same environment',
  answers: [],
  admission: {
    cannot: 'The API server refuses an object of an unknown namespace by itself, before it asks any policy.',
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
