/** A Job and a CronJob. */
import type { Manifest } from '../../kubernetes/manifest';
import { account, flow } from './belongings';
import { labels, metadata, selector } from './names';
import { container, mongoImage, ownImage, template } from './pods';

export const jobObjects: readonly Manifest[] = [
  account('init'),
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata('init'),
    spec: {
      activeDeadlineSeconds: 300,
      backoffLimit: 3,
      template: template('init', 'init', 'OnFailure', [container('init', ownImage)]),
      ttlSecondsAfterFinished: 600,
    },
  },
  flow('init', { egress: [{ ports: [{ port: 27017 }], to: [{ podSelector: selector('mongo') }] }] }),
  account('backup'),
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata('backup'),
    spec: {
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        metadata: { labels: labels('backup') },
        spec: {
          activeDeadlineSeconds: 300,
          backoffLimit: 3,
          template: template('backup', 'backup', 'Never', [container('backup', mongoImage)]),
        },
      },
      schedule: '0 3 * * *',
      startingDeadlineSeconds: 300,
    },
  },
  flow('backup', { egress: [{ ports: [{ port: 27017 }], to: [{ podSelector: selector('mongo') }] }] }),
];
