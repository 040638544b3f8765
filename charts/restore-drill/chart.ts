/** The restore drill: the newest backup in a database of its own, and the users API on top of it, all in one pod. */
import type { Construct } from 'constructs';
import type { Environment } from '../../src/config/environment';
import { images, reference } from '../../src/config/versions';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import type { Companion } from '../../src/constructs/pod-template';
import { ScheduledTask } from '../../src/constructs/scheduled-task';
import { Settings } from '../../src/constructs/settings';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { shareOf } from '../../src/kubernetes/quantity';
import { storeClients, storeUrl } from '../backup-store/names';
import { chartProps, flowProps, issuers, metricsPort, ownImage, podProps, portOf, priorityClass } from '../context';

/** The Secret with the private key, which is there while a drill runs. */
export const restoreKey = 'restore-key';

/** Seconds after which a backup is too old: two that should have been written are missing. */
const oldest = 3 * 3600;

/**
 * A drill that is started by the schedule waits for the key and fails without it; `npm run drill:restore` brings the key
 * and takes it away again. The database listens on the pod's loopback interface only and ends with the pod.
 */
export class RestoreDrillChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('restore-drill', environment));
    const [certificates, key] = ['/certs', '/key'];
    const capacity = environment.capacity['restore-drill'];
    const share = { cpu: shareOf(capacity.cpu, 3) };
    const [port, apiPort] = [portOf('mongo'), portOf('api')];
    const url = `mongodb://127.0.0.1:${port}/?directConnection=true`;
    const settings = (name: string, values: Readonly<Record<string, string>>) =>
      new Settings(this, `${name}-settings`, { values }).name;
    const store = new TlsCertificate(this, 'certificate', {
      name: 'store-client',
      signer: { clusterIssuer: issuers.internal },
      uses: ['client'],
      subject: 'restore-drill',
      unit: storeClients,
      combined: true,
    });
    const companions: readonly Companion[] = [
      {
        name: 'database',
        runs: 'beside',
        image: reference(images.mongodb, environment.sources.registry),
        command: ['mongod'],
        args: [
          '--bind_ip=127.0.0.1',
          '--dbpath=/tmp',
          '--nounixsocket',
          '--noscripting',
          `--port=${port}`,
          '--wiredTigerCacheSizeGB=0.25',
        ],
        ...share,
        memory: '320Mi',
        disk: { scratch: '768Mi', all: '1Gi' },
      },
      {
        name: 'restore',
        runs: 'before',
        image: ownImage('mongo-backup', environment),
        args: ['restore'],
        ...share,
        memory: '192Mi',
        secrets: { [certificates]: store.secret, [key]: restoreKey },
        settings: settings('restore', {
          ALLOW_HOSTS: `127.0.0.1:${port}`,
          CERTIFICATES: certificates,
          IDENTITY_FILE: `${key}/key.txt`,
          MAX_AGE_SECONDS: String(oldest),
          MONGO_URL: url,
          TARGET: `${storeUrl()}/`,
          VERDICT_URL: `${storeUrl()}/verdicts`,
        }),
      },
      {
        name: 'api',
        runs: 'beside',
        image: ownImage('api', environment),
        ...share,
        memory: '128Mi',
        settings: settings('api', {
          METRICS_PORT: String(metricsPort),
          MONGO_URL: url,
          PORT: String(apiPort),
        }),
        started: { path: '/readyz', port: apiPort },
      },
    ];
    new ScheduledTask(this, 'task', {
      ...podProps('restore-drill', environment),
      image: ownImage('client', environment),
      companions,
      capacity,
      own: { ...share, memory: '64Mi' },
      deadline: 900,
      priorityClass: priorityClass('batch'),
      retries: 0,
      schedule: environment.backups.drill,
      settings: { API_URL: `http://127.0.0.1:${apiPort}`, WAIT_SECONDS: '60' },
      exempt: {
        'secret-source':
          'the private key, which is here while npm run drill:restore runs, and nowhere else on the cluster',
      },
    });
    new FlowPolicy(this, 'flows', flowProps('restore-drill'));
  }
}
