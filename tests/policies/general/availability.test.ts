import { availability } from '../../../src/policies/general/availability';
import { ruleCases } from './cases';
import { both, deployment, object, service, web } from './judged';

const budget = (spec: string, name = 'a') =>
  object('policy/v1', 'PodDisruptionBudget', `spec: {selector: {matchLabels: {app: web}}, ${spec}}`, name);

ruleCases(availability, {
  probes: {
    good: [
      [
        'readiness behind a Service',
        both(deployment('readinessProbe: {tcpSocket: {port: 80}}'), service(`${web}, ports: [{port: 80}]`)),
      ],
      ['no Service', deployment()],
      ['a Service of others', both(deployment(), service('selector: {app: other}, ports: [{port: 80}]'))],
    ],
    bad: [['none behind a Service', both(deployment(), service(`${web}, ports: [{port: 80}]`))]],
  },
  'pod-spread': {
    good: [
      ['one pod', deployment().replace('spec: {', 'spec: {replicas: 1, ')],
      [
        'by a topologySpreadConstraint',
        deployment(
          '',
          'topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule}]',
        ).replace('spec: {', 'spec: {replicas: 3, '),
      ],
    ],
    bad: [['not at all', deployment().replace('spec: {', 'spec: {replicas: 3, ')]],
  },
  'disruption-budget': {
    good: [
      ['one at a time', budget('maxUnavailable: 1')],
      ['less than all', both(budget('minAvailable: 2'), deployment().replace('spec: {', 'spec: {replicas: 3, '))],
    ],
    bad: [
      ['none', budget('maxUnavailable: 0')],
      ['all of them', both(budget('minAvailable: 3'), deployment().replace('spec: {', 'spec: {replicas: 3, '))],
      ['100%', budget('minAvailable: 100%')],
    ],
  },
  'disruption-budget-target': {
    good: [
      ['of a workload', both(budget('maxUnavailable: 1'), deployment())],
      ['alone in the YAML', budget('maxUnavailable: 1')],
    ],
    bad: [
      ['of no pods', both(budget('maxUnavailable: 1'), deployment('', '', 'other'))],
      ['two of one workload', both(budget('maxUnavailable: 1'), budget('maxUnavailable: 1', 'b'), deployment())],
    ],
  },
  'managed-pod': {
    good: [
      [
        'of a controller',
        '{apiVersion: v1, kind: Pod, metadata: {name: a, ownerReferences: [{controller: true}]}, spec: {containers: [{name: c, image: "x:1"}]}}',
      ],
      [
        'a test of Helm',
        '{apiVersion: v1, kind: Pod, metadata: {name: a, annotations: {helm.sh/hook: test}}, spec: {containers: [{name: c, image: "x:1"}]}}',
      ],
      [
        'that runs once',
        '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {restartPolicy: Never, containers: [{name: c, image: "x:1"}]}}',
      ],
    ],
    bad: [['bare', '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: "x:1"}]}}']],
  },
});
