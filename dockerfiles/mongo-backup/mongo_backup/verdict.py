"""Verdicts of restores: what a drill reports, and how it is posted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mongo_backup.names import is_backup
from mongo_backup.refusal import Reason

SCHEMA = "breakwater.verdict/v1"
LARGEST = 4096
LONGEST_SECONDS = 100 * 366 * 86_400


@dataclass(frozen=True)
class Verdict:
    """Whether the restore of a backup succeeded; the figures are there where it did."""

    passed: bool
    backup: str | None
    rpo_seconds: float | None
    restore_seconds: float | None
    reason: Reason | None

    def item(self) -> dict[str, object]:
        """For JSON."""
        return {
            "schema": SCHEMA,
            "passed": self.passed,
            "backup": self.backup,
            "rpo_seconds": self.rpo_seconds,
            "restore_seconds": self.restore_seconds,
            "reason": self.reason,
        }


def parse(data: bytes) -> Verdict:
    """Or ValueError: one that passed has all figures and no reason, one that failed only a reason."""
    if len(data) > LARGEST:
        raise ValueError("too large")
    try:
        item = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(item, dict) or set(item) != set(Verdict(True, None, None, None, None).item()):
        raise ValueError("not the keys of a verdict")
    if item["schema"] != SCHEMA or not isinstance(item["passed"], bool):
        raise ValueError(f"not of {SCHEMA}")
    if item["passed"]:
        return _passed(item)
    if any(item[key] is not None for key in ("backup", "rpo_seconds", "restore_seconds")):
        raise ValueError("figures of a restore that failed")
    return Verdict(False, None, None, None, Reason(item["reason"]))


def _passed(item: Mapping[str, Any]) -> Verdict:
    if item["reason"] is not None or not isinstance(item["backup"], str) or not is_backup(item["backup"]):
        raise ValueError("a restore that passed needs its backup and no reason")
    return Verdict(True, item["backup"], _seconds(item["rpo_seconds"]), _seconds(item["restore_seconds"]), None)


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -300 <= value <= LONGEST_SECONDS:
        raise ValueError("not a number of seconds")
    return float(value)


def post(url: str, certificates: str, ca_file: str | None, verdict: Verdict) -> None:
    """Stores the verdict, or raises TargetError."""
    from mongo_backup.https_target import post_json

    post_json(url, certificates, ca_file, json.dumps(verdict.item()).encode())
