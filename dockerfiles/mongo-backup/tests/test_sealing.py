"""Sealed and unsealed bytes, and documents in pieces of any size."""

import gzip
import io
import os
import tracemalloc
from collections.abc import Callable, Iterator

import bson
import pytest
from backups import KEYS, RECIPIENT, new_key
from hypothesis import given
from hypothesis import strategies as st
from mongo_backup import age
from mongo_backup.documents import Counting, NotDocuments, Splitter
from mongo_backup.sealing import PIECE, Sealed, Unsealable, seal, unseal

RECIPIENTS = [age.recipient(RECIPIENT)]


def sealed(*pieces: bytes) -> tuple[bytes, Sealed]:
    out = io.BytesIO()
    digests = seal(pieces, lambda data: None if out.write(data) else None, RECIPIENTS)
    return out.getvalue(), digests


@given(st.lists(st.binary(max_size=2000), max_size=20))
def test_back_again(pieces: list[bytes]) -> None:
    data, digests = sealed(*pieces)
    plain = bytearray()
    assert unseal(io.BytesIO(data), plain.extend, KEYS) == digests
    assert bytes(plain) == b"".join(pieces)
    assert digests.sealed.size == len(data)


def test_equal_data_give_equal_gzip() -> None:
    unpacked = []
    for _ in range(2):
        out = io.BytesIO()
        age.decrypt(io.BytesIO(sealed(b"a" * 1000)[0]).read, lambda data: None if out.write(data) else None, KEYS)
        unpacked.append(out.getvalue())
    assert unpacked[0] == unpacked[1]
    assert gzip.decompress(unpacked[0]) == b"a" * 1000


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_no_changed_byte_is_accepted(at: int, by: int) -> None:
    data = bytearray(SAMPLE)
    data[at % len(data)] ^= by
    with pytest.raises(Unsealable):
        unseal(io.BytesIO(bytes(data)), lambda _: None, KEYS)


@given(st.integers(0, 10_000))
def test_no_part_is_accepted(at: int) -> None:
    with pytest.raises(Unsealable):
        unseal(io.BytesIO(SAMPLE[: at % len(SAMPLE)]), lambda _: None, KEYS)


SAMPLE = sealed(b"documents" * 50)[0]


def test_of_another_key_and_of_no_gzip() -> None:
    with pytest.raises(Unsealable) as caught:
        unseal(io.BytesIO(SAMPLE), lambda _: None, new_key()[1])
    assert caught.value.by_key
    for plain in (b"", b"plain", gzip.compress(b"1") + b"2", gzip.compress(b"1" * 100)[:-1]):
        out = io.BytesIO()
        age.encrypt(io.BytesIO(plain).read, lambda data: None if out.write(data) else None, RECIPIENTS)
        with pytest.raises(Unsealable) as caught:
            unseal(io.BytesIO(out.getvalue()), lambda _: None, KEYS)
        assert not caught.value.by_key


class Broken(Exception):
    pass


def test_the_failure_of_either_end_is_the_one_that_is_raised() -> None:
    def broken(_: object) -> None:
        raise Broken

    def pieces() -> Iterator[bytes]:
        yield b"1"
        raise Broken

    works: list[Callable[[], object]] = [
        lambda: seal(pieces(), lambda _: None, RECIPIENTS),
        lambda: seal([b"1"], broken, RECIPIENTS),
        lambda: seal([os.urandom(1024 * 1024)], broken, RECIPIENTS),
        lambda: unseal(io.BytesIO(SAMPLE), broken, KEYS),
    ]
    for work in works:
        with pytest.raises(Broken):
            work()


def test_memory_is_bounded_also_for_what_expands_a_thousandfold() -> None:
    size = 64 * 1024 * 1024
    data, _ = sealed(*[bytes(1024 * 1024)] * 64)
    sizes: list[int] = []
    tracemalloc.start()
    try:
        digests = unseal(io.BytesIO(data), lambda piece: sizes.append(len(piece)), KEYS)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert digests.plain.size == sum(sizes) == size
    assert max(sizes) <= PIECE
    assert peak < 8 * 1024 * 1024


@given(st.lists(st.dictionaries(st.sampled_from("ab"), st.binary(max_size=50)), max_size=20), st.integers(1, 60))
def test_documents(items: list[dict[str, bytes]], step: int) -> None:
    documents = [bson.encode(item) for item in items]
    data = b"".join(documents)
    found: list[bytes] = []
    splitter = Splitter(found.append)
    for at in range(0, len(data), step):
        splitter.add(data[at : at + step])
    splitter.end()
    assert (found, splitter.count) == (documents, len(items))
    counting = Counting([data])
    assert (list(counting), counting.count) == ([data], len(items))


@pytest.mark.parametrize("data", [b"\x05", b"\x06\0\0\0\0", b"\x04\0\0\0\0", b"\xff\xff\xff\xff\0", b"\0\0\0\x7f\0"])
def test_not_documents(data: bytes) -> None:
    splitter = Splitter(lambda _: None)
    with pytest.raises(NotDocuments):
        splitter.add(data)
        splitter.end()
    with pytest.raises(NotDocuments):
        list(Counting([data]))
