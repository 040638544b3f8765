"""A collection in memory that answers as MongoDB does, for the operations of MongoUserStore.

Its `faults` befall the next inserts, one each: the answer is lost, or the insert is
held up on its way and comes when `arrive` is called.
"""

from types import SimpleNamespace
from typing import Any, Literal, Self

from bson import BSON, ObjectId
from pymongo import IndexModel
from pymongo.errors import AutoReconnect, DuplicateKeyError
from pymongo.read_concern import ReadConcern

Document = dict[str, Any]
Fault = Literal["answer lost", "held up"]


def _matches(document: Document, wanted: Document) -> bool:
    def one(name: str, condition: Any) -> bool:
        match condition:
            case {"$exists": bool(there)}:
                return (name in document) is there
            case {"$gt": ObjectId() as least}:
                return bool(document[name] > least)
            case dict():
                raise NotImplementedError(str(condition))
            case _:
                return bool(document.get(name) == condition)

    return all(one(name, condition) for name, condition in wanted.items())


class Found:
    """A cursor over copies."""

    def __init__(self, documents: list[Document]) -> None:
        self._documents = documents

    def sort(self, name: str, direction: int) -> Self:
        self._documents.sort(key=lambda one: one[name], reverse=direction < 0)
        return self

    def limit(self, most: int) -> Self:
        self._documents = self._documents[:most]
        return self

    async def to_list(self) -> list[Document]:
        return self._documents


class FakeCollection:
    """Documents with the unique fields `_id` and `email`; a document without one has null there."""

    def __init__(self, documents: list[Document] | None = None) -> None:
        self.documents: list[Document] = documents or []
        self.indexes: list[Document] = []
        self.faults: list[Fault] = []
        self._held_up: list[Document] = []

    def with_options(self, *, read_concern: ReadConcern) -> Self:
        assert read_concern.level == "linearizable"
        return self

    async def create_indexes(self, indexes: list[IndexModel]) -> None:
        self.indexes = [index.document for index in indexes]

    async def insert_one(self, document: Document) -> None:
        fault = self.faults.pop(0) if self.faults else None
        if fault == "held up":
            self._held_up.append(document)
            raise AutoReconnect(fault)
        self._store([*self.documents, document])
        if fault:
            raise AutoReconnect(fault)

    async def arrive(self) -> None:
        """What was held up comes, or is refused; its caller has gone."""
        while self._held_up:
            await self.insert_one(self._held_up.pop())

    def find(self, wanted: Document) -> Found:
        return Found([_copy(one) for one in self.documents if _matches(one, wanted)])

    async def find_one(
        self, wanted: Document, *, max_time_ms: int | None = None
    ) -> Document | None:
        assert max_time_ms is None or max_time_ms > 0
        return next(iter(await self.find(wanted).to_list()), None)

    async def update_one(self, wanted: Document, update: Document) -> SimpleNamespace:
        assert set(update) == {"$set"}
        return self._change(wanted, lambda one: one | update["$set"])

    async def replace_one(self, wanted: Document, document: Document) -> SimpleNamespace:
        return self._change(wanted, lambda one: {"_id": one["_id"], **document})

    async def delete_one(self, wanted: Document) -> SimpleNamespace:
        at = self._at(wanted)
        if at is not None:
            del self.documents[at]
        return SimpleNamespace(deleted_count=int(at is not None))

    def _at(self, wanted: Document) -> int | None:
        return next((at for at, one in enumerate(self.documents) if _matches(one, wanted)), None)

    def _change(self, wanted: Document, change: Any) -> SimpleNamespace:
        at = self._at(wanted)
        if at is not None:
            changed = change(self.documents[at])
            self._store([*self.documents[:at], *self.documents[at + 1 :], changed])
        return SimpleNamespace(matched_count=int(at is not None))

    def _store(self, documents: list[Document]) -> None:
        for name in ("_id", "email"):
            values = [one.get(name) for one in documents]
            if len(set(values)) < len(values):
                details = {"code": 11000, "keyPattern": {name: 1}}
                raise DuplicateKeyError("E11000 duplicate key error", 11000, details)
        self.documents = [_copy(one) for one in documents]


def _copy(document: Document) -> Document:
    """As it comes back from the wire."""
    return dict(BSON.encode(document).decode())
