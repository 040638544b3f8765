"""A replica set and a server to restore into, both in memory, and backups of them in a folder."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bson
import pyrage  # type: ignore[import-untyped]
from mongo_backup import age
from mongo_backup.backup import Made, Plan, back_up
from mongo_backup.checking import Wanted
from mongo_backup.database import Found
from mongo_backup.file_target import FileTarget
from mongo_backup.manifest import ClusterTime, Definition
from mongo_backup.restore import Place, Report, restore
from mongo_backup.retention import Policy

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
HOST = "127.0.0.1:27017"
ID_INDEX = {"v": {"$numberInt": "2"}, "key": {"_id": {"$numberInt": "1"}}, "name": "_id_"}
EMAIL_INDEX = {**ID_INDEX, "key": {"email": {"$numberInt": "1"}}, "name": "email", "unique": True}


def new_key() -> tuple[str, list[age.Identity]]:
    """A recipient, and the identities that open what is encrypted to it."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity.to_public()), age.identities(str(identity))


RECIPIENT, KEYS = new_key()


def quiet(message: str, **fields: object) -> None:
    """No log."""


class FakeSource:
    """Two collections. `events` are called one by one, each time that batches are asked for."""

    def __init__(self, users: int = 25) -> None:
        self.documents = {
            "users": [bson.encode({"_id": n, "email": f"secret-{n}@example.test"}) for n in range(users)],
            "empty": [],
        }
        self.indexes: list[Mapping[str, Any]] = [ID_INDEX, EMAIL_INDEX]
        self.events: list[Exception | None] = []
        self.reads = 0

    def version(self) -> str:
        return "6.0.5"

    def collections(self, databases: Sequence[str]) -> list[Found]:
        return [
            Found(Definition("users", name, {}, self.indexes if name == "users" else [ID_INDEX]), name)
            for name in sorted(self.documents)
            if "users" in databases
        ]

    @contextmanager
    def snapshot(self) -> Generator["FakeSource"]:
        yield self

    def batches(self, database: str, collection: str) -> Iterator[bytes]:
        self.reads += 1
        event = self.events.pop(0) if self.events else None
        if event is not None:
            raise event
        documents = self.documents[collection]
        for at in range(0, len(documents), 10):
            yield b"".join(documents[at : at + 10])

    def time(self) -> ClusterTime:
        return ClusterTime(int(NOW.timestamp()), 7)


class FakeDestination:
    """Collections by database and name. `writes` are the calls that would have changed a server."""

    def __init__(self, hosts: Sequence[str] = (HOST,)) -> None:
        self._hosts = hosts
        self.stored: dict[tuple[str, str], list[bytes]] = {}
        self.made: dict[tuple[str, str], Sequence[Mapping[str, Any]]] = {}
        self.writes: list[str] = []
        self.loses_documents = self.loses_indexes = False

    def hosts(self) -> Sequence[str]:
        return self._hosts

    def initiate(self, name: str) -> None:
        self.writes.append(f"initiate {name}")

    def collections(self, database: str) -> list[str]:
        return [name for owner, name in self.stored if owner == database]

    def create(self, definition: Definition) -> None:
        self.writes.append(f"create {definition.name}")
        self.stored[definition.database, definition.collection] = []

    def insert(self, definition: Definition, documents: Sequence[bytes]) -> None:
        self.writes.append(f"insert {definition.name}")
        kept = documents[1:] if self.loses_documents else documents
        self.stored[definition.database, definition.collection] += kept

    def index(self, definition: Definition) -> None:
        self.writes.append(f"index {definition.name}")
        self.made[definition.database, definition.collection] = definition.indexes[: 1 if self.loses_indexes else None]

    def indexes(self, database: str, collection: str) -> Sequence[Mapping[str, Any]]:
        return self.made[database, collection]

    def batches(self, database: str, collection: str) -> Iterator[bytes]:
        yield from self.stored[database, collection]


def plan(attempts: int = 3, policy: Policy = Policy(24, 7, 5)) -> Plan:
    """Of the database `users`."""
    return Plan(["users"], [RECIPIENT], policy, attempts)


def backup(folder: Path, source: FakeSource | None = None, hours: int = 0) -> Made:
    """One made so many hours after NOW."""
    return back_up(
        plan(), source or FakeSource(), FileTarget(str(folder)), quiet, lambda: NOW + timedelta(hours=hours)
    )


def restored(
    folder: Path,
    destination: FakeDestination,
    wanted: Wanted = Wanted(),
    place: Place = Place(frozenset([HOST])),
    keys: Sequence[age.Identity] = (),
    now: datetime = NOW,
) -> Report:
    """A restore of the newest backup with the right key, where nothing else is said."""
    return restore(FileTarget(str(folder)), destination, wanted, place, keys or KEYS, quiet, now)
