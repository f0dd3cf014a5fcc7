"""What was done: take the last of it back, and list what was done to one person or in one room."""

from console.ui.commands.chosen import GONE, NOBODY, Chosen
from console.ui.commands.command import Command, Offer, Place
from console.ui.filtering import ActivityFilter
from console.ui.intents import ShowActivity, Undo

NOTHING_TO_UNDO = "Nothing of the last ten seconds can be undone. The activity list has what was done before."


def _undo(chosen: Chosen) -> Offer:
    """Offer what the newest toast offers: one judgement for both."""
    text, standing = "Undo", chosen.standing
    if standing.undo is None:
        return Offer(text, reason=NOTHING_TO_UNDO)
    last = standing.undo
    return Offer(text, Undo(last.server, last.deeds, last.summary), detail=last.sentence)


def _of_person(chosen: Chosen) -> Offer:
    text = "Show activity of this person"
    if len(chosen.standing.people) > 1:
        return Offer(text, reason="Select one person.")
    if not chosen.people:
        return Offer(text, reason=GONE if chosen.standing.people else NOBODY)
    someone = chosen.people[0]
    wanted = ActivityFilter(someone.server, identity=someone.who.identity, name=someone.who.display_name)
    return Offer(text, ShowActivity(wanted), title=f"Show activity of {someone.name}")


def _of_room(chosen: Chosen) -> Offer:
    text = "Show activity in this room"
    key = chosen.standing.room
    if key is None:
        return Offer(text, reason=chosen.why_not_room)
    title = f"Show activity in {chosen.room.name}" if chosen.room is not None else text
    return Offer(text, ShowActivity(ActivityFilter(key.server, key.room)), title=title)


COMMANDS = (
    Command("undo", "undo-2", _undo, (Place.PEOPLE_MENU, Place.PALETTE), "undoing", ("Ctrl+Z",)),
    Command("person-activity", "history", _of_person, (Place.PEOPLE_MENU, Place.PERSON, Place.PALETTE), "activity"),
    Command("room-activity", "history", _of_room, (Place.ROOM_MENU, Place.ROOM, Place.PALETTE), "activity"),
)
