/** An ACME server under the name and the path of the public one, for the whole cluster, and cert-manager's trust in it. */
import { readFileSync } from 'node:fs';
import { ownImage } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { must } from '../lab/kubectl';
import { clusterAddress, give, named, acmeNamespace as namespace } from './given';

const publicNames = ['acme-staging-v02.api.letsencrypt.org', 'acme-v02.api.letsencrypt.org'];

/** The names and the path of the public server. */
export async function playPublicServer(): Promise<void> {
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
  // Beside the zone of the nameserver, which an apply would take away.
  const patch = JSON.stringify({ data: { 'letsencrypt.server': zone } });
  await must('patch', 'configmap', 'coredns-custom', '--namespace=kube-system', '--type=merge', `--patch=${patch}`);
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
export async function trust(authority: string): Promise<void> {
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
