/** The store of backups: it takes new ones from the job that reads the database, and hands them to the drill. */
import type { Construct } from 'constructs';
import type { Environment } from '../../src/config/environment';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { VolumeService } from '../../src/constructs/volume-service';
import { chartProps, flowProps, issuers, metricsPort, podProps, portOf, priorityClass } from '../context';
import { storeHost, storeSubject } from './names';

/**
 * Backups are in a namespace of their own, and only this server touches their volume. Who reads the database can add a
 * backup and neither change nor remove one; how long they are kept is decided here.
 */
export class BackupStoreChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('backup-store', environment));
    const { backups, capacity, spread } = environment;
    const [certificates, folder] = ['/certs', '/backups'];
    const server = new TlsCertificate(this, 'certificate', {
      name: 'backup-store',
      signer: { clusterIssuer: issuers.internal },
      uses: ['server'],
      dnsNames: [storeHost, `*.${storeHost}`, 'localhost'],
    });
    new VolumeService(this, 'service', {
      ...podProps('backup-store', environment),
      args: ['serve'],
      port: portOf('backup-store'),
      metricsPort,
      livePath: '/livez',
      readyPath: '/readyz',
      capacity: capacity['backup-store'],
      priorityClass: priorityClass('service'),
      storage: backups.storage,
      dataPath: folder,
      secrets: { [certificates]: server.secret },
      settings: {
        ADD_SUBJECTS: storeSubject('mongo-backup'),
        ALLOW_SUBJECTS: storeSubject('restore-drill'),
        CERTIFICATES: certificates,
        KEEP_DAILY: String(backups.keep.days),
        KEEP_HOURLY: String(backups.keep.hours),
        KEEP_WEEKLY: String(backups.keep.weeks),
        TARGET: `file://${folder}/kept`,
        VERDICT_SUBJECTS: storeSubject('restore-drill'),
      },
      spread,
      alone: 'a backup that finds it away is written by the next run',
    });
    new FlowPolicy(this, 'flows', flowProps('backup-store', environment));
  }
}
