/**
 * A program to be timed as a whole: renders N services into a folder, each with everything that a public service of
 * ours has (14 objects: guardrails, workload, autoscaler, budget, flows, front door, certificate).
 * Usage: node lib/tests/bench/generated.js N FOLDER
 */
import type { Construct } from 'constructs';
import { FlowPolicy } from '../../src/constructs/flow-policy';
import { FrontDoor } from '../../src/constructs/front-door/front-door';
import { NamespacedChart } from '../../src/constructs/namespaced-chart';
import { WebService } from '../../src/constructs/web-service';
import { synth } from '../../src/synth/command';

class GeneratedChart extends NamespacedChart {
  constructor(scope: Construct, name: string, environment: string) {
    super(scope, { name, component: 'worker', environment, version: '0.1.0', podSecurityVersion: 'v1.36' });
    new WebService(this, 'service', {
      image: `localhost/breakwater/${name}:${'0'.repeat(40)}`,
      nameserver: '10.96.0.53',
      pullPolicy: 'IfNotPresent',
      userNamespaces: true,
      port: 8080,
      metricsPort: 9090,
      livePath: '/livez',
      readyPath: '/readyz',
      capacity: { instances: { min: 3, max: 10 }, cpu: '50m', memory: '128Mi' },
      spread: 'preferred',
      priorityClass: 'breakwater-service',
    });
    const frontDoor = { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' };
    new FlowPolicy(this, 'flows', { callers: [{ namespace: 'ingress-nginx', podLabels: frontDoor, port: 8080 }] });
    new FrontDoor(this, 'front-door', {
      controller: 'ingress-nginx',
      answersWithin: 60,
      host: `${name}.breakwater.example`,
      port: 8080,
      clients: ['10.0.0.0/8'],
      limit: { perSecond: 50, burst: 5, connections: 50 },
      issuer: 'front-door',
    });
  }
}

function* generated(count: number) {
  for (let n = 0; n < count; n++) {
    const name = `service-${String(n).padStart(5, '0')}`;
    yield class extends GeneratedChart {
      constructor(scope: Construct, environment: { readonly name: string }) {
        super(scope, name, environment.name);
      }
    };
  }
}

const [count = '', folder = ''] = process.argv.slice(2);
process.exitCode = synth({
  argv: ['--out', folder, '--json'],
  environments: { bench: { name: 'bench' } },
  charts: generated(Number(count)),
  problems: [],
  out: { write: () => true },
  err: process.stderr,
});
