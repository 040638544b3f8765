"""Repeated writes: the contract of stores, what MongoDB is asked to keep, and the answers over HTTP."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from unittest.mock import AsyncMock

import httpx
import pytest
from bson import ObjectId
from contract import CHECKS, fresh
from conversation import ADA, talk
from fake_collection import FakeCollection, Fault
from memory_store import MemoryStore
from pymongo.errors import DuplicateKeyError

from users_api.idempotency import fingerprint, id_of
from users_api.models import UserFields
from users_api.mongo import MongoUserStore
from users_api.store import DuplicateEmail, StoreUnavailable, UserRemoved, UserStore

KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324"
Check = Callable[[UserStore], Awaitable[None]]


@pytest.fixture
def users(monkeypatch: pytest.MonkeyPatch) -> FakeCollection:
    """The collection of every MongoUserStore, with a user of before there were keys."""
    collection = FakeCollection([{"_id": ObjectId(), "name": "Old", "email": "old@example.com"}])

    class Client(dict[str, dict[str, FakeCollection]]):
        close = AsyncMock()

    monkeypatch.setattr(
        "users_api.mongo._connect", lambda _url: Client(users={"users": collection})
    )
    return collection


@pytest.mark.parametrize("check", CHECKS)
def test_the_store_in_memory_keeps_the_contract(check: Check) -> None:
    asyncio.run(_run(check, MemoryStore()))


@pytest.mark.parametrize("check", CHECKS)
def test_the_store_of_mongo_keeps_the_contract(check: Check, users: FakeCollection) -> None:
    asyncio.run(_run(check, MongoUserStore("mongodb://nowhere")))


async def _run(check: Check, store: UserStore) -> None:
    await check(store)


@pytest.mark.parametrize("fault", ["answer lost", "held up"])
def test_a_write_of_unknown_fate_is_repeated(fault: Fault, users: FakeCollection) -> None:
    """By another instance; what was held up comes after the repeat, and is refused."""
    fields = fresh()

    async def run() -> None:
        users.faults = [fault]
        with pytest.raises(StoreUnavailable):
            await MongoUserStore("mongodb://nowhere").add(fields, KEY)
        there = [one["email"] for one in users.documents]
        assert (fields.email in there) is (fault == "answer lost")
        store = MongoUserStore("mongodb://nowhere")
        made = await store.add(fields, KEY)
        if fault == "held up":
            with pytest.raises(DuplicateKeyError):
                await users.arrive()
        assert [one.email for one in await store.page(None, 9)].count(fields.email) == 1
        assert await store.get(made.id) == made

    asyncio.run(run())


def test_what_comes_after_the_removal_makes_nothing(users: FakeCollection) -> None:
    fields, store = fresh(), MongoUserStore("mongodb://nowhere")

    async def run() -> None:
        users.faults = ["held up"]
        with pytest.raises(StoreUnavailable):
            await store.add(fields, KEY)
        made = await store.add(fields, KEY)
        assert await store.remove(made.id)
        with pytest.raises(DuplicateKeyError):
            await users.arrive()
        with pytest.raises(UserRemoved):
            await store.add(fields, KEY)
        assert [one.name for one in await store.page(None, 9)] == ["Old"]

    asyncio.run(run())


def test_a_first_try_that_an_election_took_back_is_neither_yes_nor_no(
    users: FakeCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, fields = MongoUserStore("mongodb://nowhere"), fresh()

    async def run() -> None:
        await store.add(fields, KEY)
        monkeypatch.setattr(users, "find_one", AsyncMock(return_value=None))
        with pytest.raises(StoreUnavailable):
            await store.add(fields, KEY)
        with pytest.raises(DuplicateEmail):
            await store.add(fields, "another")

    asyncio.run(run())


def test_what_is_kept_of_a_key_and_of_a_removed_user(users: FakeCollection) -> None:
    store, fields = MongoUserStore("mongodb://nowhere"), UserFields.model_validate(ADA)

    async def run() -> None:
        made = await store.add(fields, KEY)
        stored = users.documents[-1]
        assert set(stored) == {"_id", "name", "email", "fingerprint"}
        assert KEY not in str(stored) and made.id == str(id_of(KEY))
        await store.remove(made.id)
        left = users.documents[-1]
        assert set(left) == {"_id", "name", "email", "removed"}
        assert not {ADA["name"], ADA["email"]} & {left["name"], left["email"]}
        old = await store.page(None, 1)
        assert await store.remove(old[0].id) and users.documents == [left]

    asyncio.run(run())
    email, removed = users.indexes
    assert email == {"name": "email", "key": {"email": 1}, "unique": True}
    ends = {"expireAfterSeconds": 86_400, "sparse": True}
    assert removed == {"name": "removed", "key": {"removed": 1}, **ends}


def test_ids_and_fingerprints_stay_the_same_between_versions() -> None:
    """Another value would make the repeat of a write of the version before a new user, or refuse it."""
    assert str(id_of(KEY)) == "1f3a5a3797471f6b871698c2"
    ada = UserFields.model_validate(ADA)
    assert fingerprint(KEY, ada).hex() == "697c922ef3a9f275b5727c14e7e5beddc428a11315aa4a1e9350ecb924e1d5f1"
    assert fingerprint("other", ada) != fingerprint(KEY, ada)


def with_key(key: str | bytes) -> dict[str, Any]:
    """The header."""
    return {"headers": {b"idempotency-key": key}}


def test_over_http_a_repeat_of_a_lost_answer_gets_the_user() -> None:
    store = MemoryStore()

    async def call(client: httpx.AsyncClient) -> None:
        store.loses_answers = True
        lost = await client.post("/users/", json=ADA, **with_key(KEY))
        assert lost.status_code == 503
        store.loses_answers = False
        assert (await client.post("/users/", json=ADA)).status_code == 409
        spelled = {"name": " Ada ", "email": "ADA@example.com"}
        for body in (ADA, spelled):
            again = await client.post("/users/", json=body, **with_key(KEY))
            assert again.status_code == 201
            assert again.json() == {**ADA, "id": next(iter(store.users))}
        reused = await client.post("/users/", json={**ADA, "name": "B"}, **with_key(KEY))
        assert reused.status_code == 422
        (fault,) = reused.json()["errors"]
        assert set(fault) == {"type", "loc", "msg"} and fault["type"] == "idempotency_key_reused"
        assert (await client.delete(f"/users/{again.json()['id']}")).status_code == 204
        gone = await client.post("/users/", json=ADA, **with_key(KEY))
        assert gone.status_code == 410
        assert not store.users

    talk(call, store)


@pytest.mark.parametrize("key", ["", "a" * 129, b"caf\xc3\xa9", b"\xff", "a\tb", "\x7f"])
def test_what_is_not_a_key_is_refused_and_stores_nothing(key: str | bytes) -> None:
    store = MemoryStore()

    async def call(client: httpx.AsyncClient) -> None:
        answer = await client.post("/users/", json=ADA, **with_key(key))
        assert answer.status_code == 422
        (fault,) = answer.json()["errors"]
        assert fault["loc"] == ["header", "Idempotency-Key"] and set(fault) == {"type", "loc", "msg"}
        assert not store.users

    talk(call, store)


@pytest.mark.parametrize("key", ["a", "a" * 128, '"quoted"', "$gt: ~ !"])
def test_keys(key: str) -> None:
    async def call(client: httpx.AsyncClient) -> None:
        first = await client.post("/users/", json=ADA, **with_key(key))
        again = await client.post("/users/", json=ADA, **with_key(key))
        assert first.status_code == again.status_code == 201 and first.json() == again.json()

    talk(call)
