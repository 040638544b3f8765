/** Chart of cluster-scoped objects. */
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { LabelsProps } from './labels';
import { labels } from './labels';

/** Objects of the whole cluster, with the labels of everything else. Its name is that of its file. */
export class ClusterChart extends Chart {
  constructor(scope: Construct, props: Omit<LabelsProps, 'instance'>) {
    super(scope, props.name, { labels: { ...labels(props) }, disableResourceNameHashes: true });
  }
}
