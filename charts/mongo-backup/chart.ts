/** Backup of the database: a CronJob that may read it, and may add to the store of backups. */
import type { Construct } from 'constructs';
import { recipients } from '../../src/config/backup-secrets';
import { units } from '../../src/config/database-users';
import type { Environment } from '../../src/config/environment';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { ScheduledTask } from '../../src/constructs/scheduled-task';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { storeClients, storeUrl } from '../backup-store/names';
import { clientCertificate } from '../client-certificate';
import { chartProps, flowProps, podProps, priorityClass } from '../context';
import { databaseUrl } from '../mongo/url';

/** What it writes can be read by the owner of a private key alone, who is not on the cluster. */
export class MongoBackupChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('mongo-backup', environment));
    const [database, store, keys] = ['/certs/database', '/certs/store', '/recipients'];
    const client = (name: string, unit: string) =>
      new TlsCertificate(this, name, clientCertificate({ name, subject: 'mongo-backup', unit })).secret;
    new ScheduledTask(this, 'task', {
      ...podProps('mongo-backup', environment),
      args: ['backup'],
      capacity: environment.capacity['mongo-backup'],
      deadline: 1800,
      priorityClass: priorityClass('batch'),
      schedule: environment.backups.schedule,
      secrets: {
        [database]: client('database-client', units.clients),
        [store]: client('store-client', storeClients),
        [keys]: recipients.name,
      },
      exempt: { 'secret-source': 'public keys: what they seal is opened elsewhere; npm run backup-key makes them' },
      settings: {
        CERTIFICATES: store,
        DATABASES: 'users',
        MONGO_URL: databaseUrl(environment.database, database),
        RECIPIENTS_FILE: `${keys}/${recipients.file}`,
        TARGET: `${storeUrl()}/`,
      },
    });
    new FlowPolicy(this, 'flows', flowProps('mongo-backup', environment));
  }
}
