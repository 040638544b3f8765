"""The database as backup and restore need it: a source of a snapshot, and a destination."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from mongo_backup.manifest import ClusterTime, Definition


@dataclass(frozen=True)
class Found:
    """A collection as it is listed. One that was dropped and created again has another identity."""

    definition: Definition
    identity: str


class Snapshot(Protocol):
    """Reads at one time. Each method may raise TryAgain."""

    def batches(self, database: str, collection: str) -> Iterator[bytes]:
        """Whole documents by _id, some in each batch."""
        ...

    def time(self) -> ClusterTime:
        """The time that is read; known after the first batch was asked for."""
        ...


class Source(Protocol):
    """A replica set to read."""

    def version(self) -> str:
        """Of the server."""
        ...

    def collections(self, databases: Sequence[str]) -> Sequence[Found]:
        """Collections by name. Raises Refused for a kind that cannot be backed up."""
        ...

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """Begins to read at one time."""
        ...


class Destination(Protocol):
    """A database server to restore into."""

    def hosts(self) -> Sequence[str]:
        """Every host that a write might reach."""
        ...

    def initiate(self, name: str) -> None:
        """Makes a server that was started for a replica set, and is in none yet, a set of one, and waits until it takes writes."""
        ...

    def collections(self, database: str) -> Sequence[str]:
        """Names of the collections that are there."""
        ...

    def create(self, definition: Definition) -> None:
        """Creates an empty collection with its options."""
        ...

    def insert(self, definition: Definition, documents: Sequence[bytes]) -> None:
        """Adds documents, acknowledged by a majority."""
        ...

    def index(self, definition: Definition) -> None:
        """Creates the indexes."""
        ...

    def indexes(self, database: str, collection: str) -> Sequence[Mapping[str, Any]]:
        """As they are, in canonical extended JSON."""
        ...

    def batches(self, database: str, collection: str) -> Iterator[bytes]:
        """Whole documents by _id, some in each batch."""
        ...
