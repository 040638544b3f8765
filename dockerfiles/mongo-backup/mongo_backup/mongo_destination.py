"""The server that a backup is restored into.

Its user needs `listCollections`, `createCollection`, `insert`, `createIndex`,
`find`, `listIndexes` and `bypassDocumentValidation` on each database; a server
of a drill, on the loopback interface of its pod, has no users.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bson.raw_bson import RawBSONDocument
from pymongo import IndexModel, WriteConcern
from pymongo.read_concern import ReadConcern

from mongo_backup.manifest import Definition
from mongo_backup.mongo import connect, failures, hosts_of, indexes_of, native, read_batches


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
