"""The report of a restore in a file: its verdict, which is posted once what runs on the restored data is done as well."""

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path

from mongo_backup.refusal import Reason, Refused
from mongo_backup.verdict import LARGEST, Verdict, parse


def clear(path: str) -> None:
    """Removes the report of an earlier restore, or Refused: it must not be posted for this one."""
    try:
        Path(path).unlink(missing_ok=True)
    except OSError as error:
        raise Refused(Reason.UNAVAILABLE, f"REPORT_FILE cannot be removed: {error.strerror}") from error


def write(path: str, verdict: Verdict) -> None:
    """As a whole, for the group to read; or Refused."""
    partial = f"{path}.{secrets.token_hex(4)}"
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        with os.fdopen(os.open(partial, flags, 0o640), "wb") as file:
            os.fchmod(file.fileno(), 0o640)
            file.write(json.dumps(verdict.item()).encode())
            file.flush()
            os.fsync(file.fileno())
        os.rename(partial, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(partial)
        raise Refused(Reason.UNAVAILABLE, f"REPORT_FILE cannot be written: {error.strerror}") from error


def read(path: str) -> Verdict:
    """The verdict of the file, or Refused."""
    try:
        with Path(path).open("rb") as file:
            return parse(file.read(LARGEST + 1))
    except FileNotFoundError as error:
        raise Refused(Reason.UNREADABLE, "REPORT_FILE is missing: the restore did not pass") from error
    except OSError as error:
        raise Refused(Reason.UNREADABLE, f"REPORT_FILE cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise Refused(Reason.UNREADABLE, f"REPORT_FILE is not a verdict: {error}") from error
