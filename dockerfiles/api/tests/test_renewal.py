"""The value made from files follows the files."""

import asyncio
import os
from pathlib import Path

import pytest

from users_api.renewal import Renewed


def touch(file: Path, text: str, second: int) -> None:
    """Writes the file, with a time of change of its own."""
    file.write_text(text)
    os.utime(file, (second, second))


def test_a_changed_file_gives_a_new_value_and_retires_the_old(tmp_path: Path) -> None:
    file, retired = tmp_path / "tls.pem", list[str]()

    def make() -> str:
        if (text := file.read_text()) == "broken":
            raise ValueError
        return text

    async def retire(value: str) -> None:
        retired.append(value)

    async def run() -> None:
        touch(file, "one", 1)
        value = Renewed(make, [str(file)], retire, retire_after=0)
        assert value.get() == "one" and value.get() is value.get()
        touch(file, "two", 2)
        assert value.get() == "two"
        await asyncio.sleep(0.01)
        assert retired == ["one"]
        touch(file, "broken", 3)
        assert value.get() == "two"
        touch(file, "three", 4)
        assert value.get() == "three"
        await value.close()
        assert sorted(retired) == ["one", "three", "two"]

    asyncio.run(run())


def test_the_first_value_must_be_made(tmp_path: Path) -> None:
    async def retire(_value: str) -> None:
        raise AssertionError

    async def run() -> None:
        missing = tmp_path / "missing"
        value = Renewed(missing.read_text, [str(missing)], retire)
        with pytest.raises(FileNotFoundError):
            value.get()
        touch(missing, "one", 1)
        assert value.get() == "one"

    asyncio.run(run())
