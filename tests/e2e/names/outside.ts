/** The nameserver of the zone and the ACME server: outside of a cluster with public names, played inside of it here. */
import { randomBytes } from 'node:crypto';
import { caaOf, lineOf } from '../../../src/config/caa';
import { lab } from '../../../src/config/environments/lab';
import { production } from '../../../src/config/environments/production';
import { type Outcome, run } from '../../../src/programs/run';
import { secretPart } from '../lab/front-door';
import { feed, must } from '../lab/kubectl';
import { minikube } from '../lab/minikube';
import { playPublicServer, trust } from './directory';
import { clusterAddress, give, named, acmeNamespace as namespace } from './given';
import { hosts } from './ways';

/** The key of lab, as docs/answers/A1 has it: TXT records of proofs of its hosts, and nothing else. */
const key = lab.frontDoor.domain.replaceAll('.', '-');

/** Makes all of it, before anything asks it. */
export async function bringOutside(profile: string): Promise<void> {
  await minikube('addons', 'enable', 'acme', '--profile', profile);
  const secret = randomBytes(64).toString('base64');
  await give({
    apiVersion: 'v1',
    kind: 'Secret',
    ...named('front-door-dns-update', 'cert-manager'),
    stringData: { tsig: secret },
  });
  await delegate(secret);
  // Each order is proven anew, and not by what was proven lately.
  await must('set', 'env', 'deployment/pebble', `--namespace=${namespace}`, 'PEBBLE_AUTHZREUSE=0');
  await playPublicServer();
  await trust(await secretPart(namespace, 'pebble', 'ca.crt'));
  for (const [where, what] of [
    [namespace, 'deployment/nameserver'],
    [namespace, 'deployment/pebble'],
    [namespace, 'deployment/directory'],
    ['kube-system', 'deployment/coredns'],
    ['cert-manager', 'deployment/cert-manager'],
  ] as const)
    await must('rollout', 'status', what, `--namespace=${where}`, '--timeout=120s');
}

/** What the authority gets of an address: the status, then the lines of the answer. */
export async function look(url: string): Promise<readonly string[]> {
  const inPod = ['exec', '--namespace', namespace, 'deployment/directory', '--', '/usr/bin/python3.13'];
  return (await must(...inPod, '/programs/look.py', url)).trimEnd().split('\n');
}

/** `caa` of an environment, from a host beside the nodes, which asks the nameserver itself. */
export async function caa(profile: string, environment: string): Promise<Outcome> {
  const ip = await must(
    'get',
    'pods',
    '-n',
    namespace,
    '-l',
    'app=nameserver',
    '-o',
    'jsonpath={.items[0].status.podIP}',
  );
  const words = ['caa', `--environment=${environment}`, `--nameserver=${ip}:5353`];
  return run('nsenter', [`--net=/run/netns/lab-${profile}`, process.execPath, 'lib/src/cli/main.js', ...words]);
}

/** Records of the zone, of its nameserver itself. */
export async function records(name: string, type: 'A' | 'CAA' | 'TXT'): Promise<readonly string[]> {
  const dig = ['dig', '@127.0.0.1', '-p', '5353', '+short', name, type];
  const found = await must('exec', '--namespace', namespace, 'deployment/nameserver', '--', ...dig);
  return found.split('\n').filter((line) => line !== '');
}

/**
 * Changes a record with lab's key, as whoever has it could.
 *
 * @param change such as `add NAME 5 TXT text`
 * @returns `taken`, or what the nameserver said
 */
export async function update(change: string): Promise<string> {
  const tsig = await secretPart('cert-manager', 'front-door-dns-update', 'tsig');
  const words = [
    'exec',
    '-i',
    '-n',
    namespace,
    'deployment/nameserver',
    '--',
    'nsupdate',
    '-y',
    `hmac-sha512:${key}:${tsig}`,
  ];
  return feed(`server 127.0.0.1 5353\nzone breakwater.example\nupdate ${change}\nsend\n`, ...words).then(
    () => 'taken',
    (error: Error) => error.message,
  );
}

/** The root of the ACME server, which is new each time that it starts. */
export async function publicAuthority(): Promise<string> {
  const [status, ...lines] = await look('https://pebble.lab-acme.svc:15000/roots/0');
  if (status !== '200') throw new Error(`the root of the ACME server: ${status}`);
  return lines.join('\n');
}

/** What the nameserver has been asked to change, a line each. */
export async function updates(): Promise<readonly string[]> {
  const log = await must('logs', `--namespace=${namespace}`, 'deployment/nameserver', '--tail=-1');
  return log.split('\n').filter((line) => line.includes('updating zone'));
}

/** Addresses of the hosts, the key of lab, and who may sign for the zone, which is production's domain. */
async function delegate(secret: string): Promise<void> {
  const { data } = JSON.parse(await must('get', 'configmap', 'nameserver', '-n', namespace, '-o', 'json')) as {
    readonly data: Readonly<Record<string, string>>;
  };
  const address = await clusterAddress('ingress-nginx', 'ingress-nginx-controller');
  const may = hosts.map((host) => `grant ${key} name _acme-challenge.${host}. TXT;`).join(' ');
  const settings = replaced(data['named.conf'], 'update-policy {', `update-policy { ${may}`);
  const caa = caaOf(production).map((one) => `@ IN CAA ${lineOf(one)}`);
  const zone = replaced(data['breakwater.example.zone'], '@ IN CAA 0 issue "letsencrypt.org"', caa.join('\n'));
  await give({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    ...named('nameserver', namespace),
    data: {
      'named.conf': `key "${key}" { algorithm hmac-sha512; secret "${secret}"; };\n${settings}`,
      'breakwater.example.zone': `${zone.trimEnd()}\n${hosts.map((host) => `${host}. IN A ${address}\n`).join('')}`,
    },
  });
  await must('rollout', 'restart', 'deployment/nameserver', `--namespace=${namespace}`);
}

function replaced(text: string | undefined, from: string, to: string): string {
  if (!text?.includes(from)) throw new Error(`the nameserver has no '${from}'`);
  return text.replace(from, to);
}
