"""The first page: try the demo, or connect to a server; and the servers that are known already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.text import visible
from console.ui.intents import AddServer, OpenSaved, TryDemo
from console.ui.servers.logo import Logo
from console.ui.servers.values import Saved
from console.ui.theme.fonts import BOLD, DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.choice_card import ChoiceCard
from console.ui.widgets.label import Label

MOST_SAVED = 4
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class WelcomePage(QWidget):
    """Shown while no server is open; emits what is wanted."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known: tuple[Saved, ...] = ()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.demo = ChoiceCard(
            theme,
            "play",
            "Try the demo",
            "A made-up event with 40 people,\nhands up and a recording. No keys.",
            first=True,
        )
        self.connect_card = ChoiceCard(
            theme, "plug", "Connect to a server", "Your LiveKit address, API key\nand secret. Takes a minute."
        )
        self.demo.clicked.connect(lambda: self.wanted.emit(TryDemo()))
        self.connect_card.clicked.connect(lambda: self.wanted.emit(AddServer()))
        self._saved = QWidget()
        self._buttons = QHBoxLayout()
        self._lay_out()

    def show_saved(self, saved: tuple[Saved, ...]) -> None:
        """Offer the servers that are known; more than four are left to the switcher."""
        known = saved[:MOST_SAVED]
        if known == self._known:
            return
        self._known = known
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for server in known:
            button = Button(self._theme, visible(server.name, 40), "server")
            button.setAccessibleDescription(f"Opens {visible(server.host)}")
            button.clicked.connect(lambda _checked=False, id_=server.id: self.wanted.emit(OpenSaved(id_)))
            self._buttons.addWidget(button)
        self._saved.setVisible(bool(known))

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addStretch(1)
        cards.addWidget(self.demo)
        cards.addWidget(self.connect_card)
        cards.addStretch(1)
        again = QVBoxLayout(self._saved)
        again.setContentsMargins(0, 28, 0, 0)
        again.setSpacing(10)
        again.addWidget(Label(self._theme, "Or open again", 12, DEMI, role="text_2"), 0, _MIDDLE)
        self._buttons.setSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._buttons)
        row.addStretch(1)
        again.addLayout(row)
        self._saved.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(5)
        column.addWidget(Logo(), 0, _MIDDLE)
        column.addSpacing(20)
        column.addWidget(Label(self._theme, "Cuelight", 26, BOLD), 0, _MIDDLE)
        column.addSpacing(4)
        line = "Calm hands for live rooms: see who is on, mute, record, and know that it worked."
        column.addWidget(Label(self._theme, line, 14, role="text_2"), 0, _MIDDLE)
        column.addSpacing(34)
        column.addLayout(cards)
        column.addWidget(self._saved)
        column.addStretch(6)
        line = "Nothing is sent anywhere except to the servers you add."
        column.addWidget(Label(self._theme, line, 12, role="text_3"), 0, _MIDDLE)
