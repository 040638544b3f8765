"""A value made from files, made again when the files change.

A database client reads its certificate once, when it is made. The files are
replaced while the process runs, so the client is made again when their times
of change differ. The old one is retired after a while, so that what it is doing
can end. A new one that cannot be made (half-written files) leaves the old in use.
"""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")
log = logging.getLogger(__name__)


class Renewed(Generic[Value]):
    """Holds the value; `get` makes it anew when a file has changed."""

    def __init__(
        self,
        make: Callable[[], Value],
        files: Sequence[str],
        retire: Callable[[Value], Awaitable[None]],
        retire_after: float = 10.0,
    ) -> None:
        self._make = make
        self._files = files
        self._retire = retire
        self._retire_after = retire_after
        self._value: Value | None = None
        self._seen: list[int] = []
        self._retiring: dict[asyncio.Task[None], Value] = {}

    def get(self) -> Value:
        """The value for the files as they are; raises what `make` raises when there is none yet."""
        seen = self._times()
        if self._value is not None and seen == self._seen:
            return self._value
        try:
            value = self._make()
        except Exception as error:
            if self._value is None:
                raise
            log.warning("certificate files changed but cannot be used: %s", type(error).__name__)
            self._seen = seen
            return self._value
        if self._value is not None:
            log.info("certificate files changed: connecting anew")
            task = asyncio.get_running_loop().create_task(self._later(self._value))
            self._retiring[task] = self._value
            task.add_done_callback(lambda done: self._retiring.pop(done, None))
        self._value, self._seen = value, seen
        return value

    async def close(self) -> None:
        """Retires the value, and those still waiting for it, at once."""
        values = list(self._retiring.values())
        for task in list(self._retiring):
            task.cancel()
        if self._value is not None:
            values.append(self._value)
            self._value = None
        for value in values:
            await self._retire(value)

    async def _later(self, value: Value) -> None:
        await asyncio.sleep(self._retire_after)
        await self._retire(value)

    def _times(self) -> list[int]:
        times = []
        for path in self._files:
            try:
                times.append(os.stat(path).st_mtime_ns)
            except OSError:
                times.append(0)
        return times
