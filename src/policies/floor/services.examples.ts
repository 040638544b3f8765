import type { Manifest } from '../../kubernetes/manifest';
import { another, type BadFixture, type Fixtures } from '../example';
import type { AdmissionRequest } from '../policy';

const user = { name: 'visitor', groups: ['system:authenticated'] };
const create = { operation: 'CREATE', user } as const;
const update = (oldObject: Manifest): AdmissionRequest => ({ operation: 'UPDATE', user, oldObject });

const service = (set: Readonly<Record<string, unknown>> = {}, namespace = 'visitors') =>
  another('Service api', 'theirs', {
    'metadata.labels': undefined,
    'metadata.namespace': namespace,
    'spec.selector': { app: 'theirs' },
    ...set,
  });
const named = { 'spec.type': 'ExternalName', 'spec.externalName': 'api.api.svc.cluster.local' };
const addressed = { 'spec.externalIPs': ['10.96.0.10'] };
const sentences = {
  named: "set spec.type to 'ClusterIP' (it is 'ExternalName'); the front door would call whatever the name leads to",
  addressed: 'remove spec.externalIPs (it is ["10.96.0.10"])',
};

const refuses = (says: string, object: Manifest, sentence: string, request: AdmissionRequest = create): BadFixture => ({
  says,
  plus: [object],
  request,
  complains: [`Service ${object.metadata.namespace}/theirs: ${sentence}`],
});

export const serviceFloor: Fixtures = {
  good: [
    { says: 'a Service of others', plus: [service()], request: create },
    { says: 'a Service of nodes', plus: [service({ 'spec.type': 'NodePort' })], request: create },
    { says: 'a name, in the namespace of the cluster itself', plus: [service(named, 'kube-system')], request: create },
    {
      says: 'a name of before, of which the annotations change',
      plus: [service({ ...named, 'metadata.annotations': { a: 'b' } })],
      request: update(service(named)),
    },
  ],
  bad: [
    refuses('a name of ours', service(named), sentences.named),
    refuses('a name in the namespace of the front door', service(named, 'ingress-nginx'), sentences.named),
    refuses('an address of the resolver', service(addressed), sentences.addressed),
    refuses('a Service that becomes a name', service(named), sentences.named, update(service())),
    refuses('another name', service(named), sentences.named, update(service({ ...named, 'spec.externalName': 'a.b' }))),
  ],
};
