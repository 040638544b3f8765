"""From any state of the members to the one that the settings say, and nothing when it is there."""

from collections.abc import Sequence

import pytest
from fake_members import FakeClock, FakeMembers
from hypothesis import given
from hypothesis import strategies as st
from mongo_admin.accounts import MANAGED, Account
from mongo_admin.bring_up import bring_up
from mongo_admin.clock import OutOfTime
from mongo_admin.server import TryAgain
from mongo_admin.settings import Settings

HOSTS = [f"mongo-{number}:27017" for number in range(5)]
API = Account(
    "CN=api,OU=mongo-clients",
    "usersApi",
    "users",
    [{"resource": {"db": "users", "collection": "users"}, "actions": ["find", "insert"]}],
)


def run(
    members: FakeMembers,
    wanted: int = 3,
    accounts: tuple[Account, ...] = (API,),
    hosts: Sequence[str] = HOSTS,
    leaders: Sequence[str] = (),
    followers: Sequence[str] = (),
) -> list[str]:
    said: list[str] = []
    settings = Settings(
        replica_set="rs0",
        members=hosts[:wanted],
        leaders=leaders,
        followers=followers,
        certificates="/certs",
        accounts=accounts,
        election_seconds=5,
        wait_seconds=60,
    )
    bring_up(settings, members, said.append, FakeClock())
    return said


def test_from_nothing_and_again() -> None:
    members = FakeMembers(HOSTS)
    run(members)
    assert members.config is not None
    assert [one["host"] for one in members.config["members"]] == HOSTS[:3]
    assert members.config["settings"] == {"electionTimeoutMillis": 5000, "chainingAllowed": False}
    assert members.commands == ["replSetInitiate", "createRole", "createUser"]
    assert run(members) == ["roles and users: unchanged"]
    assert members.commands == ["replSetInitiate", "createRole", "createUser"]


@given(st.sampled_from([1, 3, 5]), st.sampled_from([1, 3, 5]), st.integers(0, 4))
def test_any_size_becomes_any_other(first: int, second: int, primary: int) -> None:
    members = FakeMembers(HOSTS)
    run(members, first)
    members.primary = HOSTS[primary % first]
    run(members, second)
    assert members.config is not None
    assert sorted(one["host"] for one in members.config["members"]) == HOSTS[:second]
    assert all(one["votes"] == one["priority"] == 1 for one in members.config["members"])


def test_settings_of_before_are_put_right_and_others_left() -> None:
    members = FakeMembers(HOSTS)
    run(members)
    assert members.config is not None
    others = {"chainingAllowed": True, "catchUpTimeoutMillis": -1}
    members.config["settings"] = {"electionTimeoutMillis": 10_000, **others}
    said = "settings: electionTimeoutMillis 5000, chainingAllowed False"
    assert run(members) == [said, "roles and users: unchanged"]
    wanted = {"electionTimeoutMillis": 5000, "chainingAllowed": False, "catchUpTimeoutMillis": -1}
    assert members.config["settings"] == wanted


def test_is_not_initiated_while_a_member_is_away() -> None:
    members = FakeMembers(HOSTS)
    members.down = {HOSTS[2]}
    with pytest.raises(OutOfTime, match="until every member answers: mongo-2:27017"):
        run(members)
    assert members.config is None


def test_users_are_created_while_a_member_is_away() -> None:
    members = FakeMembers(HOSTS)
    run(members, accounts=())
    members.down = {HOSTS[1]}
    said = run(members)
    assert API.subject in members.users
    assert said[-1] == "away at the moment: mongo-1:27017"


def test_a_change_that_another_run_made_first_is_taken() -> None:
    members = FakeMembers(HOSTS)
    run(members)
    members.failures = [TryAgain("103"), TryAgain("10107")]
    assert run(members) == ["roles and users: unchanged"]


def test_a_member_without_data_does_not_vote() -> None:
    members = FakeMembers(HOSTS)
    run(members, 1)
    members.down = {HOSTS[1]}
    with pytest.raises(OutOfTime, match="no data yet: mongo-1:27017 is DOWN"):
        run(members)
    assert members.config is not None
    assert [one["votes"] for one in members.config["members"]] == [1, 0, 1]


def test_a_user_that_is_not_wanted_any_more_is_removed_and_others_are_kept() -> None:
    members = FakeMembers(HOSTS)
    old = Account("CN=old,OU=mongo-clients", "usersApi", "users", API.privileges)
    run(members, accounts=(API, old))
    members.users["CN=person"] = {"user": "CN=person", "roles": []}
    assert run(members) == [f"user {old.subject} removed"]
    assert set(members.users) == {API.subject, "CN=person"}


def test_a_role_with_more_rights_is_put_right() -> None:
    members = FakeMembers(HOSTS)
    run(members)
    members.roles["usersApi"]["privileges"].append({"resource": {"cluster": True}, "actions": ["shutdown"]})
    members.users[API.subject]["roles"] = [{"role": "root", "db": "admin"}]
    assert run(members) == ["role usersApi updated", f"user {API.subject} updated"]
    assert members.roles["usersApi"]["privileges"] == list(API.privileges)
    assert members.users[API.subject]["customData"] == MANAGED
