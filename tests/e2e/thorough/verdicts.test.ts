/**
 * One rule, two engines: what the offline check says of an object, the API server says too, for every example of every
 * policy and every object of dist. And the seal: of four environments, each takes its own objects and no other's.
 */
import { declaredIn } from '../../../src/config/declared';
import { environments } from '../../../src/config/environments';
import { foreignImages } from '../../../src/config/versions';
import { nameOf } from '../../../src/kubernetes/identity';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { readObjects } from '../../../src/kubernetes/read';
import { policies } from '../../../src/policies';
import { incident } from '../../../src/policies/access/break-glass';
import { contextOf, subjectsOf } from '../../../src/policies/example';
import { examplesOf } from '../../../src/policies/examples';
import { good } from '../../../src/policies/good';
import { parametersOf } from '../../../src/policies/parameters';
import type { Policy, PolicyContext, PolicyParameters } from '../../../src/policies/policy';
import { admissionObjects, admissionOf, isHeld } from '../../../src/policies/vap';
import { run } from '../../../src/programs/run';
import type { Answer } from '../lab/api-server';
import { ApiServer } from '../lab/api-server';
import { doorDefinitions } from '../lab/door-crds';
import { OwnCluster } from '../lab/own-cluster';
import { verdictsProfile } from '../lab/target';
import { useLab } from '../lab/use-lab';

// Their CRDs are those of lab's cert-manager.
useLab({ applied: false });

/** What was asked, and what each engine said. */
interface Compared {
  readonly policy: string;
  readonly what: string;
  readonly offline: boolean;
  readonly server: boolean;
}

const names = Object.keys(environments) as (keyof typeof environments)[];
const dist = Object.fromEntries(names.map((name) => [name, readObjects(`dist/${name}`)]));
const contexts = Object.fromEntries(
  names.map((name): [string, PolicyContext] => {
    const environment = environments[name];
    return [
      name,
      { ...parametersOf(environment, foreignImages(environment), declaredIn(environment)), objects: dist[name] ?? [] },
    ];
  }),
);
const held = (parameters: PolicyParameters) => policies.filter((policy) => isHeld(admissionOf(policy, parameters)));

/** The policies bound to warn, so that all of them answer. */
function warning(policy: Policy, parameters: PolicyParameters): readonly Manifest[] {
  return admissionObjects(policy, parameters, { name: `verdict-${policy.id}`, actions: ['Warn'] });
}

interface Asking {
  /** What must be there before. @default - nothing */
  readonly there?: readonly Manifest[];
  /** Judges what the API server made of it too: policies are asked after it added defaults. @default false */
  readonly taken?: true;
  /** The policies that it asks, by their resources and conditions: all others must say nothing. @default - all */
  readonly asked?: readonly string[];
}

/** Asks the API server about one object, and compares it with each policy that it holds. */
async function compare(
  server: ApiServer,
  all: readonly Policy[],
  example: Manifest,
  context: PolicyContext,
  what: string,
  { asked: ids, taken: isTaken, there = [] }: Asking = {},
): Promise<readonly Compared[]> {
  const object = asOfNow(example);
  const answer = await askAbout(server, object, context.request, there);
  if (!answer) {
    unplayed.push(`${what}: what it replaces is not valid, so that no cluster has it`);
    return [];
  }
  const { message, status, taken, warnings } = answer;
  if (/User "[^"]*" cannot /.test(message)) throw new Error(`${what}: ${message}`);
  // What is not there is refused, and no policy was asked.
  if (status === 404) throw new Error(`${what}: ${message}`);
  // What is refused before any policy is asked, as no valid object or by a plugin of the API server, is refused.
  const asked = warnings.some((text) => text.includes("'verdict-")) || message.includes("ValidatingAdmissionPolicy '");
  const before = [400, 403, 422].includes(status) && !asked;
  const judged = isTaken && taken ? [object, taken] : [object];
  return all.map(({ id, check }) => {
    const isIn = ids?.includes(id) ?? true;
    const offline = judged.map((one) => isIn && check(one, context).length > 0);
    const own = warnings.filter((text) => text.includes(`'verdict-${id}'`));
    const said = own.length > 0 || message.includes(`'breakwater-${id}.`) || (before && offline.some(Boolean));
    // A list that is absent is null there: what cannot be evaluated is refused, which offline need not be.
    const isClosed = isTaken && own.length > 0 && (own.every(isError) || lacksList(taken));
    const agrees = isClosed || offline.includes(said);
    return { policy: id, what: `${what} (${status} ${message})`, offline: agrees ? said : !said, server: said };
  });
}

