/** ingress-nginx as an addon has it, with what our release of it says. */
import type { Environment } from '../../../src/config/environment';
import { ingressNginx } from '../../../src/stacks/releases/ingress-nginx';
import { must } from './kubectl';

const namespace = '--namespace=ingress-nginx';
const name = 'ingress-nginx-controller';

interface Controller {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly containers: readonly {
          readonly args: readonly string[];
          readonly ports: readonly { readonly name: string }[];
        }[];
      };
    };
  };
}

/** Gives the addon the configuration, the ports and the arguments of the release. Image and chart stay the addon's. */
export async function configureAsRelease(environment: Environment): Promise<void> {
  const { admissionWebhooks, config, containerPort, extraArgs } = ingressNginx(environment, {
    registry: 'upstream',
  }).controller;
  await must('patch', 'configmap', name, namespace, '--type=merge', `--patch=${JSON.stringify({ data: config })}`);
  const { spec } = JSON.parse(await must('get', 'deployment', name, namespace, '--output=json')) as Controller;
  const [controller] = spec.template.spec.containers;
  if (!controller) throw new Error('ingress-nginx has no container');
  const ports: Readonly<Record<string, number | undefined>> = { ...containerPort, webhook: admissionWebhooks.port };
  const patch = controller.ports.flatMap(({ name: port }, at) =>
    ports[port] === undefined
      ? []
      : [{ op: 'replace', path: `/spec/template/spec/containers/0/ports/${at}/containerPort`, value: ports[port] }],
  );
  const others = controller.args.filter((one) => !one.startsWith('--validating-webhook='));
  const args = [
    ...others,
    `--validating-webhook=:${admissionWebhooks.port ?? 8443}`,
    ...Object.entries(extraArgs ?? {}).map(([flag, value]) => `--${flag}=${value}`),
  ];
  const changed = [...patch, { op: 'replace', path: '/spec/template/spec/containers/0/args', value: args }];
  await must('patch', 'deployment', name, namespace, '--type=json', `--patch=${JSON.stringify(changed)}`);
  await must('rollout', 'status', 'deployment', name, namespace, '--timeout=180s');
}
