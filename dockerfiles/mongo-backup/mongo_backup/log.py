"""Log lines: one JSON object each, on standard output."""

import json
import time
from typing import Protocol


class Say(Protocol):
    """Writes a log line."""

    def __call__(self, message: str, **fields: object) -> None:
        """The message, and further fields of the line."""


def say(message: str, **fields: object) -> None:
    """As the other applications write their logs."""
    line = {"time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "message": message, **fields}
    print(json.dumps(line), flush=True)
