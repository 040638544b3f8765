"""Liveness, readiness, metrics and what happens while the database is away."""

import asyncio
from unittest.mock import AsyncMock

import httpx
import pytest
from conversation import ADA, UNKNOWN, talk
from memory_store import MemoryStore
from prometheus_client import generate_latest
from pymongo.errors import AutoReconnect

from users_api.metrics import RequestMetrics
from users_api.models import User, UserFields
from users_api.mongo import MongoUserStore
from users_api.readiness import Readiness
from users_api.store import StoreUnavailable


def test_without_the_database_it_is_live_not_ready_and_says_so() -> None:
    store = MemoryStore()
    store.away = True

    async def call(client: httpx.AsyncClient) -> None:
        assert (await client.get("/livez")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503
        path = f"/users/{UNKNOWN}"
        for answer in (
            await client.get("/users/"),
            await client.post("/users/", json=ADA),
            await client.get(path),
            await client.put(path, json=ADA),
            await client.delete(path),
        ):
            assert answer.status_code == 503
            assert answer.json()["detail"] == "The database is not available; try again."

    talk(call, store)


def test_the_ping_is_cached_and_shared() -> None:
    store, now = MemoryStore(), [0.0]

    async def run() -> None:
        readiness = Readiness(store, seconds=2, clock=lambda: now[0])
        assert all(await asyncio.gather(*(readiness.ready() for _ in range(50))))
        assert store.pings == 1
        store.away = True
        now[0] = 1.9
        assert await readiness.ready()
        now[0] = 2.0
        assert not await readiness.ready()
        store.away = False
        now[0] = 4.0
        assert await readiness.ready()
        assert store.pings == 3

    asyncio.run(run())


class SlowStore(MemoryStore):
    """A database that does not answer in the time of a test."""

    async def page(self, after: str | None, limit: int) -> list[User]:
        await asyncio.sleep(60)
        return await super().page(after, limit)


def test_a_request_that_the_end_of_the_server_cuts_off_gets_503() -> None:
    async def call(client: httpx.AsyncClient) -> None:
        for _ in range(2):
            asked = asyncio.create_task(client.get("/users/"))
            await asyncio.sleep(0.05)
            asked.cancel()  # as uvicorn does to what is in flight when its patience ends
            answer = await asked
            assert answer.status_code == 503
            assert answer.json()["detail"] == "This server ends; try again."
            assert answer.headers.get_list("x-content-type-options") == ["nosniff"]

    metrics = talk(call, SlowStore())
    labels = {"method": "GET", "route": "/users/", "status": "503"}
    assert metrics.registry.get_sample_value("http_requests_total", labels) == 2


def test_requests_are_counted_by_template_without_ids() -> None:
    async def call(client: httpx.AsyncClient) -> None:
        await client.get(f"/users/{UNKNOWN}")
        await client.get("/users/?limit=0")
        await client.head("/users/")
        await client.get("/secret-path")

    metrics = talk(call)
    value = metrics.registry.get_sample_value
    name = "http_requests_total"
    labels = {"method": "GET", "route": "/users/{user_id}", "status": "404"}
    assert value(name, labels) == 1
    assert value(name, {"method": "GET", "route": "/users/", "status": "422"}) == 1
    assert value(name, {"method": "HEAD", "route": "/users/", "status": "200"}) == 1
    assert value(name, {"method": "GET", "route": "other", "status": "404"}) == 1


def test_probes_are_counted_apart() -> None:
    """The kubelet asks more often than callers do, and a 503 to it is not an error of theirs."""

    async def call(client: httpx.AsyncClient) -> None:
        await client.get("/livez")
        assert (await client.get("/readyz")).status_code == 503
        await client.get(f"/users/{UNKNOWN}")

    store = MemoryStore()
    store.away = True
    metrics = talk(call, store)
    value = metrics.registry.get_sample_value
    assert value("http_probes_total", {"route": "/livez", "status": "200"}) == 1
    assert value("http_probes_total", {"route": "/readyz", "status": "503"}) == 1
    page = generate_latest(metrics.registry).decode()
    requests = [line for line in page.splitlines() if line.startswith("http_request")]
    assert requests and not [line for line in requests if "/livez" in line or "/readyz" in line]


def test_metrics_have_one_path() -> None:
    async def run() -> None:
        transport = httpx.ASGITransport(RequestMetrics().page)
        async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
            page = await client.get("/metrics")
            assert page.status_code == 200 and "process_open_fds" in page.text
            assert (await client.get("/")).status_code == 404
            assert (await client.post("/metrics")).status_code == 404

    asyncio.run(run())


def test_the_real_store_gives_up_in_bounded_time() -> None:
    """Over a Unix-domain socket that nobody listens on: no network is touched."""

    async def run() -> None:
        store = MongoUserStore("mongodb://%2Fnowhere%2Fmongo.sock")
        readiness = Readiness(store)
        began = asyncio.get_running_loop().time()
        assert not await readiness.ready()
        assert asyncio.get_running_loop().time() - began < 3
        await store.close()

    asyncio.run(run())


def test_an_operation_ends_when_its_time_is_over() -> None:
    async def run() -> None:
        store = MongoUserStore("mongodb://%2Fnowhere%2Fmongo.sock", 0.3)
        began = asyncio.get_running_loop().time()
        with pytest.raises(StoreUnavailable):
            await store.get(UNKNOWN)
        assert asyncio.get_running_loop().time() - began < 2
        await store.close()

    asyncio.run(run())


def test_a_database_that_was_away_gets_its_unique_index_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    users = AsyncMock()

    class Client(dict[str, dict[str, AsyncMock]]):
        close = AsyncMock()

    monkeypatch.setattr(
        "users_api.mongo._connect", lambda _url: Client(users={"users": users})
    )
    store, ada = MongoUserStore("mongodb://nowhere"), UserFields.model_validate(ADA)

    async def run() -> None:
        await store.add(ada)
        await store.add(ada)
        assert users.create_indexes.await_count == 1
        users.insert_one.side_effect = AutoReconnect
        with pytest.raises(StoreUnavailable):
            await store.add(ada)
        users.insert_one.side_effect = None
        await store.add(ada)
        await store.add(ada)
        assert users.create_indexes.await_count == 2
        await store.close()

    asyncio.run(run())


def test_an_election_leaves_it_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ping is answered by any member; the index is made at the first ping and by later writes."""
    users = AsyncMock()

    class Client(dict[str, dict[str, AsyncMock]]):
        close = AsyncMock()

    monkeypatch.setattr("users_api.mongo._connect", lambda _url: Client(users={"users": users}))
    store, ada = MongoUserStore("mongodb://nowhere"), UserFields.model_validate(ADA)

    async def run() -> None:
        await store.ping()
        users.insert_one.side_effect = users.create_indexes.side_effect = AutoReconnect
        with pytest.raises(StoreUnavailable):
            await store.add(ada)
        await store.ping()
        preference = users.database.command.call_args.kwargs["read_preference"]
        assert preference.name == "SecondaryPreferred"
        assert users.create_indexes.await_count == 1
        await store.close()

    asyncio.run(run())
