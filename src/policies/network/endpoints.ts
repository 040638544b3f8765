import { celList } from '../admission';
import type { Policy } from '../policy';
import { demand } from '../sentences';

const controllers = [
  'system:serviceaccount:kube-system:endpoint-controller',
  'system:serviceaccount:kube-system:endpointslice-controller',
  'system:serviceaccount:kube-system:endpointslicemirroring-controller',
  'system:kube-controller-manager',
];

export const endpointsByControllers: Policy = {
  id: 'endpoints-by-controllers',
  source: 'V16',
  title: 'Only controllers write the endpoints of a Service',
  why: 'An address that is set manually sends callers of a Service, and the front door, anywhere: to the metadata service of the cloud too.',
  fix: 'remove it, and let the selector of a Service find the pods',
  answers: [],
  admission: {
    resources: [
      { group: '', version: 'v1', resources: ['endpoints'] },
      { group: 'discovery.k8s.io', version: 'v1', resources: ['endpointslices'] },
    ],
    expression: `request.userInfo.username in ${celList(controllers)}`,
    found: "'written by ' + request.userInfo.username",
  },
  check: ({ kind }, { request }) =>
    ['Endpoints', 'EndpointSlice'].includes(kind)
      ? demand(
          controllers.includes(request?.user.name ?? ''),
          [],
          'remove it; a controller writes it for a Service whose selector matches the labels of a pod',
        )
      : [],
};
