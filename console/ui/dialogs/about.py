"""What this program is, in which version, and whose work it stands on."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from console import __version__
from console.ui.servers.logo import Logo
from console.ui.theme.fonts import BOLD, DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.facts import Fact, Facts
from console.ui.widgets.label import Label

WIDTH = 432
# As each of them says of itself; the whole texts are in THIRD-PARTY-NOTICES.md and in the packages.
PARTS = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("qasync", "BSD-2-Clause"),
    ("aiohttp", "Apache-2.0 and MIT"),
    ("livekit-api", "Apache-2.0"),
    ("keyring", "MIT"),
    ("platformdirs", "MIT"),
    ("tomlkit", "MIT"),
)
ICONS = "Lucide, ISC"


def parts() -> tuple[Fact, ...]:
    """Return what it is made of, with the versions that are installed."""
    return tuple(Fact(name, " · ".join(filter(None, (_version(name), licence)))) for name, licence in PARTS)


class AboutDialog(QDialog):
    """Something to read and to copy into a support ticket."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About Cuelight")
        self.setAccessibleName("About Cuelight")
        close = Button(theme, "Close", height=34)
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(Label(theme, f"Cuelight {__version__}", 18, BOLD).selectable())
        names.addWidget(Label(theme, "A moderator console for LiveKit servers.", 13, role="text_2"))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Logo(theme))
        head.addLayout(names, 1)
        own = Facts(theme, well=True)
        own.show_facts(
            (
                Fact("Licence", "Apache License 2.0"),
                Fact("Python", platform.python_version()),
                Fact("Qt", qVersion()),
                Fact("System", f"{platform.system()} {platform.release()}"),
                Fact("Icons", ICONS),
            )
        )
        others = Facts(theme, well=True)
        others.show_facts(parts())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(16)
        column.addWidget(own)
        column.addSpacing(14)
        column.addWidget(Label(theme, "Made with", 12, DEMI, role="text_2"))
        column.addSpacing(6)
        column.addWidget(others)
        column.addSpacing(18)
        column.addLayout(foot)
        self.setFixedSize(WIDTH, column.totalHeightForWidth(WIDTH))
        close.setFocus()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a frozen bundle may come without the papers of its parts
        return ""
