/** Pods that ask what a workload's pods can reach: they have its label and nothing else of it. */
import { priorityClass } from '../../../charts/context';
import { services } from '../../../src/config/services';
import { hardenedContainer, hardenedPod } from '../../../src/constructs/hardening';
import { apply, must } from './kubectl';
import { probeImage } from './target';

export interface Reached {
  readonly target: string;
  readonly reached: boolean;
  readonly detail: string;
}

/** A pod of the probe image, within what a namespace's quota has to spare. */
export function probePod(
  namespace: string,
  name: string,
  labels: Readonly<Record<string, string>>,
  args: readonly string[] = ['wait'],
) {
  const share = { memory: '64Mi', 'ephemeral-storage': '16Mi' };
  const resources = { requests: { cpu: '20m', ...share }, limits: { cpu: '160m', ...share } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels: { env: 'lab', ...labels } },
    spec: {
      ...hardenedPod(false),
      ...(namespace in services ? asPoliciesWant(namespace) : {}),
      terminationGracePeriodSeconds: 1,
      containers: [
        {
          name: 'probe',
          image: probeImage,
          imagePullPolicy: 'IfNotPresent',
          args,
          securityContext: hardenedContainer(),
          resources,
        },
      ],
    },
  };
}

/** What the policies ask of a pod in a namespace of ours; elsewhere there is neither the class nor the account. */
function asPoliciesWant(namespace: string) {
  return {
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    priorityClassName: priorityClass('batch'),
    serviceAccountName: namespace,
  };
}

export async function startProbe(...pods: readonly ReturnType<typeof probePod>[]): Promise<void> {
  const { code, stderr } = await apply(...pods);
  if (code !== 0) throw new Error(stderr);
  for (const { metadata } of pods) {
    await must(
      'wait',
      '--namespace',
      metadata.namespace,
      '--for=condition=Ready',
      `pod/${metadata.name}`,
      '--timeout=60s',
    );
  }
}

/** What a probe reaches of these targets, in their order. */
export async function reach(
  namespace: string,
  pod: string,
  targets: readonly string[],
  timeout = 3,
): Promise<readonly Reached[]> {
  const program = ['/usr/bin/python3.13', '/app/probe.py', 'reach', '--timeout', String(timeout)];
  const lines = await must('exec', '--namespace', namespace, pod, '--', ...program, ...targets);
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reached);
}
