"""The second step: which key, and whether it fits."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.address import Address
from console.ui.servers.fields import SecretField, labelled, line
from console.ui.servers.pasting import key_and_secret
from console.ui.servers.values import Checked, KeyTest, TryKey, Verdict
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.finding import Finding, Found
from console.ui.widgets.label import Label
from console.ui.widgets.speaking import announce

MOST_LINES = 4
_FOUND = {Verdict.GOOD: Found.GOOD, Verdict.WARNING: Found.CAREFUL, Verdict.BAD: Found.BAD}


class KeyStep(QWidget):
    """Takes key and secret, and shows a test of them in plain words; an edit makes every earlier answer void."""

    asked = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address: Address | None = None
        self._test: KeyTest | None = None
        self._asking = self._void = False
        self.field = line(theme, identity=True)
        self.field.setPlaceholderText("APIxxxxxxxx")
        self.secret_field = SecretField(theme)
        self.test_button = Button(theme, "Test connection", "plug")
        self._when = Label(theme, "", 12, role="text_3")
        self._lines = [Finding(theme, Found.PLAIN, "") for _ in range(MOST_LINES)]
        self.field.textChanged.connect(self._key_typed)
        self.secret_field.textChanged.connect(self._edited)
        self.test_button.clicked.connect(self.test)
        self._lay_out(theme)
        self._edited()

    @property
    def key(self) -> str:
        """Return the key without blanks around it."""
        return self.field.text().strip()

    @property
    def missing(self) -> str:
        """Say what is still missing, or nothing."""
        if not self.key:
            return "The API key is missing."
        return "" if self.secret_field.secret is not None else "The API secret is missing."

    @property
    def asking(self) -> bool:
        """Say whether a test is under way."""
        return self._asking

    @property
    def tested(self) -> KeyTest | None:
        """Return the test of what stands in the fields now, if there was one."""
        return self._test

    def aim(self, address: Address | None) -> None:
        """Test against this address; a test of another one is void."""
        if address != self._address:
            self._address = address
            self._edited()

    def test(self) -> None:
        """Ask for a test of what stands in the fields."""
        secret = self.secret_field.secret
        if self._address is None or self.missing or secret is None or self._asking:
            return
        self._asking, self._void, self._test = True, False, None
        self._show_lines(())
        self._lines[0].show_finding(Found.ASKING, "Asking the server…")
        self._lines[0].show()
        self._weigh()
        self.asked.emit(TryKey(self._address, self.key, secret))

    def show_test(self, test: KeyTest) -> None:
        """Show what was found, unless something was edited since it was asked."""
        self._asking = False
        if self._void or test.address != self._address or test.key != self.key:
            self._show_lines(())
        else:
            self._test = test
            self._show_lines(test.lines)
            self._when.setText("Tested just now")
            announce(self.test_button, ". ".join(line.words for line in test.lines))
        self._weigh()

    def _key_typed(self, typed: str) -> None:
        found = key_and_secret(typed)
        if found is not None:
            key, secret = found
            self.field.setText(key)
            self.secret_field.setText(secret.reveal())
            self.secret_field.setFocus()
        self._edited()

    def _edited(self) -> None:
        self._void, self._test = True, None
        if not self._asking:
            self._show_lines(())
        self._weigh()

    def _weigh(self) -> None:
        self.test_button.show_reason("A test is under way." if self._asking else self.missing)
        if self._test is None:
            self._when.setText("")
        self.changed.emit()

    def _show_lines(self, lines: tuple[Checked, ...]) -> None:
        for finding, checked in zip(self._lines, (*lines, *(None,) * MOST_LINES), strict=False):
            finding.setVisible(checked is not None)
            if checked is not None:
                finding.show_finding(_FOUND[checked.verdict], checked.words, checked.detail)

    def _lay_out(self, theme: Theme) -> None:
        test = QHBoxLayout()
        test.setSpacing(10)
        test.addWidget(self.test_button)
        test.addWidget(self._when)
        test.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(labelled(theme, "API key", self.field))
        column.addSpacing(12)
        column.addLayout(labelled(theme, "API secret", self.secret_field))
        column.addSpacing(14)
        column.addLayout(test)
        column.addSpacing(8)
        for finding in self._lines:
            finding.hide()
            column.addWidget(finding)
        column.addStretch(1)
