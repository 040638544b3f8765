import { policies } from '../../src/policies';
import { contextOf } from '../../src/policies/example';
import { good } from '../../src/policies/good';
import type { PolicyContext } from '../../src/policies/policy';
import { evaluate, exemptionPrefix } from '../../src/policies/policy';
import { sentence } from './sentence';

const broken = (change: { readonly object: string; readonly set: Readonly<Record<string, unknown>> }): PolicyContext =>
  contextOf({ says: 'broken', ...change });

const reason = 'the lab has one small machine, and its data may be lost';

/** The verdict on a single database that carries these exemptions. */
function singleDatabase(exemptions: Readonly<Record<string, unknown>>, replicas = 1) {
  const annotations = Object.entries(exemptions).map(([id, why]) => [`${exemptionPrefix}${id}`, why]);
  const { exemptions: excused, violations } = evaluate(
    policies,
    broken({
      object: 'StatefulSet mongo',
      set: {
        'metadata.annotations': { 'kubernetes.io/description': 'kept', ...Object.fromEntries(annotations) },
        'spec.replicas': replicas,
      },
    }),
  );
  return {
    violations: violations.map(({ manifest: _, ...said }) => said),
    exemptions: excused.map(({ manifest: _, ...said }) => said),
  };
}

describe('evaluate', () => {
  test('tells policy, object and message of a violation', () => {
    expect(singleDatabase({})).toEqual({
      violations: [
        {
          policy: 'minimum-replicas',
          object: 'StatefulSet api/mongo',
          path: ['spec', 'replicas'],
          message: 'set spec.replicas to 3 or more (it is 1)',
        },
      ],
      exemptions: [],
    });
  });

  test('finds nothing in nothing', () => {
    expect(evaluate(policies, { ...good, objects: [] })).toEqual({ violations: [], exemptions: [] });
    expect(evaluate([], good)).toEqual({ violations: [], exemptions: [] });
  });

  test('tells violations in the order of the objects', () => {
    const context = broken({ object: 'Service api', set: { 'spec.type': 'NodePort', 'metadata.labels.env': '' } });
    const objects = [...context.objects].reverse();
    const order = (verdict: ReturnType<typeof evaluate>) => verdict.violations.map(({ policy }) => policy);
    const two = policies.filter(({ id }) => ['service-exposure', 'standard-labels'].includes(id));
    expect(order(evaluate(two, context))).toEqual(['standard-labels', 'service-exposure']);
    expect(order(evaluate(two, { ...context, objects }))).toEqual(['standard-labels', 'service-exposure']);
    expect(order(evaluate([...two].reverse(), context))).toEqual(['service-exposure', 'standard-labels']);
  });
});

describe('an exemption', () => {
  test('turns the violations of its policy into exemptions with its reason', () => {
    expect(singleDatabase({ 'minimum-replicas': reason })).toEqual({
      violations: [],
      exemptions: [
        {
          policy: 'minimum-replicas',
          object: 'StatefulSet api/mongo',
          path: ['spec', 'replicas'],
          message: 'set spec.replicas to 3 or more (it is 1)',
          reason,
        },
      ],
    });
  });

  test('holds only for the objects of the reviewed list, where there is one', () => {
    const annotation = { [`metadata.annotations[${exemptionPrefix}probes]`]: reason };
    const context = contextOf({
      says: '',
      object: 'Deployment api',
      set: { ...annotation, 'spec.template.spec.containers[0].readinessProbe': undefined },
    });
    const verdict = ({ declared, ...more }: typeof context, list = declared) =>
      evaluate(policies, list ? { ...more, declared: list } : more);
    const refused = verdict(context);
    expect(refused.exemptions).toEqual([]);
    expect(refused.violations.map(({ policy }) => policy)).toEqual(['probes', 'exemption-needed']);
    const { declared } = context;
    if (!declared) throw new Error('the good environment declares nothing');
    const exemptions = [{ policy: 'probes', object: 'Deployment api/api' }];
    expect(verdict(context, { ...declared, exemptions })).toMatchObject({ violations: [], exemptions: [{ reason }] });
  });

  test('holds for its object only', () => {
    const annotation = { [`metadata.annotations[${exemptionPrefix}minimum-replicas]`]: reason };
    const context = broken({ object: 'StatefulSet mongo', set: { ...annotation, 'spec.replicas': 1 } });
    const objects = context.objects.filter(({ kind }) => kind !== 'HorizontalPodAutoscaler');
    const { exemptions, violations } = evaluate(policies, { ...context, objects });
    expect(exemptions.map(({ object }) => object)).toEqual(['StatefulSet api/mongo']);
    const replicas = violations.filter(({ policy }) => policy === 'minimum-replicas');
    expect(replicas.map(({ object }) => object)).toEqual(['Deployment api/api']);
  });

  test.each([
    {
      says: 'a policy that does not exist',
      exemptions: { 'minimum-replicas': reason, 'minimum-replicass': reason },
      complains: [
        "[exemption-needed] StatefulSet api/mongo: annotation breakwater.example/exempt.minimum-replicass: there is no policy 'minimum-replicass'; remove the annotation or correct its name",
      ],
    },
    {
      says: 'the rule about exemptions',
      exemptions: { 'minimum-replicas': reason, 'exemption-needed': reason },
      complains: [
        "[exemption-needed] StatefulSet api/mongo: annotation breakwater.example/exempt.exemption-needed: there is no policy 'exemption-needed'; remove the annotation or correct its name",
      ],
    },
    {
      says: 'a policy that the object obeys',
      exemptions: { 'minimum-replicas': reason, 'run-as-user': reason },
      complains: [
        "[exemption-needed] StatefulSet api/mongo: annotation breakwater.example/exempt.run-as-user: the object obeys 'run-as-user', nothing is exempted; remove the annotation",
      ],
    },
    {
      says: 'a reason of spaces',
      exemptions: { 'minimum-replicas': `  ${'x'.repeat(19)}  ` },
      complains: [
        '[minimum-replicas] StatefulSet api/mongo: set spec.replicas to 3 or more (it is 1)',
        "[exemption-needed] StatefulSet api/mongo: annotation breakwater.example/exempt.minimum-replicas: the reason 'xxxxxxxxxxxxxxxxxxx' has 19 characters; say in 20 or more why the rule cannot hold",
      ],
    },
    {
      says: 'no reason, only true',
      exemptions: { 'minimum-replicas': true },
      complains: [
        '[minimum-replicas] StatefulSet api/mongo: set spec.replicas to 3 or more (it is 1)',
        "[exemption-needed] StatefulSet api/mongo: annotation breakwater.example/exempt.minimum-replicas: the reason 'true' has 4 characters; say in 20 or more why the rule cannot hold",
      ],
    },
  ])('is refused: $says', ({ exemptions, complains }) => {
    expect(singleDatabase(exemptions).violations.map(sentence)).toEqual(complains);
  });

  test('of exactly 20 characters is long enough', () => {
    expect(singleDatabase({ 'minimum-replicas': 'x'.repeat(20) }).violations).toEqual([]);
  });

  test('is not needed any more when the object became good', () => {
    const { exemptions, violations } = singleDatabase({ 'minimum-replicas': reason }, 3);
    expect(exemptions).toEqual([]);
    expect(violations.map(({ policy }) => policy)).toEqual(['exemption-needed']);
  });
});
