"""What somebody chose of how the window behaves; it is kept between starts."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray

STOP_AT_ONCE = "stop-at-once"


class Habits:
    """Each is a word that is chosen or not, and stands ticked in the menu while it is."""

    def __init__(self) -> None:
        self.chosen: frozenset[str] = frozenset()

    def turn(self, habit: str) -> None:
        """Choose it, or leave it again."""
        self.chosen ^= {habit}

    def arrangement(self) -> dict[str, str]:
        """Return what is to be kept."""
        return {"habits": " ".join(sorted(self.chosen))}

    def arrange(self, kept: Mapping[str, QByteArray | str]) -> None:
        """Take what was kept; a word of another version is passed over."""
        self.chosen = frozenset(str(kept.get("habits", "")).split()) & {STOP_AT_ONCE}
