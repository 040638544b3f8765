import { declaredIn } from '../../src/config/declared';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { services } from '../../src/config/services';
import { noted, parametersOf } from '../../src/policies/parameters';

const declared = declaredIn(environments.production);
const { lab, local, beta, production } = environments;

describe('what rules compare with', () => {
  test('is what an environment says, and the images that are named', () => {
    expect(parametersOf(production, ['docker.io/library/mongo:8'], declared)).toEqual({
      environment: 'production',
      ownImages: 'registry.breakwater.example/breakwater/',
      foreignImages: ['docker.io/library/mongo:8'],
      pullPolicy: 'Always',
      declared,
      noted: ['break-glass-use'],
      domain: 'breakwater.example',
      placement: { mongo: 'data' },
      deployers: ['breakwater:deployers', 'system:serviceaccount:flux-system:breakwater'],
      breakGlass: ['breakwater:break-glass'],
      namespaces: Object.keys(services).sort(),
    });
  });

  test('has classes of volumes where an environment names them, and else any', () => {
    expect(parametersOf(lab, [], declared)).toMatchObject({ storageClasses: ['standard'] });
    expect(parametersOf(beta, [], declared)).not.toHaveProperty('storageClasses');
  });

  test.each<[string, Environment]>([
    ['name', { ...local, name: 'other' }],
    ['prefix of our images', { ...local, images: { ...local.images, own: 'registry.example/' } }],
    ['pull policy', { ...local, images: { ...local.images, pullPolicy: 'Always' } }],
    ['domain', { ...local, frontDoor: { ...local.frontDoor, domain: 'other.example' } }],
    ['subnets', { ...local, placement: { mongo: 'data' } }],
    ['deployers', { ...local, personas: { ...local.personas, ci: ['breakwater:deployers'] } }],
    ['groups of an incident', { ...local, personas: { ...local.personas, 'break-glass': ['on-call'] } }],
    ['classes of volumes', { ...local, storageClasses: ['fast'] }],
  ])('changes with its %s', (_, changed) =>
    expect(parametersOf(changed, [], declared)).not.toEqual(parametersOf(local, [], declared)),
  );
});

describe('the policies that are only noted', () => {
  test('are those alone that count, in production', () => {
    expect(Object.keys(noted(production))).toEqual(['break-glass-use']);
  });

  test.each<[string, Environment, readonly string[]]>([
    [
      'user namespaces are off',
      { ...production, userNamespaces: { off: 'the node has none' } },
      ['break-glass-use', 'user-namespaces'],
    ],
    [
      'anyone may look into pods',
      { ...production, shells: 'anyone' },
      ['break-glass-use', 'ephemeral-container', 'pod-connection'],
    ],
  ])('are those about it where %s', (_, environment, ids) => {
    expect(Object.keys(noted(environment)).sort()).toEqual(ids);
  });

  test('are more than one where more than one is said', () => {
    expect(Object.keys(noted(lab)).sort()).toEqual([
      'break-glass-use',
      'ephemeral-container',
      'pod-connection',
      'user-namespaces',
    ]);
  });

  test("give the reason: the environment's own where it has one", () => {
    expect(noted({ ...production, userNamespaces: { off: 'the node has none' } })).toMatchObject({
      'user-namespaces': 'the node has none',
    });
    const reasons = Object.values(environments).flatMap((environment) => Object.values(noted(environment)));
    expect(reasons.filter((reason) => reason.length < 20)).toEqual([]);
  });
});
