"""What people at the made-up event do about being moderated: they unmute, they knock again, they reopen the room."""

import contextlib
import random
from typing import Final

from livekit.protocol import models

from console.demo.room import Room, may_publish
from console.demo.rooms import Kind, NoSuchParticipantError
from console.demo.tracks import SOURCES, Source
from console.demo.world import Moderation, World

_UNMUTE_SECONDS: Final = (25.0, 60.0)
_RETURN_SECONDS: Final = (20.0, 40.0)
_REOPEN_SECONDS: Final = (60.0, 150.0)
_KINDS: Final[dict[int, Kind]] = {
    models.ParticipantInfo.Kind.STANDARD: "standard",
    models.ParticipantInfo.Kind.INGRESS: "ingress",
    models.ParticipantInfo.Kind.SIP: "sip",
    models.ParticipantInfo.Kind.AGENT: "agent",
}
_NAMES: Final[dict[int, Source]] = {number: name for name, number in SOURCES.items()}


class Consequences:
    """Reacts to what a moderator did, some time later, and only if it still makes sense then.

    How long somebody takes depends on who it is and how often it happened to them, and not on the story's dice: a
    click changes nothing for anybody else.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._times: dict[str, int] = {}
        self._moderated: set[str] = set()

    def concern(self, name: str) -> bool:
        """Tell whether this identity or track sid was moderated and has not reacted yet: the story leaves it alone."""
        return name in self._moderated

    def follow(self, moderation: Moderation) -> None:
        """Plan what will come of it; called before it is done."""
        room = self._world.rooms.find(moderation.room)
        if room is None:
            return
        if moderation.what == "muted":
            self._plan_unmute(moderation)
        elif moderation.what == "removed":
            self._plan_return(moderation.room, room.people[moderation.identity], _RETURN_SECONDS)
        else:
            for person in room.people.values():
                self._plan_return(moderation.room, person, _REOPEN_SECONDS)
            self._plan_metadata(room)

    def _plan_unmute(self, moderation: Moderation) -> None:
        def unmute() -> None:
            self._moderated.discard(moderation.track_sid)
            # Who has left, or may no longer publish, has no such track.
            with contextlib.suppress(NoSuchParticipantError):
                self._world.rooms.set_muted(moderation.room, moderation.identity, moderation.track_sid, muted=False)

        self._moderated.add(moderation.track_sid)
        self._world.timeline.after(self._wait(moderation.identity, _UNMUTE_SECONDS), unmute)

    def _plan_return(self, room: str, person: models.ParticipantInfo, bounds: tuple[float, float]) -> None:
        kind = _KINDS.get(person.kind)
        if kind is None:
            # A recorder does not come back: removing it has ended its recording.
            return
        before = models.ParticipantInfo()
        before.CopyFrom(person)

        def come_back() -> None:
            self._moderated.discard(before.identity)
            found = self._world.rooms.find(room)
            if found is not None and before.identity in found.people:
                return
            attributes = {key: value for key, value in before.attributes.items() if key != "handRaisedAt"}
            self._world.rooms.join(
                room,
                before.identity,
                before.name,
                kind=kind,
                permission=before.permission,
                metadata=before.metadata,
                attributes=attributes,
            )
            for track in sorted(before.tracks, key=lambda track: track.mid):
                if track.source in (SOURCES["microphone"], SOURCES["camera"]) and may_publish(before, track.source):
                    size = (track.width, track.height) if track.width else None
                    self._world.rooms.publish(
                        room,
                        before.identity,
                        _NAMES[track.source],
                        muted=kind == "standard",
                        size=size,
                        mime_type=track.mime_type,
                    )

        self._moderated.add(before.identity)
        self._world.timeline.after(self._wait(before.identity, bounds), come_back)

    def _plan_metadata(self, room: Room) -> None:
        name, metadata = room.listed.name, room.listed.metadata

        def say_again() -> None:
            found = self._world.rooms.find(name)
            if found is not None and not found.listed.metadata:
                self._world.rooms.set_metadata(name, metadata)

        self._world.timeline.after(_REOPEN_SECONDS[1], say_again)

    def _wait(self, identity: str, bounds: tuple[float, float]) -> float:
        self._times[identity] = self._times.get(identity, 0) + 1
        dice = random.Random(f"{self._world.seed}:{identity}:{self._times[identity]}")  # noqa: S311 - repeatable
        return dice.uniform(*bounds)
