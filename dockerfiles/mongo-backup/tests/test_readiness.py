"""A store is ready while its folder, its space and its certificate can be used."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from mongo_backup.file_target import FileTarget, Space
from mongo_backup.handlers import metrics_handler
from mongo_backup.readiness import not_ready
from mongo_backup.space import ENOUGH, full, scarce
from self_signed import make
from wire import ServerEnd

EARLY, LATE = datetime(2020, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)


def says(folder: Path) -> str | None:
    return not_ready(FileTarget(str(folder)), str(folder))


def test_ready(tmp_path: Path) -> None:
    make(tmp_path, EARLY, LATE)
    assert says(tmp_path) is None


@pytest.mark.parametrize(
    ("begins", "ends", "because"), [(EARLY, EARLY, "has expired"), (LATE, LATE, "is not yet valid")]
)
def test_a_certificate_of_another_time(tmp_path: Path, begins: datetime, ends: datetime, because: str) -> None:
    make(tmp_path, begins, ends)
    assert says(tmp_path) == f"the certificate is not valid: certificate {because}"


def test_a_certificate_that_cannot_be_loaded(tmp_path: Path) -> None:
    assert says(tmp_path) == "the certificate cannot be loaded: FileNotFoundError"
    make(tmp_path, EARLY, LATE)
    (tmp_path / "tls.crt").write_text("else")
    assert str(says(tmp_path)).startswith("the certificate cannot be loaded: ")
    (tmp_path / "other").mkdir()
    make(tmp_path / "other", EARLY, LATE)
    make(tmp_path, EARLY, LATE)
    (tmp_path / "ca.crt").write_bytes((tmp_path / "other" / "ca.crt").read_bytes())
    assert str(says(tmp_path)).startswith("the certificate is not valid: ")


def test_a_folder_that_cannot_be_listed(tmp_path: Path) -> None:
    assert says(tmp_path / "none") == "the folder of backups cannot be used: cannot list: No such file or directory"


@pytest.mark.parametrize(
    ("free", "size", "is_scarce", "is_full"),
    [
        (ENOUGH, 1000 * ENOUGH, True, True),
        (ENOUGH + 1, 1000 * ENOUGH, False, True),
        (2 * ENOUGH, 1000 * ENOUGH, False, True),
        (2 * ENOUGH + 1, 1000 * ENOUGH, False, False),
        (50, 1000, True, True),
        (51, 1000, False, True),
        (101, 1000, False, False),
    ],
)
def test_space(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, size: int, is_scarce: bool, is_full: bool
) -> None:
    make(tmp_path, EARLY, LATE)
    space = Space(free, size)
    assert (scarce(space), full(space)) == (is_scarce, is_full)
    monkeypatch.setattr(FileTarget, "space", lambda _: space)
    assert (says(tmp_path) is not None) == is_scarce


def test_probes() -> None:
    def answer(path: str, because: str | None) -> bytes:
        end = ServerEnd(f"GET {path} HTTP/1.1\r\n\r\n".encode())
        metrics_handler(lambda: "", lambda: because)(end, ("127.0.0.1", 1), None)  # type: ignore[arg-type]
        return end.out.getvalue()

    assert answer("/readyz", None).startswith(b"HTTP/1.1 200 ")
    refused = answer("/readyz", "the folder is full")
    assert refused.startswith(b"HTTP/1.1 503 ")
    assert refused.endswith(b"\r\n\r\nthe folder is full\n")
    assert answer("/livez", "the folder is full").startswith(b"HTTP/1.1 200 ")
