"""Copy what a ticket, a log or another tool wants to know."""

from collections.abc import Sequence

from console.ui.commands.chosen import NOBODY, Chosen
from console.ui.commands.command import Command, Offer, Place
from console.ui.figures import counted
from console.ui.intents import Copy

GONE = "They have left."


def _offer(texts: Sequence[str], one: str, several: str, *, selected: bool) -> Offer:
    """Copy texts just as the server has them, one a line."""
    if not texts:
        return Offer(f"Copy {one}", reason=GONE if selected else NOBODY)
    what = one if len(texts) == 1 else counted(len(texts), one, several)
    return Offer(f"Copy {what}", Copy("\n".join(texts), what))


def _identity(chosen: Chosen) -> Offer:
    texts = [someone.who.identity for someone in chosen.people]
    return _offer(texts, "identity", "identities", selected=bool(chosen.standing.people))


def _name(chosen: Chosen) -> Offer:
    texts = [someone.who.display_name for someone in chosen.people]
    return _offer(texts, "name", "names", selected=bool(chosen.standing.people))


def _participant_sid(chosen: Chosen) -> Offer:
    texts = [someone.who.sid for someone in chosen.people]
    return _offer(texts, "participant sid", "participant sids", selected=bool(chosen.standing.people))


def _track_sid(chosen: Chosen) -> Offer:
    texts = [found.track.sid for found in chosen.tracks]
    if not texts:
        return Offer(
            "Copy track sid", reason="That track has ended." if chosen.standing.tracks else "No track is selected."
        )
    return _offer(texts, "track sid", "track sids", selected=True)


def _room_name(chosen: Chosen) -> Offer:
    room = chosen.room
    if room is None:
        return Offer("Copy room name", reason=chosen.why_not_room)
    return Offer("Copy room name", Copy(room.live.room.name, "room name"), detail=room.name)


def _room_sid(chosen: Chosen) -> Offer:
    room = chosen.room
    if room is None:
        return Offer("Copy room sid", reason=chosen.why_not_room)
    return Offer("Copy room sid", Copy(room.live.room.sid, "room sid"), detail=room.name)


_PEOPLE = (Place.PEOPLE_MENU, Place.PERSON, Place.PALETTE)
_ROOM = (Place.ROOM_MENU, Place.ROOM, Place.PALETTE)

COMMANDS = (
    Command("copy-identity", "copy", _identity, _PEOPLE, "copying", ("Ctrl+Shift+C",)),
    Command("copy-name", "user", _name, _PEOPLE, "copying"),
    Command("copy-participant-sid", "hash", _participant_sid, _PEOPLE, "copying"),
    Command("copy-track-sid", "hash", _track_sid, (Place.PEOPLE_MENU, Place.TRACK, Place.PALETTE), "copying"),
    Command("copy-room-name", "copy", _room_name, _ROOM, "copying"),
    Command("copy-room-sid", "hash", _room_sid, _ROOM, "copying"),
)
