/** Renewal of the certificates that the members of the database serve: a CronJob with one right. */
import type { Construct } from 'constructs';
import { units } from '../../src/config/database-users';
import type { Environment } from '../../src/config/environment';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { ScheduledTask } from '../../src/constructs/scheduled-task';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { clientCertificate } from '../client-certificate';
import { chartProps, flowProps, podProps, priorityClass } from '../context';
import { memberAddresses } from '../mongo/url';

/**
 * mongod reads a changed file when it is asked to, and not before. cert-manager renews a certificate when a third of its
 * life is left, so that a month of daily runs has to fail before one ends.
 */
export class MongoRotationChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('mongo-rotation', environment));
    const certificates = '/certs';
    const client = new TlsCertificate(
      this,
      'certificate',
      clientCertificate({ name: 'mongo-rotation', subject: 'mongo-rotation', unit: units.clients }),
    ).secret;
    new ScheduledTask(this, 'task', {
      ...podProps('mongo-rotation', environment),
      args: ['rotate'],
      capacity: environment.capacity['mongo-rotation'],
      priorityClass: priorityClass('batch'),
      schedule: '17 3 * * *',
      secrets: { [certificates]: client },
      settings: {
        CERTIFICATES: certificates,
        // A third of 90 days, less ten days in which runs may fail.
        LEAST_HOURS: String((TlsCertificate.defaults.days / 3 - 10) * 24),
        MEMBERS: memberAddresses(environment.database).join(','),
        WAIT_SECONDS: '180',
      },
    });
    new FlowPolicy(this, 'flows', flowProps('mongo-rotation', environment));
  }
}
