"""What source and destination share: connections, failures, definitions and batches."""

import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import urlsplit

from bson import SON, json_util
from pymongo import MongoClient
from pymongo.client_session import ClientSession
from pymongo.collection import Collection
from pymongo.errors import AutoReconnect, CursorNotFound, OperationFailure, PyMongoError

from mongo_backup.manifest import Definition
from mongo_backup.refusal import Reason, Refused, TryAgain

Document = dict[str, Any]
Client = MongoClient[Document]

BATCH = 500
"""Documents in a batch: it is in memory as a whole, and never has more than 16 MiB."""

PASSING = frozenset({11600, 11602, 13435, 13436, 10107, 189, 91, 112, 239, 246})
"""Codes of an election or of a snapshot that is gone.

InterruptedAtShutdown, InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk,
NotPrimaryOrSecondary, NotWritablePrimary, PrimarySteppedDown, ShutdownInProgress,
WriteConflict, SnapshotTooOld, SnapshotUnavailable (also: the collection or an
index of it is younger than the snapshot).
"""


def connect(url: str, **options: Any) -> Client:
    """A client; nothing is sent yet. Refused where the URL or a file that it names cannot be used."""
    try:
        with failures():
            return MongoClient(
                url,
                appname="mongo-backup",
                connectTimeoutMS=5000,
                serverSelectionTimeoutMS=30_000,
                socketTimeoutMS=120_000,
                **options,
            )
    except (OSError, ValueError) as error:
        raise Refused(Reason.UNAVAILABLE, f"MONGO_URL cannot be used: {type(error).__name__}") from error


def hosts_of(url: str) -> list[str]:
    """Hosts that a URL names, each with its port."""
    return [one if ":" in one else f"{one}:27017" for one in urlsplit(url).netloc.rpartition("@")[2].split(",")]


@contextmanager
def failures() -> Generator[None]:
    """Turns what the driver raises into TryAgain or Refused."""
    try:
        yield
    except OperationFailure as error:
        name = (error.details or {}).get("codeName", "")
        if error.code in PASSING or isinstance(error, CursorNotFound):
            raise TryAgain(f"{error.code} {name}") from error
        # Without its message, which may have values of documents.
        raise Refused(Reason.SOURCE, f"refused by the database: {error.code} {name}") from error
    except AutoReconnect as error:
        raise TryAgain(type(error).__name__) from error
    except PyMongoError as error:
        raise Refused(Reason.UNAVAILABLE, f"the database cannot be used: {type(error).__name__}") from error


def extended(item: Mapping[str, Any]) -> Document:
    """As canonical extended JSON."""
    return dict(json.loads(json_util.dumps(item, json_options=json_util.CANONICAL_JSON_OPTIONS)))


def native(item: Mapping[str, Any]) -> SON[str, Any]:
    """Of canonical extended JSON, its keys in their order."""
    options = json_util.JSONOptions(json_mode=json_util.JSONMode.CANONICAL, document_class=SON)
    return SON(json_util.loads(json.dumps(item), json_options=options))


def indexes_of(collection: Collection[Document]) -> list[Document]:
    """By name. `ns`, of old servers, is left out."""
    found = [extended({key: value for key, value in one.items() if key != "ns"}) for one in collection.list_indexes()]
    return sorted(found, key=lambda one: str(one["name"]))


def same_indexes(one: Sequence[Mapping[str, Any]], other: Sequence[Mapping[str, Any]]) -> bool:
    """Whether they are the same; within a key of an index the order of the fields counts."""

    def comparable(indexes: Sequence[Mapping[str, Any]]) -> list[tuple[str, Any, Any]]:
        return sorted((str(index["name"]), [*index["key"].items()], dict(index)) for index in indexes)

    return comparable(one) == comparable(other)


def read_batches(collection: Collection[Document], session: ClientSession | None = None) -> Iterator[bytes]:
    """Every document by _id, as the server sends it."""
    with (
        failures(),
        collection.find_raw_batches(
            {}, sort=[("_id", 1)], hint=[("_id", 1)], batch_size=BATCH, session=session
        ) as cursor,
    ):
        for batch in cursor:
            # The driver's types say documents; of raw batches it gives bytes.
            yield cast(bytes, batch)


def renamed(definition: Definition, names: Mapping[str, str]) -> Definition:
    """In the database that takes its place."""
    database = names.get(definition.database, definition.database)
    return Definition(database, definition.collection, definition.options, definition.indexes)
