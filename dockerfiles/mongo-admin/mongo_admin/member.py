"""The member in the same pod: what it says of itself, by one connection that is kept."""

from pathlib import Path
from typing import Any

from pymongo import timeout
from pymongo.errors import OperationFailure, PyMongoError

from mongo_admin.server import NOT_YET_INITIALIZED, Client, Servers, connect

Document = dict[str, Any]

INVALID_REPLICA_SET_CONFIG = 93
STARTUP, REMOVED = 0, 10
"""States of a member that has no replica set, and of one that was removed from its own."""

HANDSHAKE_SECONDS = 1.0


class Unreadable(Exception):
    """The member did not answer, or refused; the message says which."""


class Member:
    """Its connection is made anew when the certificate was renewed. For one thread at a time."""

    def __init__(self, host: str, certificates: str) -> None:
        self._host = host
        self._certificates = certificates
        self._servers = Servers(certificates)
        self._client: Client | None = None
        self._seen: tuple[int, ...] = ()

    def status(self, seconds: float) -> Document:
        """Its counters, with the ends of the oplog and without the largest of what is not shown."""
        return self._ask({"serverStatus": 1, "oplog": 1, "locks": 0, "metrics": 0, "tcmalloc": 0}, seconds)

    def replication(self, seconds: float) -> Document:
        """The replica set as the member sees it; only its own state where it belongs to none."""
        try:
            return self._ask({"replSetGetStatus": 1}, seconds)
        except Unreadable as error:
            match error.__cause__:
                case OperationFailure(code=code) if code == NOT_YET_INITIALIZED:
                    return {"myState": STARTUP}
                case OperationFailure(code=code) if code == INVALID_REPLICA_SET_CONFIG:
                    return {"myState": REMOVED}
            raise

    def served_until(self) -> float:
        """The end of the certificate that it serves. Raises TryAgain."""
        return self._servers.served_until(self._host, HANDSHAKE_SECONDS)

    def _ask(self, body: Document, seconds: float) -> Document:
        try:
            with timeout(seconds):
                return dict(self._connected().admin.command(body))
        except OperationFailure as error:
            raise Unreadable(f"{error.code} {(error.details or {}).get('codeName', '')}") from error
        except (PyMongoError, OSError) as error:
            raise Unreadable(type(error).__name__) from error

    def _connected(self) -> Client:
        seen = self._times()
        if self._client is None or seen != self._seen:
            if self._client is not None:
                self._client.close()
                self._client = None
            self._client = connect(
                self._certificates,
                [self._host],
                directConnection=True,
                maxPoolSize=1,
                # One connection that watches, not two.
                serverMonitoringMode="poll",
            )
            self._seen = seen
        return self._client

    def _times(self) -> tuple[int, ...]:
        return tuple(Path(self._certificates, one).stat().st_mtime_ns for one in ("ca.crt", "tls-combined.pem"))
