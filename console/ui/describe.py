"""What the window shows as text, from the same rows: for a support ticket, a screen reader and a test."""

from collections.abc import Iterator, Mapping

from console.ui.figures import counted
from console.ui.people import listing as people
from console.ui.people.notes import Notes
from console.ui.people.rows import PersonRow
from console.ui.people.tracks import track_rows
from console.ui.rooms import listing as rooms
from console.ui.rooms.rows import RoomRow
from console.ui.scene import Scene
from console.ui.status.rows import StatusLine, StatusLines


def describe(scenes: Mapping[str, Scene]) -> str:
    """Return one line per server, room, participant and track; each step inwards is two spaces."""
    words = StatusLines()
    lines: list[str] = []
    for key, scene in scenes.items():
        lines.append(_server(words.line(scenes, key)))
        listed = rooms.Listing()
        listed.show(scene)
        for room in listed.keys:
            lines += _room(scene, listed.rows[room])
    return "\n".join(lines) + "\n"


def _server(line: StatusLine) -> str:
    return f"server {line.spoken}"


def _room(scene: Scene, row: RoomRow) -> Iterator[str]:
    count = f"{'' if row.exact else 'about '}{counted(row.people, 'person', 'people')}"
    yield f"room {row.name}, {count}, {row.recording}"
    live = scene.shown.rooms[row.key.room]
    for person in people.Listing().rows(scene, live, Notes()):
        yield f"  {_person(person)}"
        for track in track_rows(person.key, person.participant, (), stale=person.stale):
            yield f"    {track.line}"


def _person(row: PersonRow) -> str:
    told = f"{row.name} ({row.identity}), {row.microphone_word}, {row.camera_word}"
    return f"{told}, {row.warning}" if row.warning else told
