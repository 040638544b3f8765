/** Many requests to the front door at once, from one address. */
import { Agent, request } from 'node:https';
import { frontDoorAuthority } from './front-door';
import { readTarget } from './target';

export interface Burst {
  readonly host: string;
  readonly path: string;
  /** How many requests. */
  readonly count: number;
  /** How many are under way at the same time. */
  readonly open: number;
}

/** Sends them as fast as they are answered. @returns how often each status came, or the code of an error */
export async function burst({ count, host, open, path }: Burst): Promise<Readonly<Record<string, number>>> {
  const { address, https } = readTarget().frontDoor;
  const agent = new Agent({ ca: await frontDoorAuthority(), keepAlive: true, maxSockets: open });
  const to = { agent, headers: { host }, host: address, path, port: https, servername: host, timeout: 20_000 };
  const one = () =>
    new Promise<string>((settle) => {
      const sent = request(to, (response) => {
        response.resume().on('end', () => settle(String(response.statusCode)));
        response.on('error', ({ message }) => settle(message));
      });
      sent.on('timeout', () => sent.destroy(new Error('no answer in 20 s')));
      sent.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
      sent.end();
    });
  const answers: Record<string, number> = {};
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const answer = await one();
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: open }, lane));
  agent.destroy();
  return answers;
}
