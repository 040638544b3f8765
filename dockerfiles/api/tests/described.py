"""The description that the API gives of itself, and whether an answer is one that it describes.

Run as a program it prints that description, for `openapi.json`.
"""

import json
import re
import sys
from typing import Any

import httpx
from memory_store import MemoryStore

from users_api.app import create_app
from users_api.metrics import RequestMetrics
from users_api.problems import MEDIA_TYPE, TITLES, Problem

DESCRIPTION: dict[str, Any] = create_app(MemoryStore(), RequestMetrics()).openapi()

PATHS: dict[str, dict[str, Any]] = DESCRIPTION["paths"]
OPERATIONS = [(method.upper(), path) for path, one in PATHS.items() for method in one]


def at(template: str) -> str:
    """The path of a template, with an id that no user has."""
    return template.replace("{user_id}", "0" * 24)


def operation_of(method: str, path: str) -> dict[str, Any] | None:
    """The operation; HEAD is described as GET."""
    wanted = {"HEAD": "get"}.get(method, method.lower())
    for template, operations in PATHS.items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            found: dict[str, Any] | None = operations.get(wanted)
            return found
    return None


def must_be_described(answer: httpx.Response) -> None:
    """Every error is a problem; every answer of an operation has a status and a media type of it."""
    method, path, status = answer.request.method, answer.request.url.path, answer.status_code
    media = answer.headers.get("content-type", "").partition(";")[0]
    if status >= 400:
        assert media == MEDIA_TYPE, (method, path, status, media)
        if method != "HEAD":
            said = Problem.model_validate(answer.json(), extra="forbid")
            assert (said.status, said.title) == (status, TITLES[status])
            assert (said.errors is not None) is (status == 422)
    operation = operation_of(method, path)
    if operation is not None:
        described = operation["responses"].get(str(status))
        assert described is not None, f"{method} {path} answers {status}, which is not described"
        assert media in described.get("content", {"": None}), (method, path, status, media)


if __name__ == "__main__":
    json.dump(DESCRIPTION, sys.stdout)
