"""Metrics of a member, from the documents in which it speaks of itself."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from mongo_admin.observation import Observation

Document = Mapping[str, Any]

STATES = {
    0: "STARTUP",
    1: "PRIMARY",
    2: "SECONDARY",
    3: "RECOVERING",
    5: "STARTUP2",
    6: "UNKNOWN",
    7: "ARBITER",
    8: "DOWN",
    9: "ROLLBACK",
    10: "REMOVED",
}
PRIMARY = 1
OPERATIONS = ("insert", "query", "update", "delete", "getmore", "command")
CONNECTIONS = ("current", "available")
CACHE = {
    "mongodb_cache_used_bytes": ("bytes currently in the cache", "Size of what the storage engine's cache holds."),
    "mongodb_cache_max_bytes": ("maximum bytes configured", "Size that the storage engine's cache may have."),
}


def measures(seen: Observation) -> Iterator[Metric]:
    """A metric of what could not be read is left out, except `mongodb_up` and `mongodb_reading_success`."""
    yield _gauge("mongodb_up", "1 where the member answered and let itself be read.", seen.server is not None)
    readings = {
        "server": seen.server,
        "replication": seen.replication,
        "certificate_served": seen.served_until,
        "certificate_disk": seen.disk_until,
    }
    success = GaugeMetricFamily("mongodb_reading_success", "1 for each part that could be read.", labels=["reading"])
    for reading, value in readings.items():
        success.add_metric([reading], value is not None)
    yield success
    if seen.server is not None:
        yield from _server(seen.server)
    if seen.replication is not None:
        yield from _replication(seen.replication)
    if seen.served_until is not None:
        yield _gauge(
            "mongodb_certificate_served_not_after_seconds",
            "End of the certificate that the member serves, in seconds since 1970.",
            seen.served_until,
        )
    if seen.disk_until is not None:
        yield _gauge(
            "mongodb_certificate_disk_not_after_seconds",
            "End of the certificate in the file that the member reads at its start and when it is asked to, in seconds since 1970.",
            seen.disk_until,
        )


def _server(status: Document) -> Iterator[Metric]:
    connections = GaugeMetricFamily("mongodb_connections", "Connections, and how many more are accepted.", labels=["state"])
    for state in CONNECTIONS:
        _add(connections, state, _number(status, "connections", state))
    operations = CounterMetricFamily("mongodb_operations", "Operations since the start of the member.", labels=["type"])
    for name in OPERATIONS:
        _add(operations, name, _number(status, "opcounters", name))
    yield from (connections, operations)
    for metric, (field, text) in CACHE.items():
        size = _number(status, "wiredTiger", "cache", field)
        if size is not None:
            yield _gauge(metric, text, size)
    ends = [getattr(_at(status, "oplog", end), "time", 0) for end in ("earliestOptime", "latestOptime")]
    # The beginning is 0 where the member does not know it.
    if all(ends):
        yield _gauge(
            "mongodb_oplog_window_seconds",
            "Time between the ends of the oplog: a member that was away for longer has to copy all data.",
            max(0, ends[1] - ends[0]),
        )


def _replication(status: Document) -> Iterator[Metric]:
    states = GaugeMetricFamily("mongodb_member_state", "1 for the state in which the member is.", labels=["state"])
    for code, name in STATES.items():
        states.add_metric([name], code == status.get("myState"))
    yield states
    lag = _lag(status)
    if lag is not None:
        yield _gauge(
            "mongodb_replication_lag_seconds",
            "How far the member is behind the primary, as it sees it; left out where it sees none.",
            lag,
        )


def _lag(status: Document) -> float | None:
    members: list[Document] = status.get("members", [])
    own = next((_applied(one) for one in members if one.get("self")), None)
    primary = next((_applied(one) for one in members if one.get("state") == PRIMARY), None)
    if own is None or primary is None:
        return None
    # What it knows of the primary is a heartbeat old, so that it can be ahead of it.
    return max(0.0, (primary - own).total_seconds())


def _applied(member: Document) -> datetime | None:
    moment = member.get("lastAppliedWallTime", member.get("optimeDate"))
    return moment if isinstance(moment, datetime) else None


def _at(document: Document, *path: str) -> object:
    value: object = document
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _number(document: Document, *path: str) -> float | None:
    value = _at(document, *path)
    return float(value) if isinstance(value, int | float) else None


def _add(family: GaugeMetricFamily | CounterMetricFamily, label: str, value: float | None) -> None:
    if value is not None:
        family.add_metric([label], value)


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, text, value=value)
