/** The manifests of a penetration test, as people with the usual rights of a namespace, and as whoever made the cluster. */
import { tricks } from '../../charts/floor-tricks';
import { admissionCost } from '../lab/admission-cost';
import { deploy } from '../lab/deploy';
import { cases, giveRights, hasCorpus, type Insider, insiders, type Stop, takeRights, tried } from '../lab/insiders';
import { apply as applyObject, dryRun, eventually, kubectl, must } from '../lab/kubectl';
import { breakwater } from '../lab/platform';
import { useLab } from '../lab/use-lab';

if (!hasCorpus) console.log('insider: there is no ../shared/corpus/insider here, so that its manifests are not tried');

useLab();

jest.setTimeout(1_200_000);

beforeAll(giveRights);
afterAll(takeRights);

/** Each manifest's stop. */
async function all(who?: Insider): Promise<ReadonlyMap<string, Stop>> {
  const stops = new Map<string, Stop>();
  for (const file of cases(who !== undefined)) stops.set(file, await tried(file, who));
  const counts = new Map<Stop, number>();
  for (const stop of stops.values()) counts.set(stop, (counts.get(stop) ?? 0) + 1);
  const sorted = [...counts].sort(([, one], [, other]) => other - one).map(([stop, times]) => `${stop} ${times}`);
  console.log(`${who ?? 'cluster-admin'}: ${stops.size} manifests: ${sorted.join(', ')}`);
  return stops;
}

const accepted = (stops: ReadonlyMap<string, Stop>) =>
  [...stops].filter(([, stop]) => stop === 'accepted').map(([file]) => file);

const given = hasCorpus ? test : test.skip;

given.each(Object.keys(insiders) as Insider[])('of the manifests of %s none is accepted', async (who) => {
  expect(accepted(await all(who))).toEqual([]);
});

/** Manifests that whoever made the cluster, who is lab's deployer, gets past it: each with what still stands against it. */
const survivors: Readonly<Record<string, string>> = {
  '161-c-quota-huge.yaml':
    'a quota is what the workloads of a namespace add up to, and a policy is given one object; quota-size refuses it offline',
  '168-items-of-a-config-map.yaml':
    'what is hidden in it is a binding of others, without our labels, which whoever made the cluster may make; check reads it as kubectl does',
};

given('of those of whoever made the cluster, no more are accepted than these, each with its reason', async () => {
  const found = accepted(await all());
  console.log(`accepted: ${found.join(', ') || 'none'}`);
  expect(found.filter((file) => !Object.hasOwn(survivors, file))).toEqual([]);
  // A reason without a survivor is out of date.
  expect(Object.keys(survivors).filter((file) => !found.includes(file))).toEqual([]);
});

/** Tricks of the floor that the API server can be asked about: in a namespace without labels, and in `default`. */
const elsewhere = Object.values(tricks)
  .flatMap((all) => Object.values(all))
  .filter(({ metadata }) => ['visitors', 'default'].includes(metadata.namespace ?? ''));

test('whoever made the cluster gets no trick of the floor past it either, where a namespace has no labels', async () => {
  const taken: string[] = [];
  const by: string[] = [];
  for (const one of elsewhere) {
    // One by one: a list stops at the first object of which kubectl makes nothing.
    const { code, stderr } = await dryRun(one);
    if (code === 0) taken.push(JSON.stringify(one));
    by.push(/ValidatingAdmissionPolicy 'breakwater-([a-z-]+)'/.exec(stderr)?.[1] ?? stderr.trim().slice(0, 120));
  }
  const counts = [...new Set(by)].map((id) => `${id} ${by.filter((one) => one === id).length}`);
  console.log(`${elsewhere.length} tricks elsewhere:\n${counts.join('\n')}`);
  expect(taken).toEqual([]);
  const policies = by.filter((one) => Object.hasOwn(tricks, one));
  // The others are invalid: requests of certificates are checked before policies are asked.
  expect(policies.length).toBeGreaterThanOrEqual(elsewhere.length - 8);
});

test('what the lab runs is still applied by its deployer, and by no other', async () => {
  const dist = ['apply', '--server-side', '--force-conflicts', '--dry-run=server', '--filename=dist/lab'];
  expect((await kubectl(...dist)).code).toBe(0);
  const { code, stderr } = await kubectl(...dist, '--as=insider-admin', '--as-group=system:authenticated');
  expect([code === 0, stderr]).toEqual([false, expect.stringContaining("'breakwater-reviewed-writer'")]);
});

