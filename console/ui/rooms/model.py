"""The left tree for Qt: servers with their rooms, each of them one cell."""

from PySide6.QtCore import QObject

from console.ui.plain import tip
from console.ui.rooms.rows import RoomRow, ServerRow
from console.ui.trees.keyed import KeyedModel, Row

ROW_HEIGHT = 44


class RoomsModel(KeyedModel):
    """One column; what is painted at its right end is part of the spoken sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(1, ROW_HEIGHT, parent)
        self.setHorizontalHeaderLabels(["Room"])

    def words(self, row: Row, column: int) -> str:
        """Return the name."""
        return row.name if isinstance(row, RoomRow | ServerRow) else str(column)

    def sentence(self, row: Row) -> str:
        """Return a row as one spoken sentence."""
        return row.spoken if isinstance(row, RoomRow | ServerRow) else ""

    def tip(self, row: Row, column: int) -> str:
        """Return what may have been cut off, or not been shown at all in the rail."""
        return tip(f"{row.name}\n{row.line}") if isinstance(row, RoomRow | ServerRow) else str(column)
