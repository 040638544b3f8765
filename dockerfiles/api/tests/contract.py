"""Repeated writes as every UserStore answers them.

`python contract.py MONGO_URL`, with the folders `api` and `api/tests` in PYTHONPATH, runs the
same against a real MongoDB. It leaves what it wrote: never give it a database in use.
"""

import asyncio
import sys
import uuid
from collections.abc import Awaitable, Callable

import pytest

from users_api.models import User, UserFields
from users_api.mongo import MongoUserStore
from users_api.store import DuplicateEmail, KeyReused, UserRemoved, UserStore


def fresh() -> UserFields:
    """A user that no store has yet."""
    return UserFields(name="Ada", email=f"{uuid.uuid4().hex}@example.com")


def key() -> str:
    """A key that was never used."""
    return uuid.uuid4().hex


async def everyone(store: UserStore) -> list[User]:
    """All users, page by page."""
    found: list[User] = []
    while page := await store.page(found[-1].id if found else None, 2):
        found += page
    return found


async def a_repeat_gives_what_the_first_try_gave(store: UserStore) -> None:
    fields, k = fresh(), key()
    first = await store.add(fields, k)
    assert await store.add(fields, k) == first
    assert await store.get(first.id) == first
    assert (await everyone(store)).count(first) == 1


async def tries_at_once_make_one_user(store: UserStore) -> None:
    fields, k = fresh(), key()
    made = await asyncio.gather(*(store.add(fields, k) for _ in range(20)))
    assert len({user.id for user in made}) == 1
    assert (await everyone(store)).count(made[0]) == 1


async def a_key_is_for_one_user(store: UserStore) -> None:
    fields, k = fresh(), key()
    first = await store.add(fields, k)
    for other in (fresh(), fields.model_copy(update={"name": "Grace"})):
        with pytest.raises(KeyReused):
            await store.add(other, k)
    assert await store.get(first.id) == first


async def an_address_of_another_user_is_taken_with_any_key(store: UserStore) -> None:
    fields, k = fresh(), key()
    owner = await store.add(fields, key())
    for refused in (k, k, None):
        with pytest.raises(DuplicateEmail):
            await store.add(fields, refused)
    await store.replace(owner.id, fresh())
    assert (await store.add(fields, k)).id != owner.id  # a refusal is not kept


async def a_repeat_after_a_change_gives_the_first_answer_and_changes_nothing(
    store: UserStore,
) -> None:
    fields, k = fresh(), key()
    first = await store.add(fields, k)
    changed = await store.replace(first.id, fresh())
    assert await store.add(fields, k) == first
    taker = await store.add(fields, key())  # the address is free again
    assert await store.add(fields, k) == first != taker
    assert await store.get(first.id) == changed


async def a_repeat_after_the_removal_makes_nothing(store: UserStore) -> None:
    fields, k = fresh(), key()
    first = await store.add(fields, k)
    assert await store.remove(first.id)
    for again in (fields, fresh()):
        with pytest.raises(UserRemoved):
            await store.add(again, k)
    assert not await store.remove(first.id)
    assert await store.replace(first.id, fields) is None
    assert await store.get(first.id) is None
    assert first.id not in {user.id for user in await everyone(store)}
    assert (await store.add(fields, key())).email == fields.email


async def without_a_key_nothing_is_remembered(store: UserStore) -> None:
    fields = fresh()
    first = await store.add(fields)
    with pytest.raises(DuplicateEmail):
        await store.add(fields)
    assert await store.remove(first.id)
    assert (await store.add(fields)).id != first.id


CHECKS: list[Callable[[UserStore], Awaitable[None]]] = [
    a_repeat_gives_what_the_first_try_gave,
    tries_at_once_make_one_user,
    a_key_is_for_one_user,
    an_address_of_another_user_is_taken_with_any_key,
    a_repeat_after_a_change_gives_the_first_answer_and_changes_nothing,
    a_repeat_after_the_removal_makes_nothing,
    without_a_key_nothing_is_remembered,
]


async def main(url: str) -> None:
    """Every check against the database of the URL."""
    store = MongoUserStore(url)
    for check in CHECKS:
        await check(store)
        print(f"ok   {check.__name__.replace('_', ' ')}", flush=True)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
