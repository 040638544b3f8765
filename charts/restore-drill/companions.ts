/** The containers of a restore drill before its report: a database, the restore, the users API, a client of it. */
import type { Construct } from 'constructs';
import { identity } from '../../src/config/backup-secrets';
import type { Environment } from '../../src/config/environment';
import { images, reference } from '../../src/config/versions';
import type { Companion } from '../../src/constructs/pod-template';
import { Settings } from '../../src/constructs/settings';
import type { Cpu } from '../../src/kubernetes/quantity';
import { storeUrl } from '../backup-store/names';
import { metricsPort, ownImage, portOf } from '../context';

/** The name of the database's replica set of one, which the API needs for its reads. */
const set = 'drill';

export interface CompanionsProps extends Required<Pick<Companion, 'secrets' | 'shared'>> {
  /** What each container asks for. */
  readonly cpu: Cpu;
  /** Seconds after which a backup is too old. */
  readonly oldest: number;
  /** Settings of what reports to the store. */
  readonly reporting: Readonly<Record<string, string>>;
}

/** @returns what starts one after the other: the API only once all data is back, the client once the API is ready */
export function companions(scope: Construct, environment: Environment, props: CompanionsProps): readonly Companion[] {
  const { cpu, oldest, reporting, secrets, shared } = props;
  const [port, apiPort] = [portOf('mongo'), portOf('api')];
  const url = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  const settings = (name: string, values: Readonly<Record<string, string>>) =>
    new Settings(scope, `${name}-settings`, { values }).name;
  return [
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
        `--replSet=${set}`,
        '--oplogSize=64',
        '--wiredTigerCacheSizeGB=0.25',
      ],
      cpu,
      memory: '320Mi',
      disk: { scratch: '768Mi', all: '1Gi' },
    },
    {
      name: 'restore',
      runs: 'before',
      image: ownImage('mongo-backup', environment),
      args: ['restore'],
      cpu,
      memory: '192Mi',
      secrets,
      shared,
      settings: settings('restore', {
        ...reporting,
        ALLOW_HOSTS: `127.0.0.1:${port}`,
        INITIATE: set,
        IDENTITY_FILE: `/key/${identity.file}`,
        MAX_AGE_SECONDS: String(oldest),
        MONGO_URL: url,
        TARGET: `${storeUrl()}/`,
      }),
    },
    {
      name: 'api',
      runs: 'beside',
      image: ownImage('api', environment),
      cpu,
      memory: '128Mi',
      settings: settings('api', { METRICS_PORT: String(metricsPort), MONGO_URL: url, PORT: String(apiPort) }),
      started: { path: '/readyz', port: apiPort },
    },
    {
      name: 'client',
      runs: 'before',
      image: ownImage('client', environment),
      cpu,
      memory: '64Mi',
      settings: settings('client', { API_URL: `http://127.0.0.1:${apiPort}`, WAIT_SECONDS: '60' }),
    },
  ];
}
