import { resources } from '../../../src/policies/general/resources';
import { ruleCases } from './cases';
import { both, deployment, object } from './judged';

ruleCases(resources, {
  'image-tag': {
    good: [
      ['a version', deployment()],
      ['a digest alone', deployment().replace('"x:1"', `"x@sha256:${'a'.repeat(64)}"`)],
      ['a port of the registry', deployment().replace('"x:1"', '"a:5000/x:1"')],
    ],
    bad: [
      ['none', deployment().replace('"x:1"', 'x')],
      ['latest', deployment().replace('"x:1"', '"x:latest"')],
      ['a port alone', deployment().replace('"x:1"', '"a:5000/x"')],
    ],
  },
  'resource-limits': {
    good: [
      ['all', deployment('resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1024Mi}}')],
      ['limits, which are requests too', deployment('resources: {limits: {cpu: 1, memory: 1Gi}}')],
      ['of a LimitRange', both(deployment(), object('v1', 'LimitRange', 'spec: {limits: []}'))],
    ],
    bad: [
      ['no limit on memory', deployment('resources: {requests: {cpu: 1, memory: 1Gi}}')],
      ['none', deployment()],
    ],
  },
  'memory-unit': {
    good: [
      ['mebibytes', deployment('resources: {limits: {memory: 512Mi, cpu: 500m}}')],
      ['bytes', deployment('resources: {limits: {memory: 134217728}}')],
      ['1e9', deployment('resources: {limits: {memory: 1e9}}')],
    ],
    bad: [
      ['thousandths', deployment('resources: {limits: {memory: 512m}}')],
      ['few bytes', deployment('resources: {requests: {memory: 512}}')],
    ],
  },
});
