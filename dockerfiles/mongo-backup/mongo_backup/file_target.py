"""Backups in a folder: `file:///backups`."""

import errno
import os
import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from mongo_backup.names import is_backup, is_path, started_at
from mongo_backup.target import Exists, Full, Missing, Readable, Stored, TargetError, Writable

PARTIAL = ".partial"


@dataclass(frozen=True)
class Space:
    """Bytes of a file system that are free, and all of them."""

    free: int
    size: int


class FileTarget:
    """A folder for each backup, on a file system that has hard links. Symbolic links are not followed."""

    prunes_itself = False

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)

    def make(self) -> None:
        """Makes the folder where it is absent: the root of a volume has files of the file system's own. May raise TargetError."""
        try:
            os.makedirs(self._folder, mode=0o750, exist_ok=True)
        except OSError as error:
            raise _failed("make the folder", error) from error

    def objects(self) -> list[Stored]:
        """See Target."""
        try:
            return [
                _stored(f"{backup.name}/{file.name}", file.stat(follow_symlinks=False))
                for backup in self._backups()
                for file in os.scandir(backup.path)
                if is_path(f"{backup.name}/{file.name}") and file.is_file(follow_symlinks=False)
            ]
        except OSError as error:
            raise _failed("list", error) from error

    @contextmanager
    def open(self, path: str) -> Generator[Readable]:
        """See Target."""
        try:
            number = os.open(self._path(path), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError as error:
            raise Missing(f"{path} is missing") from error
        except OSError as error:
            raise _failed("read", error) from error
        with os.fdopen(number, "rb") as file:
            yield file

    @contextmanager
    def write(self, path: str) -> Generator[Writable]:
        """See Target. Written beside its place, forced to the disk, then linked there: the first of two wins."""
        place = self._path(path)
        partial = place.with_name(f"{place.name}.{secrets.token_hex(4)}{PARTIAL}")
        try:
            place.parent.mkdir(mode=0o750, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            with os.fdopen(os.open(partial, flags, 0o640), "wb") as file:
                yield _Appending(file)
                file.flush()
                os.fsync(file.fileno())
            try:
                os.link(partial, place)
            except FileExistsError as error:
                raise Exists(f"{path} exists") from error
            for folder in (place.parent, self._folder):
                _sync(folder)
        except OSError as error:
            raise _failed("write", error) from error
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
                place.parent.rmdir()

    def remove(self, path: str) -> None:
        """See Target. The folder goes with its last object."""
        place = self._path(path)
        try:
            place.unlink(missing_ok=True)
            with suppress(OSError):
                place.parent.rmdir()
        except OSError as error:
            raise _failed("remove", error) from error

    def sweep(self, before: str) -> list[str]:
        """See Target. An interrupted run left a folder without objects, perhaps with a part of a file, or such a part."""
        swept = []
        try:
            for backup in self._backups():
                files = list(os.scandir(backup.path))
                if backup.name < before and not any(is_path(f"{backup.name}/{file.name}") for file in files):
                    shutil.rmtree(backup.path)
                    swept.append(backup.name)
                    continue
                for file in files:
                    changed = file.stat(follow_symlinks=False).st_mtime
                    if file.name.endswith(PARTIAL) and changed < started_at(before).timestamp():
                        os.unlink(file.path)
        except OSError as error:
            raise _failed("remove", error) from error
        return swept

    def space(self) -> Space:
        """Of the file system, once the folder could be listed."""
        try:
            self._backups()
            found = os.statvfs(self._folder)
        except OSError as error:
            raise _failed("list", error) from error
        return Space(found.f_bavail * found.f_frsize, found.f_blocks * found.f_frsize)

    def _backups(self) -> "list[os.DirEntry[str]]":
        with os.scandir(self._folder) as entries:
            return [one for one in entries if is_backup(one.name) and one.is_dir(follow_symlinks=False)]

    def _path(self, path: str) -> Path:
        if not is_path(path):
            raise TargetError("not the path of an object of a backup")
        backup, _, file = path.partition("/")
        if (self._folder / backup).is_symlink():
            raise TargetError(f"{backup} is a symbolic link")
        return self._folder / backup / file


def _stored(path: str, found: os.stat_result) -> Stored:
    return Stored(path, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))


class _Appending:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, data: bytes) -> None:
        self._file.write(data)


def _sync(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _failed(verb: str, error: OSError) -> TargetError:
    kind = Full if error.errno in (errno.ENOSPC, errno.EDQUOT) else TargetError
    return kind(f"cannot {verb}: {error.strerror or type(error).__name__}")