test('the time that the policies take of a request is printed', async () => {
  const costs = await admissionCost();
  for (const { meanMs, operation, p50Ms, p99Ms, requests } of costs)
    console.log(
      `${operation}: ${requests} requests, mean ${meanMs.toFixed(1)} ms, half within ${p50Ms} ms, 99 % within ${p99Ms} ms`,
    );
  expect(costs.map(({ operation }) => operation)).toEqual(expect.arrayContaining(['CREATE', 'UPDATE']));
});

/** The container of a Deployment a second time, under another name and with other ports. */
const secondContainer = [
  { op: 'copy', from: '/spec/template/spec/containers/0', path: '/spec/template/spec/containers/1' },
  { op: 'replace', path: '/spec/template/spec/containers/1/name', value: 'agent' },
  { op: 'remove', path: '/spec/template/spec/containers/1/ports' },
];

/** Four additions of another manager, and where they would be seen. */
const additions = {
  'a container': {
    args: ['patch', 'deployment/web', '--namespace=web', '--type=json', `--patch=${JSON.stringify(secondContainer)}`],
    seen: ['get', 'deployment/web', '--namespace=web', '--output=jsonpath={.spec.template.spec.containers[*].name}'],
    named: 'Deployment web/web: taken back: spec.template.spec.containers[1]',
    word: 'agent',
  },
  'a variable': {
    args: ['set', 'env', 'deployment/hash', '--namespace=hash', 'PYTHONSTARTUP=/tmp/x'],
    seen: ['get', 'deployment/hash', '--namespace=hash', '--output=jsonpath={.spec.template.spec.containers[0].env}'],
    named: 'Deployment hash/hash: taken back: spec.template.spec.containers[0].env',
    word: 'PYTHONSTARTUP',
  },
  'an annotation': {
    args: ['annotate', 'service/hash', '--namespace=hash', 'example.com/expose=true'],
    seen: ['get', 'service/hash', '--namespace=hash', '--output=jsonpath={.metadata.annotations}'],
    named: 'Service hash/hash: taken back: metadata.annotations',
    word: 'example.com/expose',
  },
  'a network policy': {
    args: ['create', '--filename=tests/e2e/lab/added-policy.yaml'],
    seen: ['get', 'networkpolicies', '--namespace=web', '--output=name'],
    named: 'NetworkPolicy web/added: removed',
    word: 'added',
  },
} as const;

test('what another manager adds is refused, or named by the next deploy and gone after it', async () => {
  const added: string[] = [];
  for (const [what, { args }] of Object.entries(additions)) {
    const { code, stderr } = await kubectl(...args, '--field-manager=other');
    if (code === 0) added.push(what);
    else console.log(`${what}: refused: ${stderr.trim().split('\n').at(-1)?.slice(0, 160)}`);
  }
  const began = performance.now();
  const said = await deploy();
  console.log(`a deploy took ${((performance.now() - began) / 1000).toFixed(1)} s and said:\n${said.join('\n')}`);
  for (const what of added) {
    const { named, seen, word } = additions[what as keyof typeof additions];
    expect(said).toContainEqual(expect.stringContaining(named));
    expect((await kubectl(...seen)).stdout).not.toContain(word);
  }
  // Once more there is nothing left to say.
  expect((await deploy()).filter((line) => /taken back|removed|stays/.test(line))).toEqual([]);
});

/** A policy that came after the pods of web, and would refuse them. */
const later = (kind: 'ValidatingAdmissionPolicy' | 'ValidatingAdmissionPolicyBinding', spec: object) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind,
  metadata: { name: 'later-policy' },
  spec,
});

test('what runs would be admitted again; a pod that a later policy would refuse is named', async () => {
  const well = await breakwater(['admissible', '--environment=lab']);
  console.log(well.stdout.trim());
  expect([well.code, well.stderr]).toEqual([0, '']);
  const rules = [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }];
  await applyObject(
    later('ValidatingAdmissionPolicy', {
      failurePolicy: 'Fail',
      matchConstraints: { resourceRules: rules },
      validations: [{ expression: "!object.metadata.name.startsWith('web-')", message: 'no web today' }],
    }),
  );
  await applyObject(
    later('ValidatingAdmissionPolicyBinding', { policyName: 'later-policy', validationActions: ['Deny'] }),
  );
  try {
    const isNamed = await eventually(60, async () => {
      const { code, stdout } = await breakwater(['admissible', '--environment=lab']);
      return code === 1 && /^Pod web\/web-\S+: .*no web today/m.test(stdout);
    });
    expect(isNamed).toBe(true);
  } finally {
    for (const kind of ['validatingadmissionpolicybinding', 'validatingadmissionpolicy'])
      await must('delete', kind, 'later-policy');
  }
});
