import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { services } from '../../src/config/services';
import { welcome } from '../../src/deploy/welcome';

const { lab, beta } = environments;
const hosts = Object.values(services).flatMap((service) => ('host' in service ? [service.host] : []));
const pointed = (environment: Environment) => welcome(environment, []).join('\n');

test('a platform on this machine is welcomed by its addresses, how to trust them and what to try', () => {
  expect(welcome(lab, [])).toEqual([
    '',
    'lab is up:',
    ...hosts.map((host) =>
      host === 'api'
        ? '  https://api.lab.breakwater.example:18443  (asks for a caller certificate: docs/how-to/get-a-caller-certificate.md)'
        : `  https://${host}.lab.breakwater.example:18443`,
    ),
    'trust its certificates:',
    "  kubectl --context breakwater-e2e -n cert-manager get secret front-door-authority -o jsonpath='{.data.tls\\.crt}' | base64 --decode > lab-authority.crt",
    'try:',
    '  curl --cacert lab-authority.crt --resolve hash.lab.breakwater.example:18443:127.0.0.1 https://hash.lab.breakwater.example:18443/hash/abc123',
    '  npm run client -- GET /users/ --environment lab',
    'what the smoke test said:',
    '  kubectl --context breakwater-e2e -n client logs -l app=client --tail=-1 --prefix',
    'backups begin once they have a key (docs/how-to/back-up-and-restore.md):',
    '  npm run backup-key -- --environment lab',
    'metrics:',
    '  kubectl --context breakwater-e2e -n monitoring port-forward service/grafana 3000:80',
  ]);
});

test('one that the world knows has its own names, and nothing to trust', () => {
  const text = pointed(beta);
  expect(text).toContain('  curl https://hash.beta.breakwater.example/hash/abc123\n');
  expect(text).not.toMatch(/authority|--resolve|example:\d/);
});

test('a Grafana that was left out is not opened', () => {
  expect(welcome(lab, ['grafana']).join('\n')).not.toMatch(/metrics|grafana/);
});
