/** StatefulSet whose pods have a volume each: what outlives them, and how they are replaced. */
import { canonicalQuantity, type Memory } from '../kubernetes/quantity';
import { stableLabels } from './labels';
import type { NamespacedChart } from './namespaced-chart';

export interface StatefulSetProps {
  readonly annotations: Readonly<Record<string, string>>;
  readonly replicas: number;
  /** The headless Service that names the pods. @default - named after the chart */
  readonly service?: string;
  /** Seconds for which a pod must be ready before the next one is replaced. */
  readonly settle: number;
  /** Name of the volume claim of each pod. */
  readonly claim: string;
  /** Size of each volume. */
  readonly storage: Memory;
  /** As `podTemplate` makes it. */
  readonly template: object;
}

/** @returns the object, named after its chart: pods start at once, volumes are kept when pods or the whole set go */
export function statefulSet(chart: NamespacedChart, props: StatefulSetProps) {
  const { annotations, claim, replicas, service = chart.name, settle, storage, template } = props;
  const selector = stableLabels(chart.name);
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: chart.name, annotations },
    spec: {
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      minReadySeconds: settle,
      podManagementPolicy: 'Parallel',
      replicas,
      revisionHistoryLimit: 3,
      selector: { matchLabels: selector },
      serviceName: service,
      updateStrategy: { type: 'RollingUpdate' },
      template,
      volumeClaimTemplates: [
        {
          metadata: { name: claim, labels: { ...selector, env: chart.allLabels()['env'] } },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: canonicalQuantity(storage) } },
          },
        },
      ],
    },
  };
}
