/** The users API: FastAPI in front of the database. */
import type { Construct } from 'constructs';
import { units } from '../../src/config/database-users';
import type { Environment } from '../../src/config/environment';
import { patience } from '../../src/config/patience';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { FrontDoor } from '../../src/constructs/front-door/front-door';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { WebService } from '../../src/constructs/web-service';
import { clientCertificate } from '../client-certificate';
import {
  chartProps,
  flowProps,
  frontDoorProps,
  issuers,
  metricsPort,
  podProps,
  portOf,
  priorityClass,
} from '../context';
import { databaseUrl } from '../mongo/url';

/** Callers from outside are let in by a client certificate of the ClusterIssuer `callers`. */
export class ApiChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('api', environment));
    const port = portOf('api');
    const certificates = '/certs';
    const database = new TlsCertificate(
      this,
      'database-client',
      clientCertificate({ name: 'mongo-client', subject: 'api', unit: units.clients }),
    ).secret;
    new WebService(this, 'service', {
      ...podProps('api', environment),
      port,
      metricsPort,
      livePath: '/livez',
      readyPath: '/readyz',
      capacity: environment.capacity.api,
      spread: environment.spread,
      priorityClass: priorityClass('api'),
      settings: {
        DOCS: String(environment.apiDocs),
        MONGO_URL: databaseUrl(environment.database, certificates),
        OPERATION_SECONDS: String(patience.operation),
      },
      secrets: { [certificates]: database },
    });
    new FlowPolicy(this, 'flows', flowProps('api', environment));
    new FrontDoor(this, 'front-door', { ...frontDoorProps('api', environment), callers: issuers.callers });
  }
}
