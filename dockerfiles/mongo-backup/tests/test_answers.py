"""The server of backups without its sockets: readers, verdicts and metrics."""

import json
from pathlib import Path

import pytest
from backups import NOW, backup, quiet
from mongo_backup.answers import Answers, Clients
from mongo_backup.certificates import subject_of
from mongo_backup.file_target import FileTarget
from mongo_backup.metrics import page
from mongo_backup.refusal import Reason
from mongo_backup.retention import Policy
from mongo_backup.store import Store
from mongo_backup.verdict import LARGEST, Verdict, parse
from mongo_backup.verdicts import KEPT, Verdicts

READER, DRILL = "CN=reader", "CN=drill,OU=clients"
PASSED = Verdict(True, "20260102T030405Z-0123abcd", 60.5, 12, None)
FAILED = Verdict(False, None, None, None, Reason.STALE)


class Served:
    """A server of one folder; the clock advances by a second with each verdict."""

    def __init__(self, folder: Path) -> None:
        self.seconds = 0
        self.target = FileTarget(str(folder))
        self.verdicts = Verdicts(str(folder / "verdicts"), self._now)
        store = Store(self.target, Policy(24, 7, 5), 1000, lambda: NOW, quiet)
        clients = Clients(frozenset([READER, DRILL]), frozenset([DRILL]))
        self.answers = Answers(self.target, self.verdicts, store, clients, quiet)

    def _now(self) -> int:
        self.seconds += 1
        return self.seconds * 10**9

    def post(self, data: bytes, subject: str = DRILL, path: str = "/verdicts") -> int:
        return self.answers.post(subject, path, len(data), lambda size: data[:size]).status

    def metrics(self) -> dict[str, float]:
        lines = [one.split(" ") for one in page(self.target, self.verdicts).splitlines() if one[0] != "#"]
        values = {name: float(value) for name, value in lines}
        assert 0 < values.pop("backup_store_free_bytes") <= values.pop("backup_store_size_bytes")
        return values


def sent(verdict: Verdict) -> bytes:
    return json.dumps(verdict.item()).encode()


def test_list_and_objects(tmp_path: Path) -> None:
    name = backup(tmp_path).manifest.summary.name
    answers = Served(tmp_path).answers
    listed = json.loads(answers.get(READER, "/objects").body)["objects"]
    assert len(listed) == 4
    for one in listed:
        answer = answers.get(READER, f"/objects/{one['path']}")
        assert (answer.status, answer.size) == (200, one["size"])
        assert answer.stream is not None
        with answer.stream() as source:
            assert source.read(10**6) == (tmp_path / one["path"]).read_bytes()
    assert answers.get(READER, f"/objects/{name}/0009.bson.gz.age").status == 404


@pytest.mark.parametrize("subject", [None, "", "CN=other", "CN=drill", "OU=clients,CN=drill"])
def test_other_subjects(tmp_path: Path, subject: str | None) -> None:
    answers = Served(tmp_path).answers
    assert answers.get(subject, "/objects").status == 403
    assert answers.post(subject, "/verdicts", 2, lambda _: b"{}").status == 403
    assert answers.post(READER, "/verdicts", 2, lambda _: b"{}").status == 403


@pytest.mark.parametrize(
    "path", ["/", "/objects/", "/objects/../x", "/objects/%2e%2e/x", "//objects", "/objects?x", "/verdicts", "/metrics"]
)
def test_no_other_path(tmp_path: Path, path: str) -> None:
    (tmp_path / "verdicts").mkdir()
    assert Served(tmp_path).answers.get(READER, path).status == 404


def test_a_target_that_does_not_answer(tmp_path: Path) -> None:
    assert Served(tmp_path / "none").answers.get(READER, "/objects").status == 503


def test_metrics(tmp_path: Path) -> None:
    served = Served(tmp_path)
    assert served.metrics() == {"backup_count": 0}
    made = backup(tmp_path, hours=-1), backup(tmp_path)
    size = sum(one.stat().st_size for one in (tmp_path / made[1].manifest.summary.name).iterdir())
    backups = {
        "backup_count": 2,
        "backup_last_success_timestamp_seconds": NOW.timestamp(),
        "backup_bytes": size,
    }
    assert served.metrics() == backups
    assert served.post(sent(PASSED)) == 204
    passed = {
        **backups,
        "backup_verified_timestamp_seconds": 1,
        "backup_restore_seconds": 12,
        "backup_rpo_seconds": 60.5,
        "backup_last_verification_failed": 0,
    }
    assert served.metrics() == passed
    assert served.post(sent(FAILED)) == 204
    assert served.metrics() == {**passed, "backup_last_verification_failed": 1}
    assert served.post(sent(PASSED)) == 204
    assert served.metrics() == {**passed, "backup_verified_timestamp_seconds": 3}


def test_a_summary_that_cannot_be_read_has_no_time(tmp_path: Path) -> None:
    (tmp_path / backup(tmp_path).manifest.summary.name / "summary.json").write_text("{}")
    assert set(Served(tmp_path).metrics()) == {"backup_count", "backup_bytes"}


def test_a_bounded_number_of_verdicts_is_kept(tmp_path: Path) -> None:
    served = Served(tmp_path)
    for _ in range(KEPT + 5):
        assert served.post(sent(FAILED)) == 204
    assert len(list((tmp_path / "verdicts").iterdir())) == KEPT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 3000,
        b"{}",
        sent(PASSED).replace(b"60.5", b"NaN"),
        sent(PASSED).replace(b"60.5", b"true"),
        sent(PASSED).replace(b"60.5", b"1e300"),
        sent(PASSED).replace(b"60.5", b"null"),
        sent(PASSED).replace(b"20260102T030405Z-0123abcd", b"../x"),
        sent(PASSED).replace(b"v1", b"v2"),
        sent(PASSED).replace(b"true", b"1"),
        sent(PASSED).replace(b"}", b', "more": 1}'),
        sent(FAILED).replace(b"stale", b"else"),
        sent(FAILED).replace(b'"backup": null', b'"backup": "20260102T030405Z-0123abcd"'),
    ],
)
def test_not_a_verdict(tmp_path: Path, data: bytes) -> None:
    assert Served(tmp_path).post(data) == 400
    assert not (tmp_path / "verdicts").exists()


def test_posts_that_are_not_read(tmp_path: Path) -> None:
    served = Served(tmp_path)
    assert served.post(b" " * (LARGEST + 1)) == 413
    assert served.answers.post(DRILL, "/verdicts", None, lambda _: b"").status == 411
    assert served.post(sent(PASSED), path="/objects") == 404


@pytest.mark.parametrize("verdict", [PASSED, FAILED])
def test_verdicts_are_read_as_they_were_written(verdict: Verdict) -> None:
    assert parse(sent(verdict)) == verdict


def named(*parts: tuple[str, str]) -> dict[str, object]:
    return {"subject": tuple((part,) for part in parts)}


def test_subjects() -> None:
    assert subject_of(named(("organizationalUnitName", "clients"), ("commonName", "drill"))) == DRILL
    assert subject_of(named(("commonName", "drill"), ("organizationalUnitName", "clients"))) == "OU=clients,CN=drill"
    for name, value in (("commonName", "drill,OU=clients"), ("commonName", "a+b"), ("commonName", " a"), ("x", "a")):
        assert subject_of(named((name, value))) is None
    assert subject_of({"subject": ((("commonName", "a"), ("organizationName", "b")),)}) is None
    assert subject_of({}) is None
    assert subject_of(None) is None
