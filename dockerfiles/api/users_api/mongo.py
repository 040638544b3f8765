"""The users in MongoDB.

Every operation is bounded in time, and what the driver raises becomes
StoreUnavailable or DuplicateEmail.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl, urlsplit

from bson import ObjectId
from pymongo import ASCENDING, AsyncMongoClient, ReadPreference
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import DuplicateKeyError, PyMongoError
from pymongo.read_concern import ReadConcern

from users_api.documents import (
    INDEXES,
    KEYED,
    LIVE,
    Document,
    must_be_repeat,
    new_document,
    remainder,
    user_of,
)
from users_api.models import User, UserFields
from users_api.renewal import Renewed
from users_api.store import DuplicateEmail, StoreUnavailable

log = logging.getLogger(__name__)

PING_SECONDS = 2.0
LINEARIZABLE = ReadConcern("linearizable")
FILE_OPTIONS = frozenset({"tlscertificatekeyfile", "tlscafile", "tlscrlfile"})


def certificate_files(url: str) -> list[str]:
    """The files that a database URL names: the client's certificate and the authority's."""
    return [value for key, value in parse_qsl(urlsplit(url).query) if key.lower() in FILE_OPTIONS]


def _connect(url: str) -> AsyncMongoClient[Document]:
    return AsyncMongoClient(
        url,
        appname="users-api",
        connectTimeoutMS=2000,
    )


class MongoUserStore:
    """Users in the collection `users` of the database `users`."""

    def __init__(self, url: str, operation_seconds: float = 10.0) -> None:
        """How long the driver waits for a primary and for a connection, the URL says."""
        self._operation_seconds = operation_seconds
        self._client = Renewed(
            lambda: _connect(url), certificate_files(url), lambda client: client.close()
        )
        self._indexed = False
        self._was_indexed = False

    @asynccontextmanager
    async def _users(
        self, seconds: float | None = None
    ) -> AsyncGenerator[AsyncCollection[Document]]:
        try:
            async with asyncio.timeout(seconds or self._operation_seconds):
                yield self._client.get()["users"]["users"]
        except DuplicateKeyError:
            raise DuplicateEmail from None
        except (PyMongoError, OSError) as error:  # a TimeoutError is an OSError
            log.warning("the database is not available: %s", type(error).__name__)
            # It may come back empty.
            self._indexed = False
            raise StoreUnavailable from error

    async def _ensure_index(self, users: AsyncCollection[Document]) -> None:
        """Makes the indexes: at the first ping or write, and again after an outage."""
        if self._indexed:
            return
        try:
            await users.create_indexes(INDEXES)
        except DuplicateKeyError as error:
            log.error("two stored users have one e-mail address: the unique index cannot be made")
            raise StoreUnavailable from error
        self._indexed = self._was_indexed = True

    async def page(self, after: str | None, limit: int) -> list[User]:
        """See UserStore.

        With the read concern of the URL: MongoDB promises linearizable reads for one
        document by a unique filter, and pages come from different moments anyway.
        """
        wanted: Document = {"_id": {"$gt": ObjectId(after)}, **LIVE} if after else LIVE
        async with self._users() as users:
            found = await users.find(wanted).sort("_id", ASCENDING).limit(limit).to_list()
        return [user_of(document) for document in found]

    async def add(self, fields: UserFields, key: str | None = None) -> User:
        """See UserStore."""
        wanted = new_document(fields, key)
        async with self._users() as users:
            await self._ensure_index(users)
            try:
                await users.insert_one(wanted)
            except DuplicateKeyError as error:
                if key is None:
                    raise
                await self._must_be_repeat(users, wanted, error)
        return user_of(wanted)

    async def _must_be_repeat(
        self, users: AsyncCollection[Document], wanted: Document, error: DuplicateKeyError
    ) -> None:
        """Looks for the first try. The refusal came from a majority, so a majority has what it met."""
        if (stored := await users.find_one({"_id": wanted["_id"]})) is not None:
            must_be_repeat(stored, wanted)
        elif (error.details or {}).get("keyPattern") == {"_id": 1}:
            # What was met has gone: rolled back by an election. Neither yes nor no would be true.
            raise StoreUnavailable from error
        else:
            raise error

    async def get(self, user_id: str) -> User | None:
        """See UserStore.

        A linearizable read sees every write that was acknowledged before it began. With
        read concern majority a new primary answers from what it knew a majority to have,
        until a member follows it, and one that is cut off until it notices. It waits for
        a majority, so the server gives it up when its caller has.
        """
        async with self._users() as users:
            found = await users.with_options(read_concern=LINEARIZABLE).find_one(
                {"_id": ObjectId(user_id), **LIVE},
                max_time_ms=int(self._operation_seconds * 1000),
            )
        return user_of(found) if found else None

    async def replace(self, user_id: str, fields: UserFields) -> User | None:
        """See UserStore."""
        this = {"_id": ObjectId(user_id), **LIVE}
        async with self._users() as users:
            await self._ensure_index(users)
            done = await users.update_one(this, {"$set": fields.model_dump()})
        return User(id=user_id.lower(), **fields.model_dump()) if done.matched_count else None

    async def remove(self, user_id: str) -> bool:
        """See UserStore."""
        this = ObjectId(user_id)
        async with self._users() as users:
            left = await users.replace_one({"_id": this, **KEYED}, remainder(this))
            if left.matched_count:
                return True
            return (await users.delete_one({"_id": this, **LIVE})).deleted_count == 1

    async def ping(self) -> None:
        """See UserStore."""
        async with self._users(PING_SECONDS) as users:
            # Any member will do: without a primary for some seconds, all instances would be not ready at once.
            await users.database.command("ping", read_preference=ReadPreference.SECONDARY_PREFERRED)
            if not self._was_indexed:
                await self._ensure_index(users)

    async def close(self) -> None:
        """See UserStore."""
        await self._client.close()
