"""Encryption to age recipients (X25519), and decryption, of streams: https://age-encryption.org/v1."""

from collections.abc import Callable, Sequence
from typing import Any, NewType, TypeVar

import pyrage  # type: ignore[import-untyped]

Recipient = NewType("Recipient", object)
Identity = NewType("Identity", object)
Value = TypeVar("Value")


class CannotDecrypt(Exception):
    """Not for this identity, or not as it was encrypted."""


def recipient(text: str) -> Recipient:
    """Of `age1…`, or ValueError."""
    try:
        return Recipient(pyrage.x25519.Recipient.from_str(text))
    except pyrage.RecipientError:
        raise ValueError("not an age recipient (age1…)") from None


def identities(text: str) -> list[Identity]:
    """Of a file of `age-keygen`: lines with a key each, empty ones and comments; or ValueError."""
    lines = [line.strip() for line in text.splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    if not keys:
        raise ValueError("holds no age identity")
    try:
        return [Identity(pyrage.x25519.Identity.from_str(key)) for key in keys]
    except pyrage.IdentityError:
        raise ValueError("not an age identity (AGE-SECRET-KEY-1…)") from None


def encrypt(
    read: Callable[[int], bytes], write: Callable[[bytes], None], recipients: Sequence[Recipient]
) -> None:
    """Encrypts what `read` gives. An exception of either function is raised as it was."""
    ends = _Ends(read, write)
    ends.run(lambda: pyrage.encrypt_io(ends, ends, recipients))


def decrypt(
    read: Callable[[int], bytes], write: Callable[[bytes], None], keys: Sequence[Identity]
) -> None:
    """Decrypts what `read` gives; `write` gets authenticated bytes only, though perhaps not all of them.

    Raises CannotDecrypt. An exception of either function is raised as it was.
    """
    ends = _Ends(read, write)

    def work() -> None:
        try:
            pyrage.decrypt_io(ends, ends, keys)
        except OSError as error:
            # Of the library, for a chunk that is not authentic; one of an end is raised in its place.
            raise pyrage.DecryptError from error

    try:
        ends.run(work)
    except pyrage.DecryptError as error:
        raise CannotDecrypt(type(error).__name__) from error


class _Ends:
    """Both ends as files. The first exception of an end is kept, since the library turns it into its own.

    What fails in the last write of its buffer the library does not raise at all.
    """

    def __init__(self, read: Callable[[int], bytes], write: Callable[[bytes], None]) -> None:
        self._read, self._write = read, write
        self._failure: BaseException | None = None

    def run(self, work: Callable[[], Any]) -> None:
        try:
            work()
        except BaseException:
            if self._failure is None:
                raise
        if self._failure is not None:
            raise self._failure

    def read(self, size: int = -1) -> bytes:
        return self._kept(lambda: self._read(size))

    def write(self, data: bytes) -> int:
        self._kept(lambda: self._write(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is buffered here."""

    def _kept(self, step: Callable[[], Value]) -> Value:
        if self._failure is not None:
            raise self._failure
        try:
            return step()
        except BaseException as error:
            self._failure = error
            raise
