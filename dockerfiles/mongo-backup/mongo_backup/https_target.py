"""Backups of a server that `serve` runs: `https://host:port/`, with a certificate on both sides."""

import http.client
import json
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import NoReturn
from urllib.parse import urlsplit

from mongo_backup.certificates import client_context
from mongo_backup.names import is_path
from mongo_backup.target import Exists, Full, Missing, Readable, Stored, TargetError, Writable
from mongo_backup.target_settings import TargetSettings

SECONDS = 60
STORED_SECONDS = 600
LONGEST_SENTENCE = 500
LARGEST_LIST = 64 * 1024 * 1024


class HttpsTarget:
    """See target.Target."""

    prunes_itself = True

    def __init__(
        self, settings: TargetSettings, connect: Callable[[], http.client.HTTPConnection] | None = None
    ) -> None:
        self._connect = connect or (lambda: _connect(settings.place, settings.certificates, settings.ca_file))

    def objects(self) -> list[Stored]:
        """See Target."""
        with self._get("/objects") as response:
            with _failures("list"):
                data = response.read(LARGEST_LIST + 1)
        if len(data) > LARGEST_LIST:
            raise TargetError("cannot list: the answer is too large")
        try:
            found = [Stored(str(one["path"]), int(one["size"])) for one in json.loads(data)["objects"]]
        except (ValueError, LookupError, TypeError) as error:
            raise TargetError("cannot list: not an answer of this program") from error
        return [one for one in found if is_path(one.path)]

    @contextmanager
    def open(self, path: str) -> Generator[Readable]:
        """See Target."""
        if not is_path(path):
            raise TargetError("not the path of an object of a backup")
        with self._get(f"/objects/{path}") as response:
            yield _Body(response)

    @contextmanager
    def write(self, path: str) -> Generator[Writable]:
        """See Target. Sent as it is written; a connection that is closed before the last chunk leaves nothing."""
        if not is_path(path):
            raise TargetError("not the path of an object of a backup")
        with _failures("write"):
            connection = self._connect()
        try:
            with _failures("write"):
                connection.putrequest("PUT", f"/objects/{path}", skip_accept_encoding=True)
                connection.putheader("Transfer-Encoding", "chunked")
                connection.endheaders()
            sent = _Chunks(connection)
            yield sent
            sent.end()
        finally:
            connection.close()

    def remove(self, path: str) -> NoReturn:
        """Refused."""
        raise TargetError(f"cannot remove {path}: the store removes by itself")

    def sweep(self, before: str) -> NoReturn:
        """Refused."""
        raise TargetError(f"cannot remove what is before {before}: the store removes by itself")

    @contextmanager
    def _get(self, path: str) -> Generator[http.client.HTTPResponse]:
        with _failures("read"):
            connection = self._connect()
        try:
            with _failures("read"):
                connection.request("GET", path)
                response = connection.getresponse()
            if response.status == 404:
                raise Missing(f"{path} is missing")
            if response.status != 200:
                raise TargetError(f"cannot read: status {response.status}")
            yield response
        finally:
            connection.close()


class _Body:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self._response = response

    def read(self, size: int) -> bytes:
        with _failures("read"):
            return self._response.read(size)


class _Chunks:
    """The body of a PUT. A store that refuses it has answered before all was sent."""

    def __init__(self, connection: http.client.HTTPConnection) -> None:
        self._connection = connection

    def write(self, data: bytes) -> None:
        if data:
            self._send(b"%x\r\n%b\r\n" % (len(data), data))

    def end(self) -> None:
        self._send(b"0\r\n\r\n")
        self._answered()

    def _send(self, data: bytes) -> None:
        try:
            self._connection.send(data)
        except OSError as error:
            self._answered()
            raise TargetError(f"cannot write: {type(error).__name__}") from error

    def _answered(self) -> None:
        with _failures("write"):
            # The store forces a large object to its disk before it answers.
            self._connection.sock.settimeout(STORED_SECONDS)
            response = self._connection.getresponse()
            said = response.read(LONGEST_SENTENCE).decode("ascii", "replace").strip()
        if response.status == 201:
            return
        kind = {409: Exists, 507: Full}.get(response.status, TargetError)
        raise kind(f"cannot write: status {response.status}: {said}")


def post_json(url: str, certificates: str, ca_file: str | None, body: bytes) -> None:
    """Posts a JSON object, or raises TargetError."""
    parts = urlsplit(url)
    with _failures("store the verdict"):
        connection = _connect(parts.netloc, certificates, ca_file)
        try:
            connection.request("POST", parts.path, body, {"Content-Type": "application/json"})
            status = connection.getresponse().status
        finally:
            connection.close()
    if status != 204:
        raise TargetError(f"cannot store the verdict: status {status}")


def _connect(host: str, certificates: str, ca_file: str | None) -> http.client.HTTPSConnection:
    return http.client.HTTPSConnection(
        host, timeout=SECONDS, context=client_context(certificates, ca_file)
    )


@contextmanager
def _failures(verb: str) -> Generator[None]:
    try:
        yield
    except ssl.SSLError as error:
        raise TargetError(f"cannot {verb}: {error.reason or type(error).__name__}") from error
    except (http.client.HTTPException, OSError) as error:
        raise TargetError(f"cannot {verb}: {type(error).__name__}") from error
