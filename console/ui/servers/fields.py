"""The parts that the forms about servers are made of."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.domain.secret import Secret
from console.domain.stripes import Stripe
from console.ui.stripes import DRAWN
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.choice_card import StripeOption
from console.ui.widgets.label import Label
from console.ui.widgets.tool import Tool

LONGEST = 4096
_WORDS = {
    Stripe.PRODUCTION: "Production",
    Stripe.STAGING: "Staging",
    Stripe.TEST: "Test",
    Stripe.NONE: "None",
}


def labelled(theme: Theme, name: str, field: QWidget) -> QVBoxLayout:
    """Return a field below its name; both say the same to a screen reader."""
    label = Label(theme, name, 12, DEMI, role="text_2")
    label.setBuddy(field)
    field.setAccessibleName(name)
    column = QVBoxLayout()
    column.setSpacing(5)
    column.addWidget(label)
    column.addWidget(field)
    return column


def line(theme: Theme, *, identity: bool = False) -> QLineEdit:
    """Return a field for one line; addresses and keys are set in monospace."""
    field = QLineEdit()
    field.setMaxLength(LONGEST)
    if identity:
        field.setFont(theme.fonts.identity(13))
    return field


class SecretField(QLineEdit):
    """Shows dots; the eye at its right shows the text until the field is left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.setFont(theme.fonts.identity(13))
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = Tool(theme, "eye", "Show the secret", size=16, edge=24, parent=self)
        self._eye.setCheckable(True)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.toggled.connect(self._show_text)
        self.setTextMargins(0, 0, 26, 0)

    @property
    def secret(self) -> Secret | None:
        """Return what was typed or pasted, without blanks around it, or None."""
        text = self.text().strip()
        return Secret(text) if text else None

    def forget(self) -> None:
        """Hold nothing any more; setting a text also empties what could be undone."""
        self.setText("")
        self.hide_text()

    def hide_text(self) -> None:
        """Show dots again."""
        self._eye.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right end."""
        super().resizeEvent(event)
        self._eye.move(self.width() - self._eye.width() - 4, (self.height() - self._eye.height()) // 2)

    def _show_text(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.show_icon("eye-off" if shown else "eye")
        name = "Hide the secret" if shown else "Show the secret"
        self._eye.setToolTip(name)
        self._eye.setAccessibleName(name)


class StripeChoice(QWidget):
    """The mark of a server: one of four; the arrow keys go from one to the next."""

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._options = {stripe: StripeOption(theme, word, DRAWN[stripe]) for stripe, word in _WORDS.items()}
        for stripe, option in self._options.items():
            row.addWidget(option)
            option.toggled.connect(lambda on, stripe=stripe: self.changed.emit(stripe) if on else None)
        row.addStretch(1)
        self.choose(Stripe.NONE)

    @property
    def stripe(self) -> Stripe:
        """Return what is chosen."""
        return next((stripe for stripe, option in self._options.items() if option.isChecked()), Stripe.NONE)

    def choose(self, stripe: Stripe) -> None:
        """Choose one."""
        self._options[stripe].setChecked(True)
        self.setFocusProxy(self._options[stripe])
