/** Certificates as the front door serves them. */
import { connect, type DetailedPeerCertificate } from 'node:tls';
import { readTarget } from '../lab/target';

export interface Served {
  readonly serial: string;
  /** Common names: of the host's issuer, and of each one above it that was served or is known. */
  readonly issuers: readonly string[];
  /** Names that it is for. */
  readonly names: string;
  /** Why the authority does not vouch for it; none: it does. */
  readonly problem?: string;
}

/** @param authority in PEM @throws where no handshake was made */
export function served(host: string, authority: string): Promise<Served> {
  const { address, https } = readTarget().frontDoor;
  return new Promise((settle, fail) => {
    const props = { host: address, port: https, servername: host, ca: authority, rejectUnauthorized: false };
    const socket = connect(props, () => {
      const own = socket.getPeerCertificate(true);
      const problem = socket.authorizationError;
      settle({
        serial: own.serialNumber,
        issuers: issuersOf(own),
        names: own.subjectaltname ?? '',
        ...(socket.authorized ? {} : { problem: String(problem) }),
      });
      socket.destroy();
    });
    socket.setTimeout(10_000, () => socket.destroy(new Error(`${host}: no handshake within 10 s`)));
    socket.on('error', fail);
  });
}

function issuersOf(certificate: DetailedPeerCertificate): readonly string[] {
  const name = String(certificate.issuer.CN ?? '');
  const above = certificate.issuerCertificate;
  return !above || above.fingerprint256 === certificate.fingerprint256 ? [name] : [name, ...issuersOf(above)];
}
