"""The people table for Qt: participants with their tracks, below heads of rooms where several are shown."""

from PySide6.QtCore import QObject

from console.ui.figures import size
from console.ui.people.columns import TITLES, Column
from console.ui.people.rows import GroupRow, PersonRow, TrackRow, alike_words
from console.ui.plain import tip
from console.ui.trees.keyed import KeyedModel, Row

ROW_HEIGHT = 30


class PeopleModel(KeyedModel):
    """Words every cell, so that a screen reader finds none of them empty."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(Column), ROW_HEIGHT, parent)
        self.setHorizontalHeaderLabels([TITLES[column] for column in Column])

    def words(self, row: Row, column: int) -> str:
        """Return what a cell says."""
        match row:
            case PersonRow():
                return _person(row, Column(column))
            case TrackRow():
                return (row.source, "track", row.details)[column] if column < Column.CAMERA else row.sid
            case GroupRow():
                return row.line if column else row.name
        return "folded"

    def sentence(self, row: Row) -> str:
        """Return a row as one spoken sentence."""
        return row.spoken if isinstance(row, PersonRow | TrackRow | GroupRow) else "folded"

    def tip(self, row: Row, column: int) -> str:
        """Return the identity behind a name, and the reason behind a last change."""
        if isinstance(row, TrackRow):
            return tip(row.line)
        if isinstance(row, PersonRow):
            if column == Column.CHANGE:
                return tip(f"{row.last.text}\n{row.last.why}".strip())
            told = [row.name] if row.name != row.identity else []
            told.append(row.identity)
            if row.alike is not None:
                told.append(f"This {alike_words(row.alike)}")
            if row.participant.left_behind:
                told.append(f"Carries {size(row.participant.left_behind)} of metadata")
            return tip("\n".join(told))
        return ""


def _person(row: PersonRow, column: Column) -> str:
    return {
        Column.PERSON: row.name,
        Column.ROLE: row.role.value,
        Column.MICROPHONE: row.microphone_word,
        Column.CAMERA: row.camera_word,
        Column.SCREEN: row.screen_word,
        Column.JOINED: row.joined or "unknown",
        Column.CHANGE: row.last.text or "no change seen",
    }[column]
