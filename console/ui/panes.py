"""Where the keyboard is, and where it goes next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from console.ui.standing import Pane


class Panes:
    """The panes by name, and the widgets that F6 stops at from left to right."""

    def __init__(self, panes: Mapping[Pane, QWidget], stops: Sequence[QWidget]) -> None:
        self._panes, self._stops = panes, stops

    def of(self, focus: QWidget | None) -> Pane:
        """Say which pane holds the widget that has the keyboard."""
        return next((pane for pane, widget in self._panes.items() if _holds(widget, focus)), Pane.OTHER)

    def step(self, by: int, focus: QWidget | None) -> None:
        """Put the keyboard into the next stop that can be seen, or with -1 into the one before."""
        seen = [stop for stop in self._stops if stop.isVisible()]
        nowhere = -1 if by > 0 else 0
        here = next((place for place, stop in enumerate(seen) if _holds(stop, focus)), nowhere)
        reason = Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason
        seen[(here + by) % len(seen)].setFocus(reason)


def _holds(widget: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (widget is focus or widget.isAncestorOf(focus))
