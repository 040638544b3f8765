/** Personas on a cluster: the matrix of rights, the keys, a day of each, and break-glass from its opening to its end. */
import { X509Certificate } from 'node:crypto';
import { lab } from '../../../src/config/environments/lab';
import { type PersonaName, personaNames } from '../../../src/config/personas';
import type { Outcome } from '../../../src/programs/run';
import { run } from '../../../src/programs/run';
import { openingCommands } from '../../access/incident';
import { type Cell, type Column, cells, columns, userOf } from '../../access/matrix';
import { deploy } from '../lab/deploy';
import { dryRun, eventually, kubectl, list, must } from '../lab/kubectl';
import { minikube } from '../lab/minikube';
import { canI } from '../lab/reviews';
import { readTarget } from '../lab/target';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(600_000);

/** As the API server knows someone who holds a persona. */
const as = (name: PersonaName) => [
  '--as=someone',
  ...[...lab.personas[name], 'system:authenticated'].map((group) => `--as-group=${group}`),
];

/** Cells of which the cluster says something else than the matrix. */
async function differences(some: readonly Cell[]): Promise<readonly string[]> {
  const answers = await canI(
    some.map(({ column, question }) => ({ user: userOf(lab.personas[columns[column]]), question })),
  );
  const wrong = some.filter(({ allowed }, place) => answers[place] !== allowed);
  console.log(`${some.length} cells asked, ${answers.filter((one) => one).length} allowed, ${wrong.length} differ`);
  return wrong.map(({ allowed, says }) => `${says}: should be ${allowed ? 'allowed' : 'refused'}`);
}

/** The page's commands, in a shell. */
function open(variables: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const { context } = readTarget();
  const reason = 'INC-42: the suite personas tries how glass breaks';
  const env = { context, environment: 'lab', namespace: 'api', hours: '2', reason, ...variables };
  return run('bash', ['-ceu', openingCommands()], { env });
}

const isOf = (letter: Column) => (cell: Cell) => cell.column === letter;
const standing = cells.filter((cell) => !isOf('i')(cell));

test('the matrix: what is declared is what the API server says, for all personas without an incident', async () => {
  expect(await differences(standing)).toEqual([]);
});

interface KeySecret {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly data: Readonly<Record<string, string>>;
}

/* Whoever has the Kubernetes role `edit` in a namespace reads its Secrets: keys that sign are where nothing of ours runs. */
test('the keys: authorities are in the namespace of cert-manager, each other namespace has keys of leaves alone', async () => {
  const secrets = await list<KeySecret>('secrets', '--all-namespaces', '--field-selector=type=kubernetes.io/tls');
  const isAuthority = ({ data }: KeySecret) => new X509Certificate(Buffer.from(data['tls.crt'] ?? '', 'base64')).ca;
  const rows = secrets.map((secret) => [secret.metadata.namespace, isAuthority(secret), secret.metadata.name] as const);
  console.log(rows.map(([where, signs, name]) => `${where}/${name}${signs ? ', an authority' : ''}`).join('\n'));
  const authorities = rows.filter(([, signs]) => signs);
  expect(authorities.map(([, , name]) => name)).toEqual(
    expect.arrayContaining(['callers-authority', 'internal-authority']),
  );
  expect(authorities.filter(([where]) => where !== 'cert-manager')).toEqual([]);
  expect(rows.length).toBeGreaterThan(authorities.length);
});

/** Evicts a pod of the web application: its budget allows one. */
async function evict(name: PersonaName): Promise<Outcome> {
  const [pod] = await list<{ readonly metadata: { readonly name: string } }>(
    'pods',
    '--namespace=web',
    '--field-selector=status.phase=Running',
  );
  const metadata = { name: pod?.metadata.name ?? '', namespace: 'web' };
  const eviction = JSON.stringify({ apiVersion: 'policy/v1', kind: 'Eviction', metadata });
  const path = `/api/v1/namespaces/web/pods/${metadata.name}/eviction`;
  return run('kubectl', ['--context', readTarget().context, ...as(name), 'create', `--raw=${path}`, '--filename=-'], {
    input: [eviction],
  });
}

