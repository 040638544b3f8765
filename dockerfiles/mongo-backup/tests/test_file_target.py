"""Objects in a folder: written as a whole, and none outside of it."""

import errno
import os
from pathlib import Path

import pytest
from mongo_backup.file_target import FileTarget
from mongo_backup.target import Exists, Full, Missing, Stored, TargetError

NAME = "20260102T030405Z-0123abcd"
PATH = f"{NAME}/0001.bson.gz.age"


def put(target: FileTarget, path: str = PATH, data: bytes = b"data") -> None:
    with target.write(path) as out:
        out.write(data)


def test_write_list_read_remove(tmp_path: Path) -> None:
    target = FileTarget(str(tmp_path))
    put(target)
    (tmp_path / "lost+found").mkdir()
    (tmp_path / NAME / "notes.txt").write_text("else")
    assert target.objects() == [Stored(PATH, 4)]
    with target.open(PATH) as source:
        assert source.read(100) == b"data"
    target.remove(PATH)
    assert target.objects() == []


@pytest.mark.parametrize(
    "path",
    [
        "../etc/passwd",
        f"{NAME}/../x",
        f"{NAME}/../../etc/passwd",
        f"/{PATH}",
        f"{NAME}/0001.bson.gz.age/",
        f"{NAME}/0001.bson.gz.age\0",
        f"{NAME}/0001.bson.gz.age\n",
        f"{NAME}/%2e%2e",
        f"{NAME}//0001.bson.gz.age",
        "verdicts/1.json",
        "",
    ],
)
def test_no_other_path(tmp_path: Path, path: str) -> None:
    target = FileTarget(str(tmp_path))
    with pytest.raises(TargetError), target.open(path):
        pass
    with pytest.raises(TargetError), target.write(path):
        pass
    with pytest.raises(TargetError):
        target.remove(path)
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "0001.bson.gz.age").write_text("secret")
    folder = tmp_path / "backups"
    (folder / NAME).mkdir(parents=True)
    os.symlink(tmp_path / "outside" / "0001.bson.gz.age", folder / PATH)
    os.symlink(tmp_path / "outside", folder / "20260102T030406Z-0123abcd")
    target = FileTarget(str(folder))
    assert target.objects() == []
    for path in (PATH, "20260102T030406Z-0123abcd/0001.bson.gz.age"):
        with pytest.raises(TargetError), target.open(path):
            pass


def test_a_writing_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    target = FileTarget(str(tmp_path))
    put(target)
    with pytest.raises(ZeroDivisionError), target.write(PATH) as out:
        out.write(b"half")
        raise ZeroDivisionError
    with target.open(PATH) as source:
        assert source.read(100) == b"data"
    assert os.listdir(tmp_path / NAME) == ["0001.bson.gz.age"]


def test_none_is_replaced_and_of_two_writers_one_wins(tmp_path: Path) -> None:
    target = FileTarget(str(tmp_path))
    with pytest.raises(Exists), target.write(PATH) as out:
        out.write(b"late")
        put(target)
    with pytest.raises(Exists):
        put(target, data=b"again")
    assert (tmp_path / PATH).read_bytes() == b"data"
    assert os.listdir(tmp_path / NAME) == ["0001.bson.gz.age"]


def test_a_first_writing_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), FileTarget(str(tmp_path)).write(PATH):
        raise ZeroDivisionError
    assert os.listdir(tmp_path) == []


def test_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(Full), FileTarget(str(tmp_path)).write(PATH):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert os.listdir(tmp_path) == []


def test_space(tmp_path: Path) -> None:
    space = FileTarget(str(tmp_path)).space()
    assert 0 < space.free <= space.size
    with pytest.raises(TargetError, match="cannot list"):
        FileTarget(str(tmp_path / "none")).space()


def test_missing_folder_and_missing_object(tmp_path: Path) -> None:
    with pytest.raises(Missing), FileTarget(str(tmp_path)).open(PATH):
        pass
    with pytest.raises(TargetError, match="cannot list: No such file"):
        FileTarget(str(tmp_path / "none")).objects()


def test_sweep_leaves_backups_and_what_is_later(tmp_path: Path) -> None:
    target = FileTarget(str(tmp_path))
    put(target)
    for name in ("20260101T000000Z-00000000", "20260103T000000Z-00000000"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "0001.bson.gz.age.partial").write_bytes(b"half")
    assert target.sweep("20260102T030406Z-00000000") == ["20260101T000000Z-00000000"]
    assert sorted(os.listdir(tmp_path)) == [NAME, "20260103T000000Z-00000000"]


def test_sweep_removes_old_parts_beside_objects(tmp_path: Path) -> None:
    target = FileTarget(str(tmp_path))
    put(target)
    for part, time in (("old", 0), ("new", 4_000_000_000)):
        file = tmp_path / NAME / f"0002.bson.gz.age.{part}.partial"
        file.write_bytes(b"half")
        os.utime(file, (time, time))
    assert target.sweep("20260102T030406Z-00000000") == []
    assert sorted(os.listdir(tmp_path / NAME)) == ["0001.bson.gz.age", "0002.bson.gz.age.new.partial"]


def test_the_folder_is_made_once(tmp_path: Path) -> None:
    target = FileTarget(str(tmp_path / "kept"))
    with pytest.raises(TargetError, match="cannot list"):
        target.objects()
    target.make()
    put(target)
    target.make()
    assert target.objects() == [Stored(PATH, 4)]
    (tmp_path / "file").write_text("")
    with pytest.raises(TargetError, match="cannot make the folder"):
        FileTarget(str(tmp_path / "file" / "kept")).make()
