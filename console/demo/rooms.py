"""The rooms of the look-alike and the people in them, as plain state that a test or an event can arrange."""

from collections.abc import Callable, Mapping
from typing import Final, Literal

from livekit.protocol import models

from console.demo.room import Change, Room, is_dependent, is_recorder, may_publish
from console.demo.sids import Sids
from console.demo.timeline import Timeline
from console.demo.tracks import Source, new_track

Kind = Literal["standard", "ingress", "egress", "sip", "agent"]
_KINDS: Final[dict[Kind, models.ParticipantInfo.Kind]] = {
    "standard": models.ParticipantInfo.Kind.STANDARD,
    "ingress": models.ParticipantInfo.Kind.INGRESS,
    "egress": models.ParticipantInfo.Kind.EGRESS,
    "sip": models.ParticipantInfo.Kind.SIP,
    "agent": models.ParticipantInfo.Kind.AGENT,
}
# The codecs that a stock server offers (livekit-server pkg/config/config.go).
_CODECS: Final = (
    *("audio/PCMU", "audio/PCMA", "audio/opus", "audio/red"),
    *("video/VP8", "video/H264", "video/VP9", "video/AV1", "video/H265", "video/rtx"),
)


class NoSuchRoomError(LookupError):
    """No room has this name."""


class NoSuchParticipantError(LookupError):
    """Nobody in the room has this identity."""


