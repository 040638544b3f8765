/** The database of the users API. */
import type { Construct } from 'constructs';
import type { Environment } from '../../src/config/environment';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { StatefulDatabase } from '../../src/constructs/stateful-database';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { chartProps, flowProps, issuers, portOf, priorityClass, subnetOf } from '../context';
import { certificates, engine } from './engines';
import { memberHost } from './url';

/**
 * Engine, members and size are the environment's. Every client needs TLS and a certificate. Still to come:
 * the start of replication, users with the least rights, backups.
 */
export class MongoChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('mongo', environment));
    const { database, capacity, images, spread, userNamespaces } = environment;
    const member = new TlsCertificate(this, 'member', {
      name: 'mongo-member',
      signer: { clusterIssuer: issuers.internal },
      uses: ['server', 'client'],
      // Members know each other by this unit, so that no client may have it.
      unit: 'database-members',
      dnsNames: [memberHost('*'), 'mongo.mongo.svc.cluster.local', 'localhost'],
      combined: true,
    });
    new StatefulDatabase(this, 'database', {
      ...engine(database, environment),
      pullPolicy: images.pullPolicy,
      userNamespaces,
      port: portOf('mongo'),
      members: database.members,
      capacity: capacity.mongo,
      storage: database.storage,
      priorityClass: priorityClass('database'),
      secrets: { [certificates]: member.secret },
      spread,
      ...subnetOf('mongo', environment),
    });
    new FlowPolicy(this, 'flows', flowProps('mongo'));
  }
}
