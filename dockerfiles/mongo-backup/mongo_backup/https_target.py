"""Backups of a server that `serve` runs: `https://host:port/`, with a certificate on both sides. Read only."""

import http.client
import json
import ssl
from collections.abc import Generator
from contextlib import contextmanager
from typing import NoReturn
from urllib.parse import urlsplit

from mongo_backup.certificates import client_context
from mongo_backup.names import is_path
from mongo_backup.target import Missing, Readable, Stored, TargetError
from mongo_backup.target_settings import TargetSettings

SECONDS = 60
LARGEST_LIST = 64 * 1024 * 1024


class HttpsTarget:
    """See target.Target."""

    prunes_itself = True

    def __init__(self, settings: TargetSettings) -> None:
        self._host, self._certificates, self._ca = settings.place, settings.certificates, settings.ca_file

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

    def write(self, path: str) -> NoReturn:
        """Refused."""
        raise TargetError(f"cannot write {path}: the target is read only")

    def remove(self, path: str) -> NoReturn:
        """Refused."""
        raise TargetError(f"cannot remove {path}: the target is read only")

    def sweep(self, before: str) -> NoReturn:
        """Refused."""
        raise TargetError(f"cannot remove what is before {before}: the target is read only")

    @contextmanager
    def _get(self, path: str) -> Generator[http.client.HTTPResponse]:
        with _failures("read"):
            connection = _connect(self._host, self._certificates, self._ca)
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


def post_json(url: str, certificates: str, body: bytes) -> None:
    """Posts a JSON object, or raises TargetError."""
    parts = urlsplit(url)
    with _failures("store the verdict"):
        connection = _connect(parts.netloc, certificates, None)
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
