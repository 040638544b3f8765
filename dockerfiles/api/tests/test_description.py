"""What the API says of itself: names, examples, and that it holds whatever is sent."""

import json
from pathlib import Path

import httpx
import pytest
from conversation import talk
from described import DESCRIPTION, OPERATIONS, PATHS, at
from hypothesis import given
from hypothesis import strategies as st

from users_api.models import User, UserFields, UserPage
from users_api.problems import MEDIA_TYPE, Problem


def test_operations_have_names_that_stay() -> None:
    """Clients that are made of the description call them so."""
    ids = {f"{m} {path}": PATHS[path][m.lower()]["operationId"] for m, path in OPERATIONS}
    assert ids == {
        "GET /users/": "list_users",
        "POST /users/": "add_user",
        "GET /users/{user_id}": "get_user",
        "PUT /users/{user_id}": "replace_user",
        "DELETE /users/{user_id}": "remove_user",
    }


def test_examples_are_what_the_api_gives_and_takes() -> None:
    schemas = DESCRIPTION["components"]["schemas"]
    for model in (User, UserFields, UserPage):
        (example,) = schemas[model.__name__]["examples"]
        assert model.model_validate(example).model_dump() == example
    responses = [one for path in PATHS.values() for op in path.values() for one in op["responses"].items()]
    assert len(responses) > 25
    for status, response in responses:
        for media, content in response.get("content", {}).items():
            assert (media == MEDIA_TYPE) is (int(status) >= 400)
            if media == MEDIA_TYPE:
                assert Problem.model_validate(content["example"]).status == int(status)


def test_the_description_in_the_repository_is_that_of_the_code() -> None:
    """Its diff is what changes for callers."""
    file = Path(__file__).parent.parent / "openapi.json"
    renew = "PYTHONPATH=api:api/tests ../.venv/bin/python api/tests/described.py > api/openapi.json"
    assert json.loads(file.read_text("utf-8")) == DESCRIPTION, (
        f"renew it: (cd dockerfiles && {renew}) && npm run format"
    )


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), max_codepoint=255), max_size=8)


@given(
    st.sampled_from(OPERATIONS),
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=3)
    | st.fixed_dictionaries({}, optional={"name": st.text(), "email": st.text() | st.emails(), "x": st.none()}),
    st.fixed_dictionaries({}, optional={"limit": st.integers() | WORDS, "cursor": WORDS}),
    WORDS,
)
def test_whatever_is_sent_the_answer_is_one_that_is_described(
    operation: tuple[str, str], body: object, query: dict[str, str | int], key: str
) -> None:
    method, template = operation

    async def call(client: httpx.AsyncClient) -> None:
        headers = {b"idempotency-key": key.encode("latin-1")}
        answer = await client.request(method, at(template), json=body, params=query, headers=headers)
        assert answer.status_code < 500

    talk(call)
