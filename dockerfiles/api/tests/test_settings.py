"""Settings: where they come from, and the sentence for what is wrong."""

from pathlib import Path

import pytest

from users_api.mongo import certificate_files
from users_api.settings import SettingsError, load_settings

URL = "mongodb://db:27017/?tls=true&tlsCertificateKeyFile=/certs/tls-combined.pem&tlsCAFile=/certs/ca.crt"


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("PORT", "METRICS_PORT", "MONGO_URL", "DOCS", "OPERATION_SECONDS"):
        monkeypatch.delenv(name, raising=False)


def test_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONGO_URL", URL)
    settings = load_settings()
    assert (settings.port, settings.metrics_port, settings.docs) == (8080, 9090, False)
    assert settings.operation_seconds == 10
    assert URL not in repr(settings)


def test_a_file_serves_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"MONGO_URL={URL}\nOPERATION_SECONDS=7\nPORT=1234\nOTHER=1\n")
    monkeypatch.setenv("PORT", "4321")
    settings = load_settings()
    assert settings.mongo_url.get_secret_value() == URL
    assert (settings.port, settings.operation_seconds) == (4321, 7)


@pytest.mark.parametrize(
    ("name", "value"),
    [("MONGO_URL", None), ("MONGO_URL", "http://user:pw@x"), ("PORT", "0"), ("DOCS", "perhaps")],
)
def test_a_wrong_setting_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str | None
) -> None:
    monkeypatch.setenv("MONGO_URL", URL)
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as caught:
        load_settings()
    assert value is None or value not in str(caught.value).replace(name, "").split(": ", 2)[2]


def test_the_certificate_files_of_a_url() -> None:
    assert certificate_files(URL) == ["/certs/tls-combined.pem", "/certs/ca.crt"]
    assert certificate_files("mongodb://db:27017/") == []
