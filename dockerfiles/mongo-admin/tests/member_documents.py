"""What a member of a replica set of three answers, as far as it is read, and a member that answers so."""

from datetime import datetime, timedelta
from typing import Any

from bson import Timestamp

Document = dict[str, Any]

NOW = datetime(2026, 11, 29, 5, 57, 2)
SERVED = 1_800_000_000.0


def server_status() -> Document:
    """The answer to `serverStatus` with `oplog`."""
    return {
        "connections": {"current": 8, "available": 15992, "totalCreated": 78},
        "opcounters": {
            "insert": 10,
            "query": 48,
            "update": 8,
            "delete": 0,
            "getmore": 34,
            "command": 298,
            "deprecated": {"total": 1},
        },
        "oplog": {"earliestOptime": Timestamp(1_795_931_814, 1), "latestOptime": Timestamp(1_795_935_414, 6)},
        "wiredTiger": {
            "cache": {"bytes currently in the cache": 220_875, "maximum bytes configured": 268_435_456},
        },
    }


def replication_status(own: int = 2, behind: float = 1.5, primary: int = 1) -> Document:
    """The answer to `replSetGetStatus` of the second member, so many seconds behind the first one."""
    return {
        "myState": own,
        "members": [
            {"name": "mongo-0:27017", "state": primary, "lastAppliedWallTime": NOW},
            {"name": "mongo-1:27017", "state": own, "self": True, "lastAppliedWallTime": NOW - timedelta(seconds=behind)},
            {"name": "mongo-2:27017", "state": 2, "lastAppliedWallTime": NOW - timedelta(hours=1)},
        ],
    }


class FakeMember:
    """Answers, or raises what stands in `failures` by the name of the method."""

    def __init__(self) -> None:
        self.failures: dict[str, Exception] = {}
        self.asked: list[str] = []
        self.given: list[float] = []
        self.served = SERVED

    def status(self, seconds: float) -> Document:
        self._ask("status", seconds)
        return server_status()

    def replication(self, seconds: float) -> Document:
        self._ask("replication", seconds)
        return replication_status()

    def served_until(self) -> float:
        self._ask("served_until", 0)
        return self.served

    def _ask(self, what: str, seconds: float) -> None:
        self.asked.append(what)
        self.given.append(seconds)
        if what in self.failures:
            raise self.failures[what]
