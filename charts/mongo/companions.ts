/** The exporter of metrics beside each member of the database. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import type { Construct } from 'constructs';
import { units } from '../../src/config/database-users';
import type { Environment } from '../../src/config/environment';
import type { Companion } from '../../src/constructs/pod-template';
import { Settings } from '../../src/constructs/settings';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { clientCertificate } from '../client-certificate';
import { metricsPort, ownImage, portOf } from '../context';

/** Seconds after which a scrape is answered, whether the member has answered or not: less than Prometheus waits. */
const scrapeSeconds = 6;

/**
 * A client of the member in its own pod, which it reaches by loopback. Of the member's certificate it has what the member
 * should serve, without the key. It starts along with the member, so that no member waits for it.
 *
 * @param member the Secret with the certificate of the members
 */
export function exporter(scope: Construct, environment: Environment, member: string): Companion {
  const [certificates, shown] = ['/certs', '/member'];
  const client = new TlsCertificate(
    scope,
    'exporter',
    clientCertificate({ name: 'mongo-exporter', subject: 'mongo', unit: units.clients }),
  ).secret;
  const settings = new Settings(scope, 'exporter-settings', {
    values: {
      CERTIFICATES: certificates,
      MEMBER: `localhost:${portOf('mongo')}`,
      MEMBER_CERTIFICATE: `${shown}/tls.crt`,
      METRICS_PORT: String(metricsPort),
      SCRAPE_SECONDS: String(scrapeSeconds),
    },
  });
  const probe = (path: string): k8s.Probe => ({ httpGet: { path, port: k8s.IntOrString.fromString('metrics') } });
  return {
    name: 'exporter',
    runs: 'along',
    image: ownImage('mongo-admin', environment),
    args: ['export-metrics'],
    ...environment.database.exporter,
    ports: { metrics: metricsPort },
    probes: { live: probe('/livez'), ready: probe('/readyz') },
    secrets: { [certificates]: client },
    certificates: { [shown]: member },
    settings: settings.name,
  };
}
