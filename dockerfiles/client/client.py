"""The smoke test of a deployment: one user's life through the users API.

Waits for the API at API_URL (at most WAIT_SECONDS, 120 unless set), then makes a
user, repeats that, finds, changes and removes it. One line a step. Ends with 0, or with 1 and
a sentence that says what was asked, what was expected and what came; a wrong
API_URL or WAIT_SECONDS ends with 2. What it makes, it removes, whatever happens.

With the argument `call` it makes one call in place of all that: see one_call.py.
"""

import json
import os
import sys
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

import one_call

REQUEST_SECONDS = 15  # the API answers 503 after 10
Connect = Callable[[], HTTPConnection]


class Differs(Exception):
    """An answer was not the expected one."""


class UsersApi:
    """The API, one connection a request; `base` is the path before /users/."""

    def __init__(self, connect: Connect, base: str = "") -> None:
        self.connect = connect
        self.base = base

    def ask(
        self, method: str, path: str, body: object = None, key: str | None = None
    ) -> tuple[int, Any]:
        """One request: the status and the answer as JSON, or as text when it is not."""
        connection = self.connect()
        try:
            headers = {"accept": "application/json"}
            payload = None
            if key is not None:
                headers["idempotency-key"] = key
            if body is not None:
                headers["content-type"] = "application/json"
                payload = json.dumps(body).encode()
            connection.request(method, self.base + path, payload, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        finally:
            connection.close()
        try:
            return response.status, json.loads(text) if text else None
        except ValueError:
            return response.status, text

    def expect(
        self, status: int, method: str, path: str, body: object = None, key: str | None = None
    ) -> Any:
        """The answer when the status is the expected one, else Differs."""
        try:
            came, answer = self.ask(method, path, body, key)
        except (OSError, HTTPException) as error:
            raise Differs(f"{method} {path} should answer {status}, but: {error!r}.") from error
        if came != status:
            raise Differs(f"{method} {path} should answer {status}, but answered {came}: {answer}")
        return answer


def say(text: str) -> None:
    """Tells that a step went well."""
    print(f"ok   {text}", flush=True)


def same(what: str, came: object, expected: object) -> None:
    """Raises Differs unless both are equal."""
    if came != expected:
        raise Differs(f"{what} should be {expected}, but is {came}.")


def wait_until_ready(api: UsersApi, seconds: float, pause: float = 1.0) -> None:
    """Returns when /readyz answers 200; Differs when it has not in time."""
    end = time.monotonic() + seconds
    while True:
        try:
            status, _ = api.ask("GET", "/readyz")
            came = f"it answered {status}"
        except (OSError, HTTPException) as error:
            status, came = 0, repr(error)
        if status == 200:
            return
        if time.monotonic() + pause > end:
            raise Differs(f"GET /readyz should answer 200 within {seconds:g} s, but {came}.")
        time.sleep(pause)


def listed(api: UsersApi, user_id: str) -> Any:
    """The user as the paged list has it, page by page; None when it is on none."""
    cursor: str | None = None
    while True:
        query = {"limit": "100"} | ({"cursor": cursor} if cursor else {})
        page = api.expect(200, "GET", f"/users/?{urlencode(query)}")
        for user in page["items"]:
            if user["id"] == user_id:
                return user
        if page["next"] is None or page["next"] == cursor:
            return None
        cursor = page["next"]


def make(api: UsersApi, fields: object, key: str) -> Any:
    """The new user. Where the first try fails, its repeat gives what there is to remove, also of a late one."""
    try:
        return api.expect(201, "POST", "/users/", fields, key)
    except Differs:
        with suppress(OSError, HTTPException):
            status, user = api.ask("POST", "/users/", fields, key)
            if status == 201:
                api.ask("DELETE", f"/users/{user['id']}")
        raise


def one_life(api: UsersApi) -> None:
    """Every step of a user's life, each answer checked."""
    fields = {"name": "Smoke test", "email": f"smoke-{uuid.uuid4().hex}@example.com"}
    key = str(uuid.uuid4())
    made = make(api, fields, key)
    path = f"/users/{made['id']}"
    try:
        same("the new user", made, {**fields, "id": made["id"]})
        say(f"created user {made['id']}")
        same("the user of the repeat", api.expect(201, "POST", "/users/", fields, key), made)
        say("created it again with its key: it is the same")
        api.expect(422, "POST", "/users/", {**fields, "name": "Another"}, key)
        say("its key is refused for another user")
        same("the user read back", api.expect(200, "GET", path), made)
        say("read it back")
        same("the user in the list", listed(api, made["id"]), made)
        say("found it in the paged list")
        api.expect(409, "POST", "/users/", {**fields, "email": fields["email"].upper()})
        say("a second user with its address is refused")
        api.expect(422, "POST", "/users/", {**fields, "name": {"$gt": ""}})
        say("an operator object as a name is refused")
        changed = {**made, "name": "Smoke test, changed"}
        sent = {key: changed[key] for key in fields}
        same("the changed user", api.expect(200, "PUT", path, sent), changed)
        same("the changed user read back", api.expect(200, "GET", path), changed)
        say("changed it")
    except BaseException:
        api.ask("DELETE", path)
        raise
    api.expect(204, "DELETE", path)
    say("deleted it")
    api.expect(404, "GET", path)
    say("it is not found any more")
    api.expect(410, "POST", "/users/", fields, key)
    say("its key does not make it anew")


def settings(environment: Mapping[str, str]) -> tuple[UsersApi, float]:
    """The API to test and how long to wait for it; ValueError with a sentence when wrong."""
    text = environment.get("API_URL", "")
    url = urlsplit(text)
    if url.scheme not in ("http", "https") or not url.hostname or url.query or url.fragment:
        raise ValueError(f"API_URL is {text!r}, but should be like http://api.example:8080.")
    waiting = environment.get("WAIT_SECONDS", "120")
    if not waiting.isdecimal():
        raise ValueError(f"WAIT_SECONDS is {waiting!r}, but should be a number of seconds.")
    kind = HTTPSConnection if url.scheme == "https" else HTTPConnection
    host, port = url.hostname, url.port
    api = UsersApi(lambda: kind(host, port, timeout=REQUEST_SECONDS), url.path.rstrip("/"))
    return api, float(waiting)


def main(environment: Mapping[str, str], arguments: Sequence[str] = ()) -> int:
    """Runs the test, or makes one call, and returns the exit code."""
    try:
        api, seconds = settings(environment)
        if arguments not in ([], (), ["call"]):
            raise ValueError(f"the arguments are {arguments!r}, but there may be one: call.")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if arguments:
        return one_call.run(api.connect, api.base)
    try:
        wait_until_ready(api, seconds)
        say("the API is ready")
        one_life(api)
    except Differs as error:
        print(f"FAIL {error}", flush=True)
        return 1
    except (KeyError, TypeError) as error:
        print(f"FAIL an answer lacks what was expected in it: {error!r}.", flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ, sys.argv[1:]))
