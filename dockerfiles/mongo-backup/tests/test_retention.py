"""Which backups are kept: some properties, whatever backups there are."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from mongo_backup.names import backup_name, is_backup, started_at
from mongo_backup.retention import Policy, removable

START = datetime(2025, 12, 25, tzinfo=UTC)
names = st.builds(
    lambda minutes, token: backup_name(START + timedelta(minutes=minutes), f"{token:08x}"),
    st.integers(0, 60 * 24 * 80),
    st.integers(0, 3),
)
policies = st.builds(Policy, st.integers(1, 30), st.integers(0, 10), st.integers(0, 10))
sets = st.sets(names, min_size=1, max_size=60)


def periods(all_names: set[str], form: str) -> dict[str, str]:
    """The last backup of each period, the latest first."""
    last: dict[str, str] = {}
    for name in sorted(all_names, reverse=True):
        last.setdefault(started_at(name).strftime(form), name)
    return last


@given(sets, st.data(), policies)
def test_properties(all_names: set[str], data: st.DataObject, policy: Policy) -> None:
    made = data.draw(st.sampled_from(sorted(all_names)))
    gone = set(removable(all_names, made, policy))
    assert gone < all_names
    assert all(name < made for name in gone)
    older = {name for name in all_names if name <= made}
    kept = older - gone
    assert len(kept) <= policy.hourly + policy.daily + policy.weekly
    wanted = {made}
    for form, count in (("%Y%m%d%H", policy.hourly), ("%Y%m%d", policy.daily), ("%G-%V", policy.weekly)):
        wanted |= set(list(periods(older, form).values())[:count])
    assert kept == wanted
    assert removable(all_names - gone, made, policy) == []


@given(sets, policies)
def test_one_by_one_they_never_become_more_than_the_policy_says(all_names: set[str], policy: Policy) -> None:
    held: set[str] = set()
    for name in sorted(all_names):
        held.add(name)
        held -= set(removable(held, name, policy))
        assert name in held
    assert len(held) <= policy.hourly + policy.daily + policy.weekly


def test_an_example() -> None:
    hours = {backup_name(START + timedelta(hours=n), "00000000") for n in range(24 * 60)}
    gone = removable(hours, max(hours), Policy(24, 7, 5))
    kept = sorted(hours - set(gone))
    # Four weeks and six days before the last day; that day, and the week it is in, are of the last 24 hours.
    assert [started_at(one).strftime("%m%dT%H") for one in kept[:-24]] == [
        *("0125T23", "0201T23", "0208T23", "0215T23"),
        *("0216T23", "0217T23", "0218T23", "0219T23", "0220T23", "0221T23"),
    ]
    assert len(kept) == 24 + 10


@given(st.text(max_size=30))
def test_no_other_text_is_the_name_of_a_backup(text: str) -> None:
    assert not is_backup(text)


def test_a_time_that_does_not_exist_is_no_backup() -> None:
    assert is_backup("20260102T030405Z-0123abcd")
    assert not is_backup("20261302T030405Z-0123abcd")
    assert not is_backup("20260102T030405Z-0123abcd\n")
