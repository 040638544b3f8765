import { autoscalers } from '../../../src/policies/general/autoscalers';
import { ruleCases } from './cases';
import { both, deployment, object, operator } from './judged';

const hpa = (spec: string) => object('autoscaling/v2', 'HorizontalPodAutoscaler', `spec: {${spec}}`);
const scaler = (apiVersion: string, kind: string, name: string) =>
  hpa(`maxReplicas: 3, scaleTargetRef: {apiVersion: ${apiVersion}, kind: ${kind}, name: ${name}}`);

ruleCases(autoscalers, {
  'autoscaler-target': {
    good: [
      ['there', both(scaler('apps/v1', 'Deployment', 'web'), deployment())],
      ['by another version of the group', both(scaler('apps/v1beta2', 'Deployment', 'web'), deployment())],
      ['without workloads in the YAML', scaler('apps/v1', 'Deployment', 'lost')],
      [
        'with workloads of another namespace alone',
        both(scaler('apps/v1', 'Deployment', 'lost'), deployment().replace('shop', 'bank')),
      ],
      [
        'both without a namespace or in default',
        both(
          scaler('apps/v1', 'Deployment', 'web').replace('shop', 'default'),
          deployment().replace(', namespace: shop', ''),
        ),
      ],
      ['of a kind that the YAML has nowhere', both(scaler('argoproj.io/v1alpha1', 'Rollout', 'web'), deployment())],
      ['of a kind of others', both(scaler('monitoring.coreos.com/v1', 'Alertmanager', 'main'), deployment(), operator)],
      ['of a kind of others with a name of ours', both(scaler('apps.kruise.io/v1', 'StatefulSet', 'x'), deployment())],
      ['of an operator', both(scaler('apps/v1', 'StatefulSet', 'main-store'), deployment(), operator)],
      ['that is filled in', both(scaler('apps/v1', 'Deployment', '"{{name}}"'), deployment())],
      ['not named, which the API server refuses', both(scaler('apps/v1', 'Deployment', '""'), deployment())],
      ['not said, which the API server refuses', both(hpa('maxReplicas: 3'), deployment())],
      [
        'an autoscaler of another group',
        both(scaler('apps/v1', 'Deployment', 'lost').replace('autoscaling/v2', 'example.com/v1'), deployment()),
      ],
    ],
    bad: [
      ['no such name', both(scaler('apps/v1', 'Deployment', 'lost'), deployment())],
      ['another kind', both(scaler('apps/v1', 'StatefulSet', 'web'), deployment())],
      ['another group', both(scaler('extensions/v1beta1', 'Deployment', 'web'), deployment())],
      ['no group', both(scaler('""', 'Deployment', 'web'), deployment())],
      [
        'another namespace',
        both(scaler('apps/v1', 'Deployment', 'web'), deployment('', '', 'other'), deployment().replace('shop', 'bank')),
      ],
      [
        'a kind of others, of which there is another one',
        both(scaler('monitoring.coreos.com/v1', 'Alertmanager', 'lost'), deployment(), operator),
      ],
    ],
  },
});
