"""One look at a member: each reading apart, so that what cannot be read hides nothing else; and always within a time."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from mongo_admin.clock import Clock, Say
from mongo_admin.member import Unreadable
from mongo_admin.server import TryAgain
from mongo_admin.validity import not_after

Document = dict[str, Any]
Value = TypeVar("Value")

SERVED_SECONDS = 60.0
"""How long the certificate that a member serves is taken as known: each look at it is a connection, and lines in its log."""


@dataclass(frozen=True)
class Observation:
    """What was read of a member at one moment; None where it could not be read."""

    server: Document | None = None
    replication: Document | None = None
    served_until: float | None = None
    disk_until: float | None = None


class Observed(Protocol):
    """The member over the wire; see `member.Member`."""

    def status(self, seconds: float) -> Document:
        """The answer to `serverStatus`. Raises Unreadable."""
        ...

    def replication(self, seconds: float) -> Document:
        """The answer to `replSetGetStatus`. Raises Unreadable."""
        ...

    def served_until(self) -> float:
        """The end of the certificate that it serves, in seconds since 1970. Raises TryAgain."""
        ...


class Look:
    """Reads all of a member, and says once what it cannot read, and once that it can again."""

    def __init__(self, member: Observed, certificate: Path, seconds: float, clock: Clock, say: Say) -> None:
        """`certificate` is what the member should serve; `seconds` are for all of its answers together."""
        self._member = member
        self._certificate = certificate
        self._seconds = seconds
        self._clock = clock
        self._say = say
        self._failures: dict[str, str] = {}
        self._served: tuple[float, float] | None = None

    def __call__(self) -> Observation:
        """See Observation. For one thread at a time."""
        until = self._clock.now() + self._seconds
        server = self._read("its counters", lambda: self._member.status(self._seconds))
        if server is None:
            # It may serve another certificate when it is back.
            self._served = None
        left = until - self._clock.now()
        return Observation(
            server=server,
            replication=None
            if server is None or left <= 0
            else self._read("the replica set", lambda: self._member.replication(left)),
            served_until=self._read("the certificate that it serves", self._served_until),
            disk_until=self._read("the certificate on disk", lambda: not_after(self._certificate)),
        )

    def _served_until(self) -> float:
        now = self._clock.now()
        if self._served is None or now - self._served[0] >= SERVED_SECONDS:
            self._served = None
            self._served = (now, self._member.served_until())
        return self._served[1]

    def _read(self, what: str, reading: Callable[[], Value]) -> Value | None:
        try:
            value = reading()
        except (Unreadable, TryAgain, OSError, ValueError) as error:
            why = f"{type(error).__name__} {error}" if isinstance(error, OSError) else str(error)
            if self._failures.get(what) != why:
                self._say(f"{what} cannot be read: {why}")
            self._failures[what] = why
            return None
        if self._failures.pop(what, None) is not None:
            self._say(f"{what} can be read again")
        return value


class Observer:
    """Looks when it is asked, once for all who ask meanwhile, and waits no longer than a time: then nothing was read."""

    def __init__(self, look: Callable[[], Observation], seconds: float) -> None:
        self._look = look
        self._seconds = seconds
        self._lock = threading.Lock()
        self._under_way: Future[Observation] | None = None

    def observe(self) -> Observation:
        """What a look found, that began now or is under way."""
        with self._lock:
            if self._under_way is None or self._under_way.done():
                self._under_way = Future()
                threading.Thread(target=self._run, args=(self._under_way,), daemon=True).start()
            under_way = self._under_way
        try:
            return under_way.result(self._seconds)
        except TimeoutError:
            return Observation()

    def _run(self, future: Future[Observation]) -> None:
        try:
            future.set_result(self._look())
        except BaseException as error:
            future.set_exception(error)
