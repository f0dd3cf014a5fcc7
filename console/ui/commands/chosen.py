"""What is chosen, looked up in what is shown: those who have left since are not found."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from console.actions.targets import ParticipantTarget, RoomTarget
from console.domain.health import Worth
from console.domain.participants import Participant
from console.domain.rooms import LiveRoom
from console.domain.text import isolated
from console.domain.tracks import Track
from console.ui.scene import Scene
from console.ui.standing import PersonKey, RoomKey, Standing, TrackKey

NO_SERVER = "No server is open."
NO_ROOM = "No room is selected."
NOBODY = "Nobody is selected."
GONE = "They have left."


@dataclass(frozen=True, slots=True)
class ChosenRoom:
    """A room that is selected and still there."""

    scene: Scene
    live: LiveRoom

    @property
    def name(self) -> str:
        """Return the name to use in a sentence."""
        return isolated(self.live.room.name)

    @property
    def target(self) -> RoomTarget:
        """Take aim at the room as it is shown."""
        return RoomTarget.of(self.live.room)

    @property
    def server(self) -> str:
        """Return the key of its server."""
        return self.scene.server.key


@dataclass(frozen=True, slots=True)
class Someone:
    """A participant who is selected and still there."""

    scene: Scene
    live: LiveRoom
    who: Participant

    @property
    def name(self) -> str:
        """Return the name to use in a sentence."""
        return isolated(self.who.display_name)

    @property
    def target(self) -> ParticipantTarget:
        """Take aim at them as they are shown."""
        return ParticipantTarget.of(self.live.room, self.who)

    @property
    def server(self) -> str:
        """Return the key of their server."""
        return self.scene.server.key


@dataclass(frozen=True, slots=True)
class Publication:
    """A track that is selected and still published."""

    owner: Someone
    track: Track


class Chosen:
    """One standing, looked up once for all commands: of several hundred selected people that is most of the work."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    @cached_property
    def room(self) -> ChosenRoom | None:
        """The room in front, if it still runs."""
        key = self.standing.room
        return _room(self.standing, key) if key is not None else None

    @cached_property
    def people(self) -> tuple[Someone, ...]:
        """The selected people who are still there, in the order of the screen."""
        return tuple(found for key in self.standing.people if (found := _someone(self.standing, key)) is not None)

    @cached_property
    def tracks(self) -> tuple[Publication, ...]:
        """The selected tracks that are still published, in the order of the screen."""
        return tuple(found for key in self.standing.tracks if (found := _track(self.standing, key)) is not None)

    @cached_property
    def why_not_room(self) -> str:
        """Why nothing can be done to the room in front, or nothing."""
        if not self.standing.scenes:
            return NO_SERVER
        if self.standing.room is None:
            return NO_ROOM
        if self.room is None:
            return f"{isolated(self.standing.room.room)} has ended."
        return why_not_server(self.room.scene)

    @cached_property
    def why_not_people(self) -> str:
        """Why nothing can be done to the selected people, or nothing."""
        if not self.standing.people:
            return NOBODY if self.standing.scenes else NO_SERVER
        return why_not_at_once(self.people, GONE)


def why_not_at_once(found: Iterable[Someone], gone: str) -> str:
    """Say why one press cannot reach all of these, or nothing; `gone` is what to say of none."""
    scenes = {someone.server: someone.scene for someone in found}
    if not scenes:
        return gone
    if len(scenes) > 1:
        return "Select people of one server at a time."
    return why_not_server(next(iter(scenes.values())))


def why_not_server(scene: Scene) -> str:
    """Say why a server would not get an action now, or nothing."""
    state = scene.health
    if state.may_act:
        return ""
    if state.worth is Worth.CONNECTING:
        return f"Not connected to {isolated(scene.server.name)} yet."
    return state.trouble.sentence if state.trouble is not None else f"{isolated(scene.server.name)} does not answer."


def in_bulk(found: tuple[Someone, ...]) -> tuple[Someone, ...]:
    """Return whom one press may reach: recorders, agents and feeds only one at a time."""
    return found if len(found) == 1 else tuple(someone for someone in found if not someone.who.is_machine)


def _room(standing: Standing, key: RoomKey | PersonKey | TrackKey) -> ChosenRoom | None:
    scene = standing.scenes.get(key.server)
    live = scene.shown.rooms.get(key.room) if scene is not None else None
    return ChosenRoom(scene, live) if scene is not None and live is not None else None


def _someone(standing: Standing, key: PersonKey | TrackKey) -> Someone | None:
    room = _room(standing, key)
    who = room.live.crowd.by_identity.get(key.identity) if room is not None else None
    return Someone(room.scene, room.live, who) if room is not None and who is not None else None


def _track(standing: Standing, key: TrackKey) -> Publication | None:
    owner = _someone(standing, key)
    track = next((t for t in owner.who.tracks if t.sid == key.sid), None) if owner is not None else None
    return Publication(owner, track) if owner is not None and track is not None else None
