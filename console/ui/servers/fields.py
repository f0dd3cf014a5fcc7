"""Fields with a caption, and the field for a secret, which gives its text to nobody but a Secret."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.domain.secret import Secret
from console.domain.stripes import Stripe
from console.ui.stripes import DRAWN
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.choice_card import StripeOption
from console.ui.widgets.label import Label
from console.ui.widgets.tool import Tool

HEIGHT, EYE = 30, 30
LONGEST_ADDRESS, LONGEST_NAME, LONGEST_KEY, LONGEST_SECRET = 4096, 80, 256, 4096
WORDS = {
    Stripe.PRODUCTION: "Production",
    Stripe.STAGING: "Staging",
    Stripe.TEST: "Test",
    Stripe.NONE: "None",
}


def captioned(theme: Theme, caption: str, field: QWidget) -> QVBoxLayout:
    """Return a field under its caption, which is its name too."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    label = Label(theme, caption, 12, DEMI, role="text_2")
    label.setBuddy(field)
    field.setAccessibleName(caption)
    column.addWidget(label)
    column.addWidget(field)
    return column


def line(theme: Theme, longest: int, *, identity: bool = False) -> QLineEdit:
    """Return a field for one line; an identity is set in monospace."""
    made = QLineEdit()
    made.setFont(theme.fonts.identity(13) if identity else theme.fonts.text(13))
    made.setMaxLength(longest)
    made.setFixedHeight(HEIGHT)
    return made


def exclusive(buttons: Sequence[QAbstractButton]) -> None:
    """Have the Tab key lead to the one that is taken: left alone, Qt leads to the first (QAbstractButton, 6.11)."""

    def settle() -> None:
        taken = any(button.isChecked() for button in buttons)
        for button in buttons:
            stops = button.isChecked() or not taken
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    for button in buttons:
        button.toggled.connect(settle)
    settle()


class SecretField(QWidget):
    """Masked, with an eye; while it is shown nothing of it can be selected, and so nothing reaches a clipboard."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line(theme, LONGEST_SECRET, identity=True)
        self._line.setParent(self)
        self._line.setTextMargins(0, 0, EYE - 4, 0)
        self._eye = Tool(theme, "eye", "Show the secret", size=16, edge=EYE, parent=self)
        self.setFixedHeight(HEIGHT)
        self.setFocusProxy(self._line)
        self._mask(True)
        self._line.textChanged.connect(self.edited)
        self._line.selectionChanged.connect(self._select_nothing)
        self._eye.clicked.connect(lambda: self._mask(not self._is_masked))

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing but blanks in it."""
        return not self._line.text().strip()

    def secret(self) -> Secret:
        """Return what was typed, without the blanks that a copied line brings along."""
        return Secret(self._line.text().strip())

    def forget(self) -> None:
        """Empty it; setText drops the way back, which clear() would keep (QWidgetLineControl::internalSetText)."""
        self._line.setText("")
        self._mask(True)

    def show_hint(self, hint: str) -> None:
        """Say in the empty field what it is for."""
        self._line.setPlaceholderText(hint)

    def setAccessibleName(self, name: str) -> None:
        """Name the line inside, which has the keyboard."""
        self._line.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(160, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right end."""
        super().resizeEvent(event)
        self._line.setGeometry(self.rect())
        self._eye.move(self.width() - EYE, 0)

    @property
    def _is_masked(self) -> bool:
        return self._line.echoMode() is QLineEdit.EchoMode.Password

    def _mask(self, masked: bool) -> None:
        self._line.deselect()
        self._line.setEchoMode(QLineEdit.EchoMode.Password if masked else QLineEdit.EchoMode.Normal)
        # Asked for anew: another echo mode takes other hints.
        self._line.setInputMethodHints(self._line.inputMethodHints() | Qt.InputMethodHint.ImhSensitiveData)
        self._eye.show_icon("eye" if masked else "eye-off")
        name = "Show the secret" if masked else "Hide the secret"
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(name)

    def _select_nothing(self) -> None:
        if not self._is_masked and self._line.hasSelectedText():
            self._line.deselect()


class StripeRow(QWidget):
    """The marks of which a server wears one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._options = {stripe: StripeOption(theme, word, DRAWN[stripe]) for stripe, word in WORDS.items()}
        for option in self._options.values():
            row.addWidget(option)
        row.addStretch(1)
        exclusive(tuple(self._options.values()))
        self.choose(Stripe.NONE)

    @property
    def stripe(self) -> Stripe:
        """Return the mark that is taken."""
        return next(stripe for stripe, option in self._options.items() if option.isChecked())

    def choose(self, stripe: Stripe) -> None:
        """Take one."""
        self._options[stripe].setChecked(True)

    def setAccessibleName(self, name: str) -> None:
        """Name the row, and say with each mark what it marks."""
        super().setAccessibleName(name)
        for stripe, option in self._options.items():
            option.setAccessibleName(f"{name}: {WORDS[stripe]}")
