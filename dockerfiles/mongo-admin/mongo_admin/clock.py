"""Time and log of the jobs: what they wait by, and what they say."""

import time
from collections.abc import Callable
from typing import Protocol

Say = Callable[[str], None]


class Clock(Protocol):
    """Time, as the loop needs it."""

    def now(self) -> float:
        """Seconds on a clock that only advances."""
        ...

    def sleep(self, seconds: float) -> None:
        """Waits."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> float:
        """See Clock."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """See Clock."""
        time.sleep(seconds)


class OutOfTime(Exception):
    """The wanted state was not reached in time; the message says what was last waited for."""