const isError = (text: string) => text.includes('resulted in error');

/** The rules of a role, or the limits of a range, that were not written. */
function lacksList(taken: Manifest | undefined): boolean {
  return [taken, taken?.['spec'] ?? {}].some((one) => Object.values(one ?? {}).includes(null));
}

/** A random object, and the policies that are asked about it. */
interface Case {
  readonly says: string;
  readonly object: Manifest;
  readonly asked: readonly string[];
}

/** Examples that no API server here can be asked about, each with the reason. */
const unplayed: string[] = [];

/** An example that says when it was made, as if that were now: the API server writes its own time. */
function asOfNow(object: Manifest): Manifest {
  const { annotations = {}, creationTimestamp } = object.metadata;
  if (typeof creationTimestamp !== 'string') return object;
  const ahead = Date.now() - Date.parse(creationTimestamp);
  if (Number.isNaN(ahead)) return object;
  const moved = (time: string) => new Date(Date.parse(time) + ahead).toJSON().replace(/\.\d+Z$/, 'Z');
  const expires = annotations[incident.expires];
  const isTime = /^[\d:T-]{19}Z$/.test(expires ?? '') && !Number.isNaN(Date.parse(expires ?? ''));
  return {
    ...object,
    metadata: {
      ...object.metadata,
      creationTimestamp: moved(creationTimestamp),
      annotations: { ...annotations, ...(expires && isTime ? { [incident.expires]: moved(expires) } : {}) },
    },
  };
}

/**
 * What is there for an example alone may be collected as garbage in between: then it is put there again.
 *
 * @returns nothing where what must be there is not a valid object
 */
async function askAbout(
  server: ApiServer,
  object: Manifest,
  request: PolicyContext['request'],
  there: readonly Manifest[],
): Promise<Answer | undefined> {
  for (let tries = 0; ; tries++) {
    for (const one of there) {
      // What is judged is there as the example says; what it needs beside it may be there already.
      const isSubject = nameOf(one) === nameOf(object);
      if (!(await (isSubject ? server.set(one) : server.put(one)))) return undefined;
    }
    const answer = await server.ask(object, request);
    const [, namespace] = /^namespaces "(\S+)" not found$/.exec(answer.message) ?? [];
    if (namespace) await server.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    if (![404, 409].includes(answer.status) || tries === 10) return answer;
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** What must be there already: the object, and for a pod its account and its class. */
function needed(object: Manifest, all: readonly Manifest[]): readonly Manifest[] {
  // Without what makes a controller take it for its own, and collect it since its owner is not there.
  const { ownerReferences: _, ...metadata } = object.metadata;
  const isTaken = (key: string) => key.startsWith('endpointslice.') || key === 'kubernetes.io/service-name';
  const labels = Object.entries(object.metadata.labels ?? {}).filter(([key]) => !isTaken(key));
  const kept = { ...object, metadata: { ...metadata, labels: Object.fromEntries(labels) } };
  if (object.kind !== 'Pod') return [kept];
  const kinds = ['PriorityClass', 'ServiceAccount'];
  const own = all.filter(({ kind, metadata }) => kinds.includes(kind) && metadata.name === 'api');
  return [...own, accountOf(object), kept];
}

/** The account that a pod names: in a namespace of others no example has it. One that is there stays. */
function accountOf({ metadata: { namespace }, spec }: Manifest): Manifest {
  const { serviceAccountName: name = 'default' } = spec as { readonly serviceAccountName?: string };
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, ...(namespace ? { namespace } : {}) } };
}

/** Until the API server has taken up the last of its policies. */
async function takenUp(server: ApiServer, object: Manifest, policy: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const { warnings } = await server.ask(object);
    if (warnings.some((text) => text.includes(`'verdict-${policy}'`))) return;
    await new Promise((next) => setTimeout(next, 250));
  }
  throw new Error(`the API server does not ask ${policy}`);
}

/** Labels that the API server gives a namespace. */
const namesItself = 'kubernetes.io/metadata.name';

/** The namespaces of others that examples make ours: each has the labels that the example says, or none. */
async function settleNamespace(server: ApiServer, around: string, objects: readonly Manifest[]): Promise<void> {
  const given = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === around);
  const labels: Readonly<Record<string, string>> = { ...given?.metadata.labels, [namesItself]: around };
  const there = await server.labelsOf(around);
  const isSame = [...new Set([...Object.keys(labels), ...Object.keys(there)])].every(
    (key) => labels[key] === there[key],
  );
  if (isSame) return;
  await server.set({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: around, labels } });
  // Bindings read labels of namespaces from a cache of the API server.
  await new Promise((next) => setTimeout(next, 1000));
}

