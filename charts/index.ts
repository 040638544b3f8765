/** The list of charts: what runs, in every environment. */
import type { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../src/config/environment';
import { ApiChart } from './api/chart';
import { BackupStoreChart } from './backup-store/chart';
import { CertificatesChart } from './certificates/chart';
import { ClientChart } from './client/chart';
import { ClusterPoliciesChart } from './cluster-policies/chart';
import { HashChart } from './hash/chart';
import { MongoChart } from './mongo/chart';
import { MongoAdminChart } from './mongo-admin/chart';
import { MongoBackupChart } from './mongo-backup/chart';
import { MongoRotationChart } from './mongo-rotation/chart';
import { PersonasChart } from './personas/chart';
import { ResolverChart } from './resolver/chart';
import { RestoreDrillChart } from './restore-drill/chart';
import { WebChart } from './web/chart';

/** Makes one chart of an environment; its id is the name of its file. */
export type ChartMaker = new (scope: Construct, environment: Environment) => Chart;

export const charts: readonly ChartMaker[] = [
  ApiChart,
  BackupStoreChart,
  CertificatesChart,
  ClientChart,
  ClusterPoliciesChart,
  HashChart,
  MongoChart,
  MongoAdminChart,
  MongoBackupChart,
  MongoRotationChart,
  PersonasChart,
  ResolverChart,
  RestoreDrillChart,
  WebChart,
];
