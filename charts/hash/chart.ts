/** The hash service: any number of equal instances without dependencies. */
import type { Construct } from 'constructs';
import type { Environment } from '../../src/config/environment';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { FrontDoor } from '../../src/constructs/front-door/front-door';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { WebService } from '../../src/constructs/web-service';
import { chartProps, flowProps, frontDoorProps, metricsPort, podProps, portOf, priorityClass } from '../context';

export class HashChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('hash', environment));
    const port = portOf('hash');
    new WebService(this, 'service', {
      ...podProps('hash', environment),
      port,
      metricsPort,
      // Its contract knows no other path than /hash/<text>, and a probe there would count as a request of a caller.
      livePath: '/metrics',
      livePort: 'metrics',
      capacity: environment.capacity.hash,
      spread: environment.spread,
      priorityClass: priorityClass('service'),
    });
    new FlowPolicy(this, 'flows', flowProps('hash', environment));
    new FrontDoor(this, 'front-door', frontDoorProps('hash', environment));
  }
}
