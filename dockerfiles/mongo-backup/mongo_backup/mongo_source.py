"""The replica set that is backed up, read at one time by way of a secondary where there is one.

The user needs `find`, `listCollections` and `listIndexes` on each database (its
collection "", which is every one but `system.*`). Snapshot reads, `hello`,
`buildInfo` and sessions need no privilege of their own.

A server keeps the past for minSnapshotHistoryWindowInSeconds (300): a dump that
takes longer fails with SnapshotTooOld (239), and the window must be raised.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

from bson.timestamp import Timestamp
from pymongo import ReadPreference
from pymongo.client_session import ClientSession

from mongo_backup.database import Found
from mongo_backup.manifest import ClusterTime, Definition
from mongo_backup.mongo import Client, connect, extended, failures, indexes_of, read_batches
from mongo_backup.refusal import Reason, Refused


class MongoSource:
    """See database.Source."""

    def __init__(self, url: str) -> None:
        self._client = connect(url, readPreference="secondaryPreferred")

    def close(self) -> None:
        """Closes every connection."""
        self._client.close()

    def version(self) -> str:
        """See Source."""
        with failures():
            return str(self._client.server_info()["version"])

    def collections(self, databases: Sequence[str]) -> list[Found]:
        """See Source. Asks the primary, so that a secondary that is behind hides no collection."""
        with failures():
            return [found for database in databases for found in self._collections(database)]

    def _collections(self, name: str) -> Iterator[Found]:
        database = self._client.get_database(name, read_preference=ReadPreference.PRIMARY_PREFERRED)
        listed = sorted(database.list_collections(), key=lambda one: str(one["name"]))
        for one in listed:
            if one["name"].startswith("system."):
                continue
            kind = "capped collection" if one["options"].get("capped") else one["type"]
            if kind != "collection":
                raise Refused(Reason.SOURCE, f"{name}.{one['name']} is a {kind}, which cannot be backed up")
            indexes = indexes_of(database[one["name"]])
            definition = Definition(name, one["name"], extended(one["options"]), indexes)
            yield Found(definition, one["info"]["uuid"].hex())

    @contextmanager
    def snapshot(self) -> Generator["MongoSnapshot"]:
        """See Source."""
        with failures():
            session = self._client.start_session(snapshot=True)
        try:
            yield MongoSnapshot(self._client, session)
        finally:
            session.end_session()


class MongoSnapshot:
    """See database.Snapshot."""

    def __init__(self, client: Client, session: ClientSession) -> None:
        self._client, self._session = client, session

    def batches(self, database: str, collection: str) -> Iterator[bytes]:
        """See Snapshot."""
        return read_batches(self._client[database][collection], self._session)

    def time(self) -> ClusterTime:
        """See Snapshot. The driver has no public name for it; the version is pinned, and a test asks for this one."""
        time = self._session._snapshot_time
        if not isinstance(time, Timestamp):
            raise Refused(Reason.SOURCE, "the database did not say the time of its snapshot")
        return ClusterTime(time.time, time.inc)
