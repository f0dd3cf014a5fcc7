"""What is known of one server: the only place where an answer becomes part of the picture."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from console.connection.doubts import RECORDINGS, ROOMS, Doubts
from console.connection.restarts import Restarts
from console.domain.changes import last_changes
from console.domain.recordings import Recordings
from console.domain.rooms import Crowd, LiveRoom, Room
from console.domain.snapshot import Listing, Snapshot
from console.domain.trouble import Cause, Trouble

Listener = Callable[[], None]
_STEP = "Looking again before anybody is shown as gone."
_FEWER_ROOMS = Trouble(Cause.SHRUNKEN, "Most rooms were suddenly missing from the list.", _STEP)
_FEWER_PEOPLE = Trouble(Cause.SHRUNKEN, "Most people were suddenly missing from the list.", _STEP)
_FEWER_RECORDINGS = Trouble(Cause.SHRUNKEN, "Most recordings were suddenly missing from the list.", _STEP)
LONG_UNASKED = 6.0
"""Seconds after which the same answer is news: a room that has just been chosen must not stand there dated."""
_SILENT_TOO = (Cause.INTERRUPTED, Cause.TIMED_OUT)


def _nobody(_topic: str) -> int:
    return 0


class State:
    """Takes answers in any order and keeps that to the newest question; tells listeners once per turn of the loop.

    `ordered` counts how many entries of a list our own open actions send away.
    """

    def __init__(self, ordered: Callable[[str], int] = _nobody) -> None:
        self._rooms: dict[str, LiveRoom] = {}
        self._listed: tuple[Room, ...] | None = None
        self._snapshot = Snapshot()
        self._listeners: list[Listener] = []
        self._rooms_differ = self._told = False
        self._restarts = Restarts()
        self.doubts = Doubts(ordered)
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

    def rooms_answered(
        self, asked_at: float, rooms: tuple[Room, ...], round_trip: float, period: float = 1.0
    ) -> tuple[str, ...]:
        """Take a list of rooms, asked for every so many seconds; return the names that are new or whose row changed."""
        listing = self._snapshot.room_list
        if asked_at < listing.asked_at:
            return ()
        if self.doubts.holds(ROOMS, len(self._rooms), len(rooms)):
            self.rooms_failed(asked_at, _FEWER_ROOMS)
            return ()
        # A list in which nothing changed is the very tuple of before, and most are.
        changed = self._compare(asked_at, rooms) if rooms is not self._listed else ()
        self._count(listing.trouble is not None or not listing.is_known or asked_at >= listing.slept_at > 0)
        self.round_trip = round_trip
        fresh = Listing(asked_at, period=period)
        self._snapshot = replace(self._snapshot, room_list=fresh, round_trip=round_trip)
        self._tell()
        return changed

    def people_answered(self, name: str, sid: str, asked_at: float, crowd: Crowd) -> None:
        """Take the people of one room, if it is still the session that was asked about."""
        known = self._rooms.get(name)
        if known is None or known.room.sid != sid or asked_at < known.asked_at:
            return
        if self.doubts.holds(name, len(known.crowd), len(crowd)):
            self.people_failed(name, _FEWER_PEOPLE)
            return
        changes = last_changes(known, crowd, asked_at)
        waited = asked_at - known.asked_at > LONG_UNASKED
        self._count(crowd is not known.crowd or known.trouble is not None or not known.is_known or waited)
        self._replace_room(name, LiveRoom(known.room, crowd, asked_at, changes=changes))

    def people_failed(self, name: str, trouble: Trouble) -> None:
        """Keep the last people of a room, with what went wrong since."""
        known = self._rooms.get(name)
        if known is not None and known.trouble != trouble:
            self._count(True)
            self._replace_room(name, replace(known, trouble=trouble))

    def recordings_answered(self, asked_at: float, recordings: Recordings, period: float = 2.0) -> None:
        """Take the list of recordings, asked for every so many seconds."""
        listing = self._snapshot.recording_list
        if asked_at < listing.asked_at:
            return
        if self.doubts.holds(RECORDINGS, len(self._snapshot.recordings.by_id), len(recordings.by_id)):
            self.recordings_failed(asked_at, _FEWER_RECORDINGS)
            return
        other = recordings is not self._snapshot.recordings
        self._count(other or listing.trouble is not None or not listing.is_known)
        fresh = Listing(asked_at, period=period)
        self._snapshot = replace(self._snapshot, recordings=recordings, recording_list=fresh)
        self._tell()

    def rooms_failed(self, at: float, trouble: Trouble, next_at: float = 0.0) -> None:
        """Keep the last list of rooms, with what went wrong since and when it is asked for again."""
        self._restarts.failed(self._rooms)
        self._snapshot = replace(self._snapshot, room_list=_failed(self._snapshot.room_list, at, trouble, next_at))
        self._count(True)
        self._tell()

    def recordings_failed(self, at: float, trouble: Trouble, next_at: float = 0.0) -> None:
        """Keep the last list of recordings, with what went wrong since and when it is asked for again."""
        listing = _failed(self._snapshot.recording_list, at, trouble, next_at)
        self._snapshot = replace(self._snapshot, recording_list=listing)
        self._count(True)
        self._tell()

    def awoke(self, at: float, away: float) -> None:
        """Believe nothing from before a sleep of so many seconds, until it is asked for again."""
        before = self._snapshot
        lists = (replace(listing, slept_at=at) for listing in (before.room_list, before.recording_list))
        self._snapshot = replace(before, room_list=next(lists), recording_list=next(lists), away=away)
        self._count(True)
        self._tell()

    def _compare(self, asked_at: float, rooms: tuple[Room, ...]) -> tuple[str, ...]:
        """Follow a list that differs, and note where all of it is of a new life of the server."""
        if self._restarts.answered(asked_at, self._rooms, rooms):
            self._snapshot = replace(self._snapshot, restarted_at=asked_at)
            self._count(True)
        return self._take(rooms)

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


def _failed(listing: Listing, at: float, trouble: Trouble, next_at: float) -> Listing:
    since = listing.failing_since or at
    before = listing.trouble
    if before is not None and before.cause is Cause.UNREACHABLE and trouble.cause in _SILENT_TOO:
        # Who was not there and says nothing now is still not there: the words must not change to and fro.
        trouble = before
    return replace(listing, trouble=trouble, failing_since=since, tries=listing.tries + 1, next_at=next_at)
