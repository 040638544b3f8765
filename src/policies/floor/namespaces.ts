/** Floor for namespaces: names of ours are ours, and none turns Pod Security off. */
import type { Declared } from '../../config/declared';
import { isSet } from '../../kubernetes/manifest';
import { type Admission, celList } from '../admission';
import { onDeclared } from '../declared/declared';
import { isOurs, partIn, partOf, platform } from '../platform';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

const enforce = 'pod-security.kubernetes.io/enforce';
const levels = ['baseline', 'restricted'];

export const namespaceFloor: Policy = {
  id: 'namespace-floor',
  source: 'V19',
  title: 'A namespace of our name is ours, and no other turns Pod Security off',
  why: 'By its name a namespace has the flows, the hosts and the deployer of a service; without the label it has none of the rules.',
  fix: `label a namespace of a declared service as ${partOf}=${platform}, and set ${enforce} to baseline or restricted, or leave it out; namespaces whose pods need the node are in src/config/system-namespaces.ts`,
  answers: [],
  admission: onDeclared(admission),
  check: (object, { declared, request }) => {
    if (!declared || object.kind !== 'Namespace') return [];
    const { labels, name } = object.metadata;
    const level = labels?.[enforce];
    const before = request?.operation === 'UPDATE' ? request.oldObject?.metadata.labels?.[enforce] : undefined;
    return [
      ...demand(
        isOurs(object) || !declared.services.some(({ namespace }) => namespace === name),
        ['metadata', 'labels', partOf],
        `set the label ${partOf} to '${platform}' ${found(labels?.[partOf])}; '${name}' is the namespace of a service`,
      ),
      ...demand(
        !isSet(level) || levels.includes(level) || level === before || declared.system.everything.includes(name),
        ['metadata', 'labels', enforce],
        `set the label ${enforce} to ${levels.join(' or ')} ${found(level)}`,
      ),
    ];
  },
};

function admission({ services, system }: Declared): Admission {
  const level = (object: string) => `${object}.metadata.?labels[?'${enforce}'].orValue('baseline')`;
  const names = celList([...new Set(services.map(({ namespace }) => namespace))]);
  return {
    resources: [{ group: '', version: 'v1', resources: ['namespaces'] }],
    everywhere: true,
    variables: { level: level('object') },
    expression: [
      `(${partIn('object')} == '${platform}' || !(object.metadata.name in ${names}))`,
      `(variables.level in ${celList(levels)} || object.metadata.name in ${celList(system.everything)} || (oldObject != null && variables.level == ${level('oldObject')}))`,
    ].join(' && '),
    found: "'its labels, level ' + variables.level",
  };
}
