"""The pages of the exporter, over a pair of sockets that are joined in this process."""

import socket
from collections.abc import Callable

import pytest
from member_documents import SERVED, replication_status, server_status
from mongo_admin.__main__ import main
from mongo_admin.exporter import Pages, _Handler
from mongo_admin.observation import Observation
from mongo_admin.settings import SettingsError, load_export

UP = Observation(server_status(), replication_status(), SERVED, SERVED)


class Found:
    """What each look finds, and how many there were."""

    def __init__(self, *found: Observation) -> None:
        self.found, self.looks = list(found), 0

    def observe(self) -> Observation:
        self.looks += 1
        return self.found.pop(0) if self.found else UP


def send(observe: Callable[[], Observation], request: str) -> str:
    """The answer to a whole request."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(request.encode())
        ours.shutdown(socket.SHUT_WR)
        handler = type("Served", (_Handler,), {"pages": Pages(observe)})
        handler(theirs, ("", 0), None)
        theirs.shutdown(socket.SHUT_WR)
        answer = b""
        while data := ours.recv(65_536):
            answer += data
    return answer.decode()


def get(path: str, observe: Callable[[], Observation] = lambda: UP) -> tuple[int, str]:
    head, _, body = send(observe, f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n").partition("\r\n\r\n")
    return int(head.split()[1]), body


def test_a_page_of_metrics_in_the_format_of_prometheus() -> None:
    answer = send(lambda: UP, "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n")
    head, _, body = answer.partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 200 OK\r\n")
    assert "\r\nContent-Type: text/plain; version=" in head
    assert f"\r\nContent-Length: {len(body)}\r\nConnection: close" in head
    assert [line.strip() for line in head.splitlines() if line.startswith("Server:")] == ["Server:"]
    assert "\nmongodb_up 1.0\n" in body
    assert '\nmongodb_member_state{state="SECONDARY"} 1.0\n' in body
    assert "# TYPE mongodb_operations_total counter\n" in body
    assert "# TYPE mongodb_replication_lag_seconds gauge\n" in body


def test_a_scrape_of_a_member_that_is_away_is_answered() -> None:
    status, body = get("/metrics", Observation)
    assert (status, "\nmongodb_up 0.0\n" in body) == (200, True)


def test_each_scrape_is_a_look_and_nothing_else_is_but_the_first_question_of_readiness() -> None:
    found = Found()
    pages = Pages(found.observe)
    assert [pages.get(path)[0] for path in ("/livez", "/other", "/")] == [200, 404, 404]
    assert found.looks == 0
    assert [pages.get("/readyz")[0], found.looks, pages.get("/readyz")[0], found.looks] == [200, 1, 200, 1]
    pages.get("/metrics")
    pages.get("/metrics")
    assert found.looks == 3


def test_it_is_ready_with_a_member_that_is_away_since_the_pod_is_that_of_the_member() -> None:
    assert get("/readyz", Found(Observation()).observe)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_it_only_shows(method: str) -> None:
    found = Found()
    assert send(found.observe, f"{method} /metrics HTTP/1.1\r\nContent-Length: 0\r\n\r\n").startswith("HTTP/1.1 405 ")
    assert found.looks == 0


def test_settings() -> None:
    settings = load_export({"MEMBER": "localhost:27017"})
    assert (settings.member, settings.certificates) == ("localhost:27017", "/certs")
    assert settings.member_certificate == "/member/tls.crt"
    assert (settings.metrics_port, settings.scrape_seconds) == (9090, 6)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("MEMBER", "", "^MEMBER: set it$"),
        ("MEMBER", "localhost", "^MEMBER: write host:port$"),
        ("MEMBER", "a:1,b:2", "^MEMBER: write host:port$"),
        ("METRICS_PORT", "65536", "METRICS_PORT: write a number from 1 to 65535"),
        ("SCRAPE_SECONDS", "61", "SCRAPE_SECONDS: write a number of seconds from 1 to 60"),
        ("MEMBER_CERTIFICATE", "", "MEMBER_CERTIFICATE: set it"),
    ],
)
def test_settings_that_cannot_be_used(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        load_export({"MEMBER": "localhost:27017", name: value})


def test_settings_that_are_missing_end_with_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MEMBER", raising=False)
    assert main(["export-metrics"]) == 2
    assert "MEMBER: set it" in capsys.readouterr().err
