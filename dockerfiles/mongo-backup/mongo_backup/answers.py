"""Answers of the server of backups: which request gets what. Without sockets, so that tests need none."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from mongo_backup.bodies import BadBody, Framing, Source, open_body
from mongo_backup.log import Say
from mongo_backup.names import SUMMARY, is_path
from mongo_backup.store import NotAdded, Store
from mongo_backup.target import Exists, Full, Missing, Readable, Target, TargetError
from mongo_backup.verdict import LARGEST
from mongo_backup.verdicts import Verdicts


@dataclass(frozen=True)
class Answer:
    """A status, and a body: of bytes, or an object that is sent as it is read."""

    status: int
    body: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    size: int | None = None
    stream: Callable[[], AbstractContextManager[Readable]] | None = None


@dataclass(frozen=True)
class Clients:
    """Who may do what, by the subjects of certificates."""

    readers: frozenset[str]
    """Read all backups."""
    writers: frozenset[str]
    """Store verdicts."""
    adders: frozenset[str] = frozenset()
    """Add backups, and list what is there."""


class Answers:
    """Of a folder of backups, its verdicts, and the store that it may be."""

    def __init__(self, target: Target, verdicts: Verdicts, store: Store, clients: Clients, say: Say) -> None:
        self._target, self._verdicts, self._store, self._say = target, verdicts, store, say
        self._clients = clients

    def get(self, subject: str | None, path: str) -> Answer:
        """`/objects`, or `/objects/` and the path of an object of a backup."""
        listed = path == "/objects" and subject in self._clients.adders
        if subject not in self._clients.readers and not listed:
            return Answer(403, b"not an allowed subject\n")
        try:
            if path == "/objects":
                items = [{"path": one.path, "size": one.size} for one in self._target.objects()]
                return Answer(200, json.dumps({"objects": items}).encode(), "application/json")
            wanted = path.removeprefix("/objects/")
            if wanted == path or not is_path(wanted):
                return Answer(404, b"not found\n")
            return self._object(wanted)
        except Missing:
            return Answer(404, b"not found\n")
        except TargetError as error:
            self._say("cannot answer", level="error", because=str(error))
            return Answer(503, b"not available\n")

    def post(self, subject: str | None, path: str, length: int | None, read: Callable[[int], bytes]) -> Answer:
        """A verdict for `/verdicts`."""
        if subject not in self._clients.writers:
            return Answer(403, b"not an allowed subject\n")
        if path != "/verdicts":
            return Answer(404, b"not found\n")
        if length is None:
            return Answer(411, b"Content-Length is needed\n")
        if length > LARGEST:
            return Answer(413, b"too large\n")
        try:
            self._verdicts.add(read(length))
        except ValueError as error:
            return Answer(400, f"not a verdict: {error}\n".encode())
        except OSError as error:
            self._say("cannot store a verdict", level="error", because=type(error).__name__)
            return Answer(503, b"not available\n")
        self._say("verdict stored", subject=subject)
        return Answer(204)

    def put(self, subject: str | None, path: str, framing: Framing, source: Source) -> Answer:
        """An object that is added, at `/objects/` and its path; after a summary, retention."""
        if subject not in self._clients.adders:
            return Answer(403, b"not an allowed subject\n")
        wanted = path.removeprefix("/objects/")
        if wanted == path or not is_path(wanted):
            return Answer(404, b"not found\n")
        try:
            size = self._store.add(wanted, lambda most: open_body(framing, source, most))
        except (BadBody, NotAdded, TargetError) as error:
            status = _status(error)
            self._say("not added", level="warning", path=wanted, subject=subject, status=status, because=str(error))
            return Answer(status, f"{error}\n".encode())
        self._say("added", path=wanted, size=size, subject=subject)
        backup, _, file = wanted.partition("/")
        if file == SUMMARY:
            self._store.prune(backup)
        return Answer(201, b"added\n")

    def _object(self, path: str) -> Answer:
        size = next((one.size for one in self._target.objects() if one.path == path), None)
        if size is None:
            return Answer(404, b"not found\n")
        kind = "application/octet-stream"
        return Answer(200, b"", kind, size, lambda: self._target.open(path))


def _status(error: BadBody | NotAdded | TargetError) -> int:
    if isinstance(error, BadBody | NotAdded):
        return error.status
    if isinstance(error, Exists):
        return 409
    return 507 if isinstance(error, Full) else 503
