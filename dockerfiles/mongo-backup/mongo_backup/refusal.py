"""Refusals: what stops a command, with a reason for programs and a sentence for people."""

from enum import StrEnum


class Reason(StrEnum):
    """Reasons, as reports and verdicts have them."""

    NO_BACKUP = "no-backup"
    STALE = "stale"
    MISSING_OBJECT = "missing-object"
    CHANGED_OBJECT = "changed-object"
    WRONG_KEY = "wrong-key"
    UNREADABLE = "unreadable"
    NOT_THE_ONE = "other-manifest"
    HOST = "host-not-allowed"
    NOT_EMPTY = "not-empty"
    DIFFERENT = "restored-differs"
    SOURCE = "source"
    UNAVAILABLE = "unavailable"


class Refused(Exception):
    """The command ends with exit status 1."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class TryAgain(Exception):
    """The database could not do it at the moment; the whole dump is started again."""
