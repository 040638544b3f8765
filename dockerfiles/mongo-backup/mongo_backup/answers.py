"""Answers of the server of backups: which request gets what. Without sockets, so that tests need none."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from mongo_backup.log import Say
from mongo_backup.names import is_path
from mongo_backup.target import Missing, Readable, Target, TargetError
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


class Answers:
    """Reads of backups by `readers`, verdicts by `writers`; both are subjects of certificates."""

    def __init__(
        self, target: Target, verdicts: Verdicts, readers: frozenset[str], writers: frozenset[str], say: Say
    ) -> None:
        self._target, self._verdicts, self._say = target, verdicts, say
        self._readers, self._writers = readers, writers

    def get(self, subject: str | None, path: str) -> Answer:
        """`/objects`, or `/objects/` and the path of an object of a backup."""
        if subject not in self._readers:
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
        if subject not in self._writers:
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

    def _object(self, path: str) -> Answer:
        size = next((one.size for one in self._target.objects() if one.path == path), None)
        if size is None:
            return Answer(404, b"not found\n")
        kind = "application/octet-stream"
        return Answer(200, b"", kind, size, lambda: self._target.open(path))
