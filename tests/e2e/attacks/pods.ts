/** Attacks inside a pod of ours: each is stopped by a field of its specification, without which the same pod is made. */
import { strangers } from '../lab/canary';
import { kubectl, must } from '../lab/kubectl';
import { probePod, startProbe } from '../lab/probe';
import type { Attack, Control } from './attack';

const python = '/usr/bin/python3.13';

interface Field {
  readonly name: string;
  readonly field: string;
  readonly gains: string;
  /** Its last words where it is stopped. */
  readonly refusal: string;
  readonly program: string;
  /** The change by which the field is gone. */
  readonly without: (pod: ReturnType<typeof probePod>) => void;
}

const token = '/var/run/secrets/kubernetes.io/serviceaccount/token';

const fields: readonly Field[] = [
  {
    name: 'a file beside the program',
    field: 'readOnlyRootFilesystem',
    gains: 'a program that stays',
    refusal: 'Read-only file system',
    program: `import os; path = os.path.join(os.environ.get('HOME', '/'), 'x'); open(path, 'w').close()`,
    without: (pod) => {
      set(pod.spec.containers[0], 'securityContext', 'readOnlyRootFilesystem', false);
    },
  },
  {
    name: 'the token of the API server is read',
    field: 'automountServiceAccountToken',
    gains: 'the API server',
    refusal: `No such file or directory: '${token}'`,
    program: `open('${token}').read()`,
    without: (pod) => {
      Object.assign(pod.spec, { automountServiceAccountToken: true });
    },
  },
];

function set(of: object | undefined, part: string, field: string, value: unknown): void {
  const parts = of as Record<string, Record<string, unknown>>;
  parts[part] = { ...parts[part], [field]: value };
}

function attack({ field, gains, name, program, refusal, without }: Field, place: number): Attack {
  const pod = `inside-${place}`;
  let made: 'with' | 'without' | undefined;
  let wanted: 'with' | 'without' = 'with';
  const control: Control = {
    name: `the field ${field}`,
    stops: (said) => said.includes(refusal),
    remove: async () => {
      wanted = 'without';
    },
    restore: async () => {
      wanted = 'with';
    },
  };
  return {
    name,
    from: 'a pod',
    gains,
    control,
    attempt: async () => {
      if (made !== wanted) {
        await must('delete', 'pod', pod, '--namespace', strangers, '--ignore-not-found');
        const object = probePod(strangers, pod, {});
        if (wanted === 'without') without(object);
        await startProbe(object);
        made = wanted;
      }
      const { code, stderr } = await kubectl('exec', '--namespace', strangers, pod, '--', python, '-c', program);
      return { succeeded: code === 0, said: stderr.trim().split('\n').at(-2) ?? '' };
    },
  };
}

export const podAttacks: readonly Attack[] = fields.map(attack);
