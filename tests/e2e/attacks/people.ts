/** Attacks by people: an admin of the namespaces, and a viewer. */
import { kubectl, must } from '../lab/kubectl';
import { probePod } from '../lab/probe';
import { runningPod } from '../lab/running-pod';
import type { Attack, From, Tried } from './attack';
import { missingRight, policy } from './controls';

/** Users of the suite, with the roles of Kubernetes that they hold in every namespace. */
const users = { 'attack-admin': 'admin', 'attack-viewer': 'view' } as const;

export async function giveRights(): Promise<void> {
  for (const [user, role] of Object.entries(users))
    await kubectl('create', 'clusterrolebinding', user, `--clusterrole=${role}`, `--user=${user}`);
}

export async function takeRights(): Promise<void> {
  await must('delete', 'clusterrolebinding', ...Object.keys(users), '--ignore-not-found');
}

async function asked(...args: readonly string[]): Promise<Tried> {
  const { code, stderr, stdout } = await kubectl(...args);
  return { succeeded: code === 0, said: code === 0 ? stdout : stderr };
}

const as = (user: keyof typeof users) => ['--as', user, '--as-group', 'system:authenticated'];
const dry = '--dry-run=server';

const attack = (
  from: From,
  name: string,
  gains: string,
  control: Attack['control'],
  attempt: Attack['attempt'],
): Attack => ({ from, name, gains, control, attempt });

const writer = policy('reviewed-writer');
const notEditor = missingRight('attack-viewer', 'edit');
const admin = 'an admin of the namespace';

/** A container that Pod Security lets through. */
function hardened() {
  const [container] = probePod('web', 'debugger', {}).spec.containers;
  const { args, image, imagePullPolicy, securityContext } = container as NonNullable<typeof container>;
  return { args, image, imagePullPolicy, securityContext };
}

export const peopleAttacks: readonly Attack[] = [
  attack(admin, 'the default-deny NetworkPolicy is deleted', 'an open namespace', policy('default-deny-kept'), () =>
    asked('delete', 'networkpolicy', 'default-deny', '--namespace=mongo', dry, ...as('attack-admin')),
  ),
  attack(admin, 'the database is scaled to nothing', 'an outage', writer, () =>
    asked('scale', 'statefulset', 'mongo', '--namespace=mongo', '--replicas=0', dry, ...as('attack-admin')),
  ),
  attack(admin, 'the budget of disruptions is deleted', 'an outage at the next drain', writer, () =>
    asked('delete', 'poddisruptionbudget', 'api', '--namespace=api', dry, ...as('attack-admin')),
  ),
  attack(admin, 'the certificate of the front door is replaced', 'the traffic of every caller', writer, () =>
    asked(
      'patch',
      'secret',
      'api-tls',
      '--namespace=api',
      '--type=merge',
      '--patch={"data":{"x":"eA=="}}',
      dry,
      ...as('attack-admin'),
    ),
  ),
  attack(admin, 'a pod is deleted, again and again', 'an outage', writer, async () =>
    asked('delete', 'pod', (await runningPod('web')).name, '--namespace=web', dry, ...as('attack-admin')),
  ),
  attack('a viewer', 'Secrets are read', 'every key of the database', missingRight('attack-viewer', 'admin'), () =>
    asked('get', 'secrets', '--namespace=mongo', '--output=name', ...as('attack-viewer')),
  ),
  attack(
    'a viewer',
    'a token of an account is made',
    'the rights of a pod',
    missingRight('attack-viewer', 'edit'),
    () => asked('create', 'token', 'web', '--namespace=web', ...as('attack-viewer')),
  ),
  attack('a viewer', 'a program in a running pod', 'the process and its certificates', notEditor, async () =>
    asked(
      'exec',
      '--namespace=api',
      (await runningPod('api')).name,
      ...as('attack-viewer'),
      '--',
      '/usr/bin/python3.13',
      '-c',
      'pass',
    ),
  ),
  attack('a viewer', 'a request through the API server to a Service', 'the service, past certificates', notEditor, () =>
    asked('get', '--raw', '/api/v1/namespaces/hash/services/hash:8000/proxy/hash/live', ...as('attack-viewer')),
  ),
  attack(
    'a viewer',
    'a debugger in a running pod',
    'the process and its certificates',
    missingRight('attack-viewer', 'cluster-admin'),
    async () => {
      const patch = {
        spec: { ephemeralContainers: [{ ...hardened(), name: 'debugger', targetContainerName: 'web' }] },
      };
      return asked(
        ...[
          'patch',
          'pod',
          (await runningPod('web')).name,
          '--namespace=web',
          '--subresource=ephemeralcontainers',
          '--type=strategic',
        ],
        ...[`--patch=${JSON.stringify(patch)}`, dry, ...as('attack-viewer')],
      );
    },
  ),
];
