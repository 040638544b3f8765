import { exemption, labels, nameLabel, stableLabels } from '../../src/constructs/labels';
import { exemptionPrefix } from '../../src/policies/policy';

const all = labels({ name: 'shop', component: 'api', environment: 'test', version: '1.2.3', instance: 'shop-1' });

describe('labels', () => {
  test('say what an object is, whose, where and of which version', () => {
    expect(all).toEqual({
      app: 'shop',
      'app.kubernetes.io/component': 'api',
      'app.kubernetes.io/instance': 'shop-1',
      'app.kubernetes.io/managed-by': 'cdk8s',
      'app.kubernetes.io/name': 'shop',
      'app.kubernetes.io/part-of': 'breakwater',
      'app.kubernetes.io/version': '1.2.3',
      env: 'test',
      owner: 'platform',
    });
  });

  test('that are stable are part of all, without version and environment', () => {
    expect(stableLabels('shop', 'shop-1')).toEqual({
      'app.kubernetes.io/name': 'shop',
      'app.kubernetes.io/instance': 'shop-1',
    });
    expect(all).toMatchObject(stableLabels('shop', 'shop-1'));
  });

  test('call the controller as the service where nothing else is said', () => {
    expect(stableLabels('shop')).toEqual(stableLabels('shop', 'shop'));
  });

  test('by which network policies select are one', () => {
    expect(nameLabel('shop')).toEqual({ 'app.kubernetes.io/name': 'shop' });
  });
});

test('an exemption is the annotation that the policies read', () => {
  expect(exemption('user-namespaces', 'the node has none')).toEqual({
    [`${exemptionPrefix}user-namespaces`]: 'the node has none',
  });
});
