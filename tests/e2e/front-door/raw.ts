/** Bytes as they are sent to the front door: what libraries of HTTP correct or refuse to send. */
import { connect as connectPlain, type Socket } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import { isTlsRefusal } from '../lab/front-door';
import { readTarget } from '../lab/target';

export interface Raw
  extends Pick<ConnectionOptions, 'cert' | 'key' | 'maxVersion' | 'minVersion' | 'session' | 'ciphers'> {
  /** The name in the handshake. @default - none is sent */
  readonly name?: string | undefined;
  /** What is sent, in parts; a number is a pause of so many milliseconds. */
  readonly sends: readonly (string | Buffer | number)[];
  /** Answers after which the connection is ended. @default 1 */
  readonly answers?: number;
  /** Seconds to wait for them. @default 10 */
  readonly within?: number;
  /** Whether it goes without TLS to the port of plain HTTP. @default false */
  readonly plain?: boolean;
}

export interface RawAnswer {
  /** The status of each answer, in its order. */
  readonly statuses: readonly string[];
  readonly text: string;
  /** Why nothing more came: the front door ended the handshake, closed the connection, or was silent; nothing where we ended it. */
  readonly ended?: 'refused' | 'closed' | 'silent';
}

const statusLine = /^HTTP\/1\.[01] (\d{3})/gm;

/** Sends bytes and reads what comes. The certificate of the front door is not judged: other cases do that. @throws where nothing listens */
export async function sendRaw({
  answers = 1,
  name,
  plain = false,
  sends,
  within = 10,
  ...tls
}: Raw): Promise<RawAnswer> {
  const { address, http, https } = readTarget().frontDoor;
  return new Promise((settle, fail) => {
    let text = '';
    const statuses = () => [...text.matchAll(statusLine)].map(([, status = '']) => status);
    const end = (ended?: RawAnswer['ended']) => {
      clearTimeout(patience);
      socket.destroy();
      settle({ statuses: statuses(), text, ...(ended ? { ended } : {}) });
    };
    const patience = setTimeout(() => end('silent'), within * 1000);
    const write = async () => {
      for (const part of sends) {
        if (typeof part === 'number') await new Promise((next) => setTimeout(next, part));
        else if (socket.writable) socket.write(part);
      }
    };
    const socket: Socket = plain
      ? connectPlain({ host: address, port: http }, write)
      : connect(
          { host: address, port: https, rejectUnauthorized: false, ...(name ? { servername: name } : {}), ...tls },
          write,
        );
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      // The body of the last answer may still be on its way: a moment for it.
      if (statuses().length >= answers) setTimeout(end, 100);
    });
    socket.on('close', () => end('closed'));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (text === '' && isTlsRefusal(error)) return end('refused');
      if (['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) return end('closed');
      clearTimeout(patience);
      fail(error);
    });
  });
}

/** A request without a body, line by line. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\r\n')}\r\n\r\n`;
}
