/** Experiments on alerts that production has and lab has not: of a front door with metrics, and of pods that no one enters. */
import { lab } from '../../../src/config/environments/lab';
import { frontDoors } from '../../../src/config/front-doors';
import { must } from '../lab/kubectl';
import { controller } from '../lab/nodes';
import type { Experiment } from './experiment';
import { type Line, Reporter } from './reporter';
import { scale } from './scaled';

/** Values under which the rules and jobs of these alerts are made. */
export const ofProduction = {
  frontDoor: { ...lab.frontDoor, controller: 'ingress-nginx' },
  shells: 'break-glass',
} as const;

/** Stands beside the pods of lab's own controller, which show other metrics than ingress-nginx does. */
export const entrance = new Reporter(frontDoors['ingress-nginx'].namespace, { app: 'reporter' }, 10254);

const answers = (status: number) => `nginx_ingress_controller_requests{status="${status}"}`;

const reported = (alert: string, says: string, lines: () => readonly Line[]): Experiment => ({
  alert,
  subject: 'front-door',
  says,
  within: 180,
  breaks: () => entrance.says(...lines()),
  mends: () => entrance.forgets(...lines()),
});

/** What they report is put there by a shell, so that all are one group. */
export const atTheFrontDoor = {
  says: 'errors at the front door, a certificate of it that ends, a shell in a pod',
  experiments: [
    reported('FrontDoorErrors', 'one of ten requests ends with 503', () => [
      [answers(503), 1000, 10],
      [answers(200), 1000, 90],
    ]),
    reported('FrontDoorCertificateEnds', 'a served certificate with ten days', () => [
      ['nginx_ingress_controller_ssl_expire_time_seconds{host="web.example"}', Date.now() / 1000 + 864_000],
    ]),
    {
      alert: 'ShellInPod',
      subject: 'security',
      says: 'a command in a pod of the API',
      breaks: () => must('exec', '--namespace=api', 'deployment/api', '--', '/usr/bin/python3.13', '--version'),
      mends: async () => {},
    },
  ] satisfies readonly Experiment[],
};

export const frontDoorDown: Experiment = {
  alert: 'FrontDoorDown',
  subject: 'front-door',
  says: 'no pod of the front door',
  breaks: async () => {
    await entrance.stop();
    await scale('deployment', controller.name, 0, controller.namespace);
  },
  mends: () => scale('deployment', controller.name, 1, controller.namespace),
};
