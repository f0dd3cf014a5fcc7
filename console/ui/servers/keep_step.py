"""The third step: where the secret lives, by the name of the place itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.servers.values import KeepOptions, ProbeKeyring, Saving
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.choice_card import OptionCard
from console.ui.widgets.finding import Finding, Found
from console.ui.widgets.label import Label
from console.ui.widgets.speaking import announce

UNNAMED = "Your keyring"
_ONCE, _USE_ONCE = "Only until I quit", "Use for this session only"


class KeepStep(QWidget):
    """Offers the keyring only after it was tried: written, read back, the same."""

    asked = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: KeepOptions | None = None
        self.keyring = OptionCard(theme, UNNAMED, "Being tried…")
        self.session = OptionCard(theme, _ONCE, "Asked again next time")
        self._finding = Finding(theme, Found.ASKING, "Trying it…")
        self._said = Label(theme, "", 12, role="text_2").wrapped()
        self.again = Button(theme, "Try again", "refresh-cw")
        self.again.clicked.connect(self._try_again)
        for card in (self.keyring, self.session):
            card.toggled.connect(lambda _on: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.keyring)
        column.addWidget(self.session)
        column.addSpacing(10)
        column.addWidget(self._finding)
        column.addWidget(self._said)
        column.addWidget(self.again)
        column.addStretch(1)
        self._wait()

    @property
    def lasting(self) -> bool:
        """Say whether the keyring is to keep the secret."""
        return self.keyring.isChecked()

    @property
    def missing(self) -> str:
        """Say why nothing can be chosen yet, or nothing."""
        return "" if self.keyring.isChecked() or self.session.isChecked() else "Choose where the secret lives."

    @property
    def tried(self) -> bool:
        """Say whether the keyring has answered."""
        return self._options is not None and self._options.tried

    def ask(self) -> None:
        """Have the keyring tried, if that was not done yet."""
        if self._options is None:
            self.asked.emit(ProbeKeyring())

    def show_options(self, options: KeepOptions) -> None:
        """Offer what was found."""
        self._options = options
        name = options.keyring or UNNAMED
        self.keyring.setEnabled(options.tried)
        self._said.setText(options.reason)
        self.again.setVisible(options.waiting)
        if options.tried:
            self.keyring.show_words(name, "Kept after you quit", proven=True)
            self.session.show_words(_ONCE, "Asked again next time", proven=False)
            self.keyring.setChecked(True)
            self._finding.show_finding(Found.GOOD, "Tried it: written, read back, same")
        elif options.waiting:
            self.keyring.show_words(name, "Waiting to be unlocked", proven=False)
            self.session.show_words(_USE_ONCE, "Asked again next time", proven=False)
            self._finding.show_finding(Found.CAREFUL, "Your keyring is waiting to be unlocked")
        else:
            self.keyring.show_words(name, "Cannot be used here", proven=False)
            self.session.show_words(_USE_ONCE, "Asked again next time", proven=False)
            self.session.setChecked(True)
            self._finding.show_finding(Found.CAREFUL, "No keyring can be used")
        announce(self.session, f"{self._finding.accessibleName()}. {options.reason}")
        self.changed.emit()

    def show_saving(self, saving: Saving) -> None:
        """Say why nothing was kept; a keyring that waits can be asked again, or passed over."""
        if not saving.sentence:
            return
        if saving.waiting:
            self.show_options(KeepOptions(reason=saving.sentence, waiting=True))
            return
        self._finding.show_finding(Found.BAD, "Not saved")
        self._said.setText(saving.sentence)
        announce(self.session, f"Not saved. {saving.sentence}")

    def _try_again(self) -> None:
        self._wait()
        self.asked.emit(ProbeKeyring(again=True))

    def _wait(self) -> None:
        self.keyring.setEnabled(False)
        self.keyring.show_words(UNNAMED, "Being tried…", proven=False)
        self._finding.show_finding(Found.ASKING, "Trying it…")
        self._said.setText("")
        self.again.hide()
        self.changed.emit()
