"""Whether the database can be used, asked at most every two seconds."""

import asyncio
import time
from collections.abc import Callable

from users_api.store import StoreUnavailable, UserStore


class Readiness:
    """Caches the answer of a ping, so that probes do not load the database."""

    def __init__(
        self, store: UserStore, seconds: float = 2.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._seconds = seconds
        self._clock = clock
        self._lock = asyncio.Lock()
        self._until = float("-inf")
        self._ready = False

    async def ready(self) -> bool:
        """The last answer while it is fresh, else a new one. Callers at once share one ping."""
        async with self._lock:
            if self._clock() >= self._until:
                try:
                    await self._store.ping()
                    self._ready = True
                except StoreUnavailable:
                    self._ready = False
                self._until = self._clock() + self._seconds
            return self._ready
