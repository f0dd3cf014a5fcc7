"""Writes deeds into a file that is asked for: all that is kept, as far as the filter of the list leaves it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from console.app.loop import ask
from console.app.opening import Opening
from console.domain.deeds import Deed
from console.domain.text import visible
from console.journal.export import as_csv, as_json_lines
from console.profiles.atomic import write_atomically
from console.profiles.errors import FileUnwritable
from console.ui.activity.sieve import left_of
from console.ui.figures import counted
from console.ui.intents import Export, ExportForm
from console.ui.window import MainWindow

Pick = Callable[[QWidget, ExportForm, str], Awaitable[Path | None]]
"""Asks for a file to write, offering a name; nothing where it is called off."""
_CALLED = {ExportForm.CSV: "Table (*.csv)", ExportForm.JSON_LINES: "JSON Lines (*.jsonl)"}
_WRITE = {ExportForm.CSV: as_csv, ExportForm.JSON_LINES: as_json_lines}


class Exporting:
    """One export at a time is asked for; the file is for the user alone, and is whole or not there."""

    def __init__(self, window: MainWindow, opening: Opening, pick: Pick | None = None) -> None:
        self._window, self._opening, self._pick = window, opening, pick or pick_file

    async def run(self, intent: Export) -> None:
        """Ask where to, and write; say how it went."""
        name = f"cuelight-activity-{datetime.now(UTC):%Y-%m-%d}.{intent.form}"
        path = await self._pick(self._window, intent.form, name)
        if path is None:
            return
        books = [(server.key, await self._opening[server.key].deeds()) for server in self._opening.servers]
        loop = asyncio.get_running_loop()
        try:
            number = await loop.run_in_executor(None, _write, path, intent, books)
        except FileUnwritable as error:
            self._window.say(f"Not exported: {error}", stays=True)
            return
        self._window.say(f"Exported {counted(number, 'action')} to {visible(path.name)}.")


async def pick_file(window: QWidget, form: ExportForm, name: str) -> Path | None:
    """Ask with the platform's own dialog, which also asks before it replaces a file."""
    dialog = QFileDialog(window, "Export activity")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(_CALLED[form])
    dialog.setDefaultSuffix(form.value)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(name)
    taken = await ask(dialog) == QDialog.DialogCode.Accepted.value and dialog.selectedFiles()
    path = Path(dialog.selectedFiles()[0]) if taken else None
    dialog.deleteLater()
    return path


def _write(path: Path, intent: Export, books: list[tuple[str, tuple[Deed, ...]]]) -> int:
    """Write the oldest deed first, as a log is read; return how many there are."""
    deeds = [deed for server, told in books for deed in left_of(told, server, intent.filter)]
    deeds.sort(key=lambda deed: deed.pressed_at)
    write_atomically(path, _WRITE[intent.form](deeds))
    return len(deeds)
