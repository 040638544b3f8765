"""Backups in a folder: `file:///backups`."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from mongo_backup.names import is_backup, is_path
from mongo_backup.target import Missing, Readable, Stored, TargetError, Writable

PARTIAL = ".partial"


class FileTarget:
    """A folder for each backup. Symbolic links are not followed."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)

    def objects(self) -> list[Stored]:
        """See Target."""
        try:
            return [
                Stored(f"{backup.name}/{file.name}", file.stat(follow_symlinks=False).st_size)
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
        """See Target. Written beside its place, forced to the disk, then renamed."""
        place = self._path(path)
        partial = place.with_name(place.name + PARTIAL)
        try:
            place.parent.mkdir(mode=0o750, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
            with os.fdopen(os.open(partial, flags, 0o640), "wb") as file:
                yield _Appending(file)
                file.flush()
                os.fsync(file.fileno())
            partial.rename(place)
            for folder in (place.parent, self._folder):
                _sync(folder)
        except OSError as error:
            raise _failed("write", error) from error
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

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
        """See Target. An interrupted run left a folder without objects, perhaps with half a file."""
        swept = []
        try:
            for backup in self._backups():
                files = list(os.scandir(backup.path))
                if backup.name < before and not any(is_path(f"{backup.name}/{file.name}") for file in files):
                    shutil.rmtree(backup.path)
                    swept.append(backup.name)
        except OSError as error:
            raise _failed("remove", error) from error
        return swept

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
    return TargetError(f"cannot {verb}: {error.strerror or type(error).__name__}")
