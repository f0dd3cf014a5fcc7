"""What stands over the people table, and why it is empty where it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from console.domain.health import Worth
from console.domain.rooms import Crowd
from console.domain.text import isolated, visible
from console.ui.figures import ago, counted, size, time_of_day
from console.ui.filtering import Filter
from console.ui.intents import Intent, TryNow
from console.ui.people.sheet import MOST_ROOMS, find_room
from console.ui.people.wording import is_old
from console.ui.scene import Scene
from console.ui.standing import RoomKey

HEAVY = 1_000_000
"""Bytes of metadata in one answer from which on it is asked for noticeably more rarely."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A room's name, who is in it, and the age of that where it is not fresh."""

    title: str = ""
    line: str = ""
    age: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why there is nobody to see, and the one thing that would change that; no intent means to clear the filter."""

    icon: str
    title: str
    line: str
    button: str = ""
    sign: str = "x"
    intent: Intent | None = None


def headline(scenes: Mapping[str, Scene], rooms: tuple[RoomKey, ...]) -> Headline:
    """Word the head of one room, or of several together."""
    if not rooms:
        return Headline()
    found = [(key, scenes[key.server], live) for key in rooms if (live := find_room(scenes, key)) is not None]
    if len(rooms) > 1:
        people = sum(live.people for _, _, live in found)
        heard = sum(live.crowd.open_microphones for _, _, live in found)
        left_out = f" · the first {MOST_ROOMS} are shown" if len(rooms) > MOST_ROOMS else ""
        line = f"{counted(people, 'person', 'people')} · {counted(heard, 'open mic')}{left_out}"
        return Headline(counted(len(rooms), "room"), line, "", any(is_old(scene, live) for _, scene, live in found))
    if not found:
        return Headline(visible(rooms[0].room), "Ended", stale=True)
    key, scene, live = found[0]
    since = time_of_day(live.room.created_at)[:5]
    parts = [f"≈\u202f{counted(live.people, 'person', 'people')}"]
    if live.is_known:
        parts = [counted(live.people, "person", "people"), counted(live.crowd.open_microphones, "open mic")]
    line = " · ".join(filter(None, (*parts, f"since {since}" if since else "", _ballast(live.crowd))))
    judged = scene.people_health(live)
    dated = f"as of {time_of_day(live.asked_at)}, {ago(judged.age)}" if judged.worth is not Worth.LIVE else ""
    return Headline(visible(key.room), line, dated if live.is_known else "", is_old(scene, live))


def _ballast(crowd: Crowd) -> str:
    """Say what makes every answer of a room slow, and who carries most of it; nothing where it does no harm."""
    total = sum(who.left_behind for who in crowd)
    if total < HEAVY:
        return ""
    most = max(crowd, key=lambda who: who.left_behind)
    return f"{size(total)} of metadata, most with {isolated(most.display_name)}"


def emptiness(
    scenes: Mapping[str, Scene], rooms: tuple[RoomKey, ...], found: int, wanted: Filter, elsewhere: int | None
) -> Emptiness | None:
    """Return why nobody is shown, or nothing where somebody is; `elsewhere` counts other rooms that match, if known."""
    if not rooms:
        return _no_room(scenes)
    if len(rooms) == 1:
        return None if found else _alone(scenes, rooms[0], wanted, elsewhere)
    return _unmatched(wanted, elsewhere, "these rooms") if wanted.is_on and not found else None


def _alone(scenes: Mapping[str, Scene], key: RoomKey, wanted: Filter, elsewhere: int | None) -> Emptiness:
    name, live = isolated(key.room), find_room(scenes, key)
    if live is None:
        return Emptiness("door-closed", f"{name} has ended", "It opens again as soon as somebody joins it.")
    if not live.is_known and live.trouble is not None:
        intent = TryNow(key.server)
        return Emptiness("unplug", "Nobody could be listed", live.trouble.sentence, "Try now", "refresh-cw", intent)
    if not live.is_known:
        return Emptiness("users", "Asking who is there…", f"{name} has not been listed before.")
    if wanted.is_on and len(live.crowd):
        return _unmatched(wanted, elsewhere, name)
    return Emptiness("users", "Nobody is here", f"{name} is open and waits for somebody to join.")


def _no_room(scenes: Mapping[str, Scene]) -> Emptiness:
    if any(scene.truth.rooms for scene in scenes.values()):
        return Emptiness("door-open", "No room is selected", "Choose a room at the left to see who is in it.")
    if not any(scene.truth.room_list.is_known for scene in scenes.values()):
        return Emptiness("door-open", "Asking for rooms…", "This takes as long as the server needs to answer.")
    hosts = ", ".join(visible(scene.server.host) for scene in scenes.values())
    return Emptiness("door-open", "No rooms yet", f"Rooms appear here as soon as somebody joins one on {hosts}.")


def _unmatched(wanted: Filter, elsewhere: int | None, where: str) -> Emptiness:
    parts = [
        f"“{isolated(wanted.text.strip())}”" if wanted.text.strip() else "",
        "open microphones" if wanted.open_microphones else "",
        "recording" if wanted.recording else "",
        "problems" if wanted.problems else "",
    ]
    line = f"The filter is {', '.join(filter(None, parts))}."
    if elsewhere is not None:
        others = f"{counted(elsewhere, 'other room')} {'does' if elsewhere == 1 else 'do'}."
        line = f"{others if elsewhere else 'No other room does either.'} {line}"
    return Emptiness("list-filter", f"Nobody in {where} matches", line, "Clear filter", "x")
