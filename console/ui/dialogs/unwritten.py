"""The question before something that cannot be taken back while nothing is being written down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.confirm_dialog import ConfirmDialog, Question


class UnwrittenDialog(ConfirmDialog):
    """Accepted when it is to be done all the same; `trouble` is the sentence that says why nothing is written down."""

    def __init__(self, theme: Theme, trouble: str, parent: QWidget | None = None) -> None:
        sentence = f"{trouble} If Cuelight ended before the answer came, nobody could look what became of it."
        question = Question("Actions are not being written down", sentence, "Act without journal", "triangle-alert")
        super().__init__(theme, question, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
