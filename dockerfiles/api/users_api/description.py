"""What `/openapi.json` says of the API as a whole.

The file `openapi.json` beside the package is that, for review and for who makes a client.
"""

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from users_api.problems import Problem

VERSION = "1.0.0"
TEXT = """Users by id, in pages, with writes that are safe to repeat.

Every error is a problem (RFC 9457, `application/problem+json`). `HEAD` is answered where `GET`
is, without the body. A path that has not the method is answered 405 with a complete `Allow`,
a path that is not there 404. The front door may refuse a request before the API sees it
(a certificate, an address, a rate, a size): its answers are not of this shape."""

SCHEMAS = "#/components/schemas/"


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, with the responses that are declared and no other."""
    described = get_openapi(
        title="Users", version=VERSION, description=TEXT, routes=app.routes
    )
    for path in described["paths"].values():
        for operation in path.values():
            # FastAPI adds it wherever there is a parameter.
            if "HTTPValidationError" in json.dumps(operation["responses"].get("422")):
                del operation["responses"]["422"]
    schemas = described["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = Problem.model_json_schema(ref_template=SCHEMAS + "{model}")
    schemas.update(problem.pop("$defs"))
    schemas["Problem"] = problem
    return described
