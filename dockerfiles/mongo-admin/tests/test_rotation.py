"""Each member reads its certificate again; one that is away, or serves an old one, is a failure."""

import pytest
from fake_members import FakeClock
from mongo_admin.__main__ import main
from mongo_admin.clock import OutOfTime
from mongo_admin.rotation import rotate, too_soon
from mongo_admin.server import Refused, TryAgain

HOSTS = ["mongo-0:27017", "mongo-1:27017", "mongo-2:27017"]
NEW = 86_400.0


class Serving:
    """Members that serve an old certificate until they are asked to read the new one."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.ends = dict.fromkeys(HOSTS, 0.0)
        self.away: dict[str, int] = {}
        self.refusal: Exception | None = None

    def rotate(self, host: str) -> None:
        self.asked.append(host)
        if self.away.get(host, 0) > 0:
            self.away[host] -= 1
            raise TryAgain("AutoReconnect")
        if self.refusal:
            raise self.refusal
        self.ends[host] = NEW

    def served_until(self, host: str) -> float:
        return self.ends[host]


def run(members: Serving) -> tuple[list[str], dict[str, float]]:
    said: list[str] = []
    return said, rotate(HOSTS, members, said.append, FakeClock(), 30)


def test_each_member_once() -> None:
    members = Serving()
    said, ends = run(members)
    assert members.asked == HOSTS
    assert ends == dict.fromkeys(HOSTS, NEW)
    assert said == [f"{host} serves a certificate that ends at 1970-01-02T00:00:00Z" for host in HOSTS]


def test_one_that_is_away_is_asked_again_and_the_others_are_not() -> None:
    members = Serving()
    members.away = {HOSTS[1]: 2}
    _, ends = run(members)
    assert members.asked == [*HOSTS, HOSTS[1], HOSTS[1]]
    assert ends[HOSTS[1]] == NEW


def test_one_that_stays_away_is_named_after_the_others_are_done() -> None:
    members = Serving()
    members.away = {HOSTS[0]: 99}
    with pytest.raises(OutOfTime, match=r"^mongo-0:27017 \(AutoReconnect\)$"):
        run(members)
    assert [members.ends[host] for host in HOSTS] == [0, NEW, NEW]


def test_a_refusal_is_not_repeated() -> None:
    members = Serving()
    members.refusal = Refused("13 Unauthorized: not authorized on admin")
    with pytest.raises(Refused, match="mongo-0:27017: 13 Unauthorized"):
        run(members)
    assert members.asked == HOSTS[:1]


def test_a_certificate_that_ends_soon_is_a_failure() -> None:
    now = 1000.0
    ends = {"a:1": now + 24 * 3600, "b:2": now + 24 * 3600 - 1, "c:3": now - 5}
    sentences = too_soon(ends, 24, now)
    assert [sentence.split(" serves")[0] for sentence in sentences] == ["b:2", "c:3"]
    assert "in 23 h: no newer one has been issued" in sentences[0]
    assert "in 0 h" in sentences[1]


def test_another_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rotat"]) == 2
    assert "no command 'rotat'; write bring-up or rotate or export-metrics" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["bring-up"], ["rotate"]])
def test_settings_that_are_missing_end_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MEMBERS", raising=False)
    assert main(arguments) == 2
    assert "MEMBERS: set it" in capsys.readouterr().err
