"""A look reads each part apart and speaks once; an observer waits no longer than it may, and looks once for all who ask."""

import threading
from pathlib import Path

import pytest
from fake_members import FakeClock
from member_documents import SERVED, FakeMember
from mongo_admin.member import Unreadable
from mongo_admin.observation import SERVED_SECONDS, Look, Observation, Observer
from mongo_admin.server import TryAgain
from test_validity import LATE


class Looked:
    """A member, the file with its certificate, and a look at both."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "tls.crt"
        self.file.write_text(LATE)
        self.member, self.clock, self.said = FakeMember(), FakeClock(), list[str]()
        self.look = Look(self.member, self.file, 3, self.clock, self.said.append)


@pytest.fixture
def looked(tmp_path: Path) -> Looked:
    return Looked(tmp_path)


def test_all_of_a_member(looked: Looked) -> None:
    seen = looked.look()
    assert seen.server is not None and seen.server["connections"]["current"] == 8
    assert seen.replication is not None and seen.replication["myState"] == 2
    assert (seen.served_until, seen.disk_until) == (SERVED, 3523932079)
    assert looked.said == []


@pytest.mark.parametrize(
    ("method", "field"), [("replication", "replication"), ("served_until", "served_until")]
)
def test_what_cannot_be_read_hides_nothing_else(looked: Looked, method: str, field: str) -> None:
    looked.member.failures = {method: Unreadable("13 Unauthorized")}
    assert [name for name, value in vars(looked.look()).items() if value is None] == [field]


def test_a_member_that_is_away_is_not_asked_on(looked: Looked) -> None:
    looked.member.failures = {"status": Unreadable("AutoReconnect"), "served_until": TryAgain("ConnectionRefusedError")}
    assert looked.look() == Observation(disk_until=3523932079)
    assert looked.member.asked == ["status", "served_until"]


def test_a_user_that_is_refused_says_nothing_about_the_certificate(looked: Looked) -> None:
    looked.member.failures = {"status": Unreadable("18 AuthenticationFailed")}
    assert looked.look() == Observation(served_until=SERVED, disk_until=3523932079)


@pytest.mark.parametrize("text", [None, "nothing"])
def test_a_file_that_cannot_be_read(looked: Looked, text: str | None) -> None:
    looked.file.unlink() if text is None else looked.file.write_text(text)
    seen = looked.look()
    assert (seen.disk_until, seen.served_until) == (None, SERVED)
    assert looked.said[0].startswith("the certificate on disk cannot be read: ")


def test_a_failure_is_said_once_and_its_end_too(looked: Looked) -> None:
    looked.member.failures = {"replication": Unreadable("13 Unauthorized")}
    looked.look()
    looked.look()
    looked.member.failures = {"replication": Unreadable("NetworkTimeout")}
    looked.look()
    looked.member.failures = {}
    looked.look()
    looked.look()
    assert looked.said == [
        "the replica set cannot be read: 13 Unauthorized",
        "the replica set cannot be read: NetworkTimeout",
        "the replica set can be read again",
    ]


def test_both_answers_share_the_time(looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    status = looked.member.status

    def slow(seconds: float) -> dict[str, object]:
        looked.clock.sleep(2)
        return status(seconds)

    monkeypatch.setattr(looked.member, "status", slow)
    looked.look()
    assert looked.member.given[:2] == [3, 1]


def test_no_answer_is_waited_for_when_the_time_is_over(looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    status = looked.member.status

    def slow(seconds: float) -> dict[str, object]:
        looked.clock.sleep(3)
        return status(seconds)

    monkeypatch.setattr(looked.member, "status", slow)
    seen = looked.look()
    assert seen.server is not None and seen.replication is None
    assert "replication" not in looked.member.asked


def test_what_it_serves_is_looked_at_once_a_minute(looked: Looked) -> None:
    looked.look()
    looked.member.served = SERVED + 1
    looked.clock.sleep(SERVED_SECONDS - 1)
    assert looked.look().served_until == SERVED
    looked.clock.sleep(1)
    assert looked.look().served_until == SERVED + 1


def test_what_a_member_served_before_it_was_away_is_forgotten(looked: Looked) -> None:
    looked.look()
    looked.member.failures = {"status": Unreadable("AutoReconnect"), "served_until": TryAgain("TimeoutError")}
    assert looked.look().served_until is None
    looked.member.failures = {}
    looked.member.served = SERVED + 1
    assert looked.look().served_until == SERVED + 1


def test_an_observer_gives_what_a_look_found_and_looks_again_each_time() -> None:
    found = iter([Observation(served_until=1), Observation(served_until=2)])
    observer = Observer(lambda: next(found), 60)
    assert [observer.observe().served_until, observer.observe().served_until] == [1, 2]


def test_a_look_that_hangs_is_not_waited_for_nor_begun_again() -> None:
    release, looks = threading.Event(), list[int]()

    def hang() -> Observation:
        looks.append(1)
        release.wait()
        return Observation(served_until=1)

    observer = Observer(hang, 0.001)
    assert [observer.observe(), observer.observe()] == [Observation(), Observation()]
    assert len(looks) == 1
    release.set()
    while (found := observer.observe()) == Observation():
        pass
    assert found.served_until == 1


def test_a_fault_of_a_look_reaches_who_asked() -> None:
    def fault() -> Observation:
        raise KeyError("members")

    with pytest.raises(KeyError):
        Observer(fault, 60).observe()
