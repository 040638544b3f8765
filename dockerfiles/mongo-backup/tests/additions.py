"""Objects and whole backups that are added to a store."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from backups import NOW, backup
from mongo_backup.names import backup_name
from mongo_backup.target import Readable
from wire import ADDER, Joined

NAME = backup_name(NOW, "0123abcd")
ONE = f"{NAME}/0001.bson.gz.age"


class Pieces:
    """A body of pieces; `between` is called before the second one."""

    def __init__(self, *pieces: bytes, between: Callable[[], object] = lambda: None) -> None:
        self._pieces, self._between, self._count = list(pieces), between, 0

    def opened(self, most: int) -> Readable:
        return self

    def read(self, size: int) -> bytes:
        self._count += 1
        if self._count == 2:
            self._between()
        return self._pieces.pop(0) if self._pieces else b""


def put(joined: Joined, path: str = ONE, data: bytes = b"data", subject: str = ADDER) -> int:
    return joined.status(subject, f"PUT /objects/{path} HTTP/1.1\nContent-Length: {len(data)}", data)


def copied(joined: Joined, scratch: Path, name: str, change: Callable[[Any], None] = lambda item: None) -> int:
    """Adds a small backup of that name; the status of its summary."""
    scratch.mkdir()
    made = backup(scratch).manifest.summary.name
    for file in ("0001.bson.gz.age", "0002.bson.gz.age", "manifest.json.age"):
        assert put(joined, f"{name}/{file}", (scratch / made / file).read_bytes()) == 201
    item = json.loads((scratch / made / "summary.json").read_bytes())
    item["name"] = name
    change(item)
    return put(joined, f"{name}/summary.json", json.dumps(item).encode())


def files(joined: Joined) -> list[str]:
    return sorted(one.path for one in joined.target.objects())
