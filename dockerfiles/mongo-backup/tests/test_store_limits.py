"""A store holds no more than it can, removes what retention does not keep, and nothing that it does keep."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from additions import NAME, ONE, Pieces, copied, files, put
from backups import NOW
from mongo_backup.file_target import FileTarget, Space
from mongo_backup.names import backup_name
from mongo_backup.pruning import complete
from mongo_backup.retention import Policy
from mongo_backup.store import MOST_UNFINISHED, MOST_WRITERS, NotAdded
from wire import Joined


@pytest.fixture(name="joined")
def _joined(tmp_path: Path) -> Joined:
    (tmp_path / "store").mkdir()
    return Joined(tmp_path / "store")


def test_a_bounded_number_is_unfinished_and_being_written(joined: Joined) -> None:
    for number in range(MOST_UNFINISHED):
        assert put(joined, f"{backup_name(NOW, f'{number:08x}')}/0001.bson.gz.age") == 201
    assert put(joined) == 429
    assert put(joined, f"{backup_name(NOW, '00000000')}/0002.bson.gz.age") == 201
    joined.now = NOW + timedelta(hours=3, minutes=2)
    joined.store.prune()
    assert files(joined) == []

    name = backup_name(joined.now, "00000000")

    def add(number: int) -> None:
        further = (lambda: add(number + 1)) if number < MOST_WRITERS else too_many
        joined.store.add(f"{name}/{number:04}.bson.gz.age", Pieces(b"a", b"b", between=further).opened)

    def too_many() -> None:
        assert put(joined, f"{name}/0009.bson.gz.age") == 429

    add(1)
    assert len(files(joined)) == MOST_WRITERS


def test_a_full_store(joined: Joined, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = [2 * 50 + 1, 2 * 50]
    monkeypatch.setattr(FileTarget, "space", lambda _: Space(free.pop(0), 1000))
    assert put(joined) == 507
    assert (free, os.listdir(tmp_path / "store")) == ([], [])


def test_one_that_takes_too_long(joined: Joined, tmp_path: Path) -> None:
    def later() -> None:
        joined.now += timedelta(hours=3, seconds=1)

    with pytest.raises(NotAdded, match="behind"):
        joined.store.add(ONE, Pieces(b"a", b"b", between=later).opened)
    assert os.listdir(tmp_path / "store") == []


@pytest.mark.parametrize(
    ("policy", "kept"), [(Policy(24, 7, 5), {0, 60, 120}), (Policy(1, 1, 1), {0, 120}), (Policy(2, 0, 0), {60, 120})]
)
def test_a_flood_displaces_none(tmp_path: Path, policy: Policy, kept: set[int]) -> None:
    """Also one with names of earlier times: left are what was kept, the newest, and the one just added."""
    (tmp_path / "store").mkdir()
    joined = Joined(tmp_path / "store", policy)

    def add(minutes: int, arrives: int, token: int) -> str:
        name = backup_name(NOW + timedelta(minutes=minutes), f"{token:08x}")
        joined.now = NOW + timedelta(minutes=arrives)
        assert copied(joined, tmp_path / f"{arrives}-{token}", name) == 201
        return name

    names = {minutes: add(minutes, minutes, 0) for minutes in (0, 60, 120)}
    wanted = {names[minutes] for minutes in kept}
    assert set(complete(joined.target.objects())) == wanted
    newest = names[120]
    for number, minutes in enumerate((-5, -1, 59, 119, 121, 122, 130, 123)):
        added = add(minutes, 121 + number, 1)
        newest = max(newest, added)
        assert set(complete(joined.target.objects())) == wanted | {newest, added}


def test_what_is_unfinished_stays_for_three_hours(joined: Joined) -> None:
    assert put(joined) == 201
    joined.now += timedelta(hours=3)
    joined.store.prune()
    assert files(joined) == [ONE]
    assert put(joined, f"{NAME}/0002.bson.gz.age") == 201
    joined.now += timedelta(minutes=2)
    joined.store.prune()
    assert files(joined) == []


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    joined = Joined(tmp_path / "none")
    assert put(joined) == 503
    joined.store.prune()
