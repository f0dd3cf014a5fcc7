"""Pictures of palette, dialogs, menus and first run in every theme: `python -m tests.ui.pictures FOLDER [NAME …]`.

For pictures at twice the ratio set QT_SCALE_FACTOR=2. The pictures are for looking at, and are compared with nothing.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.ui.palette.palette import Palette
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.ui.commands.event import standing

CHOICES = (Choice.LIGHT, Choice.DARK, Choice.CONTRAST)


def desk(wide: int = 1280, high: int = 800) -> QWidget:
    """A window with nothing in it."""
    page = QWidget()
    page.setObjectName("surface")
    page.resize(wide, high)
    return page


def palette(theme: Theme, typed: str = "mu", high: int = 800) -> QWidget:
    """The palette over an empty window."""
    page = desk(high=high)
    page.show()
    made = Palette(theme, page)
    made.show_standing(standing("Luca Bianchi", "Sofia Andersson", "Kwame Mensah"))
    made.open_now()
    QTest.keyClicks(made.focusWidget(), typed)
    return page


PAGES: dict[str, Callable[[Theme], QWidget]] = {
    "palette": palette,
    "palette-empty": lambda theme: palette(theme, ""),
    "palette-reason": lambda theme: palette(theme, "pause"),
    "palette-none": lambda theme: palette(theme, "qqq"),
    "palette-rec": lambda theme: palette(theme, "stage"),
    "palette-low": lambda theme: palette(theme, "a", 480),
}


def main(folder: Path, names: list[str]) -> None:
    """Write one picture per page and theme."""
    application = QApplication([])
    theme = Theme(application, Choice.LIGHT, calm=True)
    folder.mkdir(parents=True, exist_ok=True)
    for choice in CHOICES:
        theme.choose(choice)
        for name in names or PAGES:
            page = PAGES[name](theme)
            page.show()
            application.processEvents()
            ratio = page.devicePixelRatioF()
            page.grab().save(str(folder / f"{name}-{choice}{f'@{ratio:g}x' if ratio != 1 else ''}.png"))
            page.close()
            page.deleteLater()
            application.processEvents()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2:])
