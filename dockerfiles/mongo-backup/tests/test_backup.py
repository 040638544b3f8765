"""A backup is complete or is not there, is consistent, and shows nothing without the key."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from backups import EMAIL_INDEX, KEYS, NOW, FakeSource, backup, new_key, plan, quiet
from mongo_backup import age
from mongo_backup.backup import back_up
from mongo_backup.checking import Wanted, read_manifest
from mongo_backup.file_target import FileTarget
from mongo_backup.manifest import ClusterTime
from mongo_backup.names import is_path
from mongo_backup.refusal import Reason, Refused, TryAgain
from mongo_backup.target import Stored, TargetError
from pymongo import MongoClient


def files(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def test_objects_and_manifest(tmp_path: Path) -> None:
    made = backup(tmp_path)
    name = made.manifest.summary.name
    assert files(tmp_path) == [
        f"{name}/0001.bson.gz.age",
        f"{name}/0002.bson.gz.age",
        f"{name}/manifest.json.age",
        f"{name}/summary.json",
    ]
    assert all(is_path(one) for one in files(tmp_path))
    manifest = read_manifest(FileTarget(str(tmp_path)), name, Wanted(), KEYS)
    assert manifest == made.manifest
    counts = [(one.definition.name, one.count) for one in manifest.collections]
    assert counts == [("users.empty", 0), ("users.users", 25)]
    assert manifest.collections[1].definition.indexes[1] == EMAIL_INDEX
    assert (manifest.summary.snapshot.time, manifest.summary.snapshot.increment) == (NOW, 7)


@pytest.mark.parametrize("word", [b"secret-3", b"@example.test", b"users", b"email", b"_id"])
def test_nothing_is_readable_without_the_key(tmp_path: Path, word: bytes) -> None:
    backup(tmp_path)
    assert all(word not in (tmp_path / one).read_bytes() for one in files(tmp_path))


def test_is_started_again_when_the_snapshot_is_gone(tmp_path: Path) -> None:
    source = FakeSource()
    source.events = [None, TryAgain("246")]
    made = backup(tmp_path, source)
    assert source.reads == 4
    assert {one.partition("/")[0] for one in files(tmp_path)} == {made.manifest.summary.name}


def test_is_started_again_when_an_index_is_created_meanwhile(tmp_path: Path) -> None:
    class Changing(FakeSource):
        def time(self) -> ClusterTime:
            self.indexes = [*self.indexes, {**EMAIL_INDEX, "name": f"new-{len(self.indexes)}"}][:3]
            return super().time()

    made = backup(tmp_path, Changing())
    assert len(made.manifest.collections[1].definition.indexes) == 3


@pytest.mark.parametrize("event", [TryAgain("239"), Refused(Reason.SOURCE, "13"), RuntimeError()])
def test_a_failure_leaves_nothing(tmp_path: Path, event: Exception) -> None:
    source = FakeSource()
    source.events = [None, event] * 3
    with pytest.raises(Refused if isinstance(event, TryAgain) else type(event)):
        backup(tmp_path, source)
    assert files(tmp_path) == []
    assert source.reads == (6 if isinstance(event, TryAgain) else 2)


def test_a_database_without_collections_is_refused(tmp_path: Path) -> None:
    source = FakeSource()
    source.documents = {}
    with pytest.raises(Refused, match="without collections: users"):
        backup(tmp_path, source)


def test_an_unfinished_backup_is_removed_and_one_that_is_superfluous(tmp_path: Path) -> None:
    old = [backup(tmp_path, hours=hours).manifest.summary.name for hours in (-24 * 90, -24 * 90 + 1)]
    unfinished = backup(tmp_path, hours=-1).manifest.summary.name
    (tmp_path / unfinished / "summary.json").unlink()
    interrupted = tmp_path / "20260101T000000Z-00000000"
    interrupted.mkdir()
    (interrupted / "0001.bson.gz.age.partial").write_bytes(b"half")
    made = back_up(plan(), FakeSource(), FileTarget(str(tmp_path)), quiet, lambda: NOW)
    left = {one.name for one in tmp_path.iterdir()}
    assert left == {*old, made.manifest.summary.name}


class Stubborn(FileTarget):
    """Removes nothing, and may hide an object."""

    hides = False

    def remove(self, path: str) -> None:
        raise TargetError("cannot remove: AccessDenied")

    def objects(self) -> list[Stored]:
        return super().objects()[1 if self.hides else 0 :]


def test_a_removal_that_fails_is_a_finding(tmp_path: Path) -> None:
    unfinished = backup(tmp_path, hours=-1).manifest.summary.name
    (tmp_path / unfinished / "summary.json").unlink()
    lines: list[object] = []

    def keep(message: str, **fields: object) -> None:
        lines.append(fields.get("findings"))

    back_up(plan(), FakeSource(), Stubborn(str(tmp_path)), keep, lambda: NOW)
    assert lines == [[f"{unfinished} not removed: cannot remove: AccessDenied"]]


def test_no_summary_where_the_target_does_not_show_what_was_written(tmp_path: Path) -> None:
    target = Stubborn(str(tmp_path))
    target.hides = True
    with pytest.raises(TargetError, match="does not show"):
        back_up(plan(), FakeSource(), target, quiet, lambda: NOW)
    assert not any(one.endswith("summary.json") for one in files(tmp_path))


def test_each_recipient_can_open_it(tmp_path: Path) -> None:
    other, keys = new_key()
    both = plan()
    made = back_up(
        type(both)(both.databases, [*both.recipients, other], both.policy, 1),
        FakeSource(),
        FileTarget(str(tmp_path)),
        quiet,
        lambda: NOW,
    )
    each: Sequence[Sequence[age.Identity]] = (KEYS, keys)
    for one in each:
        assert read_manifest(FileTarget(str(tmp_path)), made.manifest.summary.name, Wanted(), one)


def test_the_driver_has_the_name_that_is_not_public() -> None:
    with MongoClient[dict[str, object]]("mongodb://127.0.0.1:1/", connect=False) as client:
        session = client.start_session(snapshot=True)
        assert session._snapshot_time is None