class Rooms:
    """All rooms, and everything that can happen in them.

    Names of rooms and identities are unique; who joins under an identity that is there already replaces it.
    """

    def __init__(self, timeline: Timeline, sids: Sids) -> None:
        self._timeline = timeline
        self._sids = sids
        self._rooms: dict[str, Room] = {}
        self.watchers: list[Callable[[Change], None]] = []

    def all(self) -> list[Room]:
        """Give every open room, oldest first."""
        self._timeline.catch_up()
        return list(self._rooms.values())

    def find(self, name: str) -> Room | None:
        """Give the room of that name, if it is open."""
        self._timeline.catch_up()
        return self._rooms.get(name)

    def get(self, name: str) -> Room:
        """Give the room of that name; raises NoSuchRoomError."""
        room = self.find(name)
        if room is None:
            raise NoSuchRoomError(name)
        return room

    def person(self, name: str, identity: str) -> models.ParticipantInfo:
        """Give one participant; raises NoSuchParticipantError, also for an unknown room."""
        room = self.find(name)
        if room is None or identity not in room.people:
            raise NoSuchParticipantError(identity)
        return room.people[identity]

    def create(
        self,
        name: str,
        *,
        metadata: str = "",
        empty_timeout: int = 300,
        departure_timeout: int = 20,
        max_participants: int = 0,
        created_at: float | None = None,
    ) -> Room:
        """Open a room; a room that is open already is returned as it is, whatever else is asked for."""
        room = self.find(name)
        if room is not None:
            return room
        created_at = self._timeline.now if created_at is None else created_at
        room = Room(
            models.Room(
                sid=self._sids.new("RM_"),
                name=name,
                empty_timeout=empty_timeout,
                departure_timeout=departure_timeout,
                max_participants=max_participants,
                creation_time=int(created_at),
                creation_time_ms=int(created_at * 1000),
                turn_password=self._sids.new("", 43),
                enabled_codecs=[models.Codec(mime=mime) for mime in _CODECS],
                metadata=metadata,
            ),
            created_at,
        )
        self._rooms[name] = room
        # Counted from now, so that a room arranged in the past is not closed before its people are in it.
        self._timeline.after(empty_timeout, lambda: self._close_if_idle(room))
        return room

    def delete(self, name: str) -> None:
        """Close a room and disconnect everybody; raises NoSuchRoomError."""
        self._close(self.get(name))

    def set_metadata(self, name: str, metadata: str) -> Room:
        """Replace the metadata of a room, also by nothing; raises NoSuchRoomError."""
        room = self.get(name)
        room.listed.metadata = metadata
        room.count(self._timeline.now)
        return room

    def join(
        self,
        name: str,
        identity: str,
        display_name: str = "",
        *,
        kind: Kind = "standard",
        permission: models.ParticipantPermission | None = None,
        metadata: str = "",
        attributes: Mapping[str, str] | None = None,
        joined_at: float | None = None,
        state: models.ParticipantInfo.State = models.ParticipantInfo.State.ACTIVE,
    ) -> models.ParticipantInfo:
        """Let somebody in, opening the room if there is none; without a permission they may do the usual."""
        room = self.create(name)
        joined_at = self._timeline.now if joined_at is None else joined_at
        if permission is None:
            permission = models.ParticipantPermission(can_subscribe=True, can_publish=True, can_publish_data=True)
        if identity in room.people:
            self.leave(name, identity)
        person = models.ParticipantInfo(
            sid=self._sids.new("PA_"),
            identity=identity,
            name=display_name,
            state=state,
            metadata=metadata,
            attributes=attributes,
            joined_at=int(joined_at),
            joined_at_ms=int(joined_at * 1000),
            version=2,
            permission=permission,
            kind=_KINDS[kind],
        )
        room.people[identity] = person
        room.visited = room.visited or not is_dependent(person)
        self._mark(room, at_once=is_recorder(person) and not room.listed.active_recording)
        return person

    def leave(self, name: str, identity: str) -> None:
        """Let somebody go, with their tracks; raises NoSuchParticipantError."""
        self.person(name, identity)
        room = self._rooms[name]
        del room.people[identity]
        if room.empty and room.visited:
            room.emptied_at = self._timeline.now
            self._timeline.after(room.listed.departure_timeout, lambda: self._close_if_idle(room))
        self._mark(room, at_once=room.listed.active_recording != room.recorded)
        self._tell(Change("left", room, identity))

    def publish(
        self,
        name: str,
        identity: str,
        source: Source,
        *,
        muted: bool = False,
        track_name: str = "",
        size: tuple[int, int] | None = None,
        mime_type: str = "",
        simulcast: bool | None = None,
        since: float | None = None,
    ) -> str:
        """Publish a track and give its sid; raises NoSuchParticipantError."""
        person = self.person(name, identity)
        track = new_track(
            self._sids,
            source,
            now=self._timeline.now if since is None else since,
            mid=max((int(other.mid) for other in person.tracks), default=-1) + 1,
            muted=muted,
            name=track_name,
            size=size,
            mime_type=mime_type,
            simulcast=simulcast,
        )
        person.tracks.append(track)
        person.is_publisher = True
        self.touch(name, identity)
        self._tell(Change("published", self._rooms[name], identity))
        return track.sid

    def unpublish(self, name: str, identity: str, track_sid: str) -> None:
        """Take a track away; one that is not there is no error."""
        person = self.person(name, identity)
        for index, track in enumerate(person.tracks):
            if track.sid == track_sid:
                del person.tracks[index]
                self.touch(name, identity)
                return

    def set_muted(self, name: str, identity: str, track_sid: str, *, muted: bool) -> models.TrackInfo | None:
        """Mute or open a track and give it, or None if there is no such track."""
        for track in self.person(name, identity).tracks:
            if track.sid == track_sid:
                if track.muted != muted:
                    track.muted = muted
                    self.touch(name, identity)
                return track
        return None

    def set_attributes(self, name: str, identity: str, attributes: Mapping[str, str]) -> None:
        """Merge attributes into those of a participant; an empty value removes its key."""
        person = self.person(name, identity)
        for key, value in attributes.items():
            if value:
                person.attributes[key] = value
            else:
                person.attributes.pop(key, None)
        self.touch(name, identity)

    def set_permission(self, name: str, identity: str, permission: models.ParticipantPermission) -> None:
        """Replace everything a participant may do; tracks that are no longer allowed are taken away."""
        person = self.person(name, identity)
        person.permission.CopyFrom(permission)
        for track in list(person.tracks):
            if not may_publish(person, track.source):
                self.unpublish(name, identity, track.sid)
        person.is_publisher = permission.can_publish and person.is_publisher
        self.touch(name, identity)

    def set_state(self, name: str, identity: str, state: models.ParticipantInfo.State) -> None:
        """Note how far a participant's connection has come."""
        self.person(name, identity).state = state
        self.touch(name, identity)

    def touch(self, name: str, identity: str) -> None:
        """Note that a participant has changed."""
        self.person(name, identity).version += 1
        self._mark(self._rooms[name])

    def count(self, name: str) -> None:
        """Bring the numbers of a room in the list up to date without waiting; raises NoSuchRoomError."""
        self.get(name).count(self._timeline.now)

    def _mark(self, room: Room, *, at_once: bool = False) -> None:
        """See to it that what has changed in a room will be counted."""
        now = self._timeline.now
        when = now if at_once else room.next_count(now)
        if when <= now:
            room.count(now)
        elif not room.uncounted:
            room.uncounted = True
            self._timeline.at(when, lambda: self._count_late(room))

    def _count_late(self, room: Room) -> None:
        if room.uncounted:
            room.count(self._timeline.now)

    def _close_if_idle(self, room: Room) -> None:
        if self._rooms.get(room.listed.name) is room and room.idle(self._timeline.now):
            self._close(room)

    def _close(self, room: Room) -> None:
        del self._rooms[room.listed.name]
        room.people.clear()
        self._tell(Change("closed", room))

    def _tell(self, change: Change) -> None:
        for watcher in self.watchers:
            watcher(change)
