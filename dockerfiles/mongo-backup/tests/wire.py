"""A client and a server of backups that are joined in memory: what one sends, the other's handler gets."""

import http.client
import io
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from backups import NOW, quiet
from mongo_backup.answers import Answers, Clients
from mongo_backup.file_target import FileTarget
from mongo_backup.handlers import Handler
from mongo_backup.https_target import HttpsTarget
from mongo_backup.retention import Policy
from mongo_backup.store import Store
from mongo_backup.target import Writable
from mongo_backup.target_settings import TargetSettings
from mongo_backup.verdicts import Verdicts

READER, ADDER = "CN=reader", "CN=adder"


class Clocked(FileTarget):
    """A folder with the times of a clock."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        super().__init__(str(folder))
        self._root, self._clock = folder, clock

    @contextmanager
    def write(self, path: str) -> Generator[Writable]:
        with super().write(path) as out:
            yield out
        os.utime(self._root / path, (self._clock().timestamp(),) * 2)


class Joined:
    """A server of one folder."""

    def __init__(self, folder: Path, policy: Policy = Policy(24, 7, 5), most: int = 100_000) -> None:
        self.now = NOW
        self.target = Clocked(folder, self._clock)
        self.store = Store(self.target, policy, most, self._clock, quiet)
        clients = Clients(frozenset([READER]), frozenset(), frozenset([ADDER]))
        verdicts = Verdicts(str(folder / "verdicts"), lambda: 0)
        self.answers = Answers(self.target, verdicts, self.store, clients, quiet)

    def _clock(self) -> datetime:
        return self.now

    def client(self, subject: str) -> HttpsTarget:
        """Of a subject."""
        return HttpsTarget(TargetSettings("https", "store:1"), lambda: Connection(self, subject))

    def send(self, subject: str, request: bytes) -> bytes:
        """The answer to a whole request."""

        def subject_of(handler: Handler) -> str:
            return subject

        kind = type("Served", (Handler,), {"answers": self.answers, "_subject": subject_of})
        end = ServerEnd(request)
        kind(end, ("127.0.0.1", 1), None)
        return end.out.getvalue()

    def status(self, subject: str, head: str, body: bytes = b"") -> int:
        """Of the answer to a request line with its headers, and a body."""
        answer = self.send(subject, head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)
        return int(answer.split(b" ")[1])


class ServerEnd:
    """A socket of the server: it reads the request, and then its end."""

    def __init__(self, request: bytes) -> None:
        self._request = request
        self.out = io.BytesIO()

    def makefile(self, mode: str, buffering: int) -> io.BufferedReader:
        return io.BufferedReader(io.BytesIO(self._request))

    def sendall(self, data: bytes) -> None:
        self.out.write(data)

    def settimeout(self, seconds: float) -> None:
        """No time passes."""


class ClientEnd:
    """A socket of the client: the server gets the request as a whole, when its answer is read."""

    def __init__(self, answer: Callable[[bytes], bytes]) -> None:
        self._answer = answer
        self._sent = bytearray()

    def sendall(self, data: bytes) -> None:
        self._sent += data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self._answer(bytes(self._sent)))

    def settimeout(self, seconds: float) -> None:
        """No time passes."""

    def close(self) -> None:
        """Before the answer is read: the server would get a part of a request, which `send` shows."""


class Connection(http.client.HTTPConnection):
    """A connection to a server in memory."""

    def __init__(self, server: Joined, subject: str) -> None:
        super().__init__("store")
        self._server, self._subject = server, subject

    def connect(self) -> None:
        self.sock = ClientEnd(lambda request: self._server.send(self._subject, request))
