"""A store: a folder of backups to which others add, and which removes by itself what retention does not keep.

Objects are only ever added, each once, to a backup that is of about now by the
store's clock and has no summary yet. A summary must fit what is there, so that a
folder with one is complete. One who may add, and nothing else, can fill the
space that is not taken, for three hours at most with what is unfinished; what
is kept stays (`retention`), and space for a restore stays (`space`).
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Lock

from mongo_backup.file_target import FileTarget
from mongo_backup.log import Say
from mongo_backup.manifest import LARGEST_SUMMARY, Summary, parse_summary
from mongo_backup.names import MANIFEST, SUMMARY, backup_name, started_at
from mongo_backup.pruning import complete, prune, unfinished
from mongo_backup.retention import AHEAD, LONGEST, Policy
from mongo_backup.sealing import READ, Digest
from mongo_backup.space import full
from mongo_backup.target import Full, Readable

MOST_UNFINISHED = 16
"""At one time, so that the list of objects stays small enough to be read."""
GRACE = timedelta(minutes=1)
"""After an unfinished backup may no longer be finished, until it is removed."""
MOST_WRITERS = 4
"""At one time, so that connections remain for those who read."""


class NotAdded(Exception):
    """The object was refused; with its status."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Store:
    """See the module. Bodies are opened with the largest size that they may have."""

    def __init__(
        self, target: FileTarget, policy: Policy, max_object_bytes: int, now: Callable[[], datetime], say: Say
    ) -> None:
        self._target, self._policy, self._most = target, policy, max_object_bytes
        self._now, self._say = now, say
        self._lock, self._pruning = Lock(), Lock()
        self._writing: set[str] = set()

    def add(self, path: str, open_body: Callable[[int], Readable]) -> int:
        """The size of the stored object; or NotAdded, BadBody or TargetError, and nothing is left of it."""
        backup, _, file = path.partition("/")
        with self._admitted(path):
            if file == SUMMARY:
                data = _whole(open_body(min(LARGEST_SUMMARY, self._most)))
                self._check(backup, data)
                with self._target.write(path) as out:
                    out.write(data)
                return len(data)
            return self._stream(path, open_body(self._most))

    def prune(self, made: str | None = None) -> None:
        """Removes what retention does not keep, and what is unfinished for too long; `made` was just stored."""
        before = backup_name(self._now() - LONGEST - GRACE, "00000000")
        with self._pruning:
            findings = prune(self._target, made or before, self._policy, self._say, before)
        if findings:
            self._say("not all was removed", level="error", findings=findings)

    @contextmanager
    def _admitted(self, path: str) -> Generator[None]:
        with self._lock:
            self._admit(path)
            self._writing.add(path)
        try:
            yield
        finally:
            with self._lock:
                self._writing.remove(path)

    def _admit(self, path: str) -> None:
        backup, _, file = path.partition("/")
        self._timely(backup)
        objects = self._target.objects()
        if backup in complete(objects):
            raise NotAdded(409, "the backup is complete")
        if path in self._writing or any(one.path == path for one in objects):
            raise NotAdded(409, "the object exists")
        writing = {one.partition("/")[0] for one in self._writing}
        if f"{backup}/{SUMMARY}" in self._writing or (file == SUMMARY and backup in writing):
            raise NotAdded(409, "objects of the backup are being written")
        others = unfinished(objects) | writing
        if backup not in others and len(others) >= MOST_UNFINISHED:
            raise NotAdded(429, f"{MOST_UNFINISHED} backups are unfinished")
        if len(self._writing) >= MOST_WRITERS:
            raise NotAdded(429, f"{MOST_WRITERS} objects are being written")
        self._spacious()

    def _timely(self, backup: str) -> None:
        ahead = started_at(backup) - self._now()
        if ahead > AHEAD:
            raise NotAdded(400, "the name of the backup is more than 10 minutes ahead of this store's clock")
        if -ahead > LONGEST:
            raise NotAdded(400, "the name of the backup is more than 3 hours behind this store's clock")

    def _spacious(self) -> None:
        if full(self._target.space()):
            raise Full("the store is full")

    def _stream(self, path: str, body: Readable) -> int:
        size = 0
        with self._target.write(path) as out:
            while data := body.read(READ):
                self._timely(path.partition("/")[0])
                self._spacious()
                out.write(data)
                size += len(data)
        return size

    def _check(self, backup: str, data: bytes) -> None:
        try:
            summary, manifest = parse_summary(data)
        except ValueError as error:
            raise NotAdded(422, f"not a summary: {error}") from error
        if summary.name != backup:
            raise NotAdded(422, "the summary of another backup")
        if max(summary.started, summary.ended, summary.snapshot.time) - self._now() > AHEAD:
            raise NotAdded(422, "a time of the summary is more than 10 minutes ahead of this store's clock")
        self._timely(backup)
        there = {one.file: one.size for one in self._target.objects() if one.backup == backup}
        if there != _sizes(summary, manifest):
            raise NotAdded(422, "the objects that are there are not those of the summary")


def _sizes(summary: Summary, manifest: Digest) -> dict[str, int]:
    return {file: one.size for file, one in {**summary.objects(), MANIFEST: manifest}.items()}


def _whole(body: Readable) -> bytes:
    data = bytearray()
    while piece := body.read(READ):
        data += piece
    return bytes(data)
