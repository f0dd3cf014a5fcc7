"""Exports are whole files for the user alone, with what the filter leaves of all that is kept."""

import stat
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QWidget

from console.app.exporting import Exporting
from console.app.opening import Opening
from console.domain.deeds import Deed
from console.journal.export import BYTE_ORDER_MARK, read_json_lines
from console.ui.filtering import ActivityFilter
from console.ui.intents import Export, ExportForm
from console.ui.scene import OpenServer
from console.ui.window import MainWindow
from tests.ui.stage import SUMMIT, deed, mute

pytestmark = pytest.mark.asyncio
EVERYTHING = ActivityFilter()
OTHER = replace(SUMMIT, key="other", name="Other")
DEEDS = {
    "summit": (deed(mute("ada"), number=3, age=10), deed(mute("tom", "Backstage"), number=1, age=300)),
    "other": (deed(mute("ada"), number=2, age=100),),
}


class Open:
    """Two open servers with their deeds."""

    servers: tuple[OpenServer, ...] = (SUMMIT, OTHER)

    def __getitem__(self, key: str) -> "Kept":
        return Kept(DEEDS[key])


class Kept:
    """A connection that remembers."""

    def __init__(self, deeds: tuple[Deed, ...]) -> None:
        self._deeds = deeds

    async def deeds(self) -> tuple[Deed, ...]:
        return self._deeds


class Said:
    """A window that only listens."""

    def __init__(self) -> None:
        self.sentences: list[tuple[str, bool]] = []

    def say(self, sentence: str, *, stays: bool = False) -> None:
        self.sentences.append((sentence, stays))


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def export(path: Path | None, form: ExportForm, wanted: ActivityFilter = EVERYTHING) -> Said:
    said = Said()

    async def pick(_window: QWidget, _form: ExportForm, name: str) -> Path | None:
        assert name.startswith("cuelight-activity-")
        assert name.endswith(f".{form}")
        return path

    exporting = Exporting(cast("MainWindow", said), cast("Opening", Open()), pick)
    await exporting.run(Export(form, wanted))
    return said


async def test_every_open_server_is_written_the_oldest_first(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    said = await export(path, ExportForm.JSON_LINES)
    assert [told.id for told in read_json_lines(path.read_text())] == ["deed-1", "deed-2", "deed-3"]
    assert said.sentences == [("Exported 3 actions to all.jsonl.", False)]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (ActivityFilter("summit", "Backstage"), ["deed-1"]),
        (ActivityFilter("other", identity="ada"), ["deed-2"]),
        (ActivityFilter(text="BACKSTAGE"), ["deed-1"]),
        (ActivityFilter("summit", "Main Stage", "ada", text="muted"), ["deed-3"]),
        (ActivityFilter(text="nowhere"), []),
    ],
)
async def test_the_filter_of_the_list_holds_for_the_file(
    tmp_path: Path, wanted: ActivityFilter, left: list[str]
) -> None:
    path = tmp_path / "some.jsonl"
    await export(path, ExportForm.JSON_LINES, wanted)
    assert [told.id for told in read_json_lines(path.read_text())] == left


async def test_a_table_replaces_the_file_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("something else")
    await export(path, ExportForm.CSV)
    text = path.read_bytes().decode()
    assert text.startswith(f'{BYTE_ORDER_MARK}"time (UTC)"')
    assert text.count("\r\n") == 4
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    said = await export(blocked / "all.csv", ExportForm.CSV)
    ((sentence, stays),) = said.sentences
    assert sentence.startswith("Not exported: ")
    assert stays


async def test_who_calls_it_off_writes_nothing(tmp_path: Path) -> None:
    said = await export(None, ExportForm.CSV)
    assert said.sentences == []
    assert names(tmp_path) == []
