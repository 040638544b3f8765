"""One call against a small server of its own, over a Unix-domain socket: no network is needed."""

import base64
import json
import threading
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import UnixStreamServer
from typing import Any

import pytest

import one_call
from unix_connection import UnixConnection


class Echo(BaseHTTPRequestHandler):
    """Answers with what it was asked, and with a body of any length."""

    def answer(self) -> None:
        """What came, as JSON; below /long/ so many letters."""
        length = int(self.headers.get("content-length", "0"))
        if self.path.startswith("/long/"):
            body = b"a" * int(self.path.removeprefix("/long/"))
        else:
            asked = [self.command, self.path, self.rfile.read(length).decode()]
            body = json.dumps([*asked, self.headers.get("idempotency-key")]).encode()
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("x-name", "echo")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = do_DELETE = answer

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


class Quiet(Echo):
    """Hangs up in place of an answer."""

    def answer(self) -> None:
        """None."""
        self.close_connection = True

    do_GET = answer


@pytest.fixture(params=[Echo])
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Generator[str]:
    """Of the server's socket."""
    where = str(tmp_path / "api")
    handler = request.param
    # The server's own handler wants an address of two parts.
    named = type("Named", (handler,), {"address_string": lambda _: "unix"})
    with UnixStreamServer(where, named) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield where
        server.shutdown()
        thread.join()


def call(path: str, folder: Path, request: object) -> int:
    """One call with a file that has this request."""
    file = folder / "request"
    file.write_text(json.dumps(request))
    return one_call.run(lambda: UnixConnection(path), "/v1", file)


def test_the_answer_is_one_line(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    request = {
        "method": "POST",
        "path": "/users/?a=1",
        "headers": {"idempotency-key": "k"},
        "body": "{}",
    }
    assert call(path, tmp_path, request) == 0
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    answer = json.loads(line)
    assert (answer["status"], answer["reason"], answer["cut"]) == (200, "OK", False)
    assert ["x-name", "echo"] in answer["headers"] and answer["seconds"] >= 0
    assert json.loads(base64.b64decode(answer["body"])) == ["POST", "/v1/users/?a=1", "{}", "k"]


def test_any_status_is_an_answer(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert one_call.answer_to(
        lambda: UnixConnection(path), "", {"method": "HEAD", "path": "/none"}
    ) | {"headers": [], "seconds": 0} == {
        "status": 404,
        "reason": "Not Found",
        "headers": [],
        "body": "",
        "cut": False,
        "seconds": 0,
    }
    assert call(path, tmp_path, {"method": "DELETE", "path": "/none"}) == 0


def test_a_long_answer_is_cut(path: str) -> None:
    for length, cut in ((one_call.MOST_BYTES, False), (one_call.MOST_BYTES + 9, True)):
        asked = {"method": "GET", "path": f"/long/{length}"}
        answer = one_call.answer_to(lambda: UnixConnection(path), "", asked)
        assert len(base64.b64decode(answer["body"])) == one_call.MOST_BYTES
        assert answer["cut"] is cut


@pytest.mark.parametrize("path", [Quiet], indirect=True)
def test_no_answer_is_a_sentence(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(path, tmp_path, {"method": "GET", "path": "/users/"}) == 1
    assert call("/nowhere", tmp_path, {"method": "GET", "path": "/"}) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("FAIL GET /users/ got no answer: ")
    assert second.startswith("FAIL GET / got no answer: FileNotFoundError")


@pytest.mark.parametrize("request_", [[], {"method": "GET"}, "GET /"])
def test_a_file_that_is_no_request_ends_with_2(
    request_: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("/nowhere", tmp_path, request_) == 2
    assert one_call.run(lambda: UnixConnection("/nowhere"), "", tmp_path / "missing") == 2
    assert capsys.readouterr().out.count("FAIL the request cannot be read: ") == 2
