"""Reads what `--describe` printed, line by line; a line that does not follow the format is a failure."""

import re
from dataclasses import dataclass, field

_SERVER = re.compile(r"server (?P<name>.+?), (?P<word>[A-Z][a-z ]+), .*Data (?P<age>\d+) s old, .+")
_ROOM = re.compile(
    r"room (?P<name>.+), (?P<count>\d+) (?:person|people), "
    r"(?P<recording>recording|recording unproven|recording failed|not recording)"
)
_PERSON = re.compile(
    r"  (?P<name>\S.*) \((?P<identity>[^()]+)\), "
    r"(?P<microphone>microphone open|microphone muted|no microphone), "
    r"(?P<camera>camera on|camera muted|no camera)(?P<warning>, same name|, looks like .+)?"
)
_TRACK = re.compile(r"    (?P<line>\S.* · TR_\w+)")


@dataclass(slots=True)
class Person:
    """A participant's line, and those of the tracks below it."""

    name: str
    microphone: str
    camera: str
    tracks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Room:
    """A room's line, and the people below it by identity."""

    count: int
    recording: str
    people: dict[str, Person] = field(default_factory=dict)


@dataclass(slots=True)
class Description:
    """A server's line, and the rooms below it by name."""

    server: str
    word: str
    age: int
    rooms: dict[str, Room] = field(default_factory=dict)


def read_description(text: str) -> Description:
    """Read the description of one server; AssertionError with the line that is not in the format."""
    assert text.endswith("\n")
    first, *rest = text.splitlines()
    found = _SERVER.fullmatch(first)
    assert found, first
    described = Description(found["name"], found["word"], int(found["age"]))
    for line in rest:
        if found := _ROOM.fullmatch(line):
            room = described.rooms[found["name"]] = Room(int(found["count"]), found["recording"])
        elif found := _PERSON.fullmatch(line):
            person = room.people[found["identity"]] = Person(found["name"], found["microphone"], found["camera"])
        elif found := _TRACK.fullmatch(line):
            person.tracks.append(found["line"])
        else:
            raise AssertionError(f"not in the format: {line!r}")
    return described
