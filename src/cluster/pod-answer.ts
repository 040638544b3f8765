/** An answer of a pod over HTTP, by a tunnel through its kubelet: no NetworkPolicy stands in between. */
import { createServer } from 'node:net';
import { failure, type Result, success } from '../programs/result';
import type { Kubectl } from './requests';

interface Pod {
  readonly metadata: { readonly name: string };
}

/** One of the pods that run, by their labels. */
export interface PodsProps {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly port: number;
}

/** Seconds that an answer may take. */
const patience = 30;

/** @param path with its query, from the root @returns the body of an answer 200 */
export async function answerOfPod(kubectl: Kubectl, { labels, namespace, port }: PodsProps, path: string) {
  const selector = Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
  const pods = await kubectl.list<Pod>('pods', { namespace, selector, fields: 'status.phase=Running' });
  if (!pods.ok) return pods;
  const [pod] = pods.value;
  if (!pod) return failure('failed', `no pod with ${selector} runs in ${namespace}`);
  const here = await freePort();
  const asked = await kubectl.through(pod.metadata.name, namespace, [here, port], () => bodyOf(here, path));
  return asked.ok ? asked.value : asked;
}

async function bodyOf(port: number, path: string): Promise<Result<string>> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(patience * 1000) });
    const body = await answer.text();
    return answer.ok ? success(body) : failure('failed', `status ${answer.status}: ${body.slice(0, 200)}`);
  } catch (error) {
    return failure('failed', (error as Error).message);
  }
}

/** A port of this machine on which no one listens. */
function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
