"""Targets: where backups are kept."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class TargetError(Exception):
    """The target did not answer, or refused."""


class Missing(TargetError):
    """There is no such object."""


class Exists(TargetError):
    """There is such an object, which is never replaced."""


class Full(TargetError):
    """There is no space left."""


@dataclass(frozen=True)
class Stored:
    """An object in a target, by its path: the name of the backup, a slash, the name of the file."""

    path: str
    size: int
    time: datetime | None = field(default=None, compare=False)
    """When it was stored, by the target's clock; None where that is not known."""

    @property
    def backup(self) -> str:
        """The name of the backup."""
        return self.path.partition("/")[0]

    @property
    def file(self) -> str:
        """The name of the file in the backup."""
        return self.path.partition("/")[2]


class Readable(Protocol):
    """An object that is read from its beginning."""

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; none at the end."""
        ...


class Writable(Protocol):
    """An object that is being written."""

    def write(self, data: bytes) -> None:
        """Appends."""
        ...


class Target(Protocol):
    """Objects by path. Each method may raise TargetError. Paths are those of `names.is_path`."""

    @property
    def prunes_itself(self) -> bool:
        """Whether retention and the removal of unfinished backups are the target's own work."""
        ...

    def objects(self) -> Sequence[Stored]:
        """All objects of backups; others are left out."""
        ...

    def open(self, path: str) -> AbstractContextManager[Readable]:
        """For reading; raises Missing where there is none."""
        ...

    def write(self, path: str) -> AbstractContextManager[Writable]:
        """The object is there when the context ends, and never in part; an exception leaves none. Only an S3 bucket replaces one."""
        ...

    def remove(self, path: str) -> None:
        """Removes one object."""
        ...

    def sweep(self, before: str) -> Sequence[str]:
        """Removes what interrupted writing left of backups before that name; returns the names of what is then gone."""
        ...
