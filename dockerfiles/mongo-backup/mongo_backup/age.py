"""Encryption to age recipients (X25519), and decryption, of streams: https://age-encryption.org/v1."""

from collections.abc import Callable, Sequence
from typing import Any, NewType

import pyrage  # type: ignore[import-untyped]

Recipient = NewType("Recipient", object)
Identity = NewType("Identity", object)


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
    try:
        ends.run(lambda: pyrage.decrypt_io(ends, ends, keys))
    except (pyrage.DecryptError, OSError) as error:
        if ends.failure is not None:
            raise
        raise CannotDecrypt(type(error).__name__) from error


class _Ends:
    """Both ends as files. The library turns exceptions into its own, so the first one is kept."""

    def __init__(self, read: Callable[[int], bytes], write: Callable[[bytes], None]) -> None:
        self._read, self._write = read, write
        self.failure: BaseException | None = None

    def run(self, work: Callable[[], Any]) -> None:
        try:
            work()
        except BaseException:
            if self.failure is not None:
                raise self.failure from None
            raise

    def read(self, size: int = -1) -> bytes:
        try:
            return self._read(size)
        except BaseException as error:
            self.failure = error
            raise

    def write(self, data: bytes) -> int:
        try:
            self._write(data)
        except BaseException as error:
            self.failure = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is buffered here."""
