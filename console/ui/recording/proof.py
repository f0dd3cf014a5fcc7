"""The evidence that a recording is being made, each with its mark and its age."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console.ui.recording.copied_facts import GAP
from console.ui.recording.facts import Evidence, Mark
from console.ui.theme.colours import Colours
from console.ui.theme.fonts import MEDIUM, NORMAL
from console.ui.theme.theme import Theme
from console.ui.widgets.facts import LABEL_WIDTH
from console.ui.widgets.shapes import ring, words

HIGH, ICON = 22, 14
TEXT_AT = LABEL_WIDTH + GAP
_SIGNS = {Mark.YES: "check", Mark.NO: "triangle-alert", Mark.OLD: "triangle-alert"}


class Proof(QWidget):
    """One line per kind of evidence; nothing at all where nothing runs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[EvidenceLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """Show other evidence, or newer ages."""
        while len(self._lines) < len(evidence):
            line = EvidenceLine(self._theme, "" if self._lines else "Proof")
            self._lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(evidence))
            if place < len(evidence):
                line.show_evidence(evidence[place])
        self.setVisible(bool(evidence))


class EvidenceLine(QWidget):
    """A mark, a word and an age."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._label = theme, label
        self._shown = Evidence("", Mark.LOOKING)
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show another mark or age."""
        if evidence != self._shown:
            self._shown = evidence
            self.setAccessibleName(evidence.spoken)
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the pane."""
        return QSize(200, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Label, mark, word, age."""
        painter = QPainter(self)
        fonts, colours, shown = self._theme.fonts, self._theme.colours, self._shown
        words(painter, QRectF(0, 0, TEXT_AT, HIGH), self._label, fonts.text(12), colours.text_3)
        sign, ink = _look(colours, shown.mark)
        middle = QPointF(TEXT_AT + ICON / 2, HIGH / 2)
        if shown.mark is Mark.LOOKING:
            ring(painter, middle, 4, sign, 1.5)
        else:
            self._theme.icons.draw(painter, _SIGNS[shown.mark], sign, middle - QPointF(ICON / 2, ICON / 2), ICON)
        left = TEXT_AT + ICON + 6
        weight = NORMAL if shown.mark is Mark.YES else MEDIUM
        room = QRectF(left, 0, self.width() - left, HIGH)
        room.setLeft(left + 8 + words(painter, room, shown.word, fonts.text(12, weight), ink))
        words(painter, room, shown.ago, fonts.text(12), colours.text_3)


def _look(colours: Colours, mark: Mark) -> tuple[str, str]:
    """Return the colours of mark and word."""
    match mark:
        case Mark.YES:
            return colours.ok_text, colours.text
        case Mark.LOOKING:
            return colours.off, colours.text_2
        case _:
            return colours.amber_line, colours.amber_text
