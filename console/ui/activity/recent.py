"""The last few receipts, for the foot of the inspector."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.activity.drawn import drawn
from console.ui.activity.entries import Ledger
from console.ui.activity.rows import ActivityRow
from console.ui.activity.wording import Wording
from console.ui.intents import Look
from console.ui.plain import tip
from console.ui.scene import Scene
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.label import Label
from console.ui.widgets.link import Link
from console.ui.widgets.receipt_line import ReceiptLine

MOST = 5


class Recent(QWidget):
    """Newest first, under a heading with a way to all of them."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ledger, self._wording = Ledger(), Wording()
        self._server = ""
        self._entries: list[Entry] = []
        self._all = Link(theme, "Show all")
        self._all.clicked.connect(lambda: self.wanted.emit(Look("activity")))
        self._none = Label(theme, "Nothing has been done yet.", 12, role="text_3")
        head = QHBoxLayout()
        head.addWidget(Label(theme, "Recent activity", 12, DEMI, role="text_2"))
        head.addStretch(1)
        head.addWidget(self._all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(self._none)

    def show_scene(self, scene: Scene | None) -> None:
        """Show what was done on this server."""
        if scene is not None and scene.server.key != self._server:
            self._server, self._ledger, self._wording = scene.server.key, Ledger(), Wording()
        rows: list[ActivityRow] = []
        if scene is not None:
            entries = self._ledger.entries(scene)[:MOST]
            self._wording.keep({scene.server.key: scene}, {scene.server.key: self._ledger})
            rows = [self._wording.row(entry) for entry in entries]
        while len(self._entries) < len(rows):
            entry = Entry(self._theme, rows[len(self._entries)])
            self._entries.append(entry)
            self._column.addWidget(entry)
        for place, entry in enumerate(self._entries):
            entry.setVisible(place < len(rows))
            if place < len(rows):
                entry.show_row(rows[place])
        self._none.setVisible(not rows)


class Entry(QWidget):
    """One receipt, and below it why it came out as it did."""

    def __init__(self, theme: Theme, row: ActivityRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._line = ReceiptLine(theme, drawn(row))
        self._reason = Label(theme, "", 11, role="text_2").wrapped()
        self._reason.setContentsMargins(24, 0, 4, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._reason)
        self._show()

    def show_row(self, row: ActivityRow) -> None:
        """Show how far it has come, or another one."""
        if row != self._row:
            self._row = row
            self._show()

    def _show(self) -> None:
        self._line.show_receipt(drawn(self._row))
        self._line.setToolTip(tip(self._row.title))
        self._reason.setText(self._row.reason)
        self._reason.setVisible(bool(self._row.reason))
