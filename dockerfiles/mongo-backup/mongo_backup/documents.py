"""BSON documents one after the other, as a collection's file holds them."""

from collections.abc import Callable, Iterable, Iterator
from struct import unpack_from

LARGEST = 16 * 1024 * 1024 + 16 * 1024
"""Of a document in a database: 16 MiB, and what a server adds."""
SMALLEST = 5


class NotDocuments(ValueError):
    """The bytes are not BSON documents one after the other."""


def lengths(batch: bytes) -> Iterator[int]:
    """The length of each document of whole ones."""
    at = 0
    while at < len(batch):
        length = _length(batch, at) if len(batch) - at >= SMALLEST else 0
        if not SMALLEST <= length <= len(batch) - at:
            raise NotDocuments("a document is cut off")
        yield length
        at += length


class Counting:
    """Passes batches of whole documents on, and counts the documents."""

    def __init__(self, batches: Iterable[bytes]) -> None:
        self._batches = batches
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        for batch in self._batches:
            self.count += sum(1 for _ in lengths(batch))
            yield batch


class Splitter:
    """Splits pieces of any size into documents."""

    def __init__(self, each: Callable[[bytes], None]) -> None:
        self._each = each
        self._held = bytearray()
        self.count = 0

    def add(self, piece: bytes) -> None:
        """The next bytes."""
        self._held += piece
        at = 0
        while len(self._held) - at >= SMALLEST:
            length = _length(self._held, at)
            if not SMALLEST <= length <= LARGEST:
                raise NotDocuments("not the length of a document")
            if len(self._held) - at < length:
                break
            self._each(bytes(self._held[at : at + length]))
            self.count += 1
            at += length
        del self._held[:at]

    def end(self) -> None:
        """Raises where the last document is cut off."""
        if self._held:
            raise NotDocuments("the last document is cut off")


def _length(data: bytes | bytearray, at: int) -> int:
    (length,) = unpack_from("<i", data, at)
    return int(length)