/** A policy that is refused by every object: the last that is created, so that all others are there with it. */
const last: Policy = {
  ...(policies[0] as Policy),
  id: 'last',
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['configmaps'] }],
    expression: "object.metadata.name != 'is-the-last-there'",
  },
};
const probe = (namespace: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'is-the-last-there', namespace },
});

/** The fixed address of a Service is one of its environment's network: clusters here have another, and say so themselves. */
const isElsewhere = ({ message, status }: Answer) =>
  status === 422 && /provided IP \S+ is not in the valid range/.test(message);

const table: string[] = [];
const matrix: string[] = [];

describe.each(names)('the API server of %s', (name) => {
  const cluster = new OwnCluster(verdictsProfile(name), environments[name]);
  const context = contexts[name] as PolicyContext;
  const objects = dist[name] ?? [];
  /** Who may write there, as the environment says. */
  const deployer = { name: 'deployer', groups: [...environments[name].personas.ci, 'system:authenticated'] };
  let server: ApiServer;

  beforeAll(async () => {
    await cluster.start();
    server = await ApiServer.open(cluster.profile);
    await cluster.apply(objects.filter(({ kind }) => kind === 'Namespace'));
    await cluster.apply(doorDefinitions());
    const groups = environments[name].personas.ci.map((group) => `--group=${group}`);
    await cluster.must('create', 'clusterrolebinding', 'deployers', '--clusterrole=cluster-admin', ...groups);
    const all = [...held(context), last].flatMap((policy) => warning(policy, context));
    await cluster.apply(all);
    await takenUp(server, probe('api'), 'last');
  });

  afterEach(() => server?.tidy());

  afterAll(async () => {
    server?.close();
    await cluster.delete();
  });

  test('compiles every policy', async () => {
    const { items } = JSON.parse(await cluster.must('get', 'validatingadmissionpolicies', '--output=json')) as {
      readonly items: readonly Manifest[];
    };
    expect(items.length).toBeGreaterThan(30);
  });

  test('says of every object of its dist what the offline check says', async () => {
    const compared: Compared[] = [];
    for (const object of objects) {
      const asked = { ...context, request: { operation: 'CREATE', user: deployer } } as const;
      compared.push(...(await compare(server, held(context), object, asked, nameOf(object))));
    }
    const different = compared.filter(({ offline, server: said }) => offline !== said);
    table.push(
      `dist/${name}: ${objects.length} objects × ${held(context).length} policies, ${different.length} differences`,
    );
    expect(different).toEqual([]);
  });

  if (name === 'production') {
    let isGood = false;
    /** Namespaces that examples make, and label as they like. */
    const others = ['elsewhere', 'other', 'visitors'];

    /** Policies with the values of the examples, which are of an environment of their own. */
    async function bindGood(): Promise<void> {
      if (isGood) return;
      await cluster.must(
        'create',
        'clusterrolebinding',
        'examples',
        '--clusterrole=cluster-admin',
        '--group=system:authenticated',
      );
      await cluster.apply(
        [...others, 'cert-manager', 'envoy-gateway-system', 'ingress-nginx'].map((other) => ({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: other },
        })),
      );
      await cluster.apply(held(good).flatMap((policy) => warning(policy, good)));
      await new Promise((next) => setTimeout(next, 3000));
      isGood = true;
    }

    test('says of every example of every policy what the offline check says', async () => {
      await bindGood();
      const rows: string[] = [];
      const different: Compared[] = [];
      for (const policy of held(good)) {
        const compared: Compared[] = [];
        const { good: passing, bad } = examplesOf(policy.id);
        for (const fixture of [...passing, ...bad]) {
          const one = contextOf(fixture);
          const all = one.objects;
          // A namespace that is being deleted cannot be played by a request that changes nothing.
          if (all.some(({ kind, metadata }) => kind === 'Namespace' && metadata['deletionTimestamp'])) continue;
          for (const object of subjectsOf(fixture, one)) {
            if (/^([\w.]+\.)?example\.com\//.test(object.apiVersion)) {
              unplayed.push(`${fixture.says}: no API server here has ${object.kind} of ${object.apiVersion}`);
              continue;
            }
            const there =
              fixture.request?.oldObject ??
              (['CONNECT', 'DELETE', 'UPDATE'].includes(fixture.request?.operation ?? '') ? object : undefined);
            if (object.kind === 'Namespace' && object.metadata.namespace !== undefined) {
              unplayed.push(`${fixture.says}: the API server drops the namespace of a Namespace`);
              continue;
            }
            const before = there || fixture.request?.subresource ? needed(there ?? object, all) : [];
            const around = object.metadata.namespace ?? '';
            if (others.includes(around)) await settleNamespace(server, around, all);
            const what = `${fixture.says}: ${nameOf(object)}`;
            const answers = await compare(server, [policy], object, one, what, { there: before });
            compared.push(...answers);
            const ofOurs = objects.find((mine) => object.kind === 'Namespace' && nameOf(mine) === nameOf(object));
            if (ofOurs && before.length > 0) await server.set(ofOurs);
          }
        }
        const wrong = compared.filter(({ offline, server: said }) => offline !== said);
        const refused = compared.filter(({ offline }) => offline).length;
        rows.push(
          `${policy.id.padEnd(30)} ${String(compared.length - refused).padStart(4)} ${String(refused).padStart(8)} ${String(wrong.length).padStart(12)}`,
        );
        different.push(...wrong);
      }
      console.log(['policy                         pass  refused  differences', ...rows].join('\n'));
      console.log(['not asked:', ...unplayed].join('\n'));
      expect(different).toEqual([]);
    });

    test('says of a thousand random objects what the offline check says', async () => {
      await bindGood();
      const seed = String(Date.now() % 2 ** 31);
      const made = await run('node', ['lib/tests/policies/random-run.js', '1000', seed, '--print']);
      const cases = made.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Case);
      const compared: Compared[] = [];
      // Without its account and its class a pod is refused before any policy is asked.
      const kinds = ['PriorityClass', 'ServiceAccount'];
      for (const one of good.objects.filter(({ kind, metadata }) => kinds.includes(kind) && metadata.name === 'api'))
        await server.put(one);
      for (const other of others) await settleNamespace(server, other, good.objects);
      for (const { asked, object, says } of cases) {
        const objects = [...good.objects.filter((one) => nameOf(one) !== nameOf(object)), object];
        compared.push(
          ...(await compare(server, held(good), object, { ...good, objects }, says, { asked, taken: true })),
        );
      }
      const refused = compared.filter(({ offline }) => offline).length;
      const different = compared.filter(({ offline, server: said }) => offline !== said);
      console.log(
        `${cases.length} random objects (seed ${seed}), ${compared.length} verdicts, ${refused} of them refusals, ${different.length} differences`,
      );
      expect(different).toEqual([]);
    });
  }

  test('with its seal on, takes what is of its environment and refuses all that is of another', async () => {
    await cluster.must('delete', 'validatingadmissionpolicybindings', '--all');
    await cluster.must('delete', 'validatingadmissionpolicies', '--all');
    const own = objects.filter(({ kind }) => /^ValidatingAdmissionPolicy/.test(kind));
    await cluster.apply(own);
    await new Promise((next) => setTimeout(next, 3000));
    const taken: Record<string, string> = {};
    const wrong: string[] = [];
    for (const other of names) {
      const all = dist[other] ?? [];
      const answers = await Promise.all(
        all.map(async (object) => ({ object, ...(await server.apply(object, deployer)) })),
      );
      const passed = answers.filter(({ status }) => status < 300);
      taken[other] = `${passed.length}/${all.length}`;
      const isWrong = (answer: Answer) => answer.status >= 300 && !isElsewhere(answer);
      const expected = other === name ? answers.filter(isWrong) : passed;
      if (other === name) {
        const warned = answers.filter(({ warnings }) => warnings.length > 0);
        wrong.push(...warned.map(({ object, warnings }) => `${nameOf(object)}: ${warnings.join('; ')}`));
      }
      wrong.push(...expected.map(({ message, object }) => `${other}: ${nameOf(object)}: ${message || 'taken'}`));
    }
    matrix.push(`${name.padEnd(12)} ${names.map((other) => (taken[other] ?? '').padStart(12)).join('')}`);
    expect(wrong).toEqual([]);
  });
});

afterAll(() => {
  const head = `${'cluster of'.padEnd(12)} ${names.map((name) => name.padStart(12)).join('')}`;
  console.log([...table, '', 'objects taken, of all of an environment:', head, ...matrix].join('\n'));
});
