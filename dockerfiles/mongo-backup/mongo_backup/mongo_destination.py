"""The server that a backup is restored into.

Its user needs `listCollections`, `createCollection`, `insert`, `createIndex`,
`find`, `listIndexes` and `bypassDocumentValidation` on each database; a server
of a drill, on the loopback interface of its pod, has no users.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bson.raw_bson import RawBSONDocument
from pymongo import IndexModel, WriteConcern
from pymongo.read_concern import ReadConcern

from mongo_backup.manifest import Definition
from mongo_backup.mongo import connect, failures, hosts_of, indexes_of, native, read_batches
from mongo_backup.refusal import TryAgain

ELECTION_POLLS = 300
"""Of a set of one, which elects itself within a second; a tenth of a second apart."""


class MongoDestination:
    """See database.Destination."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client = connect(url, w="majority", retryWrites=False)

    def close(self) -> None:
        """Closes every connection."""
        self._client.close()

    def hosts(self) -> list[str]:
        """See Destination: those of the URL, and those that the server names."""
        with failures():
            hello = self._client.admin.command("hello")
        named = [*hello.get("hosts", []), *hello.get("passives", []), *hello.get("arbiters", [])]
        return sorted({*hosts_of(self._url), *named, *(f"{host}:{port}" for host, port in self._client.nodes)})

    def initiate(self, name: str) -> None:
        """See Destination. A server that is in a set already stays as it is."""
        with failures():
            if "setName" not in self._client.admin.command("hello"):
                members = [{"_id": number, "host": host} for number, host in enumerate(hosts_of(self._url))]
                self._client.admin.command({"replSetInitiate": {"_id": name, "members": members}})
            for _ in range(ELECTION_POLLS):
                if self._client.admin.command("hello").get("isWritablePrimary"):
                    return
                time.sleep(0.1)
        raise TryAgain("the server takes no writes")

    def collections(self, database: str) -> list[str]:
        """See Destination."""
        with failures():
            return sorted(str(one["name"]) for one in self._client[database].list_collections())

    def create(self, definition: Definition) -> None:
        """See Destination."""
        with failures():
            self._client[definition.database].command(
                {"create": definition.collection, **native(definition.options), "writeConcern": {"w": "majority"}}
            )

    def insert(self, definition: Definition, documents: Sequence[bytes]) -> None:
        """See Destination. Documents that a validator refuses today are as they were."""
        with failures():
            self._client[definition.database][definition.collection].insert_many(
                [RawBSONDocument(one) for one in documents], ordered=True, bypass_document_validation=True
            )

    def index(self, definition: Definition) -> None:
        """See Destination. That of `_id` is there with the collection."""
        models = []
        for one in definition.indexes:
            options = dict(native(one))
            key = options.pop("key")
            if one["name"] != "_id_" and not one.get("clustered"):
                models.append(IndexModel([*key.items()], **options))
        if models:
            with failures():
                self._client[definition.database].get_collection(
                    definition.collection, write_concern=WriteConcern(w="majority")
                ).create_indexes(models)

    def indexes(self, database: str, collection: str) -> Sequence[Mapping[str, Any]]:
        """See Destination."""
        with failures():
            return indexes_of(self._client[database][collection])

    def batches(self, database: str, collection: str) -> Iterator[bytes]:
        """See Destination: what a majority has."""
        return read_batches(
            self._client[database].get_collection(collection, read_concern=ReadConcern("majority"))
        )
