/** A nameserver on the loopback interface that answers every question with the same CAA records. */
import { createSocket } from 'node:dgram';

export interface Nameserver {
  /** Its address and port. */
  readonly at: string;
  close(): Promise<void>;
}

/** @param records tag and value of each @param code of the answer, such as 3: there is no such name @default 0 */
export async function nameserver(
  records: readonly (readonly [tag: string, value: string])[],
  code = 0,
): Promise<Nameserver> {
  const socket = createSocket('udp4');
  socket.on('message', (question, { address, port }) => socket.send(answer(question, records, code), port, address));
  await new Promise<void>((settle) => socket.bind(0, '127.0.0.1', settle));
  return {
    at: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((settle) => socket.close(() => settle())),
  };
}

function answer(question: Buffer, records: readonly (readonly [string, string])[], code: number): Buffer {
  // The name ends with an empty label; type and class follow.
  const end = question.indexOf(0, 12) + 5;
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(0x8400 + code, 2);
  for (const [place, count] of [1, records.length, 0, 0].entries()) head.writeUInt16BE(count, 4 + 2 * place);
  const rows = records.map(([tag, value]) => {
    const data = Buffer.concat([Buffer.from([0, tag.length]), Buffer.from(tag + value)]);
    // The name of the question, CAA, IN, five seconds.
    return Buffer.concat([Buffer.from([0xc0, 12, 1, 1, 0, 1, 0, 0, 0, 5, data.length >> 8, data.length & 255]), data]);
  });
  return Buffer.concat([head, question.subarray(12, end), ...rows]);
}
