"""Nothing is written before all is verified, nothing is overwritten, and each refusal has its reason."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from backups import KEYS, NOW, FakeDestination, FakeSource, backup, new_key, restored
from mongo_backup.checking import Wanted
from mongo_backup.file_target import FileTarget
from mongo_backup.refusal import Reason, Refused
from mongo_backup.restore import Place
from mongo_backup.verify import verify


def test_all_comes_back(tmp_path: Path) -> None:
    source, destination = FakeSource(2500), FakeDestination()
    made = backup(tmp_path, source)
    report = restored(tmp_path, destination, now=NOW + timedelta(seconds=60))
    assert destination.stored == {("users", "empty"): [], ("users", "users"): source.documents["users"]}
    assert (report.backup, report.rpo_seconds) == (made.manifest.summary.name, 60)
    assert report.counts == {"users.empty": 0, "users.users": 2500}


def test_under_another_name(tmp_path: Path) -> None:
    backup(tmp_path)
    destination = FakeDestination()
    destination.stored["users", "users"] = []
    restored(tmp_path, destination, place=Place(frozenset(["127.0.0.1:27017"]), {"users": "again"}))
    assert destination.collections("again") == ["empty", "users"]
    assert destination.stored["users", "users"] == []


def flip(folder: Path) -> None:
    file = folder / "0002.bson.gz.age"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def cut(folder: Path) -> None:
    file = folder / "0002.bson.gz.age"
    file.write_bytes(file.read_bytes()[:-1])


def swap(folder: Path) -> None:
    one, other = folder / "0001.bson.gz.age", folder / "0002.bson.gz.age"
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)


def remove(folder: Path) -> None:
    (folder / "0002.bson.gz.age").unlink()


def unfinish(folder: Path) -> None:
    (folder / "summary.json").unlink()


def flip_manifest(folder: Path) -> None:
    file = folder / "manifest.json.age"
    file.write_bytes(file.read_bytes()[:-1] + b"\0\0")


def younger(folder: Path) -> None:
    edit(folder, lambda item: item["snapshot"].update(seconds=item["snapshot"]["seconds"] + 9))


def other_hash(folder: Path) -> None:
    edit(folder, lambda item: item["files"][1].update(sha256="0" * 64))


def edit(folder: Path, change: Callable[[Any], None]) -> None:
    file = folder / "summary.json"
    item = json.loads(file.read_bytes())
    change(item)
    file.write_text(json.dumps(item))


def no_json(folder: Path) -> None:
    (folder / "summary.json").write_text("[")


def as_another(folder: Path) -> None:
    folder.rename(folder.with_name("20260102T030406Z-00000000"))


SPOILED = [
    (flip, Reason.CHANGED_OBJECT),
    (cut, Reason.CHANGED_OBJECT),
    (swap, Reason.CHANGED_OBJECT),
    (remove, Reason.MISSING_OBJECT),
    (unfinish, Reason.NO_BACKUP),
    (flip_manifest, Reason.CHANGED_OBJECT),
    (no_json, Reason.CHANGED_OBJECT),
    (as_another, Reason.CHANGED_OBJECT),
]


@pytest.mark.parametrize(
    ("spoil", "reason"), [*SPOILED, (younger, Reason.CHANGED_OBJECT), (other_hash, Reason.CHANGED_OBJECT)]
)
def test_a_spoiled_backup_is_refused_before_anything_is_written(
    tmp_path: Path, spoil: Callable[[Path], None], reason: Reason
) -> None:
    spoil(tmp_path / backup(tmp_path).manifest.summary.name)
    destination = FakeDestination()
    with pytest.raises(Refused) as caught:
        restored(tmp_path, destination)
    assert (caught.value.reason, destination.writes) == (reason, [])


@pytest.mark.parametrize(("spoil", "reason"), SPOILED)
def test_a_spoiled_backup_is_found_without_the_key(
    tmp_path: Path, spoil: Callable[[Path], None], reason: Reason
) -> None:
    name = backup(tmp_path).manifest.summary.name
    assert verify(FileTarget(str(tmp_path)), Wanted(), [], NOW)["backup"] == name
    assert verify(FileTarget(str(tmp_path)), Wanted(), KEYS, NOW)["counts"] == {"users.empty": 0, "users.users": 25}
    spoil(tmp_path / name)
    with pytest.raises(Refused) as caught:
        verify(FileTarget(str(tmp_path)), Wanted(), [], NOW)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("wanted", "hours", "reason"),
    [
        (Wanted(max_age_seconds=3599), 1, Reason.STALE),
        (Wanted(), -1, Reason.STALE),
        (Wanted(name="20260102T030405Z-00000000"), 0, Reason.NO_BACKUP),
        (Wanted(manifest_sha256="0" * 64), 0, Reason.NOT_THE_ONE),
    ],
)
def test_another_backup_than_is_wanted_is_refused(tmp_path: Path, wanted: Wanted, hours: int, reason: Reason) -> None:
    backup(tmp_path)
    destination, now = FakeDestination(), NOW + timedelta(hours=hours)
    with pytest.raises(Refused) as caught:
        restored(tmp_path, destination, wanted, now=now)
    assert (caught.value.reason, destination.writes) == (reason, [])
    with pytest.raises(Refused) as caught:
        verify(FileTarget(str(tmp_path)), wanted, [], now)
    assert caught.value.reason == reason


def test_the_wanted_backup_is_taken(tmp_path: Path) -> None:
    first = backup(tmp_path, hours=-1)
    backup(tmp_path)
    wanted = Wanted(first.manifest.summary.name, 1, first.sealed_manifest.sha256)
    assert restored(tmp_path, FakeDestination(), wanted).backup == first.manifest.summary.name


def test_without_a_backup_and_with_another_key(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        restored(tmp_path, FakeDestination())
    assert caught.value.reason == Reason.NO_BACKUP
    backup(tmp_path)
    with pytest.raises(Refused) as caught:
        restored(tmp_path, FakeDestination(), keys=new_key()[1])
    assert caught.value.reason == Reason.WRONG_KEY


def test_a_set_of_one_is_made_once_all_is_verified(tmp_path: Path) -> None:
    name = backup(tmp_path).manifest.summary.name
    destination, place = FakeDestination(), Place(frozenset(["127.0.0.1:27017"]), initiate="drill")
    restored(tmp_path, destination, place=place)
    assert destination.writes[:2] == ["initiate drill", "create users.empty"]
    flip(tmp_path / name)
    untouched = FakeDestination()
    with pytest.raises(Refused):
        restored(tmp_path, untouched, place=place)
    assert untouched.writes == []


def test_where_it_may_not_write(tmp_path: Path) -> None:
    backup(tmp_path)
    elsewhere = FakeDestination(["127.0.0.1:27017", "mongo-0:27017"])
    with pytest.raises(Refused, match="mongo-0:27017") as caught:
        restored(tmp_path, elsewhere, place=Place(frozenset(["127.0.0.1:27017"]), initiate="drill"))
    assert (caught.value.reason, elsewhere.writes) == (Reason.HOST, [])
    full = FakeDestination()
    full.stored["users", "else"] = []
    with pytest.raises(Refused) as caught:
        restored(tmp_path, full)
    assert (caught.value.reason, full.writes) == (Reason.NOT_EMPTY, [])
    with pytest.raises(Refused, match="RENAME: the backup has no database other"):
        restored(tmp_path, FakeDestination(), place=Place(frozenset(["127.0.0.1:27017"]), {"other": "users"}))


@pytest.mark.parametrize(("attribute", "says"), [("loses_documents", "documents"), ("loses_indexes", "indexes")])
def test_what_is_read_back_must_be_the_same(tmp_path: Path, attribute: str, says: str) -> None:
    backup(tmp_path)
    destination = FakeDestination()
    setattr(destination, attribute, True)
    with pytest.raises(Refused, match=f"the restored {says} differ") as caught:
        restored(tmp_path, destination)
    assert caught.value.reason == Reason.DIFFERENT
