import { server } from '../../../src/policies/general/server';
import { ruleCases } from './cases';
import { deployment, object, volume } from './judged';

// Cases of `well-formed` have a file of their own, well-formed.test.ts.
ruleCases(
  server.filter(({ id }) => id !== 'well-formed'),
  {
    'label-values': {
      good: [
        ['a word', deployment()],
        ['a text that is filled in', '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {a: "{{b}}"}}}'],
      ],
      bad: [['a space', '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {a: "b c"}}}']],
    },
    'selector-match': {
      good: [
        ['of its pods', deployment()],
        [
          'of another group',
          deployment().replace('apps/v1', 'example.com/v1').replace('{app: web}}, t', '{app: x}}, t'),
        ],
      ],
      bad: [
        ['of other pods', deployment().replace('matchLabels: {app: web}', 'matchLabels: {app: other}')],
        ['none', deployment().replace('selector: {matchLabels: {app: web}}, ', '')],
      ],
    },
    'unique-environment': {
      good: [['two names', deployment('env: [{name: A}, {name: B}]')]],
      bad: [['one name twice', deployment('env: [{name: A}, {name: A}]')]],
    },
    'stable-api-version': {
      good: [
        ['a kind of others', object('example.com/v1alpha1', 'Thing', 'spec: {}')],
        ['stable', deployment()],
      ],
      bad: [
        ['removed', deployment().replace('apps/v1', 'extensions/v1beta1')],
        [
          'a CronJob of before',
          object(
            'batch/v1beta1',
            'CronJob',
            'spec: {schedule: "0 1 * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: "x:1"}]}}}}}',
          ),
        ],
      ],
    },
    'job-restart-policy': {
      good: [
        [
          'Never',
          object(
            'batch/v1',
            'Job',
            'spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: "x:1"}]}}}',
          ),
        ],
        ['not said in a Deployment', deployment()],
        ['a Job of others', object('batch.volcano.sh/v1alpha1', 'Job', 'spec: {tasks: []}')],
      ],
      bad: [
        [
          'not said in a Job',
          object('batch/v1', 'Job', 'spec: {template: {spec: {containers: [{name: c, image: "x:1"}]}}}'),
        ],
        ['Never in a Deployment', deployment('', 'restartPolicy: Never')],
      ],
    },
    'volume-mounts': {
      good: [
        ['of the pod', deployment('volumeMounts: [{name: v, mountPath: /a}]', 'volumes: [{name: v, emptyDir: {}}]')],
        ['an unused volume', volume('emptyDir: {}')],
        [
          'of a claim',
          object(
            'apps/v1',
            'StatefulSet',
            'spec: {selector: {matchLabels: {a: b}}, volumeClaimTemplates: [{metadata: {name: d}}], template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: "x:1", volumeMounts: [{name: d, mountPath: /d}]}]}}}',
          ),
        ],
      ],
      bad: [['of nothing', deployment('volumeMounts: [{name: lost, mountPath: /a}]')]],
    },
  },
);
