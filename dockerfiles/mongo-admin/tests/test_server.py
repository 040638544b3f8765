"""What a refusal of the database means: the state is read again, or the job ends."""

from typing import Any

import pytest
from mongo_admin import server
from mongo_admin.server import Refused, Servers, TryAgain
from pymongo.errors import OperationFailure


class Client:
    """A connection on which every command fails with one code."""

    def __init__(self, code: int) -> None:
        self.code = code

    def __getitem__(self, _database: str) -> "Client":
        return self

    def command(self, _body: dict[str, Any]) -> None:
        raise OperationFailure("no", self.code, {"codeName": "Name", "errmsg": "no"})

    def close(self) -> None:
        """As pymongo's."""


@pytest.mark.parametrize(
    ("code", "wanted"),
    [*((code, TryAgain) for code in (50, 64, 74, 103, 202, 262, 10107)), (13, Refused), (93, Refused)],
)
def test_what_passes_is_tried_again_and_nothing_else(
    code: int, wanted: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "connect", lambda *_args, **_options: Client(code))
    with pytest.raises(wanted, match=f"^{code} Name"):
        Servers("/certs", "rs").admin(["m:1"], "admin", {"replSetReconfig": {}, "maxTimeMS": 10_000})
