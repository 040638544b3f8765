"""Reads of one user: what MongoDB is asked to promise, and what a caller meets while a majority is away."""

import asyncio
from types import SimpleNamespace
from unittest.mock import AsyncMock, MagicMock

import pytest
from bson import ObjectId
from conversation import UNKNOWN
from pymongo.errors import ExecutionTimeout, OperationFailure

from users_api.mongo import MongoUserStore
from users_api.store import StoreUnavailable

ADA = {"_id": ObjectId(UNKNOWN), "name": "Ada", "email": "ada@example.com"}


@pytest.fixture
def users(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The collection with the options of the URL, and, when `get` asks for it, with others."""
    confirmed = SimpleNamespace(find_one=AsyncMock(return_value=ADA))
    found = SimpleNamespace(to_list=AsyncMock(return_value=[ADA]))
    found.sort = found.limit = lambda *_: found
    collection = SimpleNamespace(
        confirmed=confirmed,
        with_options=MagicMock(return_value=confirmed),
        find=MagicMock(return_value=found),
    )

    class Client(dict[str, dict[str, SimpleNamespace]]):
        close = AsyncMock()

    monkeypatch.setattr(
        "users_api.mongo._connect", lambda _url: Client(users={"users": collection})
    )
    return collection


def test_one_user_is_read_linearizably_for_as_long_as_its_caller_waits(
    users: SimpleNamespace,
) -> None:
    user = asyncio.run(MongoUserStore("mongodb://nowhere", 1.5).get(UNKNOWN))
    assert user is not None and (user.id, user.email) == (UNKNOWN, "ada@example.com")
    assert users.with_options.call_args.kwargs["read_concern"].level == "linearizable"
    assert users.confirmed.find_one.await_args.kwargs == {"max_time_ms": 1500}


def test_a_page_is_read_as_the_url_says(users: SimpleNamespace) -> None:
    page = asyncio.run(MongoUserStore("mongodb://nowhere").page(None, 9))
    assert [user.email for user in page] == ["ada@example.com"]
    assert users.with_options.call_count == 0


@pytest.mark.parametrize(
    "failure",
    [
        ExecutionTimeout("operation exceeded time limit", 50),
        OperationFailure("Failed to confirm that read was linearizable", 187),
    ],
)
def test_a_read_that_no_majority_confirms_is_refused(
    failure: OperationFailure, users: SimpleNamespace
) -> None:
    """Never answered from what one member has."""
    users.confirmed.find_one.side_effect = failure
    with pytest.raises(StoreUnavailable):
        asyncio.run(MongoUserStore("mongodb://nowhere").get(UNKNOWN))


def test_a_read_that_is_not_answered_ends_with_its_operation(users: SimpleNamespace) -> None:
    ended = asyncio.Event()

    async def silent(*_: object, **__: object) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def run() -> None:
        users.confirmed.find_one.side_effect = silent
        with pytest.raises(StoreUnavailable):
            await MongoUserStore("mongodb://nowhere", 0.05).get(UNKNOWN)
        assert ended.is_set()

    asyncio.run(run())
