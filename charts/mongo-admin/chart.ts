/** Administration of the database: a Job that starts the replica set, adds and removes members, and creates users. */
import type { Construct } from 'constructs';
import { accounts, units } from '../../src/config/database-users';
import type { Environment } from '../../src/config/environment';
import { patience } from '../../src/config/patience';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { Task } from '../../src/constructs/task';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { clientCertificate } from '../client-certificate';
import { chartProps, flowProps, podProps, priorityClass } from '../context';
import { membershipSettings, replicaSet } from '../mongo/url';

/**
 * There is no password: its certificate has the unit of the members, who may do everything. Nothing else runs in this
 * namespace, and the Job may be run at any time.
 */
export class MongoAdminChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('mongo-admin', environment));
    const certificates = '/certs';
    // The first pull of the database's image takes minutes on a slow line.
    const [wait, deadline] = [480, 540];
    const member = new TlsCertificate(
      this,
      'certificate',
      clientCertificate({ name: 'mongo-admin', subject: 'mongo-admin', unit: units.members }),
    ).secret;
    new Task(this, 'task', {
      ...podProps('mongo-admin', environment),
      capacity: environment.capacity['mongo-admin'],
      priorityClass: priorityClass('batch'),
      deadline,
      secrets: { [certificates]: member },
      settings: {
        ACCOUNTS: accounts(),
        CERTIFICATES: certificates,
        ELECTION_SECONDS: String(patience.election),
        ...membershipSettings(environment.database),
        REPLICA_SET: replicaSet,
        WAIT_SECONDS: String(wait),
      },
    });
    new FlowPolicy(this, 'flows', flowProps('mongo-admin', environment));
  }
}
