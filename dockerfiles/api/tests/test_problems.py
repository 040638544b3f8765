"""Refusals of every operation: one shape, complete methods, media types, limits."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from unittest.mock import MagicMock

import httpx
import pytest
from conversation import ADA, talk
from described import OPERATIONS, PATHS, at
from memory_store import MemoryStore

from users_api.bodies import MAX_BODY_BYTES
from users_api.models import User
from users_api.problems import MEDIA_TYPE, Problem
from users_api.serving import BoundedHttp

METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE")
JSON = {"content-type": "application/json"}
TEXT = json.dumps(ADA).encode()


@pytest.mark.parametrize("template", PATHS)
def test_a_path_refuses_every_other_method_and_names_its_own(template: str) -> None:
    own = {method.upper() for method in PATHS[template]} | {"HEAD"}

    async def call(client: httpx.AsyncClient) -> None:
        for method in sorted({*METHODS, "BREW"} - own):
            answer = await client.request(method, at(template))
            assert answer.status_code == 405, method
            assert set(answer.headers["allow"].split(", ")) == own

    talk(call)


@pytest.mark.parametrize(
    "path", ["/livez", "/readyz", "/openapi.json", "/docs", "/docs/start.js"]
)
def test_paths_that_are_not_described_name_their_methods_too(path: str, tmp_path: Path) -> None:
    async def call(client: httpx.AsyncClient) -> None:
        answer = await client.post(path)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")

    talk(call, docs=tmp_path)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "application/merge-patch+json"},
        {"content-type": "application"},
        {**JSON, "content-encoding": "gzip"},
    ],
    ids=str,
)
@pytest.mark.parametrize(("method", "template"), OPERATIONS)
def test_a_body_of_another_media_type_is_refused_where_there_is_one(
    method: str, template: str, headers: dict[str, str]
) -> None:
    takes_body = "requestBody" in PATHS[template][method.lower()]

    async def call(client: httpx.AsyncClient) -> None:
        answer = await client.request(method, at(template), content=TEXT, headers=headers)
        assert (answer.status_code == 415) is takes_body
        if takes_body:
            assert {"accept", "accept-encoding"} & set(answer.headers)

    talk(call)


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON"])
def test_json_is_known_by_any_spelling(kind: str) -> None:
    async def call(client: httpx.AsyncClient) -> None:
        made = await client.post("/users/", content=TEXT, headers={"content-type": kind})
        assert made.status_code == 201

    talk(call)


@pytest.mark.parametrize("path", ["/users/", "/livez", "/readyz", "/nothing", "/docs", "/openapi.json"])
def test_head_is_answered_as_get_without_the_body(path: str, tmp_path: Path) -> None:
    async def call(client: httpx.AsyncClient) -> None:
        made = await client.post("/users/", json=ADA)
        for asked in (path, made.headers["location"]):
            got, head = await client.get(asked), await client.head(asked)
            assert head.status_code == got.status_code and head.content == b""
            assert head.headers == got.headers and got.headers["content-length"] != "0"

    talk(call, docs=tmp_path)


def test_a_body_without_a_length_is_refused_as_it_comes() -> None:
    async def parts() -> AsyncGenerator[bytes]:
        yield b'"'
        for _ in range(17):
            yield b"a" * 1024

    async def call(client: httpx.AsyncClient) -> None:
        said = {**JSON, "content-length": str(MAX_BODY_BYTES + 1)}
        for answer in (
            await client.post("/users/", content=parts(), headers=JSON),
            await client.post("/users/", content=b"{}", headers=said),
        ):
            assert answer.status_code == 413
            assert str(MAX_BODY_BYTES) in answer.json()["detail"]

    metrics = talk(call)
    labels = {"method": "POST", "route": "/users/", "status": "413"}
    assert metrics.registry.get_sample_value("http_requests_total", labels) == 2


class FailingStore(MemoryStore):
    """A store with a fault of ours."""

    async def page(self, after: str | None, limit: int) -> list[User]:
        raise RuntimeError("secret of the inside")


def test_a_fault_of_ours_is_a_problem_that_tells_nothing() -> None:
    async def call(client: httpx.AsyncClient) -> None:
        answer = await client.get("/users/")
        assert answer.status_code == 500 and "secret" not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"

    talk(call, FailingStore())


def test_what_is_not_http_is_answered_in_the_same_shape() -> None:
    protocol = BoundedHttp.__new__(BoundedHttp)
    protocol.transport = MagicMock()
    protocol.send_400_response("Invalid HTTP request received.")
    head, _, content = protocol.transport.write.call_args.args[0].partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0] == "HTTP/1.1 400 Bad Request"
    assert f"content-type: {MEDIA_TYPE}" in lines and f"content-length: {len(content)}" in lines
    assert Problem.model_validate_json(content).status == 400