const node = async () => (await must('get', 'nodes', '--output=jsonpath={.items[0].metadata.name}')).trim();

type Task = readonly string[] | ((name: PersonaName) => Promise<Outcome>);

const python = ['/usr/bin/python3.13', '-c', 'print(6 * 7)'];
const shell = ['exec', '--namespace=api', 'deployment/api', '--', ...python];
const foreign = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'foreign', namespace: 'api' } };
const wide = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'breakwater-helper' },
  rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
};
const forHelpers = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'helpers' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'breakwater-break-glass' },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'breakwater:break-glass' }],
};

/** Three tasks of each that work, and three that are refused; those of break-glass while its glass is broken. */
const days: Readonly<Record<PersonaName, { readonly work: readonly Task[]; readonly refused: readonly Task[] }>> = {
  'platform-admin': {
    work: [
      async (name) => kubectl(...as(name), 'cordon', await node()),
      async (name) => kubectl(...as(name), 'uncordon', await node()),
      ['get', 'validatingadmissionpolicies,clusterrolebindings,nodes'],
    ],
    refused: [
      ['get', 'secrets', '--namespace=cert-manager'],
      shell,
      ['scale', 'deployment/web', '--namespace=web', '--replicas=0'],
    ],
  },
  sre: {
    work: [
      evict,
      ['logs', 'deployment/web', '--namespace=web', '--tail=1'],
      ['get', 'statefulset/mongo', '--namespace=mongo'],
    ],
    refused: [
      ['delete', 'pod', '--namespace=web', '--selector=app.kubernetes.io/name=web', '--wait=false'],
      ['get', 'secrets', '--namespace=api'],
      ['rollout', 'restart', 'deployment/web', '--namespace=web'],
    ],
  },
  developer: {
    work: [
      ['get', 'deployments,pods,horizontalpodautoscalers,events', '--namespace=hash'],
      ['logs', 'deployment/api', '--namespace=api', '--tail=1'],
      ['get', 'configmaps', '--namespace=web'],
    ],
    refused: [['get', 'pods', '--namespace=mongo'], shell, ['set', 'env', 'deployment/web', '--namespace=web', 'A=b']],
  },
  'data-reader': {
    work: [
      ['get', 'statefulset/mongo', '--namespace=mongo'],
      ['get', 'cronjobs,jobs', '--namespace=mongo-backup'],
      ['get', 'events,persistentvolumeclaims', '--namespace=backup-store'],
    ],
    refused: [
      ['logs', 'mongo-0', '--namespace=mongo', '--container=mongo'],
      ['exec', '--namespace=mongo', 'mongo-0', '--', 'mongod', '--version'],
      ['port-forward', '--namespace=mongo', 'pod/mongo-0', '27999:27017'],
    ],
  },
  ci: {
    work: [
      ['apply', '--server-side', '--force-conflicts', '--dry-run=server', '--filename=dist/lab'],
      ['get', 'secrets', '--namespace=api'],
      ['diff', '--server-side', '--force-conflicts', '--filename=dist/lab/personas.k8s.yaml'],
    ],
    refused: [() => dryRun(foreign), () => dryRun(wide), () => dryRun(forHelpers)],
  },
  auditor: {
    work: [
      ['get', 'rolebindings,roles', '--all-namespaces'],
      ['get', 'networkpolicies,events', '--all-namespaces'],
      ['get', 'validatingadmissionpolicies,clusterroles'],
    ],
    refused: [
      ['logs', 'deployment/web', '--namespace=web'],
      ['get', 'secrets', '--namespace=mongo'],
      ['get', 'pods', '--namespace=api'],
    ],
  },
  'break-glass': {
    work: [
      shell,
      ['get', 'secrets', '--namespace=api'],
      ['scale', 'deployment/api', '--namespace=api', '--replicas=4'],
    ],
    refused: [
      ['get', 'secrets', '--namespace=web'],
      ['exec', '--namespace=mongo', 'mongo-0', '--', 'mongod', '--version'],
      ['create', 'rolebinding', 'more', '--namespace=api', '--clusterrole=breakwater-break-glass', '--user=eve'],
    ],
  },
};

