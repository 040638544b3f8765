/** Environment of namespaces: objects of another environment are refused, whoever applies them. */

import type { Manifest } from '../../kubernetes/manifest';
import { namespaced } from '../admission';
import { namespaceNamed } from '../by-namespace';
import { isOurs, partIn, partOf, platform } from '../platform';
import type { Policy, PolicyContext } from '../policy';
import { demand, show } from '../sentences';
import { isOfControlPlane, namespacedKinds } from '../written';
import { environmentIn, environmentOf } from './environment';

export const environmentMatch: Policy = {
  id: 'environment-match',
  source: 'V1',
  title: 'Objects are of the environment of their namespace',
  why: "Configuration of one environment in another sends its users' data to the wrong place.",
  fix: "set the label env to the namespace's, or apply what is in the folder of dist of that environment",
  answers: [],
  admission: {
    resources: namespaced,
    // Objects that the control plane creates in every namespace, without labels.
    unless: {
      'not-the-root-certificate': "request.resource.resource == 'configmaps' && request.name == 'kube-root-ca.crt'",
      'not-the-default-account':
        "request.resource.resource == 'serviceaccounts' && request.name == 'default' && request.userInfo.username.startsWith('system:serviceaccount:kube-system:')",
    },
    variables: { found: environmentIn('object'), expected: environmentIn('namespaceObject') },
    expression: 'variables.found == variables.expected',
    found:
      "(variables.found == 'none' ? 'it has no label env' : 'it is of environment ' + variables.found) + ', its namespace is of ' + variables.expected",
  },
  check: (object, context) => {
    const namespace = namespaceOf(object, context);
    if (!namespace || !namespacedKinds.includes(object.kind) || isOfControlPlane(object, context)) return [];
    return demand(
      environmentOf(object) === environmentOf(namespace),
      ['metadata', 'labels', 'env'],
      `set the label env to ${show(environmentOf(namespace))}, which is its namespace's (it is ${show(environmentOf(object))})`,
    );
  },
};

export const environmentFixed: Policy = {
  id: 'environment-fixed',
  source: 'V3',
  title: 'A namespace keeps its environment',
  why: 'A namespace with another label accepts objects of another environment.',
  fix: 'leave its labels env and app.kubernetes.io/part-of as they are, and use the cluster of the other environment',
  answers: [],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['namespaces'] }],
    operations: ['UPDATE'],
    // A selector would match the labels of the request: a request that removes them would not be checked.
    everywhere: true,
    unless: { 'not-ours': `${partIn('oldObject')} != '${platform}'` },
    variables: { before: environmentIn('oldObject'), after: environmentIn('object') },
    expression: `variables.before == variables.after && ${partIn('object')} == '${platform}'`,
    found: "'it is of environment ' + variables.before + ' and stays so, got ' + variables.after",
  },
  check: (object, { request }) => {
    const before = request?.oldObject;
    if (object.kind !== 'Namespace' || !before || !isOurs(before)) return [];
    const isSame = environmentOf(before) === environmentOf(object);
    return demand(
      isSame && isOurs(object),
      ['metadata', 'labels', isSame ? partOf : 'env'],
      `leave its environment ${show(environmentOf(before))} and its label ${partOf} (env is ${show(environmentOf(object))})`,
    );
  },
};

/** The namespace of an object, where it is one of ours. */
function namespaceOf({ metadata }: Manifest, { objects }: PolicyContext): Manifest | undefined {
  const namespace = namespaceNamed(objects, metadata.namespace);
  return namespace && isOurs(namespace) ? namespace : undefined;
}
