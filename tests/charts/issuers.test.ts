/** Front doors whose issuer the site has already, and proofs of domains by HTTP-01: no environment here has them. */
import { charts } from '../../charts';
import { frontDoorIssuer } from '../../charts/context';
import { declaredIn } from '../../src/config/declared';
import type { Environment, Issuer } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { checkEnvironments } from '../../src/config/invariants';
import { publicNames } from '../../src/config/rate-limits';
import { foreignImages } from '../../src/config/versions';
import type { Manifest } from '../../src/kubernetes/manifest';
import { policies } from '../../src/policies';
import { certManager } from '../../src/policies/access/writers';
import { parametersOf } from '../../src/policies/parameters';
import { evaluate } from '../../src/policies/policy';
import { bySolver } from '../../src/policies/solver';
import { admissionObjects, admissionOf, isHeld } from '../../src/policies/vap';
import { render } from '../../src/synth/render';
import { at } from '../constructs/objects';
import { celVerdict } from '../policies/cel';

const { beta, production } = environments;
const withIssuer = (issuer: Issuer, of: Environment = production): Environment => ({
  ...of,
  frontDoor: { ...of.frontDoor, issuer },
});
const { issuer: acme } = beta.frontDoor;
if (acme.kind !== 'acme') throw new Error('beta has no public authority');

const name = 'letsencrypt-prod';
const given = withIssuer({ kind: 'existing', name });
const givenByHttp = withIssuer({ kind: 'existing', name, proof: 'http-01' });
const ownByHttp = withIssuer({ ...acme, proof: { kind: 'http-01' } }, beta);

function made(environment: Environment): readonly Manifest[] {
  const { files, problems } = render(charts, environment);
  expect(problems).toEqual([]);
  return files.flatMap(({ objects }) => objects);
}

const contextIn = (environment: Environment, objects: readonly Manifest[]) => ({
  ...parametersOf(environment, foreignImages(environment), declaredIn(environment)),
  objects,
});
const held = (environment: Environment, objects: readonly Manifest[]) => {
  const context = contextIn(environment, objects);
  return policies.flatMap((policy) => {
    const admission = admissionOf(policy, context);
    return isHeld(admission) ? [{ id: policy.id, admission, policy, context }] : [];
  });
};
const deployer = { operation: 'CREATE', user: { name: 'ci', groups: [...production.personas.ci] } } as const;
/** Ids of the policies by which the API server refuses an object of the deployer. */
const refusals = (environment: Environment, object: Manifest, objects = made(environment)) =>
  held(environment, objects).flatMap(({ admission, context, id }) =>
    celVerdict(admission, object, { ...context, request: deployer }) === 'refused' ? [id] : [],
  );
const ofHost = (objects: readonly Manifest[]) =>
  objects.filter(
    ({ kind, metadata }) => kind === 'Certificate' && /-tls$/.test(metadata.name) && metadata.namespace === 'web',
  );

describe.each([
  ['that the site has', given],
  ['that the site has, with proofs by HTTP', givenByHttp],
  ['of ours, with proofs by HTTP', ownByHttp],
])('an issuer %s', (_, environment) => {
  const objects = made(environment);

  test('breaks no invariant and no policy, offline and in the API server', () => {
    expect(checkEnvironments({ ...environments, [environment.name]: environment })).toEqual([]);
    expect(evaluate(policies, contextIn(environment, objects)).violations.map(({ policy }) => policy)).toEqual([]);
    const asked = ['Certificate', 'ClusterIssuer', 'Ingress', 'NetworkPolicy'];
    for (const object of objects.filter(({ kind }) => asked.includes(kind)))
      expect([object.metadata, refusals(environment, object, objects)]).toEqual([object.metadata, []]);
  });

  test('signs the certificates of hosts', () => {
    const signers = ofHost(objects).map((object) => at(object, 'spec', 'issuerRef'));
    expect(signers).toEqual([{ group: 'cert-manager.io', kind: 'ClusterIssuer', name: frontDoorIssuer(environment) }]);
  });
});

