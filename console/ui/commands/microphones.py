"""Mute and unmute: people, single tracks, a whole room, and who is left out of that."""

from collections.abc import Sequence

from console.actions.targets import TrackTarget
from console.actions.tracks import SetMuted, microphones
from console.domain.tracks import Source
from console.ui.commands.chosen import (
    NO_SERVER,
    Chosen,
    Publication,
    Someone,
    in_bulk,
    why_not_at_once,
)
from console.ui.commands.command import Command, Guard, Offer, Place
from console.ui.figures import counted
from console.ui.intents import Perform, Spare
from console.ui.phrases import UNMUTE_REFUSED, listed
from console.ui.recording.muting import mute_all, mute_ways

MACHINES_ALONE = "Recorders, agents and feeds are muted one at a time."
MUTED_ALREADY, OPEN_ALREADY = "Muted already.", "Open already."


def _mute(chosen: Chosen) -> Offer:
    return _people(chosen, muted=True)


def _unmute(chosen: Chosen) -> Offer:
    return _people(chosen, muted=False)


def _people(chosen: Chosen, *, muted: bool) -> Offer:
    verb = "Mute" if muted else "Unmute"
    whom = in_bulk(chosen.people)
    reason = chosen.why_not_people or ("" if whom else MACHINES_ALONE) or _denied(whom)
    if reason:
        return Offer(verb, reason=reason)
    reached = tuple((someone, acts) for someone in whom if (acts := microphones(someone.live, someone.who, muted)))
    if not reached:
        return Offer(verb, reason=_nothing_to_do(whom, muted=muted), title=f"{verb} {_called(whom)}")
    found = tuple(someone for someone, _ in reached)
    title = f"{verb} {_called(found)}"
    if not muted and found[0].scene.abilities.remote_unmute is False:
        return Offer(verb, reason=UNMUTE_REFUSED, title=title)
    actions = tuple(action for _, acts in reached for action in acts)
    return Offer(
        verb if len(chosen.people) == 1 else f"{verb} {len(found)}",
        Perform(found[0].server, actions, _summary(f"{verb}d", len(actions), "microphones")),
        title=title,
        detail=listed([someone.name for someone in found]) if len(found) > 1 else "",
    )


def _denied(whom: Sequence[Someone]) -> str:
    return whom[0].scene.abilities.denied.get("track", "")


def _nothing_to_do(whom: Sequence[Someone], *, muted: bool) -> str:
    if not any(someone.who.of_source(Source.MICROPHONE) for someone in whom):
        return "No microphone is published."
    return MUTED_ALREADY if muted else OPEN_ALREADY


def _called(whom: Sequence[Someone]) -> str:
    return whom[0].name if len(whom) == 1 else counted(len(whom), "person", "people")


def _summary(done: str, sent: int, things: str) -> str:
    return f"{done} {{seen}} of {sent} {things}." if sent > 1 else ""


def _mute_tracks(chosen: Chosen) -> Offer:
    return _tracks(chosen, muted=True)


def _unmute_tracks(chosen: Chosen) -> Offer:
    return _tracks(chosen, muted=False)


def _tracks(chosen: Chosen, *, muted: bool) -> Offer:
    verb = "Mute" if muted else "Unmute"
    text = f"{verb} this track"
    if not chosen.standing.tracks:
        return Offer(text, reason="No track is selected." if chosen.standing.scenes else NO_SERVER)
    reason = why_not_at_once((found.owner for found in chosen.tracks), "That track has ended.")
    if reason:
        return Offer(text, reason=reason)
    reached = tuple(found for found in chosen.tracks if found.track.muted is not muted)
    title = f"{verb} {_things(reached or chosen.tracks)}"
    if not reached:
        return Offer(text, reason=MUTED_ALREADY if muted else OPEN_ALREADY, title=title)
    if not muted and reached[0].owner.scene.abilities.remote_unmute is False:
        return Offer(text, reason=UNMUTE_REFUSED, title=title)
    if reason := _denied([found.owner for found in reached]):
        return Offer(text, reason=reason, title=title)
    actions = tuple(SetMuted(TrackTarget.of(f.owner.live.room, f.owner.who, f.track), muted) for f in reached)
    return Offer(
        text if len(chosen.tracks) == 1 else f"{verb} {counted(len(reached), 'track')}",
        Perform(reached[0].owner.server, actions, _summary(f"{verb}d", len(actions), "tracks")),
        title=title,
        detail=listed(list(dict.fromkeys(found.owner.name for found in reached))),
    )


def _things(found: Sequence[Publication]) -> str:
    if len(found) > 1:
        return counted(len(found), "track")
    source = found[0].track.source
    return "this track" if source is Source.UNKNOWN else f"this {source}"


def _mute_all(chosen: Chosen) -> Offer:
    """Offer what the inspector's button does: one judgement for both."""
    text = "Mute all"
    room = chosen.room
    reason = chosen.why_not_room
    if room is None or reason:
        return Offer(text, reason=reason)
    title = f"{text} in {room.name}"
    row = mute_all(chosen.standing)
    if row.reason:
        return Offer(text, reason=row.reason, title=title)
    crowd = room.live.crowd.by_identity
    spared = [spared.name for spared in row.spared if crowd[spared.identity].open_microphones]
    count = row.text.removeprefix(text)
    detail = f"except {listed(spared)}" if spared else ""
    return Offer(row.text, mute_ways(chosen.standing)[0].wanted, title=f"{title}{count}", detail=detail)


def _spare(chosen: Chosen) -> Offer:
    text = "Spare from Mute all"
    if len(chosen.standing.people) > 1:
        return Offer(text, reason="Select one person.")
    if not chosen.people:
        return Offer(text, reason=chosen.why_not_people)
    someone = chosen.people[0]
    if someone.who.is_machine:
        return Offer(text, reason="Mute all leaves recorders, agents and feeds out by itself.")
    room, identity = someone.live.room.name, someone.who.identity
    spared = identity in someone.scene.spared_in(room)
    title = f"No longer spare {someone.name} from Mute all" if spared else f"Spare {someone.name} from Mute all"
    intent = Spare(someone.server, room, identity, spared=not spared)
    return Offer(text, intent, title=title, checked=spared)


_PEOPLE = (Place.PEOPLE_MENU, Place.PERSON, Place.PALETTE)
_TRACKS = (Place.PEOPLE_MENU, Place.TRACK, Place.PALETTE)

COMMANDS = (
    Command("mute", "mic-off", _mute, _PEOPLE, "microphones", ("M",)),
    Command("unmute", "mic", _unmute, _PEOPLE, "microphones"),
    Command("spare", "shield", _spare, _PEOPLE, "microphones"),
    Command("mute-track", "mic-off", _mute_tracks, _TRACKS, "tracks"),
    Command("unmute-track", "mic", _unmute_tracks, _TRACKS, "tracks"),
    Command(
        "mute-all",
        "mic-off",
        _mute_all,
        (Place.ROOM_MENU, Place.ROOM, Place.PALETTE),
        "microphones",
        ("Shift+M",),
        Guard.COUNT,
    ),
)
