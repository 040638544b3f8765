/** Every environment behind every front door: what changes, and what does not. */
import { charts } from '../../charts';
import { declaredIn } from '../../src/config/declared';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Controller } from '../../src/config/front-doors';
import { frontDoors } from '../../src/config/front-doors';
import { checkEnvironments } from '../../src/config/invariants';
import { publicNames } from '../../src/config/rate-limits';
import { foreignImages } from '../../src/config/versions';
import type { Manifest } from '../../src/kubernetes/manifest';
import { policies } from '../../src/policies';
import { parametersOf } from '../../src/policies/parameters';
import { evaluate } from '../../src/policies/policy';
import { render } from '../../src/synth/render';
import { at } from '../constructs/objects';
import { everyEnvironment } from './rendered';

const controllers = Object.keys(frontDoors) as readonly Controller[];
const behind = (environment: Environment, controller: Controller): Environment => ({
  ...environment,
  frontDoor: { ...environment.frontDoor, controller },
});

function made(environment: Environment): readonly Manifest[] {
  const { files, problems } = render(charts, environment);
  expect(problems).toEqual([]);
  return files.flatMap(({ objects }) => objects);
}

const ofGateways = ['BackendTrafficPolicy', 'ClientTrafficPolicy', 'Gateway', 'HTTPRoute', 'SecurityPolicy'];
const isDoor = ({ kind }: Manifest) => ['Ingress', ...ofGateways].includes(kind);
/** What a front door decides, beside its own objects: its neighbours, and the rules that know them. */
const follows = ({ kind, metadata }: Manifest) =>
  (kind === 'NetworkPolicy' && (publicNames as readonly string[]).includes(metadata.name)) ||
  /^ValidatingAdmissionPolicy/.test(kind);

const cases = everyEnvironment.flatMap((environment) =>
  controllers.map((controller) => [environment.name, controller, environment] as const),
);

describe.each(cases)('%s behind %s', (name, controller, environment) => {
  const before = made(environment);
  const after = made(behind(environment, controller));
  const door = frontDoors[controller];

  test('is a valid environment, where minikube has an addon', () => {
    const problems = checkEnvironments({ ...environments, [name]: behind(environment, controller) });
    const isAddonElsewhere = controller === 'addon' && environment.cluster.kind === 'given';
    expect(problems).toEqual(isAddonElsewhere ? [expect.stringContaining('use a release')] : []);
  });

  test('exposes each public service, and no other', () => {
    const found = after.filter(isDoor).map(({ kind, metadata }) => `${metadata.namespace} ${kind} ${metadata.name}`);
    const kindsOf = (service: string) =>
      door.api === 'ingress'
        ? [`${service} Ingress ${service}`]
        : [...ofGateways.map((kind) => `${service} ${kind} ${service}`), `${service} HTTPRoute ${service}-redirect`];
    expect(found.sort()).toEqual(publicNames.flatMap(kindsOf).sort());
  });

  test('is called by the pods of that front door', () => {
    for (const service of publicNames) {
      const policy = after.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === service);
      const peers = ((at(policy, 'spec', 'ingress') ?? []) as readonly object[]).map((rule) => at(rule, 'from', 0));
      expect(peers).toContainEqual({
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': door.namespace } },
        podSelector: { matchLabels: door.podLabels },
      });
    }
  });

  test('obeys every policy', () => {
    const moved = behind(environment, controller);
    const parameters = parametersOf(moved, foreignImages(moved), declaredIn(moved));
    const { exemptions, violations } = evaluate(policies, { ...parameters, objects: after });
    expect(violations.map(({ message, object, policy }) => `[${policy}] ${object}: ${message}`)).toEqual([]);
    const isOfDoor = (kind: string) => ['Ingress', ...ofGateways].includes(kind);
    expect(exemptions.filter(({ manifest }) => isOfDoor(manifest.kind))).toEqual([]);
  });

  test('differs in that, and in nothing else', () => {
    const rest = (objects: readonly Manifest[]) => objects.filter((one) => !isDoor(one) && !follows(one));
    expect(rest(after)).toEqual(rest(before));
  });
});

test('production behind envoy-gateway is what was reviewed', () => {
  const objects = made(behind(environments.production, 'envoy-gateway'));
  expect(objects.filter((one) => isDoor(one) && one.metadata.namespace === 'api')).toMatchSnapshot();
});
