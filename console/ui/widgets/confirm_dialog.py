"""The question before something that cannot be taken back: title, sentence, facts, and the verb on its button."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.domain.text import isolated
from console.ui.phrases import window_title
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.check import CheckBox
from console.ui.widgets.facts import Fact, Facts
from console.ui.widgets.label import Label

WIDTH = 432


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `option` may be ticked; `type_this` has to be typed before the verb can be pressed."""

    title: str
    sentence: str
    verb: str
    icon: str = ""
    facts: tuple[Fact, ...] = ()
    option: str = ""
    option_detail: str = ""
    type_this: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The verb was pressed, with or without the option."""

    option: bool = False


class ConfirmDialog(QDialog):
    """Cancel is the default and has the keyboard; Return never does what cannot be taken back."""

    answered = Signal(object)

    def __init__(self, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self.setWindowTitle(window_title(question.title))
        self.setAccessibleName(question.title)
        self.setAccessibleDescription(question.sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        column.addWidget(Label(theme, question.title, 18, DEMI).wrapped())
        column.addSpacing(4)
        column.addWidget(Label(theme, question.sentence, 13, role="text_2").wrapped())
        column.addSpacing(14)
        if question.facts:
            facts = Facts(theme, well=True)
            facts.show_facts(question.facts)
            column.addWidget(facts)
            column.addSpacing(13)
        self._option = CheckBox(theme, question.option, question.option_detail)
        self._option.setVisible(bool(question.option))
        column.addWidget(self._option)
        self._typed = QLineEdit(self)
        self._name(theme, column)
        column.addSpacing(26)
        self._cancel = Button(theme, "Cancel")
        self._verb = Button(theme, question.verb, question.icon, look=ButtonLook.INVERSE)
        self._buttons(column)
        self.setFixedSize(WIDTH, column.totalHeightForWidth(WIDTH))
        self._typed.textChanged.connect(self._weigh)
        self._weigh()
        (self._typed if question.type_this else self._cancel).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the keyboard, and in the field nothing at all."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if focused in (self._cancel, self._verb):
                focused.click()
            return
        super().keyPressEvent(event)

    def _name(self, theme: Theme, column: QVBoxLayout) -> None:
        """The field for the name that has to be typed."""
        wanted = self._question.type_this
        self._typed.setVisible(bool(wanted))
        if not wanted:
            return
        prompt = f"Type {isolated(wanted)} to confirm"
        column.addWidget(Label(theme, prompt, 12, DEMI, role="text_2").wrapped())
        column.addSpacing(5)
        self._typed.setAccessibleName(prompt)
        self._typed.setFont(theme.fonts.identity(13))
        column.addWidget(self._typed)

    def _buttons(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self._cancel, self._verb):
            # A dialog's default button would be pressed by Return from anywhere in it.
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        column.addLayout(row)
        self._cancel.clicked.connect(self.reject)
        self._verb.clicked.connect(self._answer)

    def _weigh(self) -> None:
        wanted = self._question.type_this
        right = not wanted or self._typed.text().strip() == wanted.strip()
        self._verb.show_reason("" if right else f"Type {isolated(wanted)} first")

    def _answer(self) -> None:
        self.answered.emit(Answer(self._option.isChecked()))
        self.accept()
