"""Metrics by name and label, from the documents of a member; what is not known is left out."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from bson import Timestamp
from member_documents import NOW, SERVED, Document, replication_status, server_status
from mongo_admin.measures import STATES, measures
from mongo_admin.observation import Observation


def shown(seen: Observation) -> Mapping[str, float]:
    """Values by name and labels as on the page."""
    return {
        one.name + "".join(f"{{{value}}}" for value in one.labels.values()): one.value
        for metric in measures(seen)
        for one in metric.samples
    }


def of_server(status: Document) -> Mapping[str, float]:
    return shown(Observation(server=status))


def of_replication(status: Document) -> Mapping[str, float]:
    return shown(Observation(replication=status))


def test_all_of_a_member() -> None:
    states = {f"mongodb_member_state{{{name}}}": float(name == "SECONDARY") for name in STATES.values()}
    assert shown(Observation(server_status(), replication_status(), SERVED, SERVED + 5)) == {
        "mongodb_up": 1,
        "mongodb_reading_success{server}": 1,
        "mongodb_reading_success{replication}": 1,
        "mongodb_reading_success{certificate_served}": 1,
        "mongodb_reading_success{certificate_disk}": 1,
        "mongodb_connections{current}": 8,
        "mongodb_connections{available}": 15992,
        "mongodb_operations_total{insert}": 10,
        "mongodb_operations_total{query}": 48,
        "mongodb_operations_total{update}": 8,
        "mongodb_operations_total{delete}": 0,
        "mongodb_operations_total{getmore}": 34,
        "mongodb_operations_total{command}": 298,
        "mongodb_cache_used_bytes": 220_875,
        "mongodb_cache_max_bytes": 268_435_456,
        "mongodb_oplog_window_seconds": 3600,
        "mongodb_replication_lag_seconds": 1.5,
        "mongodb_certificate_served_not_after_seconds": SERVED,
        "mongodb_certificate_disk_not_after_seconds": SERVED + 5,
        **states,
    }


def test_nothing_but_that_nothing_could_be_read() -> None:
    assert shown(Observation()) == {
        "mongodb_up": 0,
        "mongodb_reading_success{server}": 0,
        "mongodb_reading_success{replication}": 0,
        "mongodb_reading_success{certificate_served}": 0,
        "mongodb_reading_success{certificate_disk}": 0,
    }


def test_each_metric_says_what_it_is() -> None:
    for metric in measures(Observation(server_status(), replication_status(), SERVED, SERVED)):
        assert metric.documentation.endswith(".")


@pytest.mark.parametrize(("code", "name"), [(1, "PRIMARY"), (5, "STARTUP2"), (9, "ROLLBACK"), (10, "REMOVED")])
def test_one_state_at_a_time(code: int, name: str) -> None:
    states = {key: value for key, value in of_replication({"myState": code}).items() if "member_state" in key}
    assert [key for key, value in states.items() if value == 1] == [f"mongodb_member_state{{{name}}}"]
    assert len(states) == 10


@pytest.mark.parametrize(
    ("behind", "lag"), [(0, 0.0), (0.25, 0.25), (7200, 7200.0), pytest.param(-3, 0.0, id="the heartbeat is older")]
)
def test_lag_against_the_primary(behind: float, lag: float) -> None:
    assert of_replication(replication_status(behind=behind))["mongodb_replication_lag_seconds"] == lag


def test_the_primary_has_no_lag() -> None:
    status: Document = {"myState": 1, "members": [{"state": 1, "self": True, "lastAppliedWallTime": NOW}]}
    assert of_replication(status)["mongodb_replication_lag_seconds"] == 0


def test_lag_by_the_time_in_whole_seconds_where_there_is_no_other() -> None:
    members = [{"state": 1, "optimeDate": NOW}, {"state": 2, "self": True, "optimeDate": NOW - timedelta(seconds=2)}]
    assert of_replication({"myState": 2, "members": members})["mongodb_replication_lag_seconds"] == 2


@pytest.mark.parametrize(
    "status",
    [
        {"myState": 0},
        replication_status(primary=8),
        {"myState": 2, "members": [{"state": 1, "optimeDate": NOW}, {"state": 2, "self": True}]},
    ],
    ids=["without a replica set", "without a primary", "without a time of its own"],
)
def test_no_lag_where_it_is_not_known(status: Document) -> None:
    assert "mongodb_replication_lag_seconds" not in of_replication(status)


@pytest.mark.parametrize(
    "oplog", [{}, {"earliestOptime": Timestamp(0, 0), "latestOptime": Timestamp(5, 1)}, {"latestOptime": Timestamp(5, 1)}]
)
def test_no_window_where_an_end_is_not_known(oplog: Document) -> None:
    assert "mongodb_oplog_window_seconds" not in of_server({**server_status(), "oplog": oplog})


def test_what_a_server_does_not_have_is_left_out() -> None:
    assert [name for name in of_server({"wiredTiger": {"cache": 1}, "connections": {"current": "8"}})] == [
        "mongodb_up",
        "mongodb_reading_success{server}",
        "mongodb_reading_success{replication}",
        "mongodb_reading_success{certificate_served}",
        "mongodb_reading_success{certificate_disk}",
    ]
