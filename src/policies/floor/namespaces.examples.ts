import type { Manifest } from '../../kubernetes/manifest';
import { type BadFixture, type Fixtures, goodObject } from '../example';
import type { AdmissionRequest } from '../policy';

const partOf = 'app.kubernetes.io/part-of';
const enforce = 'pod-security.kubernetes.io/enforce';
const user = { name: 'admin', groups: ['system:authenticated'] };
const create = { operation: 'CREATE', user } as const;
const update = (oldObject: Manifest): AdmissionRequest => ({ operation: 'UPDATE', user, oldObject });

const namespace = (name: string, labels?: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, ...(labels ? { labels } : {}) },
});
const level = (name: string, value: string) => namespace(name, { [enforce]: value });

/** Our namespace, with this in the place of its label. */
const renamed = (whole: string | undefined): Manifest => {
  const { metadata, ...rest } = goodObject('Namespace api');
  const { [partOf]: _, ...labels } = metadata.labels as Record<string, string>;
  return { ...rest, metadata: { ...metadata, labels: { ...labels, ...(whole ? { [partOf]: whole } : {}) } } };
};

const refuses = (says: string, object: Manifest, sentence: string, request: AdmissionRequest = create): BadFixture => ({
  says,
  // In the place of ours: an environment has one namespace of a name.
  without: [`Namespace ${object.metadata.name}`],
  plus: [object],
  request,
  complains: [`Namespace ${object.metadata.name}: ${sentence}`],
});

const isTaken = (name: string, it: string) =>
  `set the label ${partOf} to 'breakwater' (${it}); '${name}' is the namespace of a service`;
const isOff = (value: string) => `set the label ${enforce} to baseline or restricted (it is '${value}')`;

export const namespaceFloor: Fixtures = {
  good: [
    { says: 'a namespace of others, without labels', plus: [namespace('visitors')], request: create },
    { says: 'one of ours', object: 'Namespace api', request: create },
    { says: 'level baseline', plus: [level('visitors', 'baseline')], request: create },
    { says: 'level restricted', plus: [level('visitors', 'restricted')], request: create },
    { says: 'the namespace of the cluster itself', plus: [level('kube-system', 'privileged')], request: create },
    {
      says: 'a level of before, beside another label',
      plus: [namespace('visitors', { [enforce]: 'privileged', team: 'a' })],
      request: update(level('visitors', 'privileged')),
    },
  ],
  bad: [
    refuses('our name without the label', renamed(undefined), isTaken('api', 'it is missing')),
    refuses('our name as part of something else', renamed('shop'), isTaken('api', "it is 'shop'")),
    refuses('our name without any label', namespace('elsewhere'), isTaken('elsewhere', 'it is missing')),
    refuses('level privileged', level('visitors', 'privileged'), isOff('privileged')),
    refuses('a namespace of the front door that may more', level('ingress-nginx', 'privileged'), isOff('privileged')),
    refuses(
      'a level that is lowered',
      level('visitors', 'privileged'),
      isOff('privileged'),
      update(level('visitors', 'baseline')),
    ),
    refuses(
      'a level that is set where there was none',
      level('visitors', 'privileged'),
      isOff('privileged'),
      update(namespace('visitors')),
    ),
  ],
};
