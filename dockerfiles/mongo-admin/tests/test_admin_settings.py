"""Settings of the job: every wrong one is named."""

import json

import pytest
from mongo_admin.settings import SettingsError, load_rotation, load_settings

ACCOUNT = {"subject": "CN=api", "role": "usersApi", "database": "users", "privileges": []}
GOOD = {"REPLICA_SET": "rs0", "MEMBERS": "a:1,b:2", "ACCOUNTS": json.dumps([ACCOUNT])}


def test_good() -> None:
    settings = load_settings(GOOD)
    assert settings.members == ["a:1", "b:2"]
    assert settings.certificates == "/certs"
    assert (settings.election_seconds, settings.wait_seconds) == (10, 180)
    assert settings.accounts[0].roles == [{"role": "usersApi", "db": "users"}]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("REPLICA_SET", "", "REPLICA_SET: set it"),
        ("MEMBERS", "a", "MEMBERS: write host:port"),
        ("MEMBERS", "a:1,a:1", "MEMBERS: write each once"),
        ("ACCOUNTS", "{", "ACCOUNTS: "),
        ("ACCOUNTS", "{}", "ACCOUNTS: write a list"),
        ("ACCOUNTS", "[1]", "account 0: write a mapping with subject"),
        ("ACCOUNTS", json.dumps([{**ACCOUNT, "role": 1}]), "account 0: write role as a text"),
        ("ACCOUNTS", json.dumps([{**ACCOUNT, "privileges": [1]}]), "account 0: write privileges"),
        ("WAIT_SECONDS", "0", "WAIT_SECONDS: write a number"),
        ("WAIT_SECONDS", "soon", "WAIT_SECONDS: write a number"),
        ("FOLLOWERS", "c:3", "FOLLOWERS: c:3 is not in MEMBERS"),
        ("FOLLOWERS", "a:1,b:2", "FOLLOWERS: leave a member that votes"),
        ("LEADERS", "c:3,a:1", "LEADERS: c:3 is not in MEMBERS"),
        ("ELECTION_SECONDS", "61", "ELECTION_SECONDS: write a number of seconds from 1 to 60"),
    ],
)
def test_wrong(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        load_settings({**GOOD, name: value})


def test_parts() -> None:
    parts = load_settings({**GOOD, "MEMBERS": "a:1,b:2,c:3", "LEADERS": "b:2", "FOLLOWERS": "c:3"}).parts
    assert {host: (part.votes, part.priority) for host, part in parts.items()} == {
        "a:1": (1, 1),
        "b:2": (1, 2),
        "c:3": (0, 0),
    }


def test_one_that_leads_votes() -> None:
    with pytest.raises(SettingsError, match="LEADERS: name none that is in FOLLOWERS too"):
        load_settings({**GOOD, "LEADERS": "b:2", "FOLLOWERS": "b:2"})


def test_all_that_are_wrong_are_named() -> None:
    with pytest.raises(SettingsError, match="REPLICA_SET: .*MEMBERS: .*ACCOUNTS: "):
        load_settings({"ACCOUNTS": "1", "MEMBERS": ":1"})


def test_rotation() -> None:
    settings = load_rotation({"MEMBERS": "a:1,b:2"})
    assert (settings.members, settings.certificates) == (["a:1", "b:2"], "/certs")
    assert (settings.wait_seconds, settings.least_hours) == (180, 24)


def test_rotation_names_all_that_are_wrong() -> None:
    with pytest.raises(SettingsError, match="MEMBERS: set it; LEAST_HOURS: write a number of hours from 1"):
        load_rotation({"LEAST_HOURS": "0"})
