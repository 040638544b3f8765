"""Sealing: plain bytes to gzip and age and back, hashed on both sides, in bounded memory."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mongo_backup import age
from mongo_backup.target import Readable

GZIP = 16 + zlib.MAX_WBITS
"""Format for zlib: gzip, with no name and no time in its header, so that equal data give equal bytes."""
LEVEL = 3
"""Over twice as fast as level 6 for an eighth more bytes: a dump must end within the server's snapshot window."""
PIECE = 256 * 1024
READ = 64 * 1024


class NotSealed(Exception):
    """The bytes were decrypted, and are not one complete gzip stream."""


@dataclass(frozen=True)
class Digest:
    """Size and SHA-256 of bytes."""

    size: int
    sha256: str


class Digesting:
    """Computes a Digest of what passes."""

    def __init__(self) -> None:
        self._hash, self._size = hashlib.sha256(), 0

    def add(self, data: bytes) -> None:
        """The next bytes."""
        self._hash.update(data)
        self._size += len(data)

    def digest(self) -> Digest:
        """Of all so far."""
        return Digest(self._size, self._hash.hexdigest())


@dataclass(frozen=True)
class Sealed:
    """Digests of the plain bytes and of the encrypted ones."""

    plain: Digest
    sealed: Digest


def seal(
    pieces: Iterable[bytes], write: Callable[[bytes], None], recipients: Sequence[age.Recipient]
) -> Sealed:
    """Compresses and encrypts the pieces, and writes the result."""
    plain, sealed = Digesting(), Digesting()
    packed = _Buffer(_gzip(pieces, plain))

    def emit(data: bytes) -> None:
        sealed.add(data)
        write(data)

    age.encrypt(packed.read, emit, recipients)
    return Sealed(plain.digest(), sealed.digest())


def unseal(source: Readable, sink: Callable[[bytes], None], keys: Sequence[age.Identity]) -> Sealed:
    """Decrypts and expands an object; the sink gets its plain bytes, each piece of at most PIECE bytes.

    Raises Unsealable after the whole object was read.
    """
    plain, sealed = Digesting(), Digesting()
    gunzip = zlib.decompressobj(GZIP)

    def read(size: int) -> bytes:
        data = source.read(min(size, READ) if size > 0 else READ)
        sealed.add(data)
        return data

    def expand(data: bytes) -> None:
        while data:
            if gunzip.eof:
                raise NotSealed("bytes after the end of the gzip stream")
            try:
                piece = gunzip.decompress(data, PIECE)
            except zlib.error as error:
                raise NotSealed("not a gzip stream") from error
            data = gunzip.unused_data if gunzip.eof else gunzip.unconsumed_tail
            plain.add(piece)
            sink(piece)

    try:
        age.decrypt(read, expand, keys)
        # Output that zlib still holds when its input is used up.
        while not gunzip.eof and (piece := gunzip.decompress(b"", PIECE)):
            plain.add(piece)
            sink(piece)
        if not gunzip.eof:
            raise NotSealed("the gzip stream is cut off")
    except (age.CannotDecrypt, NotSealed) as error:
        while read(READ):
            pass
        raise Unsealable(sealed.digest(), isinstance(error, age.CannotDecrypt)) from error
    return Sealed(plain.digest(), sealed.digest())


class Unsealable(Exception):
    """The object cannot be opened: its digest says whether it was changed, or the key is another."""

    def __init__(self, sealed: Digest, by_key: bool) -> None:
        super().__init__("cannot be opened")
        self.sealed, self.by_key = sealed, by_key


def _gzip(pieces: Iterable[bytes], plain: Digesting) -> Iterator[bytes]:
    gzip = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
    for piece in pieces:
        plain.add(piece)
        for start in range(0, len(piece), PIECE):
            yield gzip.compress(piece[start : start + PIECE])
    yield gzip.flush()


class _Buffer:
    """Reads of the size that is asked for, from pieces of any size."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        data, self._rest = self._rest[:size], self._rest[size:]
        return bytes(data)
