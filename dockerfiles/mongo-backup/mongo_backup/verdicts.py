"""Stored verdicts: a small JSON file each, the latest of which the metrics show."""

import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from mongo_backup.verdict import LARGEST, Verdict, parse

KEPT = 100


class Verdicts:
    """Verdicts in a folder. The name of a file is the time of its arrival here, since clocks of drills may differ."""

    def __init__(self, folder: str, now_ns: Callable[[], int]) -> None:
        self._folder, self._now_ns = Path(folder), now_ns

    def add(self, data: bytes) -> None:
        """Stores a verdict; ValueError where it is not one, OSError where it cannot be stored."""
        verdict = parse(data)
        self._folder.mkdir(mode=0o750, exist_ok=True)
        place = self._folder / f"{self._now_ns():020}.json"
        partial = place.with_suffix(f".{secrets.token_hex(4)}")
        with partial.open("xb") as file:
            file.write(json.dumps(verdict.item()).encode())
            file.flush()
            os.fsync(file.fileno())
        partial.rename(place)
        for old in self._files()[:-KEPT]:
            with suppress(OSError):
                old.unlink()

    def latest(self) -> tuple[float, Verdict] | None:
        """The time in seconds since 1970 and the verdict that came last."""
        return next(self._readable(lambda _: True), None)

    def latest_passed(self) -> tuple[float, Verdict] | None:
        """Of those that passed."""
        return next(self._readable(lambda verdict: verdict.passed), None)

    def _readable(self, wanted: Callable[[Verdict], bool]) -> Iterator[tuple[float, Verdict]]:
        for file in reversed(self._files()):
            with suppress(OSError, ValueError):
                with file.open("rb") as opened:
                    verdict = parse(opened.read(LARGEST + 1))
                if wanted(verdict):
                    yield int(file.stem) / 1e9, verdict

    def _files(self) -> list[Path]:
        try:
            return sorted(one for one in self._folder.glob("*.json") if one.stem.isdigit())
        except OSError:
            return []
