"""What somebody else has changed: told only where the server's answers prove that it was not done here.

A muted flag proves nothing, for its owner may change it at any time (signalling/signalhandler.go); somebody who is gone
may have left. These two count only where they take back what was done here. What remains is certain: nobody changes
their own rights (roommanager.go, UpdateParticipant), and every recording of ours has a file name that nobody shares.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from console.domain.deeds import Deed, Outcome, Verb
from console.domain.participants import Participant, Permission
from console.domain.recordings import Recording
from console.domain.rooms import LiveRoom
from console.domain.snapshot import Snapshot

COUNT_LAG = 10.0
"""ListRooms may count somebody for so long after they left (utils/protoproxy.go, twice the refresh of five seconds)."""
TAKEN_BACK_WITHIN = 3600.0
"""Seconds for which it is news that somebody took back what was done here."""
MOST_NAMES = 3
_STOPPED = "StopEgress"
"""How the recorder words that it was told to stop (livekit_egress.go, EndReason); it ends by itself in other words."""


class Found(StrEnum):
    """What was changed elsewhere; the last three take back what was done here."""

    ROOM_ENDED = "room ended"
    ALL_ENDED = "all rooms ended"
    RESTARTED = "server restarted"
    RECORDING_STARTED = "recording started"
    RECORDING_STOPPED = "recording stopped"
    RIGHTS_CHANGED = "rights changed"
    OPEN_AGAIN = "microphone open again"
    BACK_AGAIN = "participant back again"
    ROOM_AGAIN = "room open again"


@dataclass(frozen=True, slots=True)
class Finding:
    """One change: `at` is when it was first seen, `count` says how many people or rooms, of whom some are named.

    `details` are a few words each about what is different now; `takes_back` is the id of a deed of ours.
    """

    what: Found
    at: float
    room: str = ""
    identity: str = ""
    names: tuple[str, ...] = ()
    count: int = 0
    details: tuple[str, ...] = ()
    takes_back: str = ""


@dataclass(frozen=True, slots=True)
class Ours:
    """What was sent from here, by what it would explain; the last three are by room name and were seen to be done."""

    ended_rooms: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    started: frozenset[str] = frozenset()
    stopped: frozenset[str] = frozenset()
    muted: Mapping[str, tuple[Deed, ...]] = field(default_factory=lambda: MappingProxyType({}))
    removed: Mapping[str, Mapping[str, Deed]] = field(default_factory=lambda: MappingProxyType({}))
    closed: Mapping[str, Deed] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, deeds: Iterable[Deed]) -> "Ours":
        """Sort the deeds of one server, of which the newest come first; what was never sent explains nothing."""
        sent = [deed for deed in deeds if deed.sent_at]
        by_verb: dict[Verb, list[Deed]] = {verb: [] for verb in Verb}
        for deed in sent:
            by_verb[deed.verb].append(deed)
        starts, stops, ends = by_verb[Verb.START_RECORDING], by_verb[Verb.STOP_RECORDING], by_verb[Verb.END_ROOM]
        return cls(
            frozenset(deed.room_sid for deed in ends),
            frozenset(filter(None, (deed.parameter("file") for deed in starts))),
            frozenset(filter(None, (deed.answer for deed in starts))),
            frozenset(deed.parameter("egress") for deed in stops),
            _by_room(_last_orders(sent)),
            _by_identity(by_verb[Verb.REMOVE]),
            MappingProxyType({deed.room: deed for deed in reversed(ends) if deed.outcome is Outcome.SEEN}),
        )


def _last_orders(sent: Iterable[Deed]) -> Iterator[Deed]:
    """Return the mutes that nobody here has taken back since: what was unmuted here may well be open."""
    told = set()
    for deed in sent:
        if deed.verb in (Verb.MUTE, Verb.UNMUTE) and (deed.room, deed.track_sid) not in told:
            told.add((deed.room, deed.track_sid))
            if deed.verb is Verb.MUTE and deed.outcome is Outcome.SEEN:
                yield deed


def _by_room(deeds: Iterable[Deed]) -> Mapping[str, tuple[Deed, ...]]:
    rooms: dict[str, tuple[Deed, ...]] = {}
    for deed in deeds:
        rooms[deed.room] = (*rooms.get(deed.room, ()), deed)
    return MappingProxyType(rooms)


def _by_identity(removals: Iterable[Deed]) -> Mapping[str, Mapping[str, Deed]]:
    rooms: dict[str, dict[str, Deed]] = {}
    for deed in removals:
        if deed.outcome is Outcome.SEEN:
            rooms.setdefault(deed.room, {}).setdefault(deed.identity, deed)
    return MappingProxyType(rooms)


def changed_elsewhere(before: Snapshot, after: Snapshot, ours: Ours) -> tuple[Finding, ...]:
    """Return what differs between two looks and is not ours; what nobody was looking at before is no news."""
    found: list[Finding] = []
    if after.recordings is not before.recordings and before.recording_list.is_known:
        found += _recordings(before, after, ours)
    if after.rooms is not before.rooms and before.room_list.is_known:
        found += _ended(before, after, ours)
        for name, live in after.rooms.items():
            known = before.rooms.get(name)
            if known is not live:
                found += _in_room(known, live, after.room_list.asked_at, ours)
    return tuple(found)


def _recordings(before: Snapshot, after: Snapshot, ours: Ours) -> Iterator[Finding]:
    seen_at = after.recording_list.asked_at
    for egress_id, recording in after.recordings.by_id.items():
        known = before.recordings.by_id.get(egress_id)
        if known is recording:
            continue
        what = "recording" if recording.is_kept else "stream"
        if known is None and not _is_ours(recording, ours):
            at = recording.started_at or seen_at
            yield Finding(Found.RECORDING_STARTED, at, recording.room_name, egress_id, details=(what,))
        stopped = known is not None and _was_told_to_stop(recording) and not _was_told_to_stop(known)
        if stopped and egress_id not in ours.stopped:
            at = recording.ended_at or seen_at
            yield Finding(Found.RECORDING_STOPPED, at, recording.room_name, egress_id, details=(what,))


def _is_ours(recording: Recording, ours: Ours) -> bool:
    return recording.egress_id in ours.started or any(
        file.name.endswith(path) for path in ours.files for file in recording.files
    )


def _was_told_to_stop(recording: Recording) -> bool:
    return _STOPPED in recording.details


def _ended(before: Snapshot, after: Snapshot, ours: Ours) -> Iterator[Finding]:
    """Tell of rooms that ended with people in them: an empty one closes by itself after its departure time-out."""
    if after.restarted_at > before.restarted_at:
        yield Finding(Found.RESTARTED, after.restarted_at, count=len(before.rooms))
        return
    at, sids = after.room_list.asked_at, {live.room.sid for live in after.rooms.values()}
    gone = [live for live in before.rooms.values() if live.room.sid not in sids]
    if not gone:
        return
    proven = [live for live in gone if live.room.sid not in ours.ended_rooms and _had_people(live, before, at)]
    if len(gone) == len(before.rooms) and len(proven) > 1:
        # A server that starts anew forgets all of its rooms too, and none may have come back yet.
        names = tuple(live.room.name for live in proven[:MOST_NAMES])
        yield Finding(Found.ALL_ENDED, at, names=names, count=len(proven))
        return
    alone = len(before.rooms) == 1
    for live in proven:
        details = ("or the server was restarted",) if alone else ()
        yield Finding(Found.ROOM_ENDED, at, live.room.name, count=live.people, details=details)


def _had_people(live: LiveRoom, before: Snapshot, now: float) -> bool:
    """Say whether somebody was there too lately for the room to have closed by itself."""
    closes_after = live.room.departure_timeout
    counted = live.room.num_participants > 0 and now - before.room_list.asked_at + COUNT_LAG < closes_after
    looked = any(not p.is_machine for p in live.crowd) and now - live.asked_at < closes_after
    return counted or looked


def _in_room(known: LiveRoom | None, live: LiveRoom, listed_at: float, ours: Ours) -> Iterator[Finding]:
    name = live.room.name
    closed = ours.closed.get(name)
    if closed is not None and (known is None or known.room.sid != live.room.sid) and _is_news(closed, listed_at):
        yield Finding(Found.ROOM_AGAIN, listed_at, name, takes_back=closed.id)
    if known is None or known.crowd is live.crowd:
        return
    if known.is_known and known.room.sid == live.room.sid:
        yield from _rights(known, live)
        for deed in ours.muted.get(name, ()):
            if _is_muted(known, deed) is True and _is_muted(live, deed) is False and _is_news(deed, live.asked_at):
                yield _back(Found.OPEN_AGAIN, live, live.crowd.by_identity[deed.identity], live.asked_at, deed)
    for identity, deed in ours.removed.get(name, {}).items():
        who = live.crowd.by_identity.get(identity)
        if who is not None and identity not in known.crowd.by_identity and _is_news(deed, live.asked_at):
            yield _back(Found.BACK_AGAIN, live, who, who.joined_at or live.asked_at, deed)


def _back(what: Found, live: LiveRoom, who: Participant, at: float, deed: Deed) -> Finding:
    return Finding(what, at, live.room.name, who.identity, (who.display_name,), 1, takes_back=deed.id)


def _is_news(deed: Deed, now: float) -> bool:
    return now - deed.settled_at <= TAKEN_BACK_WITHIN


def _is_muted(live: LiveRoom, deed: Deed) -> bool | None:
    """Return whether the track of a deed is muted, or nothing where it is not published."""
    who = live.crowd.by_identity.get(deed.identity)
    return next((t.muted for t in who.tracks if t.sid == deed.track_sid), None) if who is not None else None


def _rights(known: LiveRoom, live: LiveRoom) -> Iterator[Finding]:
    """Gather the people of one room whose rights differ, in one finding: an app may change those of hundreds."""
    changed: list[tuple[Participant, Participant]] = []
    for identity, who in live.crowd.by_identity.items():
        was = known.crowd.by_identity.get(identity)
        if was is None or was is who or was.sid != who.sid or who.is_machine:
            continue
        if was.permission is not who.permission and was.permission != who.permission:
            changed.append((was, who))
    if changed:
        (was, who), names = changed[0], tuple(who.display_name for _, who in changed[:MOST_NAMES])
        one = len(changed) == 1
        details = tuple(differences(was.permission, who.permission)) if one else ()
        identity = who.identity if one else ""
        yield Finding(Found.RIGHTS_CHANGED, live.asked_at, live.room.name, identity, names, len(changed), details)


def differences(before: Permission, after: Permission) -> Iterable[str]:
    """Say what somebody may do now and could not before, or no longer may."""
    for was, now, what in (
        (before.can_publish, after.can_publish, "publish"),
        (before.can_subscribe, after.can_subscribe, "watch and listen"),
        (before.can_publish_data, after.can_publish_data, "send data"),
        (before.can_update_metadata, after.can_update_metadata, "change their own metadata"),
    ):
        if was is not now:
            yield f"may {what}" if now else f"may no longer {what}"
    if before.can_publish_sources != after.can_publish_sources and after.can_publish:
        sources = " and ".join(after.can_publish_sources)
        yield f"may publish {sources} only" if sources else "may publish every source"
    if before.hidden is not after.hidden:
        yield "is hidden from the others" if after.hidden else "is no longer hidden"
