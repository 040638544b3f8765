"""A store takes whole backups of about now, each object once, from those who may add."""

import os
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from additions import NAME, ONE, Pieces, copied, files, put
from backups import NOW
from mongo_backup.names import backup_name
from mongo_backup.pruning import complete
from mongo_backup.store import NotAdded
from mongo_backup.target import Exists
from wire import ADDER, READER, Joined


@pytest.fixture(name="joined")
def _joined(tmp_path: Path) -> Joined:
    (tmp_path / "store").mkdir()
    return Joined(tmp_path / "store")


def test_an_object_is_added_once(joined: Joined, tmp_path: Path) -> None:
    assert put(joined) == 201
    assert put(joined, data=b"other") == 409
    assert (tmp_path / "store" / ONE).read_bytes() == b"data"
    chunks = b"3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"
    head = f"PUT /objects/{NAME}/0002.bson.gz.age HTTP/1.1\nTransfer-Encoding: chunked"
    assert joined.status(ADDER, head, chunks) == 201
    assert (tmp_path / "store" / NAME / "0002.bson.gz.age").read_bytes() == b"abcd"


def test_who_may_do_what(joined: Joined) -> None:
    assert put(joined) == 201
    for subject in (READER, "CN=other", ""):
        assert put(joined, f"{NAME}/0002.bson.gz.age", subject=subject) == 403
    assert joined.status(ADDER, "GET /objects HTTP/1.1") == 200
    assert joined.status(ADDER, f"GET /objects/{ONE} HTTP/1.1") == 403
    assert joined.status(READER, f"GET /objects/{ONE} HTTP/1.1") == 200
    assert joined.status(ADDER, "POST /verdicts HTTP/1.1\nContent-Length: 2", b"{}") == 403
    for method in ("DELETE", "PATCH"):
        assert joined.status(ADDER, f"{method} /objects/{ONE} HTTP/1.1") == 405
    assert joined.status(ADDER, f"MOVE /objects/{ONE} HTTP/1.1") == 501
    assert files(joined) == [ONE]


@pytest.mark.parametrize("path", ["../x", "verdicts/1.json", f"{NAME}/x", f"{NAME}/../x", f"{ONE}.partial", ""])
def test_no_other_path(joined: Joined, path: str) -> None:
    assert put(joined, path) == 404


@pytest.mark.parametrize(
    ("head", "body", "status"),
    [
        ("Transfer-Encoding: chunked", b"5\r\nabc", 400),
        ("Transfer-Encoding: chunked", b"3\r\nabc\r\n", 400),
        ("Transfer-Encoding: chunked", b"3\r\nabc\r\n0\r\nX: y\r\n\r\n", 400),
        ("Transfer-Encoding: chunked\nContent-Length: 1", b"0\r\n\r\n", 400),
        ("Content-Length: 5", b"abc", 400),
        ("Content-Length: 5\nContent-Length: 3", b"abc", 400),
        ("Content-Length: 100001", b"", 413),
        ("Transfer-Encoding: chunked", b"186a1\r\n", 413),
        ("X: y", b"", 411),
    ],
)
def test_a_body_that_is_refused_leaves_nothing(
    joined: Joined, tmp_path: Path, head: str, body: bytes, status: int
) -> None:
    assert joined.status(ADDER, f"PUT /objects/{ONE} HTTP/1.1\n{head}", body) == status
    assert os.listdir(tmp_path / "store") == []


@pytest.mark.parametrize(
    ("minutes", "status"), [(10, 201), (10.1, 400), (60 * 24 * 365, 400), (-180, 201), (-180.1, 400)]
)
def test_a_name_is_of_about_now(joined: Joined, minutes: float, status: int) -> None:
    assert put(joined, f"{backup_name(NOW + timedelta(minutes=minutes), '00000000')}/0001.bson.gz.age") == status


def test_a_complete_backup_is_not_added_to(joined: Joined, tmp_path: Path) -> None:
    assert copied(joined, tmp_path / "made", NAME) == 201
    for file in ("0003.bson.gz.age", "0001.bson.gz.age", "summary.json"):
        assert put(joined, f"{NAME}/{file}") == 409
    assert len(files(joined)) == 4


@pytest.mark.parametrize(
    "change",
    [
        lambda item: item["files"][0].update(size=1),
        lambda item: item["files"].pop(),
        lambda item: item["files"].append({"file": "0003.bson.gz.age", "size": 1, "sha256": "0" * 64}),
        lambda item: item["manifest"].update(size=1),
        lambda item: item.update(name=backup_name(NOW, "00000000")),
        lambda item: item.update(ended="9999-01-01T00:00:00+00:00"),
        lambda item: item["snapshot"].update(seconds=item["snapshot"]["seconds"] + 601),
        lambda item: item.clear(),
    ],
)
def test_a_summary_must_fit(joined: Joined, tmp_path: Path, change: Callable[[Any], None]) -> None:
    assert copied(joined, tmp_path / "made", NAME, change) == 422
    assert complete(joined.target.objects()) == []
    assert not list((tmp_path / "store").rglob("summary.json*"))


def test_of_two_at_one_time_one_wins(joined: Joined, tmp_path: Path) -> None:
    def second() -> None:
        with pytest.raises(NotAdded) as caught:
            joined.store.add(ONE, Pieces(b"second").opened)
        assert caught.value.status == 409
        with pytest.raises(NotAdded, match="being written"):
            joined.store.add(f"{NAME}/summary.json", Pieces(b"{}").opened)

    joined.store.add(ONE, Pieces(b"fir", b"st", between=second).opened)
    assert (tmp_path / "store" / ONE).read_bytes() == b"first"


def test_of_two_servers_of_one_folder_one_wins(joined: Joined, tmp_path: Path) -> None:
    other = Joined(tmp_path / "store")
    with pytest.raises(Exists):
        joined.store.add(ONE, Pieces(b"fir", b"st", between=lambda: put(other)).opened)
    assert (tmp_path / "store" / ONE).read_bytes() == b"data"
    assert os.listdir(tmp_path / "store" / NAME) == ["0001.bson.gz.age"]


def test_threads(joined: Joined, tmp_path: Path) -> None:
    statuses: list[int] = []
    threads = [threading.Thread(target=lambda: statuses.append(put(joined))) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(set(statuses)) == [201, 409]
    assert statuses.count(201) == 1
