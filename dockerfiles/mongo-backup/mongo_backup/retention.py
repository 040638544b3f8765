"""Retention: which backups are kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from mongo_backup.names import started_at


@dataclass(frozen=True)
class Policy:
    """Of how many of the latest hours, days and weeks that have backups the last one is kept."""

    hourly: int
    daily: int
    weekly: int


def removable(names: Iterable[str], made: str, policy: Policy) -> list[str]:
    """Complete backups to remove after `made` was. Never `made` itself, and none after it."""
    older = sorted((name for name in names if name <= made), reverse=True)
    kept = {made}
    for count, period in (
        (policy.hourly, _hour),
        (policy.daily, _day),
        (policy.weekly, _week),
    ):
        kept |= _last_of_each(older, count, period)
    return sorted(name for name in older if name not in kept)


def _last_of_each(
    latest_first: list[str], count: int, period: Callable[[datetime], tuple[int, ...]]
) -> set[str]:
    last: dict[tuple[int, ...], str] = {}
    for name in latest_first:
        last.setdefault(period(started_at(name)), name)
    return set(list(last.values())[:count])


def _hour(time: datetime) -> tuple[int, ...]:
    return (time.toordinal(), time.hour)


def _day(time: datetime) -> tuple[int, ...]:
    return (time.toordinal(),)


def _week(time: datetime) -> tuple[int, ...]:
    year, week, _ = time.isocalendar()
    return (year, week)
