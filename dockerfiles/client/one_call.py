"""One call of the users API, as a file describes it; its answer is one line of JSON.

A person starts it by `npm run client`. The file is mounted from a Secret, since a request may have what no log and no
ConfigMap should: `{"method": …, "path": …, "headers": {…}, "body": …}`, the last two where there are any.
"""

import base64
import json
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

REQUEST = Path("/data/call/request")
# Of an answer: what is longer is cut off, since it becomes a line of the log.
MOST_BYTES = 1 << 20


def answer_to(connect: Callable[[], HTTPConnection], base: str, request: Any) -> dict[str, Any]:
    """The answer as the caller gets it, whatever its status."""
    connection = connect()
    began = time.monotonic()
    try:
        body = request.get("body")
        payload = None if body is None else body.encode()
        headers = {"accept": "application/json", **request.get("headers", {})}
        connection.request(request["method"], base + request["path"], payload, headers)
        response = connection.getresponse()
        received = response.read(MOST_BYTES + 1)
        return {
            "status": response.status,
            "reason": response.reason,
            "headers": response.getheaders(),
            "body": base64.b64encode(received[:MOST_BYTES]).decode(),
            "cut": len(received) > MOST_BYTES,
            "seconds": round(time.monotonic() - began, 3),
        }
    finally:
        connection.close()


def run(connect: Callable[[], HTTPConnection], base: str, file: Path = REQUEST) -> int:
    """Prints the answer and returns 0; 1 with a sentence where none came, 2 where the file cannot be read."""
    try:
        request = json.loads(file.read_text())
        asked = f"{request['method']} {request['path']}"
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"FAIL the request cannot be read: {error!r}.", flush=True)
        return 2
    try:
        answer = answer_to(connect, base, request)
    except (OSError, HTTPException) as error:
        print(f"FAIL {asked} got no answer: {error!r}.", flush=True)
        return 1
    print(json.dumps(answer), flush=True)
    return 0
