/** The resolver: names inside the cluster for our pods, and no name of the outside. */
import type { Construct } from 'constructs';
import type { Environment } from '../../src/config/environment';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NameService } from '../../src/constructs/name-service';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { chartProps, flowProps, metricsPort, podProps, portOf, priorityClass } from '../context';

/**
 * The only pods of ours that reach the cluster's DNS, which hands a name that it does not know to the outside, whatever
 * data the name is made of. These ask it for `*.svc.cluster.local` alone; any other name does not exist.
 */
export class ResolverChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('resolver', environment));
    const { capacity, dns, spread } = environment;
    new NameService(this, 'service', {
      ...podProps('resolver', environment),
      address: dns.resolver,
      upstream: dns.cluster,
      port: portOf('resolver'),
      metricsPort,
      capacity: capacity.resolver,
      priorityClass: priorityClass('database'),
      spread,
    });
    new FlowPolicy(this, 'flows', flowProps('resolver', environment));
  }
}
