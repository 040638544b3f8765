/** First steps with a platform that has just come up: its address, how to trust it, what to try first. */
import { logsCommand } from '../cluster/job-end';
import type { Environment } from '../config/environment';
import { services } from '../config/services';
import type { ReleaseName } from '../config/versions';

/** @param leftOut releases that are not there @returns lines for a person */
export function welcome(
  { name, context, frontDoor }: Pick<Environment, 'name' | 'context' | 'frontDoor'>,
  leftOut: readonly ReleaseName[],
): readonly string[] {
  const { entry, domain, issuer } = frontDoor;
  const port = entry.kind === 'loopback' ? `:${entry.https}` : '';
  const hosts = Object.values(services).flatMap((service) => ('host' in service ? [`${service.host}.${domain}`] : []));
  const resolve = entry.kind === 'loopback' ? ` --resolve hash.${domain}:${entry.https}:127.0.0.1` : '';
  const authority = `${name}-authority.crt`;
  const own = issuer.kind === 'self-signed';
  return [
    '',
    `${name} is up:`,
    ...hosts.map(
      (host) =>
        `  https://${host}${port}${host.startsWith('api.') ? '  (asks for a caller certificate: docs/how-to/get-a-caller-certificate.md)' : ''}`,
    ),
    ...(own
      ? [
          'trust its certificates:',
          `  kubectl --context ${context} -n cert-manager get secret front-door-authority -o jsonpath='{.data.tls\\.crt}' | base64 --decode > ${authority}`,
        ]
      : []),
    'try:',
    `  curl${own ? ` --cacert ${authority}` : ''}${resolve} https://hash.${domain}${port}/hash/abc123`,
    `  npm run client -- GET /users/ --environment ${name}`,
    'what the smoke test said:',
    `  ${logsCommand(context, 'client', 'app=client')}`,
    'backups begin once they have a key (docs/how-to/back-up-and-restore.md):',
    `  npm run backup-key -- --environment ${name}`,
    ...(leftOut.includes('grafana')
      ? []
      : ['metrics:', `  kubectl --context ${context} -n monitoring port-forward service/grafana 3000:80`]),
  ];
}