const attempt = (name: PersonaName, task: Task) =>
  typeof task === 'function' ? task(name) : kubectl(...as(name), ...task);

const aRefusal = /forbidden|denied|Forbidden|cannot/;

async function day(name: PersonaName): Promise<void> {
  for (const task of days[name].work) {
    const { code, stderr } = await attempt(name, task);
    expect([name, task, code, code === 0 ? '' : stderr]).toEqual([name, task, 0, '']);
  }
  for (const task of days[name].refused) {
    const { code, stderr } = await attempt(name, task);
    expect([name, task, code === 0, stderr]).toEqual([name, task, false, expect.stringMatching(aRefusal)]);
  }
}

test.each(personaNames.filter((name) => name !== 'break-glass'))(
  'the day of %s: three tasks work, three are refused',
  day,
);

describe('break-glass', () => {
  const used = async () => {
    const metrics = await must('get', '--raw', '/metrics');
    const counts = [...metrics.matchAll(/^apiserver_validating_admission_policy_check_total\{([^}]*)\} (\d+)/gm)];
    return counts
      .filter(([, labels = '']) => labels.includes('policy="breakwater-break-glass-use"'))
      .reduce((sum, [, , count]) => sum + Number(count), 0);
  };
  let before = 0;

  test('is refused without a reason, without an end, and for more than four hours', async () => {
    before = await used();
    const wrong: readonly Readonly<Record<string, string>>[] = [
      { reason: 'because' },
      { hours: '5' },
      { hours: '-1' },
      { namespace: 'kube-system' },
    ];
    for (const variables of wrong) {
      const { code, stderr } = await open(variables);
      expect([variables, code, stderr]).toEqual([
        variables,
        1,
        // In a namespace that is not ours the label of the platform is refused too: the API server names one.
        expect.stringMatching(/'breakwater-(break-glass-binding|platform-claim)'/),
      ]);
    }
  });

  test('gives its rights in the namespace that was opened, by the commands of the page', async () => {
    const { code, stderr } = await open();
    expect([code, stderr]).toEqual([0, '']);
    expect(await differences(cells.filter(isOf('i')))).toEqual([]);
  });

  test('works a day', () => day('break-glass'));

  test('cannot be made longer', async () => {
    const [name] = (
      await must('get', 'rolebindings', '--namespace=api', '--selector=app=personas', '--output=name')
    ).split('\n');
    const later = 'breakwater.example/expires=2099-01-01T00:00:00Z';
    const { code, stderr } = await kubectl('annotate', '--overwrite', '--namespace=api', name ?? '', later);
    expect([code, stderr]).toEqual([1, expect.stringContaining("'breakwater-break-glass-binding'")]);
  });

  test('is counted, and each use is a line of the audit log with the user', async () => {
    const after = await used();
    console.log(`break-glass-use: counted ${before} before, ${after} after`);
    expect(after - before).toBeGreaterThanOrEqual(3);
    const seen = await eventually(30, async () => {
      const lines = (await minikube('logs', '--profile', readTarget().context)).split('\n');
      const ofUse = lines.filter((line) => line.includes('break-glass-use') && line.includes('"username":"someone"'));
      const ofReads = lines.filter(
        (line) => /"resource":"secrets"/.test(line) && line.includes('breakwater:break-glass'),
      );
      return ofUse.some((line) => line.includes('"subresource":"exec"')) && ofReads.length > 0;
    });
    expect(seen).toBe(true);
  });

  test('ends with the next deploy, which names the binding', async () => {
    const said = await deploy();
    console.log(said.join('\n'));
    expect(said).toContainEqual(expect.stringMatching(/RoleBinding api\/break-glass-\S+: removed/));
    expect(await differences(cells.filter(isOf('b')))).toEqual([]);
    expect((await kubectl(...as('break-glass'), ...shell)).code).not.toBe(0);
  });
});
