/** The database of the users API. */
import type { Construct } from 'constructs';
import { units } from '../../src/config/database-users';
import type { Environment } from '../../src/config/environment';
import { memberHost, serviceOf } from '../../src/config/move';
import { workloads } from '../../src/config/workloads';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { StatefulDatabase } from '../../src/constructs/stateful-database';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { chartProps, flowProps, issuers, portOf, priorityClass, subnetOf } from '../context';
import { exporter } from './companions';
import { certificates, mongod } from './mongod';

/**
 * Members and size are the environment's. Every client needs TLS and a certificate. The chart `mongo-admin`
 * starts the replica set and creates its users.
 */
export class MongoChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('mongo', environment));
    const { capacity, database, dns, images, spread, userNamespaces } = environment;
    const member = new TlsCertificate(this, 'member', {
      name: 'mongo-member',
      signer: { clusterIssuer: issuers.internal },
      uses: ['server', 'client'],
      // Members know each other by this unit, so that no client may have it.
      unit: units.members,
      dnsNames: [memberHost('*', database), memberHost('all', database), 'localhost'],
      combined: true,
    });
    new StatefulDatabase(this, 'database', {
      ...mongod(environment),
      nameserver: dns.resolver,
      pullPolicy: images.pullPolicy,
      userNamespaces,
      service: serviceOf(database),
      port: portOf('mongo'),
      members: database.members,
      companions: [exporter(this, environment, member.secret)],
      capacity: workloads(environment).mongo.capacity,
      own: capacity.mongo,
      storage: database.storage,
      priorityClass: priorityClass('database'),
      secrets: { [certificates]: member.secret },
      spread,
      ...subnetOf('mongo', environment),
    });
    new FlowPolicy(this, 'flows', flowProps('mongo', environment));
  }
}
