"""Bodies of requests: each is read as it was sent, or refused."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mongo_backup.bodies import BadBody, Framing, Source, open_body

CHUNKED = Framing(["chunked"])


def whole(framing: Framing, source: Source, most: int = 10_000, step: int = 7) -> bytes:
    body = open_body(framing, source, most)
    data = bytearray()
    while piece := body.read(step):
        assert len(piece) <= step
        data += piece
    assert body.read(step) == b""
    return bytes(data)


def refused(framing: Framing, data: bytes, most: int = 10_000) -> int:
    with pytest.raises(BadBody) as caught:
        whole(framing, io.BytesIO(data), most)
    return caught.value.status


def chunked(pieces: list[bytes]) -> bytes:
    return b"".join(b"%X\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=10), st.integers(1, 60))
def test_chunks(pieces: list[bytes], step: int) -> None:
    source = io.BytesIO(chunked(pieces) + b"more")
    assert whole(CHUNKED, source, step=step) == b"".join(pieces)
    assert source.read() == b"more"


@given(st.binary(max_size=200), st.integers(1, 60))
def test_a_length(data: bytes, step: int) -> None:
    assert whole(Framing([], [str(len(data))]), io.BytesIO(data + b"more"), step=step) == data


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=5), st.data())
def test_no_part_is_taken_for_the_whole(pieces: list[bytes], data: st.DataObject) -> None:
    sent = chunked(pieces)
    assert refused(CHUNKED, sent[: data.draw(st.integers(0, len(sent) - 1))]) == 400
    if plain := b"".join(pieces):
        assert refused(Framing([], [str(len(plain))]), plain[:-1]) == 400


@pytest.mark.parametrize(
    "data",
    [
        b"1\r\nab\r\n0\r\n\r\n",
        b"2\r\na\r\n0\r\n\r\n",
        b"1\na\n0\n\n",
        b"1;x=y\r\na\r\n0\r\n\r\n",
        b"0x1\r\na\r\n0\r\n\r\n",
        b"+1\r\na\r\n0\r\n\r\n",
        b"-1\r\na\r\n0\r\n\r\n",
        b"1_0\r\na\r\n0\r\n\r\n",
        b" 1\r\na\r\n0\r\n\r\n",
        b"1 \r\na\r\n0\r\n\r\n",
        b"\r\n",
        b"0000000000000001\r\na\r\n0\r\n\r\n",
        b"0" * 100_000,
        b"0\r\nTrailer: a\r\n\r\n",
        b"g\r\na\r\n0\r\n\r\n",
    ],
)
def test_not_chunks(data: bytes) -> None:
    assert refused(CHUNKED, data) == 400


@pytest.mark.parametrize(
    ("framing", "status"),
    [
        (Framing(["chunked"], ["1"]), 400),
        (Framing(["gzip"]), 501),
        (Framing(["gzip, chunked"]), 501),
        (Framing(["chunked", "chunked"]), 501),
        (Framing([""]), 501),
        (Framing(), 411),
        (Framing([], ["1", "1"]), 400),
        (Framing([], ["1, 1"]), 400),
        (Framing([], ["+1"]), 400),
        (Framing([], ["-1"]), 400),
        (Framing([], ["١"]), 400),
        (Framing([], [""]), 400),
        (Framing([], ["9" * 19]), 400),
        (Framing([], ["10001"]), 413),
    ],
)
def test_framings(framing: Framing, status: int) -> None:
    assert refused(framing, b"1\r\na\r\n0\r\n\r\n") == status


def test_too_large() -> None:
    assert refused(CHUNKED, chunked([b"12345", b"6"]), 5) == 413
    assert refused(CHUNKED, b"fffffffffffffff\r\n", 5) == 413
    assert whole(CHUNKED, io.BytesIO(chunked([b"12345"])), 5) == b"12345"


def test_a_connection_that_fails() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise TimeoutError

        def readline(self, size: int | None = -1, /) -> bytes:
            raise ConnectionResetError

    for framing in (CHUNKED, Framing([], ["1"])):
        with pytest.raises(BadBody) as caught:
            whole(framing, Failing())
        assert caught.value.status == 408
