"""Bodies of requests: of a Content-Length, or chunked. Decoded strictly, in bounded memory."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from mongo_backup.target import Readable

_SIZE = re.compile(rb"[0-9a-fA-F]{1,15}\r\n")
_LONGEST_LINE = 17
_LENGTH = re.compile(r"[0-9]{1,18}", re.ASCII)


class Source(Protocol):
    """What a connection sends."""

    def read(self, size: int, /) -> bytes:
        """That many bytes, fewer only at the end."""
        ...

    def readline(self, size: int, /) -> bytes:
        """A line, or the beginning of one that is longer."""
        ...


class BadBody(Exception):
    """The request cannot be used; with its status."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Framing:
    """The headers that say where a body ends."""

    encodings: Sequence[str] = ()
    lengths: Sequence[str] = ()


def open_body(framing: Framing, source: Source, most: int) -> Readable:
    """The body; BadBody here or while it is read, also where it has more bytes than `most` or breaks off."""
    if framing.encodings:
        if framing.lengths:
            raise BadBody(400, "both Content-Length and Transfer-Encoding")
        if [one.lower() for one in framing.encodings] != ["chunked"]:
            raise BadBody(501, "no Transfer-Encoding but chunked")
        return _Chunked(source, most)
    if not framing.lengths:
        raise BadBody(411, "Content-Length or Transfer-Encoding: chunked is needed")
    if len(framing.lengths) != 1 or not _LENGTH.fullmatch(framing.lengths[0]):
        raise BadBody(400, "not a Content-Length")
    length = int(framing.lengths[0])
    if length > most:
        raise BadBody(413, f"larger than {most} bytes")
    return _Counted(source, length)


class _Counted:
    def __init__(self, source: Source, length: int) -> None:
        self._source, self._left = source, length

    def read(self, size: int) -> bytes:
        data = _read(self._source, min(size, self._left))
        self._left -= len(data)
        return data


class _Chunked:
    """Chunks without extensions, and no trailers."""

    def __init__(self, source: Source, most: int) -> None:
        self._source, self._most = source, most
        self._left = self._all = 0
        self._ended = False

    def read(self, size: int) -> bytes:
        if self._left == 0 and not self._ended:
            self._begin()
        if self._ended:
            return b""
        data = _read(self._source, min(size, self._left))
        self._left -= len(data)
        if self._left == 0 and _read(self._source, 2) != b"\r\n":
            raise BadBody(400, "a chunk that is longer than its size")
        return data

    def _begin(self) -> None:
        line = _line(self._source)
        if not _SIZE.fullmatch(line):
            raise BadBody(400, "not the size of a chunk")
        self._left = int(line, 16)
        self._all += self._left
        if self._all > self._most:
            raise BadBody(413, f"larger than {self._most} bytes")
        if self._left == 0:
            if _line(self._source) != b"\r\n":
                raise BadBody(400, "trailers are not accepted")
            self._ended = True


def _read(source: Source, size: int) -> bytes:
    try:
        data = source.read(size)
    except OSError as error:
        raise BadBody(408, f"the body broke off: {type(error).__name__}") from error
    if size > 0 and not data:
        raise BadBody(400, "the body broke off")
    return data


def _line(source: Source) -> bytes:
    try:
        line = source.readline(_LONGEST_LINE)
    except OSError as error:
        raise BadBody(408, f"the body broke off: {type(error).__name__}") from error
    if not line:
        raise BadBody(400, "the body broke off")
    return line
