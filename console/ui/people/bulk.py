"""What can be done with several people at once, over the lower edge of the table."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.commands.command import Offer
from console.ui.commands.table import BY_ID
from console.ui.people.offers import standing_on
from console.ui.scene import Scene
from console.ui.standing import PersonKey, TrackKey
from console.ui.theme.theme import Theme
from console.ui.widgets.bulk_bar import HEIGHT, BulkBar, BulkVerb

MARGIN, CLEAR = 12, HEIGHT + 2 * 12
VERBS = ("mute", "remove")


class Bulk(QObject):
    """Shows the bar from two people on, or from one whose box was ticked; the offers are those that it shows.

    With a screen reader it shows from one on, because the buttons that a row grows under the pointer are only painted.
    """

    wanted = Signal(object)
    close_wanted = Signal()
    covered = Signal()
    """The bar has come or gone."""

    def __init__(self, theme: Theme, pane: QWidget, *, has_reader: Callable[[], bool] = QAccessible.isActive) -> None:
        super().__init__(pane)
        self._has_reader = has_reader
        self._pane = pane
        self._insisted = False
        self._offers: dict[str, Offer] = {}
        self.bar = BulkBar(theme, pane)
        self.bar.hide()
        self.bar.verb_wanted.connect(self._press)
        self.bar.close_wanted.connect(self.close_wanted)

    def insist(self, insisted: bool) -> None:
        """Show the bar for one person too, because their box was ticked."""
        self._insisted = insisted

    def show_selection(self, scenes: Mapping[str, Scene], chosen: tuple[PersonKey | TrackKey, ...]) -> None:
        """Offer what can be done with these."""
        people = tuple(key for key in chosen if isinstance(key, PersonKey))
        self._insisted = self._insisted and bool(people)
        seen = len(people) > 1 or self._insisted or (bool(people) and self._has_reader())
        if seen:
            standing = standing_on(scenes, people)
            self._offers = {verb: BY_ID[verb].offer(standing) for verb in VERBS}
            verbs = tuple(BulkVerb(v, o.text, BY_ID[v].icon, o.reason) for v, o in self._offers.items())
            self.bar.show_selection(len(people), verbs)
        came_or_went = seen is not self.bar.isVisibleTo(self._pane)
        self.bar.setVisible(seen)
        self.settle()
        if came_or_went:
            self.covered.emit()

    @property
    def covers(self) -> int:
        """Return how much of the lower edge the bar takes for itself."""
        return CLEAR - MARGIN if self.bar.isVisibleTo(self._pane) else 0

    def settle(self) -> None:
        """Stand in the middle of the lower edge, and lift the table clear of the bar."""
        layout = self._pane.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setContentsMargins(0, 0, 0, CLEAR if self.bar.isVisibleTo(self._pane) else 0)
        left = max(0, (self._pane.width() - self.bar.width()) // 2)
        self.bar.move(left, self._pane.height() - self.bar.height() - MARGIN)
        self.bar.raise_()

    def _press(self, verb: str) -> None:
        offer = self._offers.get(verb)
        if offer is not None and offer.intent is not None:
            self.wanted.emit(offer.intent)
