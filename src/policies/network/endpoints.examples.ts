import type { Manifest } from '../../kubernetes/manifest';
import { another, type Fixtures } from '../example';
import type { AdmissionRequest } from '../policy';

/** As a controller writes them: with the labels of the Service. */
const slice: Manifest = another('Service api', 'api-1', {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  'metadata.labels[app.kubernetes.io/instance]': 'api',
  'metadata.labels[kubernetes.io/service-name]': 'api',
  spec: undefined,
  addressType: 'IPv4',
  endpoints: [{ addresses: ['10.244.0.7'] }],
  ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
});
const endpoints: Manifest = another('Service api', 'api', {
  kind: 'Endpoints',
  spec: undefined,
  subsets: [{ addresses: [{ ip: '203.0.113.7' }], ports: [{ name: 'http', port: 8080, protocol: 'TCP' }] }],
});

const outside = [{ addresses: ['203.0.113.7'] }];
const refusal = 'remove it; a controller writes it for a Service whose selector matches the labels of a pod';

function request(operation: AdmissionRequest['operation'], name: string): AdmissionRequest {
  return { operation, user: { name, groups: ['system:authenticated'] } };
}

export const endpointsByControllers: Fixtures = {
  good: [
    {
      says: 'a slice of the controller',
      plus: [slice],
      request: request('CREATE', 'system:serviceaccount:kube-system:endpointslice-controller'),
    },
    {
      says: 'endpoints of the controller',
      plus: [endpoints],
      request: request('UPDATE', 'system:serviceaccount:kube-system:endpoint-controller'),
    },
  ],
  bad: [
    {
      says: 'a slice that is written manually',
      plus: [{ ...slice, endpoints: outside }],
      complains: [`EndpointSlice api/api-1: ${refusal}`],
    },
    {
      says: 'a slice that a user changes',
      plus: [{ ...slice, endpoints: outside }],
      request: request('UPDATE', 'developer'),
      complains: [`EndpointSlice api/api-1: ${refusal}`],
    },
    {
      says: 'endpoints by an account of a workload',
      plus: [endpoints],
      request: request('CREATE', 'system:serviceaccount:api:api'),
      complains: [`Endpoints api/api: ${refusal}`],
    },
  ],
};
