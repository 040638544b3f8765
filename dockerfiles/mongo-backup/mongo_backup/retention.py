"""Retention: which backups are kept.

Of each hour, day and week the EARLIEST complete backup is kept, not the last one,
and the time that counts is that of its arrival where the target tells it. So one
who can only add cannot displace what is kept: an added backup arrives after those
that are there, whatever time its name claims, and is never the earliest of a
period that has one. A flood within an hour leaves two: the earliest and the newest.

The newest of all is kept as well, since a restore begins with it. What this cannot
prevent: one who adds the first backup of every period for as long as the policy
reaches back, and so is the only one whose backups are left in the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mongo_backup.names import started_at

AHEAD = timedelta(minutes=10)
"""The clock of one who adds may be ahead of the store's by so much."""
LONGEST = timedelta(hours=3)
"""From the beginning of a backup to its summary; an unfinished one that is older is removed."""


@dataclass(frozen=True)
class Policy:
    """Of how many of the latest hours, days and weeks that have backups the earliest one is kept."""

    hourly: int
    daily: int
    weekly: int


def arrival(name: str, stored: datetime | None) -> datetime:
    """When a complete backup came, from the time at which its summary was stored.

    One that does not fit the name is not used: a folder that was copied has new times,
    and all its backups would be of one hour. A store accepts no backup that would not fit.
    """
    started = started_at(name)
    fits = stored is not None and -AHEAD <= stored - started <= LONGEST + AHEAD
    return stored if fits and stored is not None else started


def removable(arrivals: Mapping[str, datetime], made: str, policy: Policy) -> list[str]:
    """Complete backups to remove, by their names. Never `made`, and never the newest."""
    kept = {made, max(arrivals, default=made)}
    order = sorted(arrivals, key=lambda name: (arrivals[name], name))
    for count, period in ((policy.hourly, _hour), (policy.daily, _day), (policy.weekly, _week)):
        kept |= _earliest_of_each([(period(arrivals[name]), name) for name in order], count)
    return sorted(set(arrivals) - kept)


def _earliest_of_each(earliest_first: list[tuple[tuple[int, ...], str]], count: int) -> set[str]:
    earliest: dict[tuple[int, ...], str] = {}
    for period, name in earliest_first:
        earliest.setdefault(period, name)
    return set(list(earliest.values())[-count:]) if count else set()


def _hour(time: datetime) -> tuple[int, ...]:
    return (time.toordinal(), time.hour)


def _day(time: datetime) -> tuple[int, ...]:
    return (time.toordinal(),)


def _week(time: datetime) -> tuple[int, ...]:
    year, week, _ = time.isocalendar()
    return (year, week)