describe('an issuer that the site has', () => {
  const objects = made(given);
  const [certificate] = ofHost(objects);
  const theirs = (kind: string, more: object): Manifest => ({
    apiVersion: kind === 'Ingress' ? 'networking.k8s.io/v1' : 'cert-manager.io/v1',
    kind,
    metadata: { name: 'theirs' },
    ...more,
  });

  test('is not written, and no authority in its place', () => {
    const issuers = objects.filter(({ kind }) => kind === 'ClusterIssuer').map(({ metadata }) => metadata.name);
    expect(issuers).toEqual(['bootstrap', 'internal', 'callers']);
    expect(objects.map((one) => one.metadata.name)).not.toContain('front-door-authority');
  });

  test('is one for others too: their certificates, their Ingresses, and the issuer itself are not ours to refuse', () => {
    const spec = {
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name },
      secretName: 'a',
      dnsNames: ['a.b'],
    };
    const others = [
      theirs('Certificate', { metadata: { name: 'a', namespace: 'theirs' }, spec }),
      theirs('ClusterIssuer', { metadata: { name }, spec: { acme: { solvers: [] } } }),
      theirs('Ingress', {
        metadata: { name: 'a', namespace: 'theirs', annotations: { 'cert-manager.io/cluster-issuer': name } },
        spec: { ingressClassName: 'nginx', rules: [{ host: 'a.theirs.example' }] },
      }),
    ];
    const offline = (environment: Environment) =>
      evaluate(policies, contextIn(environment, [...objects, ...others]), others).violations.map((one) => one.policy);
    const ours = ['declared-certificate', 'declared-issuer', 'ingress-floor'];
    expect(offline(given).filter((id) => ours.includes(id))).toEqual([]);
    expect(offline(production).filter((id) => ours.includes(id))).toEqual(ours);
    const inCel = (environment: Environment) =>
      others.flatMap((one) => refusals(environment, one, objects)).filter((id) => ours.includes(id));
    expect(inCel(given)).toEqual([]);
    expect(inCel(production)).toEqual(ours);
  });

  test('signs nothing of ours but hosts, and another one does not', () => {
    const changed = (issuer: object): Manifest => {
      const spec = { ...(certificate?.['spec'] as object), issuerRef: issuer };
      return { ...(certificate as Manifest), spec };
    };
    const reference = { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'lost' };
    const found = (object: Manifest) =>
      evaluate(policies, contextIn(given, objects), [object]).violations.map(({ policy }) => policy);
    expect(found(changed(reference))).toEqual(expect.arrayContaining(['certificate-issuer', 'declared-certificate']));
    expect(found(changed({ ...reference, name, kind: 'Issuer' }))).toContain('certificate-issuer');
    expect(found(changed({ ...reference, name, group: 'other' }))).toContain('certificate-issuer');
    const ours: Manifest = {
      ...theirs('ClusterIssuer', {}),
      metadata: { name, labels: certificate?.metadata.labels ?? {} },
    };
    expect(found({ ...ours, spec: { selfSigned: {} } })).toContain('declared-issuer');
  });
});

