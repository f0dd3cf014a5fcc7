"""What is known of one server: the only place where an answer becomes part of the picture."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from console.domain.changes import last_changes
from console.domain.recordings import Recordings
from console.domain.rooms import Crowd, LiveRoom, Room
from console.domain.snapshot import Listing, Snapshot
from console.domain.trouble import Trouble

Listener = Callable[[], None]


class State:
    """Takes answers in any order and keeps that to the newest question; tells listeners once per turn of the loop."""

    def __init__(self) -> None:
        self._rooms: dict[str, LiveRoom] = {}
        self._listed: tuple[Room, ...] | None = None
        self._snapshot = Snapshot()
        self._listeners: list[Listener] = []
        self._rooms_differ = self._told = False
        self.round_trip = 0.0
        self.news = 0
        """Counts the answers that brought more than a newer moment: most bring nothing else."""

    @property
    def snapshot(self) -> Snapshot:
        """Return what is known now."""
        if self._rooms_differ:
            self._rooms_differ = False
            self._snapshot = replace(self._snapshot, rooms=MappingProxyType(dict(self._rooms)))
        return self._snapshot

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after all that came in one turn; return what ends that.

        It takes the snapshot itself if it needs one: while answers pour in, one for every turn would cost a twentieth.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def room(self, name: str) -> LiveRoom | None:
        """Return one room as it is known now, without building a snapshot."""
        return self._rooms.get(name)

    def rooms_answered(self, asked_at: float, rooms: tuple[Room, ...], round_trip: float) -> tuple[str, ...]:
        """Take a list of rooms; return the names of those that are new or whose row changed."""
        if asked_at < self._snapshot.room_list.asked_at:
            return ()
        # A list in which nothing changed is the very tuple of before, and most are.
        changed = self._take(rooms) if rooms is not self._listed else ()
        listing = self._snapshot.room_list
        self._count(listing.trouble is not None or not listing.is_known)
        self.round_trip = round_trip
        self._snapshot = replace(self._snapshot, room_list=Listing(asked_at), round_trip=round_trip)
        self._tell()
        return changed

    def people_answered(self, name: str, sid: str, asked_at: float, crowd: Crowd) -> None:
        """Take the people of one room, if it is still the session that was asked about."""
        known = self._rooms.get(name)
        if known is None or known.room.sid != sid or asked_at < known.asked_at:
            return
        changes = last_changes(known, crowd, asked_at)
        self._count(crowd is not known.crowd or known.trouble is not None or not known.is_known)
        self._replace_room(name, LiveRoom(known.room, crowd, asked_at, changes=changes))

    def people_failed(self, name: str, trouble: Trouble) -> None:
        """Keep the last people of a room, with what went wrong since."""
        known = self._rooms.get(name)
        if known is not None and known.trouble != trouble:
            self._count(True)
            self._replace_room(name, replace(known, trouble=trouble))

    def recordings_answered(self, asked_at: float, recordings: Recordings) -> None:
        """Take the list of recordings."""
        listing = self._snapshot.recording_list
        if asked_at >= listing.asked_at:
            other = recordings is not self._snapshot.recordings
            self._count(other or listing.trouble is not None or not listing.is_known)
            self._snapshot = replace(self._snapshot, recordings=recordings, recording_list=Listing(asked_at))
            self._tell()

    def rooms_failed(self, at: float, trouble: Trouble) -> None:
        """Keep the last list of rooms, with what went wrong since."""
        self._snapshot = replace(self._snapshot, room_list=_failed(self._snapshot.room_list, at, trouble))
        self._count(True)
        self._tell()

    def recordings_failed(self, at: float, trouble: Trouble) -> None:
        """Keep the last list of recordings, with what went wrong since."""
        listing = _failed(self._snapshot.recording_list, at, trouble)
        self._snapshot = replace(self._snapshot, recording_list=listing)
        self._count(True)
        self._tell()

    def _take(self, rooms: tuple[Room, ...]) -> tuple[str, ...]:
        """Follow a list of rooms; return the names of those that are new or whose row changed."""
        known = self._rooms
        # What did not change is the same object in every list.
        others = (room for room in rooms if (live := known.get(room.name)) is None or live.room is not room)
        fresh = sorted(others, key=_place)
        same = len(rooms) == len(known) and all(_is_session(known.get(room.name), room) for room in fresh)
        news, changed = not same, []
        followed = {}
        for room in fresh:
            live = known.get(room.name)
            if live is None or live.room.sid != room.sid:
                followed[room.name] = LiveRoom(room)
            elif live.room == room:
                continue
            else:
                # The late counts of a room whose people are known are a reason to ask, and nothing to show.
                news = news or not live.is_known or not _differs_in_counts_only(live.room, room)
                followed[room.name] = replace(live, room=room)
            changed.append(room.name)
        if same:
            known.update(followed)
        else:
            ordered = sorted(rooms, key=_place)
            self._rooms = {room.name: followed.get(room.name) or known[room.name] for room in ordered}
        self._count(news)
        self._rooms_differ = self._rooms_differ or bool(changed) or not same
        self._listed = rooms
        return tuple(changed)

    def _count(self, news: bool) -> None:
        self.news += news

    def _replace_room(self, name: str, live: LiveRoom) -> None:
        self._rooms[name] = live
        self._rooms_differ = True
        self._tell()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            asyncio.get_running_loop().call_soon(self._tell_all)

    def _tell_all(self) -> None:
        self._told = False
        for listener in tuple(self._listeners):
            listener()


def _is_session(live: LiveRoom | None, room: Room) -> bool:
    return live is not None and live.room.sid == room.sid


def _differs_in_counts_only(before: Room, after: Room) -> bool:
    return replace(before, num_participants=after.num_participants, num_publishers=after.num_publishers) == after


def _place(room: Room) -> tuple[str, str]:
    return (room.name.casefold(), room.sid)


def _failed(listing: Listing, at: float, trouble: Trouble) -> Listing:
    return Listing(listing.asked_at, trouble, listing.failing_since or at)
