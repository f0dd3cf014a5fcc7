"""Putting people out and ending rooms: both only ask, and neither has a key of its own."""

from console.ui.commands.chosen import (
    Chosen,
    in_bulk,
)
from console.ui.commands.command import Command, Guard, Offer, Place
from console.ui.figures import counted
from console.ui.intents import AskEndRoom, AskRemove
from console.ui.phrases import listed


def _remove(chosen: Chosen) -> Offer:
    text = "Remove…"
    whom = in_bulk(chosen.people)
    reason = chosen.why_not_people
    if not reason and not whom:
        reason = "Recorders, agents and feeds are removed one at a time."
    reason = reason or whom[0].scene.abilities.denied.get("participant", "")
    if reason:
        return Offer(text, reason=reason)
    intent = AskRemove(whom[0].server, tuple(someone.target for someone in whom))
    if len(chosen.people) == 1:
        return Offer(text, intent, title=f"Remove {whom[0].name}…")
    return Offer(
        f"Remove {len(whom)}…",
        intent,
        title=f"Remove {counted(len(whom), 'person', 'people')}…",
        detail=listed([someone.name for someone in whom]),
    )


def _end_room(chosen: Chosen) -> Offer:
    text = "End room…"
    room = chosen.room
    reason = chosen.why_not_room
    reason = reason or (room.scene.abilities.denied.get("room", "") if room is not None else "")
    if room is None or reason:
        return Offer(text, reason=reason)
    return Offer(
        text,
        AskEndRoom(room.server, room.target),
        title=f"End {room.name}…",
        detail=counted(room.live.people, "person", "people"),
    )


COMMANDS = (
    Command(
        "remove",
        "user-x",
        _remove,
        (Place.PEOPLE_MENU, Place.PERSON, Place.PALETTE),
        "removing",
        guard=Guard.DIALOG,
    ),
    Command(
        "end-room",
        "door-closed",
        _end_room,
        (Place.ROOM_MENU, Place.ROOM, Place.PALETTE),
        "removing",
        guard=Guard.TYPED,
    ),
)
