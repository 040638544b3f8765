"""The client against the real application, over a Unix-domain socket: no network is needed."""

import threading
import time
from collections.abc import Generator
from pathlib import Path

import pytest
import uvicorn
from memory_store import MemoryStore

import client
from unix_connection import UnixConnection
from users_api.app import create_app
from users_api.metrics import RequestMetrics
from users_api.models import User, UserFields


class Forgetful(MemoryStore):
    """A store that never finds the user it was asked for."""

    async def get(self, user_id: str) -> User | None:
        return None


def served(store: MemoryStore, folder: Path) -> Generator[client.UsersApi]:
    """The application over the store, in a thread."""
    path = str(folder / "api")
    app = create_app(store, RequestMetrics())
    server = uvicorn.Server(uvicorn.Config(app, uds=path, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield client.UsersApi(lambda: UnixConnection(path))
    server.should_exit = True
    thread.join()


def test_one_life_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = MemoryStore()
    for api in served(store, tmp_path):
        for number in range(120):
            fields = {"name": "n", "email": f"u{number}@example.org"}
            api.expect(201, "POST", "/users/", fields)
        client.wait_until_ready(api, 5)
        client.one_life(api)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 11 and all(line.startswith("ok   ") for line in lines)
    assert "@" not in "".join(lines)
    assert len(store.users) == 120


def test_a_wrong_answer_is_told_and_what_was_made_is_removed(tmp_path: Path) -> None:
    store = Forgetful()
    for api in served(store, tmp_path):
        with pytest.raises(client.Differs, match=r"GET /users/\w+ should answer 200, .* 404"):
            client.one_life(api)
    assert not store.users


def test_what_was_made_without_an_answer_is_removed(tmp_path: Path) -> None:
    store = MemoryStore()
    store.loses_answers = True
    for api in served(store, tmp_path):
        with pytest.raises(client.Differs, match="POST /users/ should answer 201, .* 503"):
            client.one_life(api)
    assert len(store.made) == 1 and not store.users


class Keyless(MemoryStore):
    """A store that knows no keys."""

    async def add(self, fields: UserFields, key: str | None = None) -> User:
        return await super().add(fields)


def test_an_api_that_knows_no_keys_is_found_out(tmp_path: Path) -> None:
    store = Keyless()
    for api in served(store, tmp_path):
        with pytest.raises(client.Differs, match="POST /users/ should answer 201, .* 409"):
            client.one_life(api)
    assert not store.users


def test_waiting_ends_with_a_sentence(tmp_path: Path) -> None:
    store = MemoryStore()
    store.away = True
    for api in served(store, tmp_path):
        with pytest.raises(client.Differs, match=r"within 0\.2 s, but it answered 503"):
            client.wait_until_ready(api, 0.2, pause=0.1)
    nobody = client.UsersApi(lambda: UnixConnection(str(tmp_path / "nobody")))
    with pytest.raises(client.Differs, match=r"within 0\.2 s, but .*Error"):
        client.wait_until_ready(nobody, 0.2, pause=0.1)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"API_URL": "api:8080"},
        {"API_URL": "ftp://api"},
        {"API_URL": "http://"},
        {"API_URL": "http://api:port"},
        {"API_URL": "http://api", "WAIT_SECONDS": "-1"},
    ],
)
def test_wrong_settings_end_with_2(
    environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert client.main(environment) == 2
    assert capsys.readouterr().err.strip()


def test_other_arguments_end_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert client.main({"API_URL": "http://api"}, ["ask"]) == 2
    assert capsys.readouterr().err == "the arguments are ['ask'], but there may be one: call.\n"


def test_one_call_in_place_of_the_test(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("one_call.run", lambda _connect, base: print(base) or 7)
    assert client.main({"API_URL": "http://api/v1/"}, ["call"]) == 7
    assert capsys.readouterr().out == "/v1\n"
