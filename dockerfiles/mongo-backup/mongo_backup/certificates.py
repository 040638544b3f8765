"""Certificates of a folder as cert-manager writes it, and TLS that asks for one on both sides.

`tls-combined.pem` (certificate and key), or `tls.crt` and `tls.key`; and `ca.crt`.
"""

import ssl
from pathlib import Path


def client_context(folder: str, ca_file: str | None = None) -> ssl.SSLContext:
    """For a client that shows its certificate and checks the server's name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return _loaded(context, Path(folder), ca_file)


def server_context(folder: str) -> ssl.SSLContext:
    """For a server that wants a certificate of the same authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    return _loaded(context, Path(folder), None)


def check_own(folder: str) -> None:
    """A handshake with itself, in memory: SSLError or OSError where the certificate cannot be loaded or is not valid now."""
    server_side = server_context(folder)
    # Its own certificate need not be one of a client.
    server_side.verify_mode = ssl.CERT_NONE
    client_side = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client_side.check_hostname = False
    client_side.load_verify_locations(Path(folder, "ca.crt"))
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = server_side.wrap_bio(to_server, to_client, server_side=True)
    client = client_side.wrap_bio(to_client, to_server)
    for end in (client, server, client):
        try:
            end.do_handshake()
        except ssl.SSLWantReadError:
            # It waits for the other end.
            pass
    if client.getpeercert() is None:
        raise ssl.SSLError("no certificate")


class Renewing:
    """The context of a server, made again when a file changes. Half-written files leave the old one in use."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._seen = self._times()
        self._context = server_context(folder)

    def get(self) -> ssl.SSLContext:
        """For the next connection."""
        seen = self._times()
        if seen != self._seen:
            try:
                self._context, self._seen = server_context(self._folder), seen
            except (OSError, ValueError):
                # An SSLError is an OSError. The files are read again with the next connection.
                pass
        return self._context

    def _times(self) -> list[int]:
        names = ("ca.crt", "tls-combined.pem", "tls.crt", "tls.key")
        return [path.stat().st_mtime_ns if path.exists() else 0 for path in (Path(self._folder, one) for one in names)]


def subject_of(certificate: object) -> str | None:
    """The subject of what `getpeercert` gives, in the order of RFC 2253 as MongoDB writes it, such as `CN=a,OU=b`.

    None where a part would need quotes: such a one is not allowed, so that no part can pass for two.
    """
    if not isinstance(certificate, dict):
        return None
    parts = []
    for relative in reversed(certificate.get("subject", ())):
        if len(relative) != 1:
            return None
        name, value = relative[0]
        if name not in SHORT or not value or any(one in value for one in ',+"\\<>;=#\0') or value != value.strip():
            return None
        parts.append(f"{SHORT[name]}={value}")
    return ",".join(parts) or None


SHORT = {
    "commonName": "CN",
    "organizationalUnitName": "OU",
    "organizationName": "O",
    "countryName": "C",
    "localityName": "L",
    "stateOrProvinceName": "ST",
}


def _loaded(context: ssl.SSLContext, folder: Path, ca_file: str | None) -> ssl.SSLContext:
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    combined = folder / "tls-combined.pem"
    if combined.exists():
        context.load_cert_chain(combined)
    else:
        context.load_cert_chain(folder / "tls.crt", folder / "tls.key")
    context.load_verify_locations(ca_file or folder / "ca.crt")
    return context
