"""The hash service as a plain ASGI application.

`GET /hash/<text>` answers the SHA-1, in hex, of the percent-decoded bytes of
everything after `/hash/`. Every other path is 404, so there is no separate
health route: probes ask for real hashes, `/hash/live` and `/hash/ready`.
"""

import hashlib
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import unquote_to_bytes

from hash_api.metrics import RequestMetrics

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PREFIX = b"/hash/"
MAX_TEXT_BYTES = 1024


def sha1_hex(text: bytes) -> str:
    """The SHA-1 of the bytes, in lower-case hex: a checksum here, not a safeguard."""
    return hashlib.sha1(text, usedforsecurity=False).hexdigest()


def answer(method: str, raw_path: bytes) -> tuple[int, str]:
    """The status and the text that a request gets. `raw_path` is still percent-encoded."""
    text = unquote_to_bytes(raw_path.removeprefix(PREFIX))
    if not raw_path.startswith(PREFIX) or not text:
        return 404, "not found"
    if method != "GET":
        return 405, "only GET is allowed"
    if len(text) > MAX_TEXT_BYTES:
        return 414, f"the text is longer than {MAX_TEXT_BYTES} bytes"
    return 200, sha1_hex(text)


class HashApp:
    """Answers HTTP requests; `hostname` is sent back as `x-served-by`."""

    def __init__(self, hostname: str, metrics: RequestMetrics) -> None:
        self._hostname = hostname.encode("latin-1", "replace")
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise RuntimeError("only HTTP is served here")
        began = time.perf_counter()
        method, raw_path = scope["method"], scope["raw_path"]
        status, text = answer(method, raw_path)
        body = text.encode("ascii")
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", b"%d" % len(body)),
            (b"x-content-type-options", b"nosniff"),
            (b"x-served-by", self._hostname),
        ]
        if status == 405:
            headers.append((b"allow", b"GET"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})
        route = "other" if status == 404 else "/hash/{text}"
        self._metrics.observe(method, route, status, time.perf_counter() - began)
