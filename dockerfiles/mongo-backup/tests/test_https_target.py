"""Backups to and from a store, by the client and the server's handler, joined in memory."""

from pathlib import Path

import pytest
from backups import HOST, KEYS, NOW, FakeDestination, FakeSource, plan, quiet
from mongo_backup.backup import back_up
from mongo_backup.checking import Wanted
from mongo_backup.refusal import TryAgain
from mongo_backup.restore import Place, restore
from mongo_backup.target import Exists, Full, Missing, TargetError
from wire import ADDER, READER, Connection, Joined

NAME = "20260102T030405Z-0123abcd"
PATH = f"{NAME}/0001.bson.gz.age"


def test_a_backup_and_its_restore(tmp_path: Path) -> None:
    joined, source, destination = Joined(tmp_path), FakeSource(500), FakeDestination()
    made = back_up(plan(), source, joined.client(ADDER), quiet, lambda: NOW)
    assert len(joined.target.objects()) == 4
    done = restore(joined.client(READER), destination, Wanted(), Place(frozenset([HOST])), KEYS, quiet, NOW)
    assert done.backup == made.manifest.summary.name
    assert destination.stored["users", "users"] == source.documents["users"]


def test_retention_is_that_of_the_store(tmp_path: Path) -> None:
    joined = Joined(tmp_path)
    names = [back_up(plan(), FakeSource(), joined.client(ADDER), quiet, lambda: NOW) for _ in range(3)]
    made = sorted(one.manifest.summary.name for one in names)
    assert {one.backup for one in joined.target.objects()} >= {made[-1]}
    assert len({one.backup for one in joined.target.objects()}) <= 3


def test_what_is_unfinished_is_left_to_the_store(tmp_path: Path) -> None:
    joined, source = Joined(tmp_path), FakeSource()
    source.events = [None, TryAgain("246")]
    back_up(plan(), source, joined.client(ADDER), quiet, lambda: NOW)
    assert len({one.backup for one in joined.target.objects()}) == 2


def test_a_writing_that_fails_leaves_nothing(tmp_path: Path) -> None:
    joined = Joined(tmp_path)
    with pytest.raises(ZeroDivisionError), joined.client(ADDER).write(PATH) as out:
        out.write(b"half")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_what_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    joined = Joined(tmp_path, most=5)
    adder = joined.client(ADDER)
    with adder.write(PATH) as out:
        out.write(b"")
        out.write(b"data")
    with pytest.raises(Exists, match="status 409: the object exists"), adder.write(PATH) as out:
        out.write(b"else")
    with pytest.raises(TargetError, match="413"), adder.write(f"{NAME}/0002.bson.gz.age") as out:
        out.write(b"larger")
    for write in (joined.client(READER).write(PATH), joined.client("CN=other").write(PATH)):
        with pytest.raises(TargetError, match="403"), write:
            pass
    with pytest.raises(TargetError, match="403"), adder.open(PATH):
        pass
    with pytest.raises(Missing), joined.client(READER).open(f"{NAME}/0002.bson.gz.age"):
        pass
    with pytest.raises(TargetError, match="not the path"), adder.write("../x"):
        pass
    for refused in (adder.remove, adder.sweep):
        with pytest.raises(TargetError, match="cannot remove"):
            refused(PATH)
    monkeypatch.setattr("mongo_backup.store.full", lambda _: True)
    with pytest.raises(Full, match="507"), adder.write(f"{NAME}/0002.bson.gz.age"):
        pass


def test_an_answer_that_comes_before_all_was_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adder = Joined(tmp_path).client("CN=other")
    with pytest.raises(TargetError, match="403"), adder.write(PATH) as out:
        sending = Connection.send

        def broken(connection: Connection, data: bytes) -> None:
            sending(connection, b"0\r\n\r\n")
            raise BrokenPipeError

        monkeypatch.setattr(Connection, "send", broken)
        out.write(b"data")
