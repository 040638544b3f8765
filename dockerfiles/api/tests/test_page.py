"""The page for people: all of it from this origin."""

import re
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from conversation import talk

from users_api.page import FILES
from users_api.settings import SettingsError, load_settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As the image has it."""
    for name in FILES:
        (tmp_path / name).write_text(f"/* {name} */\n")
    return tmp_path


class References(HTMLParser):
    """Every address that a page names, and every script or style that stands in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        if self._open in ("script", "style") and data.strip():
            self.inline.append(data)


def test_the_page_and_all_that_it_loads_come_from_this_origin(folder: Path) -> None:
    async def call(client: httpx.AsyncClient) -> None:
        page = await client.get("/docs")
        found = References(page.text)
        assert found.inline == [] and len(found.addresses) == 4
        for address in found.addresses:
            if address == "data:,":
                continue
            assert re.fullmatch(r"/docs/[\w.-]+", address)
            answer = await client.get(address)
            assert answer.status_code == 200
            kind = "text/css" if address.endswith(".css") else "text/javascript"
            assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
        policy = page.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert not re.search(r"https?:|\*|unsafe-eval", policy)
        start = (await client.get("/docs/start.js")).text
        assert "//" not in start and "validatorUrl: null" in start
        assert (await client.get("/openapi.json")).status_code == 200

    talk(call, docs=folder)


@pytest.mark.parametrize("name", ["nothing", "..%2fsecret", "LICENSE", "%2e%2e", ""])
def test_no_other_file_is_served(name: str, folder: Path) -> None:
    (folder / "LICENSE").touch()
    (folder.parent / "secret").touch()

    async def call(client: httpx.AsyncClient) -> None:
        assert (await client.get(f"/docs/{name}")).status_code == 404

    talk(call, docs=folder)


def test_docs_need_their_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONGO_URL", "mongodb://nowhere")
    monkeypatch.setenv("DOCS_FOLDER", str(folder))
    monkeypatch.setenv("DOCS", "true")
    assert load_settings().docs_folder == folder
    (folder / "swagger-ui.css").unlink()
    with pytest.raises(SettingsError, match=r"DOCS_FOLDER: .*must have swagger-ui\.css of"):
        load_settings()
    monkeypatch.setenv("DOCS", "false")
    assert not load_settings().docs
