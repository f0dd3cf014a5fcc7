"""The first page: try the demo, or connect to a server; and the servers that are known already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.domain.text import isolated
from console.ui.intents import AddServer, EditServer, OpenSaved, TryDemo
from console.ui.servers.logo import Logo
from console.ui.servers.saved_row import SavedRow
from console.ui.servers.values import Saved
from console.ui.theme.fonts import BOLD, DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.choice_card import CARD_WIDTH, ChoiceCard
from console.ui.widgets.label import Label
from console.ui.widgets.tool import Tool

GAP = 16
LINE = "Calm hands for live rooms: see who is on, mute, record, and know that it worked."
PROMISE = "Nothing is sent anywhere except to the servers you add."
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class WelcomePage(QWidget):
    """Shown while no server is open; emits what is wanted."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Saved, ...] = ()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Welcome to Cuelight")
        demo = "A made-up event with 40 people,\nopen mics and recordings. No keys."
        self._demo = ChoiceCard(theme, "play", "Try the demo", demo, first=True)
        server = "Your LiveKit address, API key\nand secret. Takes a minute."
        self._server = ChoiceCard(theme, "plug", "Connect to a server", server)
        self._saved = QWidget()
        self._rows = QVBoxLayout()
        self._lay_out()
        self._saved.hide()
        self._demo.clicked.connect(lambda: self.wanted.emit(TryDemo()))
        self._server.clicked.connect(lambda: self.wanted.emit(AddServer()))

    def show_saved(self, saved: tuple[Saved, ...]) -> None:
        """Offer the servers that are known, in their order."""
        if saved == self._shown:
            return
        self._shown = saved
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for server in saved:
            self._rows.addWidget(self._row(server))
        self._saved.setVisible(bool(saved))

    def _row(self, saved: Saved) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        opening = SavedRow(self._theme, saved)
        opening.clicked.connect(lambda: self.wanted.emit(OpenSaved(saved.id)))
        edit = Tool(self._theme, "pencil", f"Edit {isolated(saved.name)}…", size=16)
        edit.clicked.connect(lambda: self.wanted.emit(EditServer(saved.id)))
        row.addWidget(opening, 1)
        row.addWidget(edit)
        return line

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._middle())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        # A scroll area has its widget paint the window's colour over the ground of this page.
        inside.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(scroll, 1)
        column.addWidget(Label(self._theme, PROMISE, 12, role="text_3"), 0, _MIDDLE)

    def _middle(self) -> QVBoxLayout:
        cards = QHBoxLayout()
        cards.setSpacing(GAP)
        cards.addStretch(1)
        cards.addWidget(self._demo)
        cards.addWidget(self._server)
        cards.addStretch(1)
        self._saved.setFixedWidth(2 * CARD_WIDTH + GAP)
        again = QVBoxLayout(self._saved)
        again.setContentsMargins(0, 26, 0, 0)
        again.setSpacing(8)
        again.addWidget(Label(self._theme, "Or open again", 12, DEMI, role="text_2"))
        self._rows.setSpacing(6)
        again.addLayout(self._rows)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(5)
        column.addWidget(Logo(self._theme), 0, _MIDDLE)
        column.addSpacing(20)
        column.addWidget(Label(self._theme, "Cuelight", 26, BOLD), 0, _MIDDLE)
        column.addSpacing(4)
        column.addWidget(Label(self._theme, LINE, 14, role="text_2"), 0, _MIDDLE)
        column.addSpacing(34)
        column.addLayout(cards)
        column.addWidget(self._saved, 0, _MIDDLE)
        column.addStretch(6)
        return column
