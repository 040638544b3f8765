"""Which backups are kept: some properties, whatever backups there are."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from mongo_backup.names import backup_name, is_backup, started_at
from mongo_backup.retention import Policy, arrival, removable

START = datetime(2025, 12, 25, tzinfo=UTC)
names = st.builds(
    lambda minutes, token: backup_name(START + timedelta(minutes=minutes), f"{token:08x}"),
    st.integers(0, 60 * 24 * 80),
    st.integers(0, 3),
)
policies = st.builds(Policy, st.integers(1, 30), st.integers(0, 10), st.integers(0, 10))
sets = st.sets(names, min_size=1, max_size=60)


def arrivals(all_names: set[str]) -> dict[str, datetime]:
    """As of a target that does not tell when it stored them."""
    return {name: started_at(name) for name in all_names}


def earliest(times: dict[str, datetime], form: str, count: int) -> set[str]:
    """The earliest backup of each of the latest periods."""
    first: dict[str, str] = {}
    for name in sorted(times, key=lambda one: (times[one], one)):
        first.setdefault(times[name].strftime(form), name)
    return {first[period] for period in sorted(first)[len(first) - min(count, len(first)) :]}


@given(sets, st.data(), policies)
def test_properties(all_names: set[str], data: st.DataObject, policy: Policy) -> None:
    made = data.draw(st.sampled_from(sorted(all_names)))
    times = arrivals(all_names)
    gone = set(removable(times, made, policy))
    kept = all_names - gone
    wanted = {made, max(all_names)}
    for form, count in (("%Y%m%d%H", policy.hourly), ("%Y%m%d", policy.daily), ("%G-%V", policy.weekly)):
        wanted |= earliest(times, form, count)
    assert kept == wanted
    assert removable(arrivals(kept), made, policy) == []


@given(sets, policies)
def test_one_by_one_they_never_become_more_than_the_policy_says(all_names: set[str], policy: Policy) -> None:
    held: set[str] = set()
    for name in sorted(all_names):
        held.add(name)
        held -= set(removable(arrivals(held), name, policy))
        assert name in held
        assert len(held) <= policy.hourly + policy.daily + policy.weekly + 1


@given(sets, policies, st.sets(names, min_size=1, max_size=60))
def test_backups_that_are_added_within_the_hour_displace_none(
    all_names: set[str], policy: Policy, added: set[str]
) -> None:
    """Whatever times their names claim: also earlier ones than any that is there."""
    times = arrivals(all_names)
    last = max(times.values())
    kept = all_names - set(removable(times, max(all_names), policy))
    by_period = kept - {max(all_names)} | earliest(times, "%Y%m%d%H", policy.hourly)
    held = {name: times[name] for name in kept}
    for name in sorted(added - all_names):
        held[name] = last.replace(minute=59, second=59)
        for one in removable(held, name, policy):
            del held[one]
        assert by_period <= set(held)
        assert len(held) <= len(by_period) + 2


def test_a_flood_leaves_the_earliest_and_the_newest() -> None:
    flood = {backup_name(START + timedelta(seconds=n), "00000000") for n in range(3600)}
    gone = removable(arrivals(flood), max(flood), Policy(24, 7, 5))
    assert flood - set(gone) == {min(flood), max(flood)}


def test_an_arrival_that_does_not_fit_the_name_is_not_used() -> None:
    name = backup_name(START, "00000000")
    hour = timedelta(hours=1)
    for stored, used in ((hour, hour), (-hour, None), (4 * hour, None), (timedelta(minutes=-9), timedelta(minutes=-9))):
        assert arrival(name, START + stored) == START + (used or timedelta())
    assert arrival(name, None) == START


def test_an_example() -> None:
    hours = {backup_name(START + timedelta(hours=n), "00000000") for n in range(24 * 60)}
    gone = removable(arrivals(hours), max(hours), Policy(24, 7, 5))
    kept = sorted(hours - set(gone))
    # Five Mondays, of which the last is one of the seven days; the last of those days is that of the 24 hours.
    assert [started_at(one).strftime("%m%dT%H") for one in kept[:-24]] == [
        *("0119T00", "0126T00", "0202T00", "0209T00", "0216T00"),
        *("0217T00", "0218T00", "0219T00", "0220T00", "0221T00"),
    ]
    assert len(kept) == 24 + 10


@given(st.text(max_size=30))
def test_no_other_text_is_the_name_of_a_backup(text: str) -> None:
    assert not is_backup(text)


def test_a_time_that_does_not_exist_is_no_backup() -> None:
    assert is_backup("20260102T030405Z-0123abcd")
    assert not is_backup("20261302T030405Z-0123abcd")
    assert not is_backup("20260102T030405Z-0123abcd\n")
