/** The client: a Job that uses the API as a caller would, and says what differed. The smoke test of every deployment. */
import type { Construct } from 'constructs';
import type { Environment } from '../../src/config/environment';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { Task } from '../../src/constructs/task';
import { chartProps, flowProps, imagesCalledBy, podProps, priorityClass, urlOf } from '../context';

export class ClientChart extends NamespacedChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, chartProps('client', environment));
    new Task(this, 'task', {
      ...podProps('client', environment),
      capacity: environment.capacity.client,
      priorityClass: priorityClass('batch'),
      // What it proves is a part of its name: another image is proven anew.
      settings: { API_URL: urlOf('api'), PROVES: imagesCalledBy('client'), WAIT_SECONDS: '180' },
    });
    new FlowPolicy(this, 'flows', flowProps('client', environment));
  }
}
