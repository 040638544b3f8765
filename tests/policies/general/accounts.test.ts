import { accounts } from '../../../src/policies/general/accounts';
import { ruleCases } from './cases';
import { both, deployment, object, operator, secret, volume } from './judged';

const account = (name = 'a') => object('v1', 'ServiceAccount', 'automountServiceAccountToken: false', name);

ruleCases(accounts, {
  'service-account': {
    good: [
      ['an account of its own', deployment('', 'serviceAccountName: a')],
      ['the old field', deployment('', 'serviceAccount: a')],
      ['off', deployment('', 'automountServiceAccountToken: false')],
      [
        'off at the account',
        both(deployment(), object('v1', 'ServiceAccount', 'automountServiceAccountToken: false', 'default')),
      ],
    ],
    bad: [
      ['no account', deployment()],
      ['the default one', deployment('', 'serviceAccountName: default')],
    ],
  },
  'service-account-owner': {
    good: [
      ['there', both(deployment('', 'serviceAccountName: a'), account())],
      ['by the old field', both(deployment('', 'serviceAccount: a'), account())],
      ['none, which is the default one', both(deployment(), account())],
      ['the default one, which Kubernetes makes', both(deployment('', 'serviceAccountName: default'), account())],
      ['without accounts in the YAML', deployment('', 'serviceAccountName: lost')],
      ['with the default one alone in the YAML', both(deployment('', 'serviceAccountName: lost'), account('default'))],
      [
        'with accounts of another namespace alone',
        both(deployment('', 'serviceAccountName: lost'), account().replace('shop', 'bank')),
      ],
      [
        'without a namespace, and the pod in default',
        both(
          deployment('', 'serviceAccountName: a').replace('shop', 'default'),
          account().replace(', namespace: shop', ''),
          account('b').replace('shop', 'default'),
        ),
      ],
      ['of an operator', both(deployment('', 'serviceAccountName: main-agent'), account(), operator)],
      ['that is filled in', both(deployment('', `serviceAccountName: "\${ACCOUNT}"`), account())],
      [
        'of a pod with a controller',
        both(
          deployment('', 'serviceAccountName: lost').replace(
            'namespace: shop',
            'namespace: shop, ownerReferences: [{controller: true}]',
          ),
          account(),
        ),
      ],
    ],
    bad: [
      ['with another one in the YAML', both(deployment('', 'serviceAccountName: lost'), account())],
      ['by the old field', both(deployment('', 'serviceAccount: lost'), account())],
      [
        'in another namespace',
        both(deployment('', 'serviceAccountName: a'), account('b'), account().replace('shop', 'bank')),
      ],
    ],
  },
  'deprecated-service-account': {
    good: [['both fields, as the API server writes', deployment('', 'serviceAccount: a, serviceAccountName: a')]],
    bad: [['the old one', deployment('', 'serviceAccount: a')]],
  },
  'token-lifetime': {
    good: [
      [
        'for an audience',
        volume(
          'projected: {sources: [{serviceAccountToken: {path: t, audience: vault, expirationSeconds: 3600}}]}',
          'automountServiceAccountToken: false',
        ),
      ],
      ['another Secret', secret('type: Opaque')],
    ],
    bad: [
      ['of a year', volume('projected: {sources: [{serviceAccountToken: {path: t, expirationSeconds: 31536000}}]}')],
      [
        'where the token is off',
        volume('projected: {sources: [{serviceAccountToken: {path: t}}]}', 'automountServiceAccountToken: false'),
      ],
      ['without an end', secret('type: kubernetes.io/service-account-token')],
    ],
  },
});
