/**
 * What is outside of a cluster with public names, played inside of it: the nameserver of the zone, and an ACME server under
 * the name of the public one, which looks at the front door as from outside.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ownImage } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { secretPart } from '../lab/front-door';
import { apply, feed, must } from '../lab/kubectl';
import { minikube } from '../lab/minikube';
import { hosts } from './ways';

const namespace = 'lab-acme';

/** The key of lab, as docs/answers/A1 has it: TXT records of proofs of its hosts, and nothing else. */
const key = lab.frontDoor.domain.replaceAll('.', '-');

const publicNames = ['acme-staging-v02.api.letsencrypt.org', 'acme-v02.api.letsencrypt.org'];

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

/** Records of the zone, of its nameserver itself. */
export async function records(name: string, type: 'A' | 'CAA' | 'TXT'): Promise<readonly string[]> {
  const dig = ['dig', '@127.0.0.1', '-p', '5353', '+short', name, type];
  const found = await must('exec', '--namespace', namespace, 'deployment/nameserver', '--', ...dig);
  return found.split('\n').filter((line) => line !== '');
}

/** Writes a record with lab's key, as whoever has it could. @returns what the nameserver said, where it refused it */
export async function update(record: string): Promise<string> {
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
  return feed(`server 127.0.0.1 5353\nupdate add ${record}\nsend\n`, ...words).then(
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
  return log.split('\n').filter((line) => line.includes('updating zone') || line.includes('update-security'));
}

/** Addresses of the hosts, and the key of lab. */
async function delegate(secret: string): Promise<void> {
  const { data } = JSON.parse(await must('get', 'configmap', 'nameserver', '-n', namespace, '-o', 'json')) as {
    readonly data: Readonly<Record<string, string>>;
  };
  const address = await clusterAddress('ingress-nginx', 'ingress-nginx-controller');
  const may = hosts.map((host) => `grant ${key} name _acme-challenge.${host}. TXT;`).join(' ');
  const settings = replaced(data['named.conf'], 'update-policy {', `update-policy { ${may}`);
  const zone = data['breakwater.example.zone'] ?? '';
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

/** The names and the path of the public server, for the whole cluster. */
async function playPublicServer(): Promise<void> {
  const labels = { app: 'directory' };
  const programs = Object.fromEntries(
    ['directory.py', 'look.py'].map((file) => [file, readFileSync(`tests/e2e/names/${file}`, 'utf8')]),
  );
  await give(
    { apiVersion: 'v1', kind: 'ConfigMap', ...named('directory', namespace), data: programs },
    {
      apiVersion: 'v1',
      kind: 'Service',
      ...named('directory', namespace),
      spec: { selector: labels, ports: [{ port: 443, targetPort: 8443 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      ...named('directory', namespace),
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: directoryPod } },
    },
  );
  const address = await clusterAddress(namespace, 'directory');
  const entries = publicNames.map((name) => `        ${address} ${name}\n`).join('');
  const zone = `letsencrypt.org:53 {\n    errors\n    hosts {\n${entries}    }\n}\n`;
  await give({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    ...named('coredns-custom', 'kube-system'),
    data: { 'letsencrypt.server': zone },
  });
  await must('rollout', 'restart', 'deployment/coredns', '--namespace=kube-system');
}

const directoryPod = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      name: 'directory',
      image: ownImage('probe', lab),
      imagePullPolicy: 'IfNotPresent',
      command: ['/usr/bin/python3.13', '/programs/directory.py'],
      ports: [{ containerPort: 8443 }],
      readinessProbe: { tcpSocket: { port: 8443 }, periodSeconds: 2 },
      resources: { requests: { cpu: '10m', memory: '32Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      },
      volumeMounts: [
        { name: 'programs', mountPath: '/programs' },
        { name: 'tls', mountPath: '/tls' },
      ],
    },
  ],
  volumes: [
    { name: 'programs', configMap: { name: 'directory' } },
    { name: 'tls', secret: { secretName: 'pebble' } },
  ],
};

/** cert-manager trusts the ACME server, as its image trusts the public one. */
async function trust(authority: string): Promise<void> {
  const volume = 'public-authorities';
  await give({ apiVersion: 'v1', kind: 'ConfigMap', ...named(volume, 'cert-manager'), data: { 'ca.crt': authority } });
  const patch = {
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: 'cert-manager-controller',
              env: [{ name: 'SSL_CERT_FILE', value: '/authorities/ca.crt' }],
              volumeMounts: [{ name: volume, mountPath: '/authorities', readOnly: true }],
            },
          ],
          volumes: [{ name: volume, configMap: { name: volume } }],
        },
      },
    },
  };
  await must('patch', 'deployment', 'cert-manager', '--namespace=cert-manager', `--patch=${JSON.stringify(patch)}`);
}

function named(name: string, space: string) {
  return { metadata: { name, namespace: space } };
}

async function give(...objects: readonly object[]): Promise<void> {
  const { code, stderr } = await apply(...objects);
  if (code !== 0) throw new Error(stderr);
}

function clusterAddress(space: string, service: string): Promise<string> {
  return must('get', 'service', service, `--namespace=${space}`, '--output=jsonpath={.spec.clusterIP}');
}

function replaced(text: string | undefined, from: string, to: string): string {
  if (!text?.includes(from)) throw new Error(`the nameserver's settings have no '${from}'`);
  return text.replace(from, to);
}
