"""Settings of each command: every wrong one is named, and none with its value."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from backups import RECIPIENT, new_key
from mongo_backup.__main__ import main
from mongo_backup.reading import SettingsError
from mongo_backup.settings import load_backup, load_restore, load_verify
from mongo_backup.store_settings import load_report, load_serve

BACKUP = {
    "TARGET": "file:///backups",
    "MONGO_URL": "mongodb://a/",
    "DATABASES": "users, more",
    "RECIPIENTS": RECIPIENT,
}
RESTORE = {"TARGET": "https://backups:8443/", "MONGO_URL": "mongodb://a/", "ALLOW_HOSTS": "a:1"}
SERVE = {"TARGET": "file:///backups", "ALLOW_SUBJECTS": "CN=a,OU=b; CN=c"}
REPORT = {"REPORT_FILE": "/report", "VERDICT_URL": "https://backups:8443/verdicts"}


def test_backup() -> None:
    settings = load_backup(BACKUP)
    assert (settings.target.place, settings.plan.databases) == ("/backups", ["users", "more"])
    assert settings.plan.policy.hourly == 24
    s3 = {"TARGET": "s3://bucket/a/b", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}
    assert load_backup({**BACKUP, **s3}).target.place == "bucket/a/b"
    assert load_backup({**BACKUP, "TARGET": "https://a:1/"}).target.place == "a:1"


def test_recipients_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "recipients"
    variables = {**BACKUP, "RECIPIENTS": "", "RECIPIENTS_FILE": str(file)}
    other = new_key()[0]
    file.write_text(f"# of the office\n{RECIPIENT}\n\n  {other}\n")
    assert load_backup(variables).plan.recipients == [RECIPIENT, other]
    for text, says in (("# a\n", "holds no age"), ("age1x\n", "not an age"), (f"{other}\n{other}\n", "write each once")):
        file.write_text(text)
        with pytest.raises(SettingsError, match=f"RECIPIENTS_FILE: {says}"):
            load_backup(variables)
    file.unlink()
    with pytest.raises(SettingsError, match="RECIPIENTS_FILE: No such file"):
        load_backup(variables)


def test_restore_and_verify(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("# no key\n")
    with pytest.raises(SettingsError, match="IDENTITY_FILE: holds no age identity"):
        load_restore({**RESTORE, "IDENTITY_FILE": str(key)})
    key.write_text("AGE-SECRET-KEY-1WRONG\n")
    with pytest.raises(SettingsError, match="IDENTITY_FILE: not an age identity") as caught:
        load_verify({"TARGET": "file:///b", "IDENTITY_FILE": str(key)})
    assert "WRONG" not in str(caught.value)
    assert load_verify({"TARGET": "file:///b"}).keys == []


def test_serve() -> None:
    settings = load_serve(SERVE)
    assert settings.readers == settings.writers == {"CN=a,OU=b", "CN=c"}
    assert settings.verdicts == "/backups/verdicts"
    assert load_serve({**SERVE, "VERDICT_SUBJECTS": "CN=a"}).writers == {"CN=a"}
    assert (settings.adders, settings.max_object_bytes) == (frozenset(), 64 * 1024**3)
    assert load_serve({**SERVE, "ADD_SUBJECTS": "CN=b,OU=c; CN=d"}).adders == {"CN=b,OU=c", "CN=d"}


@pytest.mark.parametrize(
    ("load", "good", "name", "value", "says"),
    [
        (load_backup, BACKUP, "TARGET", "", "TARGET: write file://"),
        (load_backup, BACKUP, "TARGET", "file://host/x", "TARGET: write file://"),
        (load_backup, BACKUP, "TARGET", "ftp://a/", "TARGET: write file://"),
        (load_backup, BACKUP, "TARGET", "s3://bucket", "AWS_ACCESS_KEY_ID: set it; AWS_SECRET_ACCESS_KEY: set it"),
        (load_backup, BACKUP, "S3_ENDPOINT", "host", "S3_ENDPOINT: write"),
        (load_backup, BACKUP, "MONGO_URL", "http://", "MONGO_URL: must begin"),
        (load_backup, BACKUP, "DATABASES", "", "DATABASES: set it"),
        (load_backup, BACKUP, "DATABASES", "a,a", "DATABASES: write each once"),
        (load_backup, BACKUP, "RECIPIENTS", "age1wrong", "RECIPIENTS: not an age recipient"),
        (load_backup, BACKUP, "RECIPIENTS", "", "RECIPIENTS, RECIPIENTS_FILE: set exactly one"),
        (load_backup, BACKUP, "RECIPIENTS_FILE", "/none", "RECIPIENTS, RECIPIENTS_FILE: set exactly one"),
        (load_backup, BACKUP, "KEEP_HOURLY", "0", "KEEP_HOURLY: write a number from 1"),
        (load_backup, BACKUP, "ATTEMPTS", "x", "ATTEMPTS: write a number"),
        (load_restore, RESTORE, "IDENTITY_FILE", "", "IDENTITY_FILE: set it"),
        (load_restore, RESTORE, "IDENTITY_FILE", "/none", "IDENTITY_FILE: No such file"),
        (load_restore, RESTORE, "ALLOW_HOSTS", "", "ALLOW_HOSTS: set it"),
        (load_restore, RESTORE, "RENAME", "users", "RENAME: write old=new"),
        (load_restore, RESTORE, "BACKUP", "../x", "BACKUP: not the name"),
        (load_restore, RESTORE, "MAX_AGE_SECONDS", "-1", "MAX_AGE_SECONDS: write a number"),
        (load_restore, RESTORE, "VERDICT_URL", "http://a/", "VERDICT_URL: write https"),
        (load_serve, SERVE, "TARGET", "https://a/", "TARGET: only file://"),
        (load_serve, SERVE, "ALLOW_SUBJECTS", "", "ALLOW_SUBJECTS: set it"),
        (load_serve, SERVE, "ADD_SUBJECTS", "CN=c", "ADD_SUBJECTS: a subject that adds"),
        (load_serve, SERVE, "KEEP_WEEKLY", "x", "KEEP_WEEKLY: write a number"),
        (load_serve, SERVE, "MAX_OBJECT_BYTES", "0", "MAX_OBJECT_BYTES: write a number"),
        (load_report, REPORT, "REPORT_FILE", "", "REPORT_FILE: set it"),
        (load_report, REPORT, "VERDICT_URL", "", "VERDICT_URL: set it"),
        (load_report, REPORT, "VERDICT_URL", "http://a/", "VERDICT_URL: write https"),
        (load_serve, SERVE, "PORT", "70000", "PORT: write a number"),
    ],
)
def test_wrong(
    load: Callable[[Mapping[str, str]], object], good: dict[str, str], name: str, value: str, says: str
) -> None:
    with pytest.raises(SettingsError, match=says):
        load({**good, name: value})


def test_all_that_are_wrong_are_named() -> None:
    with pytest.raises(SettingsError, match="TARGET: .*DATABASES: .*RECIPIENTS, RECIPIENTS_FILE: .*MONGO_URL: "):
        load_backup({})


@pytest.mark.parametrize("arguments", [[], ["other"], ["backup", "more"]])
def test_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage: python -m mongo_backup backup|restore|verify|report|serve" in capsys.readouterr().err


def test_exit_statuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("IDENTITY_FILE", raising=False)
    monkeypatch.setenv("TARGET", "")
    assert main(["verify"]) == 2
    assert "Set these in the environment: TARGET" in capsys.readouterr().err
    monkeypatch.setenv("TARGET", f"file://{tmp_path}")
    assert main(["verify"]) == 1
    monkeypatch.setenv("TARGET", f"file://{tmp_path}/none")
    assert main(["verify"]) == 1
    assert '"reason": "unavailable"' in capsys.readouterr().out
