"""What the driver answers or raises becomes a document or one sentence; a renewed certificate makes a new connection."""

import os
from pathlib import Path
from typing import Any

import pytest
from mongo_admin import member as module
from mongo_admin.member import Member, Unreadable
from mongo_admin.server import Servers
from pymongo.errors import AutoReconnect, ConfigurationError, OperationFailure


class FakeClient:
    """A client whose database `admin` answers, or raises what is next in `failures`."""

    def __init__(self) -> None:
        self.admin = self
        self.sent: list[dict[str, Any]] = []
        self.failures: list[Exception] = []
        self.closed = False

    def command(self, body: dict[str, Any]) -> dict[str, Any]:
        self.sent.append(body)
        if self.failures:
            raise self.failures.pop(0)
        return {"ok": 1, "myState": 2}

    def close(self) -> None:
        self.closed = True


class Connected:
    """A member with the certificate of a folder, and the clients that were made for it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.clients = folder, list[FakeClient]()
        self.options: dict[str, Any] = {}
        for name in ("ca.crt", "tls-combined.pem"):
            (folder / name).write_text("")
        monkeypatch.setattr(module, "connect", self._connect)
        self.member = Member("localhost:27017", str(folder))

    def _connect(self, certificates: str, hosts: list[str], **options: Any) -> FakeClient:
        assert (certificates, hosts) == (str(self.folder), ["localhost:27017"])
        self.options = options
        self.clients.append(FakeClient())
        return self.clients[-1]


@pytest.fixture
def connected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Connected:
    return Connected(tmp_path, monkeypatch)


def test_one_connection_to_the_one_member_is_kept(connected: Connected) -> None:
    assert connected.member.status(3)["ok"] == 1
    assert connected.member.replication(3)["myState"] == 2
    assert [next(iter(one)) for one in connected.clients[0].sent] == ["serverStatus", "replSetGetStatus"]
    assert connected.clients[0].sent[0]["oplog"] == 1
    assert (len(connected.clients), connected.options["directConnection"]) == (1, True)


@pytest.mark.parametrize("name", ["ca.crt", "tls-combined.pem"])
def test_a_renewed_file_makes_a_new_connection_and_ends_the_old_one(connected: Connected, name: str) -> None:
    connected.member.status(3)
    os.utime(connected.folder / name, (1, 1))
    connected.member.status(3)
    connected.member.status(3)
    assert [one.closed for one in connected.clients] == [True, False]


def test_a_file_that_is_missing_is_a_failure_until_it_is_there(connected: Connected) -> None:
    (connected.folder / "ca.crt").unlink()
    with pytest.raises(Unreadable, match="FileNotFoundError"):
        connected.member.status(3)
    (connected.folder / "ca.crt").write_text("")
    assert connected.member.status(3)["ok"] == 1


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (OperationFailure("no", 13, {"codeName": "Unauthorized"}), "^13 Unauthorized$"),
        (OperationFailure("no", 18), "^18 $"),
        (AutoReconnect("host and port and reason"), "^AutoReconnect$"),
        (ConfigurationError("the path of a file"), "^ConfigurationError$"),
        (OSError("the path of a file"), "^OSError$"),
    ],
)
def test_each_failure_is_one_sentence_without_what_a_server_or_a_file_says(
    connected: Connected, failure: Exception, says: str
) -> None:
    connected.member.status(3)
    for ask in (connected.member.status, connected.member.replication):
        connected.clients[0].failures = [failure]
        with pytest.raises(Unreadable, match=says):
            ask(3)


@pytest.mark.parametrize(("code", "state"), [(94, 0), (93, 10)])
def test_a_member_without_a_replica_set_has_a_state(connected: Connected, code: int, state: int) -> None:
    connected.member.status(3)
    connected.clients[0].failures = [OperationFailure("no", code)]
    assert connected.member.replication(3) == {"myState": state}


def test_what_it_serves_is_seen_from_a_short_handshake(
    connected: Connected, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, float]] = []

    def served_until(_: object, host: str, seconds: float) -> float:
        asked.append((host, seconds))
        return 5.0

    monkeypatch.setattr(Servers, "served_until", served_until)
    assert connected.member.served_until() == 5
    assert asked == [("localhost:27017", 1.0)]