describe('a proof by HTTP-01', () => {
  const objects = made(ownByHttp);
  const policy = objects.find(({ metadata }) => metadata.name === 'acme-solver' && metadata.namespace === 'web');

  test('is asked of our issuer at the front door, by a Service that only it reaches', () => {
    const issuer = objects.find(
      ({ kind, metadata }) => kind === 'ClusterIssuer' && metadata.name === 'letsencrypt-staging',
    );
    expect(at(issuer as Manifest, 'spec', 'acme', 'solvers')).toEqual([
      { http01: { ingress: { ingressClassName: 'nginx', serviceType: 'ClusterIP' } } },
    ]);
    const other = (ingress: object): Manifest => ({
      ...(issuer as Manifest),
      spec: { acme: { ...(at(issuer as Manifest, 'spec', 'acme') as object), solvers: [{ http01: { ingress } }] } },
    });
    for (const ingress of [
      { ingressClassName: 'nginx' },
      { ingressClassName: 'other', serviceType: 'ClusterIP' },
      {},
    ]) {
      expect(refusals(ownByHttp, other(ingress), objects)).toContain('issuer-source');
      expect(evaluate(policies, contextIn(ownByHttp, objects), [other(ingress)]).violations).toContainEqual(
        expect.objectContaining({ policy: 'issuer-source' }),
      );
    }
    expect(refusals(beta, issuer as Manifest)).toContain('issuer-source');
  });

  test('lets the front door at its pods in each namespace with a host, and nothing else', () => {
    const where = objects
      .filter(({ metadata }) => metadata.name === 'acme-solver')
      .map(({ metadata }) => metadata.namespace);
    expect(where.toSorted()).toEqual(publicNames.toSorted());
    expect(where.length).toBeGreaterThan(2);
    expect(at(policy as Manifest, 'spec')).toMatchObject({
      podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
      ingress: [{ ports: [{ port: 8089, protocol: 'TCP' }] }],
      policyTypes: ['Ingress', 'Egress'],
    });
    expect(made(given).filter(({ metadata }) => metadata.name === 'acme-solver')).toEqual([]);
  });

  test('excuses no other policy of its name, and none where it is not asked for', () => {
    const wide: Manifest = { ...(policy as Manifest), spec: { ...(policy?.['spec'] as object), podSelector: {} } };
    expect(refusals(ownByHttp, wide, objects)).toContain('declared-peers');
    const offline = (environment: Environment, object: Manifest) =>
      evaluate(policies, contextIn(environment, objects), [object]).violations.map((one) => one.policy);
    expect(offline(ownByHttp, wide)).toContain('declared-peers');
    expect(offline(beta, policy as Manifest)).toEqual(
      expect.arrayContaining(['declared-peers', 'network-policy-target']),
    );
    expect(refusals(beta, policy as Manifest)).toContain('declared-peers');
  });

  describe('what cert-manager makes for it', () => {
    const labels = { 'acme.cert-manager.io/http01-solver': 'true' };
    const metadata = { name: 'cm-acme-http-solver-abc', namespace: 'web', labels };
    const solver: Manifest = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: { containers: [{ name: 'acmesolver', image: 'quay.io/jetstack/cert-manager-acmesolver:v1.21.2' }] },
    };
    const by = (user: string) => ({ operation: 'CREATE' as const, user: { name: user, groups: [] } });
    /** Policies that refuse it, with what is left out of each in the API server. */
    const refusing = (environment: Environment, object: Manifest, user: string) =>
      held(environment, objects).flatMap(({ admission, context, id, policy: one }) => {
        const [rule] = admissionObjects(one, context);
        const conditions = (at(rule as Manifest, 'spec', 'matchConditions') ?? []) as readonly {
          readonly name: string;
        }[];
        const leaves: Readonly<Record<string, string>> = conditions.some((condition) => condition.name === 'of-solver')
          ? { 'of-solver': bySolver }
          : {};
        const whole = { ...admission, unless: { ...admission.unless, ...leaves } };
        return celVerdict(whole, object, { ...context, request: by(user) }) === 'refused' ? [id] : [];
      });

    test('is judged by the floor of the cluster alone, where it is asked for', () => {
      expect(refusing(ownByHttp, solver, certManager)).toEqual([]);
      expect(refusing(beta, solver, certManager)).toContain('reviewed-writer');
      expect(refusing(ownByHttp, { ...solver, metadata: { ...metadata, labels: {} } }, certManager)).toContain(
        'reviewed-writer',
      );
    });

    test('is not what others make with its label', () => {
      expect(refusing(ownByHttp, solver, 'developer')).toEqual(
        expect.arrayContaining(['reviewed-writer', 'run-as-non-root']),
      );
    });
  });
});
