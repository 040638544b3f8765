"""The verdict of a drill: a failure at once, a pass in a file and posted later."""

import json
from collections.abc import Callable
from pathlib import Path

import mongo_backup.__main__ as program
import pyrage  # type: ignore[import-untyped]
import pytest
from backups import HOST, FakeDestination, FakeSource, plan, quiet
from mongo_backup import reports
from mongo_backup.backup import back_up
from mongo_backup.file_target import FileTarget
from mongo_backup.refusal import Reason, Refused
from mongo_backup.verdict import Verdict

PASSED = Verdict(True, "20260102T030405Z-0123abcd", 60.5, 12, None)


class Destination(FakeDestination):
    """Of a URL."""

    def __init__(self, url: str) -> None:
        super().__init__()

    def close(self) -> None:
        """No connection."""


@pytest.fixture(name="posted")
def _posted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str | None, Verdict]]:
    """What is posted by commands whose variables are set for a backup that can be restored."""
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "identity").write_text(str(identity))
    (tmp_path / "backups").mkdir()
    chosen = plan()
    own = type(chosen)(chosen.databases, [str(identity.to_public())], chosen.policy, 1)
    back_up(own, FakeSource(), FileTarget(str(tmp_path / "backups")), quiet)
    variables = {
        "TARGET": f"file://{tmp_path}/backups",
        "MONGO_URL": "mongodb://127.0.0.1/",
        "IDENTITY_FILE": str(tmp_path / "identity"),
        "ALLOW_HOSTS": HOST,
        "MAX_AGE_SECONDS": "300000000",
        "VERDICT_URL": "https://store:8443/verdicts",
        "REPORT_FILE": str(tmp_path / "report"),
        "CA_FILE": "/ca",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("mongo_backup.mongo_destination.MongoDestination", Destination)
    posted: list[tuple[str, str, str | None, Verdict]] = []
    monkeypatch.setattr("mongo_backup.verdict.post", lambda *values: posted.append(values))
    return posted


Posted = list[tuple[str, str, str | None, Verdict]]


def test_a_pass_is_posted_by_report(posted: Posted, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["restore"]) == 0
    assert posted == []
    assert (tmp_path / "report").stat().st_mode & 0o777 == 0o640
    assert {one.name for one in tmp_path.iterdir()} == {"backups", "identity", "report"}
    capsys.readouterr()
    assert program.main(["report"]) == 0
    [(url, certificates, ca_file, verdict)] = posted
    assert (url, certificates, ca_file) == ("https://store:8443/verdicts", "/certs", "/ca")
    assert verdict.passed
    assert json.loads(capsys.readouterr().out) == verdict.item() == json.loads((tmp_path / "report").read_bytes())


def test_without_a_file_it_is_posted_by_restore(posted: Posted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORT_FILE")
    assert program.main(["restore"]) == 0
    assert [one[3].passed for one in posted] == [True]


def test_a_failure_is_posted_at_once_and_removes_an_earlier_report(
    posted: Posted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports.write(str(tmp_path / "report"), PASSED)
    monkeypatch.setenv("ALLOW_HOSTS", "else:1")
    assert program.main(["restore"]) == 1
    assert [(one[3].passed, one[3].reason) for one in posted] == [(False, Reason.HOST)]
    assert not (tmp_path / "report").exists()
    assert program.main(["report"]) == 1
    assert len(posted) == 1


def test_a_report_that_cannot_be_written_is_a_failure(posted: Posted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_FILE", "/none/report")
    assert program.main(["restore"]) == 1
    assert [(one[3].passed, one[3].reason) for one in posted] == [(False, Reason.UNAVAILABLE)]


def as_folder(path: Path) -> None:
    path.mkdir()


def as_text(text: str) -> Callable[[Path], None]:
    return lambda path: None if path.write_text(text) else None


@pytest.mark.parametrize("make", [lambda _: None, as_folder, as_text(""), as_text("{}"), as_text(" " * 5000)])
def test_not_a_report(posted: Posted, tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "report")
    with pytest.raises(Refused, match="REPORT_FILE"):
        reports.read(str(tmp_path / "report"))
    assert program.main(["report"]) == 1
    assert posted == []


def test_a_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    for verdict in (Verdict(False, None, None, None, Reason.STALE), PASSED):
        reports.write(str(tmp_path / "report"), verdict)
        assert reports.read(str(tmp_path / "report")) == verdict
