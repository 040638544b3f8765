"""Talks to the application in process, without a socket."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
from described import must_be_described
from memory_store import MemoryStore

from users_api.app import create_app
from users_api.metrics import RequestMetrics

ADA = {"name": "Ada", "email": "ada@example.com"}
UNKNOWN = "0" * 24
Call = Callable[[httpx.AsyncClient], Awaitable[None]]


def talk(call: Call, store: MemoryStore | None = None, docs: Path | None = None) -> RequestMetrics:
    """Runs the conversation against a new application; returns its metrics.

    Each answer must be one that the API describes.
    """
    metrics = RequestMetrics()
    app = create_app(store or MemoryStore(), metrics, docs=docs)

    async def run() -> None:
        async def check(answer: httpx.Response) -> None:
            await answer.aread()
            must_be_described(answer)

        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        hooks = {"response": [check]}
        async with httpx.AsyncClient(
            transport=transport, base_url="http://api", event_hooks=hooks
        ) as client:
            await call(client)

    asyncio.run(run())
    return metrics
