"""The members of one cluster take over from those of another, stage by stage, and back from each."""

import pytest
from fake_members import FakeMembers
from hypothesis import given
from hypothesis import strategies as st
from mongo_admin.clock import OutOfTime
from mongo_admin.replica_set import Unreachable, beginning
from mongo_admin.server import Refused
from test_bring_up import HOSTS, run

OLD = [f"old-{number}:27017" for number in range(3)]
NEW = [f"new-{number}:27017" for number in range(3)]
BOTH = [*OLD, *NEW]
STAGES = {
    "old": (OLD, [], []),
    "follow": (BOTH, [], NEW),
    "vote": (BOTH, OLD, NEW[2:]),
    "lead": (BOTH, NEW, OLD[2:]),
    "new": (NEW, [], []),
}


def go(members: FakeMembers, stage: str) -> list[str]:
    hosts, leaders, followers = STAGES[stage]
    return run(members, len(hosts), hosts=hosts, leaders=leaders, followers=followers)


def parts(members: FakeMembers) -> dict[str, tuple[int, int]]:
    assert members.config is not None
    return {one["host"]: (one["votes"], one["priority"]) for one in members.config["members"]}


@given(st.lists(st.sampled_from(list(STAGES)), min_size=1, max_size=6), st.integers(0, 5))
def test_each_stage_is_reached_from_any_other(stages: list[str], primary: int) -> None:
    members = FakeMembers(OLD)
    go(members, "old")
    before = "old"
    for stage in stages:
        # With no member in common the one set is not known to the other.
        if {before, stage} == {"old", "new"}:
            continue
        before = stage
        voters = [host for host, (votes, _) in parts(members).items() if votes]
        members.primary = voters[primary % len(voters)]
        go(members, stage)
        hosts, leaders, followers = STAGES[stage]
        assert parts(members) == {
            host: (0, 0) if host in followers else (1, 2 if host in leaders else 1) for host in hosts
        }
        assert members.primary in (leaders or hosts)
        assert go(members, stage) == ["roles and users: unchanged"]


def test_votes_are_odd_in_each_stage_and_one_side_has_most() -> None:
    members = FakeMembers(OLD)
    for stage, voters in {"old": (3, 0), "follow": (3, 0), "vote": (3, 2), "lead": (2, 3), "new": (0, 3)}.items():
        go(members, stage)
        held = [host for host, (votes, _) in parts(members).items() if votes]
        assert (len(set(held) & set(OLD)), len(set(held) & set(NEW))) == voters


def test_the_old_ones_keep_their_votes_until_each_new_one_has_the_data() -> None:
    members = FakeMembers(OLD)
    go(members, "old")
    members.down = {NEW[1]}
    with pytest.raises(OutOfTime, match=r"no data yet: new-1:27017 is DOWN"):
        go(members, "lead")
    assert [votes for host, (votes, _) in parts(members).items() if host in OLD] == [1, 1, 1]
    assert members.primary == OLD[0]


def test_the_primary_is_not_asked_to_hand_over_while_none_that_is_to_lead_is_up() -> None:
    members = FakeMembers(OLD)
    go(members, "vote")
    members.down = {*NEW}
    with pytest.raises(OutOfTime, match="new-2:27017 is DOWN"):
        go(members, "lead")
    assert members.primary == OLD[0]


def test_two_replica_sets_are_not_made_one() -> None:
    members = FakeMembers(HOSTS)
    config = {"settings": {"replicaSetId": "a"}}
    other = {"settings": {"replicaSetId": "b"}}
    members.states = lambda hosts: {OLD[0]: config, OLD[1]: config, NEW[0]: other, NEW[1]: Unreachable("away")}  # type: ignore[method-assign]
    with pytest.raises(Refused, match="old-1:27017 and new-0:27017 belong to different replica sets; empty"):
        go(members, "follow")
    assert members.commands == []


def test_one_replica_set_of_which_each_member_says_the_same_is_one() -> None:
    config = {"settings": {"replicaSetId": "a"}}
    assert beginning("rs0", {}, {}, {OLD[0]: config, NEW[0]: dict(config)}) is None
