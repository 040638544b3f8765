"""The users API over HTTP, in process, with a store in memory."""

import httpx
import pytest
from conversation import ADA, UNKNOWN, talk

from users_api.bodies import MAX_BODY_BYTES


def test_a_user_lives_and_ends() -> None:
    async def call(client: httpx.AsyncClient) -> None:
        made = await client.post("/users/", json={"name": "  Ada ", "email": "Ada@Example.COM"})
        assert made.status_code == 201
        user = made.json()
        assert user == {**ADA, "id": user["id"]}
        path = made.headers["location"]
        assert path == f"/users/{user['id']}"
        assert (await client.get(path)).json() == user
        changed = await client.put(path, json={**ADA, "name": "Ada L."})
        assert (changed.status_code, changed.json()["name"]) == (200, "Ada L.")
        gone = await client.delete(path)
        assert (gone.status_code, gone.content) == (204, b"")
        for answer in (client.get(path), client.put(path, json=ADA), client.delete(path)):
            assert (await answer).status_code == 404

    talk(call)


def test_pages_hold_every_user_once() -> None:
    async def call(client: httpx.AsyncClient) -> None:
        for number in range(45):
            user = {"name": "n", "email": f"u{number}@example.org"}
            assert (await client.post("/users/", json=user)).status_code == 201
        seen: list[str] = []
        sizes: list[int] = []
        cursor: str | None = None
        while not sizes or cursor:
            page = (await client.get("/users/", params={"cursor": cursor} if cursor else {})).json()
            seen += [user["id"] for user in page["items"]]
            sizes.append(len(page["items"]))
            cursor = page["next"]
        assert sizes == [20, 20, 5]
        assert len(set(seen)) == 45 and seen == sorted(seen)
        exact = (await client.get("/users/", params={"limit": 45})).json()
        assert exact["next"] is None

    talk(call)


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "cursor=x", "cursor="])
def test_a_wrong_page_is_refused(query: str) -> None:
    async def call(client: httpx.AsyncClient) -> None:
        assert (await client.get(f"/users/?{query}")).status_code == 422

    talk(call)


@pytest.mark.parametrize(
    "body",
    [
        {"name": {"$gt": ""}, "email": "a@example.com"},
        {"name": "a", "email": {"$ne": None}},
        {"name": "a", "email": ["a@example.com"]},
        {"name": 1, "email": "a@example.com"},
        {"name": "a"},
        {"name": "   ", "email": "a@example.com"},
        {"name": "a" * 101, "email": "a@example.com"},
        {"name": "a\x00b", "email": "a@example.com"},
        {"name": "a\nb", "email": "a@example.com"},
        {"name": "a", "email": "not-an-address"},
        {"name": "a", "email": "a@localhost"},
        {**ADA, "_id": UNKNOWN},
        {**ADA, "id": UNKNOWN},
        {**ADA, "$where": "1"},
        [],
        "text",
        None,
    ],
)
def test_what_is_not_a_user_is_refused_and_not_repeated(body: object) -> None:
    async def call(client: httpx.AsyncClient) -> None:
        made = (await client.post("/users/", json=ADA)).json()
        for answer in (
            await client.post("/users/", json=body),
            await client.put(f"/users/{made['id']}", json=body),
        ):
            assert answer.status_code == 422
            assert all(set(one) == {"type", "loc", "msg"} for one in answer.json()["errors"])

    talk(call)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 422),
        (b'{"name":"\\ud800","email":"a@example.com"}', 422),
        (b'{"name":"a","email":"\\ud800@example.com"}', 422),
        (b'{"\\ud800":1}', 422),
        (b"9" * 5000, 400),
        (b"\xff\xfe", 422),
        (b'"' + b"a" * MAX_BODY_BYTES + b'"', 413),
    ],
)
def test_odd_bodies_get_an_answer_of_the_400s(content: bytes, status: int) -> None:
    async def call(client: httpx.AsyncClient) -> None:
        headers = {"content-type": "application/json"}
        answer = await client.post("/users/", content=content, headers=headers)
        assert answer.status_code == status

    talk(call)


def test_an_address_is_taken_in_any_spelling() -> None:
    async def call(client: httpx.AsyncClient) -> None:
        assert (await client.post("/users/", json=ADA)).status_code == 201
        again = await client.post("/users/", json={"name": "B", "email": "ADA@example.com"})
        assert again.status_code == 409
        other = (await client.post("/users/", json={"name": "B", "email": "b@example.com"})).json()
        assert (await client.put(f"/users/{other['id']}", json=ADA)).status_code == 409
        same = {"name": "B", "email": "B@example.com"}
        assert (await client.put(f"/users/{other['id']}", json=same)).status_code == 200

    talk(call)


@pytest.mark.parametrize("path", [f"/users/{UNKNOWN}", "/users/x", "/users/%24gt", "/users/..%2f"])
def test_an_unknown_or_malformed_id_is_not_found(path: str) -> None:
    async def call(client: httpx.AsyncClient) -> None:
        assert (await client.get(path)).status_code == 404
        assert (await client.delete(path)).status_code == 404
        assert (await client.put(path, json=ADA)).status_code == 404

    talk(call)


def test_other_paths_and_methods() -> None:
    async def call(client: httpx.AsyncClient) -> None:
        for path in ("/", "/users", "/metrics", "/docs", "/docs/start.js", "/openapi.json", "/redoc"):
            assert (await client.get(path)).status_code == 404, path
        assert (await client.patch("/users/")).status_code == 405

    talk(call)
