/** Eight legitimate uses: while they work, a refused attack is a refusal and not an outage. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { type CallerCertificate, certificate } from '../lab/certificate';
import { ask } from '../lab/front-door';
import { feed, kubectl } from '../lab/kubectl';
import { runningPod } from '../lab/running-pod';
import { usersCaller } from '../lab/users-caller';

export interface Use {
  readonly name: string;
  /** What is wrong; nothing where it works. */
  try(): Promise<string | undefined>;
}

let caller: CallerCertificate | undefined;
let number = 0;

/** A caller of the users API, with a certificate of its own. */
async function users() {
  caller ??= await certificate('api', 'attack-caller', 'callers');
  return usersCaller(caller);
}

async function page(service: 'hash' | 'web', path: string): Promise<string | undefined> {
  const { status } = await ask({ host: hostOf(service, lab), path });
  return status === 200 ? undefined : `status ${status}`;
}

async function accepted(...args: readonly string[]): Promise<string | undefined> {
  const { code, stderr } = await kubectl(...args);
  return code === 0 ? undefined : stderr.trim();
}

const incident = ['--as=sre', '--as-group=system:masters', '--as-group=breakwater:break-glass'];

export const uses: readonly Use[] = [
  { name: 'a hash is asked for at the front door', try: () => page('hash', '/hash/abc123') },
  { name: 'the site is read at the front door', try: () => page('web', '/') },
  {
    name: 'a user is added by a caller with a certificate, and kept by the database',
    try: async () => {
      number += 1;
      const name = `attack-${process.pid}-${number}`;
      const { status, body } = await (await users()).add({ name, email: `${name}@example.com` }, name);
      return status === '201' ? undefined : `status ${status} ${body}`;
    },
  },
  {
    name: 'users are listed by a caller with a certificate',
    try: async () => {
      const { cert, key } = caller ?? (await certificate('api', 'attack-caller', 'callers'));
      const { status } = await ask({ host: hostOf('api', lab), path: '/users/', cert, key });
      return status === 200 ? undefined : `status ${status}`;
    },
  },
  {
    name: 'dist is applied again by the deployer',
    try: () => accepted('apply', '--server-side', '--force-conflicts', '--dry-run=server', '--filename=dist/lab'),
  },
  {
    name: 'a program runs in a pod in an incident',
    try: async () =>
      accepted(
        'exec',
        '--namespace=api',
        (await runningPod('api')).name,
        ...incident,
        '--',
        '/usr/bin/python3.13',
        '-c',
        'pass',
      ),
  },
  {
    name: 'a Deployment is scaled by its autoscaler',
    try: () =>
      accepted(
        ...[
          'scale',
          'deployment',
          'hash',
          '--namespace=hash',
          '--replicas=3',
          '--dry-run=server',
          '--as-group=system:masters',
        ],
        '--as=system:serviceaccount:kube-system:horizontal-pod-autoscaler',
      ),
  },
  {
    name: 'a pod is evicted by a drain',
    try: async () => {
      const body = {
        apiVersion: 'policy/v1',
        kind: 'Eviction',
        metadata: { name: (await runningPod('web')).name, namespace: 'web' },
        deleteOptions: { dryRun: ['All'] },
      };
      const path = `/api/v1/namespaces/web/pods/${body.metadata.name}/eviction`;
      return feed(JSON.stringify(body), 'create', '--raw', path, '--filename=-').then(
        () => undefined,
        (error: Error) => error.message,
      );
    },
  },
];
