/** The public Node application. */
import type { Construct } from 'constructs';
import type { Environment } from '../../src/config/environment';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { FrontDoor } from '../../src/constructs/front-door/front-door';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { WebService } from '../../src/constructs/web-service';
import { chartProps, flowProps, frontDoorProps, metricsPort, podProps, portOf, priorityClass } from '../context';

export class WebChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('web', environment));
    const port = portOf('web');
    new WebService(this, 'service', {
      ...podProps('web', environment),
      port,
      metricsPort,
      livePath: '/healthz',
      readyPath: '/readyz',
      capacity: environment.capacity.web,
      spread: environment.spread,
      priorityClass: priorityClass('service'),
    });
    new FlowPolicy(this, 'flows', flowProps('web', environment));
    new FrontDoor(this, 'front-door', frontDoorProps('web', environment));
  }
}
