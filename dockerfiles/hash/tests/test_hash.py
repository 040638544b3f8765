"""What the hash service answers, and that its source is what it was."""

import asyncio
import hashlib
from pathlib import Path
from urllib.parse import quote_from_bytes

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hash_api.app import MAX_TEXT_BYTES, HashApp, answer, sha1_hex
from hash_api.metrics import RequestMetrics

HERE = Path(__file__).parent.parent


def ask(method: str, path: str) -> httpx.Response:
    """One request to the application, in process."""

    async def run() -> httpx.Response:
        transport = httpx.ASGITransport(HashApp("hash-0", RequestMetrics()))
        async with httpx.AsyncClient(transport=transport, base_url="http://hash") as client:
            return await client.request(method, path)

    return asyncio.run(run())


def test_the_known_hash() -> None:
    found = ask("GET", "/hash/abc123")
    assert (found.status_code, found.text) == (200, "6367c48dd193d56ea7b0baad25b19455e529f5ee")
    assert found.headers["content-type"].startswith("text/plain")
    assert found.headers["x-served-by"] == "hash-0"


@pytest.mark.parametrize("path", ["/", "/hash", "/hash/", "/hashes/a", "/metrics", "/healthz"])
def test_other_paths_are_not_found(path: str) -> None:
    assert ask("GET", path).status_code == 404
    assert ask("POST", path).status_code == 404


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "BREW"])
def test_other_methods_are_refused(method: str) -> None:
    refused = ask(method, "/hash/a")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET")


@given(st.binary(min_size=1, max_size=MAX_TEXT_BYTES), st.sampled_from(["", "/"]))
def test_every_text_in_either_spelling(text: bytes, safe: str) -> None:
    expected = hashlib.sha1(text, usedforsecurity=False).hexdigest()
    assert answer("GET", b"/hash/" + quote_from_bytes(text, safe).encode()) == (200, expected)
    every_byte = "".join(f"%{byte:02x}" for byte in text)
    assert answer("GET", b"/hash/" + every_byte.encode()) == (200, expected)


@given(st.binary(max_size=200))
def test_every_path_gets_one_of_three_answers(path: bytes) -> None:
    assert answer("GET", path)[0] in (200, 404, 414)


def test_the_limit_counts_decoded_bytes() -> None:
    for one in (b"a", b"%41", b"%ff"):
        assert answer("GET", b"/hash/" + one * MAX_TEXT_BYTES)[0] == 200
        assert answer("GET", b"/hash/" + one * (MAX_TEXT_BYTES + 1))[0] == 414


def test_slashes_and_dots_belong_to_the_text() -> None:
    assert answer("GET", b"/hash/a/b") == (200, sha1_hex(b"a/b"))
    assert answer("GET", b"/hash/../etc") == (200, sha1_hex(b"../etc"))
    assert answer("GET", b"/hash/+") == (200, sha1_hex(b"+"))


def test_requests_are_counted_without_their_texts() -> None:
    metrics = RequestMetrics()

    async def run() -> None:
        transport = httpx.ASGITransport(HashApp("h", metrics))
        async with httpx.AsyncClient(transport=transport, base_url="http://hash") as client:
            await client.get("/hash/a-secret")
            await client.get("/a-secret")

    asyncio.run(run())
    labels = {"method": "GET", "route": "/hash/{text}", "status": "200"}
    assert metrics.registry.get_sample_value("http_requests_total", labels) == 1
    labels = {"method": "GET", "route": "other", "status": "404"}
    assert metrics.registry.get_sample_value("http_requests_total", labels) == 1


def test_the_source_is_what_it_was() -> None:
    lines = (HERE / "SHA256SUMS").read_text().splitlines()
    named = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    sources = sorted(str(path.relative_to(HERE)) for path in HERE.glob("hash_api/*.py"))
    assert sorted(named) == sources
    for name in sources:
        assert hashlib.sha256((HERE / name).read_bytes()).hexdigest() == named[name], name
