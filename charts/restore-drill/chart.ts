/** The restore drill: the newest backup in a database of its own, and the users API on top of it, all in one pod. */
import type { Construct } from 'constructs';
import { identity } from '../../src/config/backup-secrets';
import type { Environment } from '../../src/config/environment';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { ScheduledTask } from '../../src/constructs/scheduled-task';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { shareOf } from '../../src/kubernetes/quantity';
import { storeClients, storeUrl } from '../backup-store/names';
import { clientCertificate } from '../client-certificate';
import { chartProps, flowProps, podProps, priorityClass } from '../context';
import { companions } from './companions';

/** Seconds after which a backup is too old: two that should have been written are missing. */
const oldest = 3 * 3600;

/**
 * A drill that is started by the schedule waits for the key and fails without it; `npm run drill:restore` brings the key
 * and takes it away again. The database listens on the pod's loopback interface only and ends with the pod. The store
 * hears that a backup was proven from the last container, which starts when all others have done their part.
 */
export class RestoreDrillChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('restore-drill', environment));
    const capacity = environment.capacity['restore-drill'];
    const share = { cpu: shareOf(capacity.cpu, 3) };
    const certificates = '/certs';
    const [report, reports] = ['/report', 'report'];
    const store = new TlsCertificate(
      this,
      'certificate',
      clientCertificate({ name: 'store-client', subject: 'restore-drill', unit: storeClients }),
    ).secret;
    const reporting = {
      CERTIFICATES: certificates,
      REPORT_FILE: `${report}/verdict.json`,
      VERDICT_URL: `${storeUrl()}/verdicts`,
    };
    new ScheduledTask(this, 'task', {
      ...podProps('restore-drill', environment),
      args: ['report'],
      companions: companions(this, environment, {
        ...share,
        oldest,
        reporting,
        secrets: { [certificates]: store, '/key': identity.name },
        shared: { [report]: reports },
      }),
      capacity,
      own: { ...share, memory: '64Mi' },
      deadline: 900,
      priorityClass: priorityClass('batch'),
      retries: 0,
      schedule: environment.backups.drill,
      secrets: { [certificates]: store },
      shared: { [report]: reports },
      settings: reporting,
      exempt: {
        'secret-source': 'what opens backups is here while npm run drill:restore runs, and nowhere else on the cluster',
      },
    });
    new FlowPolicy(this, 'flows', flowProps('restore-drill', environment));
  }
}
