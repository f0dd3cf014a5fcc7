"""Copy what a ticket, a log or another tool wants to know."""

from collections.abc import Sequence

from console.domain.text import lossless, visible
from console.ui.commands.chosen import GONE, NOBODY, Chosen
from console.ui.commands.command import Command, Offer, Place
from console.ui.figures import counted
from console.ui.intents import Copy

LONGEST_NAME = 1024


def _offer(texts: Sequence[str], one: str, several: str, *, selected: bool) -> Offer:
    """Copy texts one a line, each so that nothing in it is lost and nothing in it can run in a terminal."""
    if not texts:
        return Offer(f"Copy {one}", reason=GONE if selected else NOBODY)
    what = one if len(texts) == 1 else counted(len(texts), one, several)
    safe = [lossless(text) for text in texts]
    return Offer(f"Copy {what}", Copy("\n".join(safe), f"{what}{_as_json(safe != list(texts))}"))


def _as_json(is_quoted: bool) -> str:
    return ", as JSON for what cannot be seen" if is_quoted else ""


def _identity(chosen: Chosen) -> Offer:
    texts = [someone.who.identity for someone in chosen.people]
    return _offer(texts, "identity", "identities", selected=bool(chosen.standing.people))


def _name(chosen: Chosen) -> Offer:
    # A name is for people: what cannot be seen in it is spelled out, and identities are there for what must be exact.
    texts = [visible(someone.who.display_name, LONGEST_NAME) for someone in chosen.people]
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
    text = lossless(room.live.room.name)
    what = f"room name{_as_json(text != room.live.room.name)}"
    return Offer("Copy room name", Copy(text, what), detail=room.name)


def _room_sid(chosen: Chosen) -> Offer:
    room = chosen.room
    if room is None:
        return Offer("Copy room sid", reason=chosen.why_not_room)
    return Offer("Copy room sid", Copy(lossless(room.live.room.sid), "room sid"), detail=room.name)


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
