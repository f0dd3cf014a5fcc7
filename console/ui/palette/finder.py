"""Finds what answers to what was typed, and words it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from console.domain.text import isolated, visible
from console.ui.commands.chosen import Chosen
from console.ui.commands.command import Command, Offer, Place
from console.ui.figures import counted
from console.ui.intents import GoTo
from console.ui.palette.index import Index
from console.ui.palette.rank import Quality, Query, fold, quality, spans
from console.ui.palette.rows import Group, Key, Row
from console.ui.people.rows import ROLE_ICONS
from console.ui.rooms.wording import room_row
from console.ui.standing import PersonKey, RoomKey, Standing

MOST_COMMANDS, MOST_PEOPLE, MOST_ROOMS = 5, 5, 4
SUGGESTED = ("mute", "mute-track", "mute-all", "record", "stop-recording", "remove", "filter", "add-server", "demo")


class Finder:
    """Turns what was typed into keys, and keys into rows: the text decides their order, the scene what they say."""

    def __init__(self, table: Iterable[Command]) -> None:
        self._commands = {command.id: command for command in table if Place.PALETTE in command.places}
        self._keyed_rooms = {command.id: command.keys for command in table if command.id.startswith("room-")}
        self._index = Index()
        self._standing = Standing()
        self._chosen = Chosen(self._standing)

    def refresh(self, standing: Standing) -> None:
        """Look at another moment."""
        self._standing = standing
        self._chosen = Chosen(standing)
        self._index.refresh(standing)

    def prepare(self, most: int) -> bool:
        """Read ahead of the first search; return whether more is waiting."""
        return self._index.prepare(most)

    def find(self, typed: str) -> tuple[Key, ...]:
        """Return what answers, by group: the group with the best answer first, and the best first in each."""
        query = Query.of(typed)
        if not query:
            return (*self._suggested(), *self._first_rooms(MOST_ROOMS))
        commands = self._matching_commands(query)
        found: list[Sequence[tuple[Quality, Key]]] = [
            self._index.rooms(query, MOST_ROOMS),
            self._index.people(query, MOST_PEOPLE),
        ]
        # Who types the first letters of a verb wants to do it; who types those of "Stage" wants to go there, and must
        # not meet "End Main Stage" first.
        verb = bool(commands) and commands[0][0] <= Quality.PREFIX
        found.insert(0 if verb else len(found), commands)
        if any(group[0][0] < Quality.SCATTERED for group in found if group):
            found = [[hit for hit in group if hit[0] < Quality.SCATTERED] for group in found]
        groups = sorted((group for group in found if group), key=lambda group: group[0][0])
        return tuple(key for group in groups for _, key in group)

    def row(self, key: Key, typed: str, before: Row | None = None) -> Row:
        """Word one key as it stands now; what is gone keeps the words it had `before`."""
        query = Query.of(typed)
        if isinstance(key, str):
            return self._command_row(key, query)
        made = self._person_row(key, query) if isinstance(key, PersonKey) else self._room_row(key, query)
        if made is not None:
            return made
        gone = before or Row(key, Group.ROOMS, "door-closed", isolated(key.room))
        return replace(gone, intent=None, reason="Has left" if isinstance(key, PersonKey) else "Has ended", detail="")

    def _offer(self, name: str) -> Offer:
        return self._commands[name].decide(self._chosen)

    def _suggested(self) -> list[str]:
        """Return what can be done to what is selected, or to begin with."""
        able = (name for name in SUGGESTED if name in self._commands and self._offer(name).enabled)
        return list(islice(able, MOST_COMMANDS))

    def _first_rooms(self, most: int) -> list[RoomKey]:
        standing = self._standing
        if standing.listed:
            return list(standing.listed[:most])
        scene = standing.scenes.get(standing.server)
        return [RoomKey(standing.server, name) for name in islice(scene.shown.rooms, most)] if scene else []

    def _matching_commands(self, query: Query) -> list[tuple[Quality, Key]]:
        found = []
        for name, command in self._commands.items():
            offer = self._offer(name)
            judged = _answers(query, command, offer)
            if judged is not None:
                found.append((judged, not offer.enabled, name))
        # Sorting is stable: among equals the table decides.
        found.sort(key=lambda hit: hit[:2])
        return [(judged, name) for judged, _, name in found[:MOST_COMMANDS]]

    def _command_row(self, name: str, query: Query) -> Row:
        command, offer = self._commands[name], self._offer(name)
        return Row(
            name,
            Group.COMMANDS,
            command.icon,
            offer.sentence,
            offer.detail,
            spans(query, offer.sentence),
            command.keys[0] if command.keys else "",
            offer.intent,
            offer.reason,
        )

    def _person_row(self, key: PersonKey, query: Query) -> Row | None:
        scene = self._standing.scenes.get(key.server)
        live = scene.shown.rooms.get(key.room) if scene is not None else None
        who = live.crowd.by_identity.get(key.identity) if live is not None else None
        if who is None:
            return None
        name = visible(who.display_name)
        marked = spans(query, name)
        where = self._where(key)
        # Who was found by identity alone has to show it, or nobody knows why they are listed.
        shown = where if marked or not query or not who.name else f"{isolated(who.identity)} · {where}"
        detail = f"{shown} · {who.role.lower()}"
        return Row(key, Group.PEOPLE, ROLE_ICONS[who.role], name, detail, marked, intent=GoTo(key))

    def _room_row(self, key: RoomKey, query: Query) -> Row | None:
        scene = self._standing.scenes.get(key.server)
        live = scene.shown.rooms.get(key.room) if scene is not None else None
        if scene is None or live is None:
            return None
        row = room_row(scene, live)
        parts = [row.line, counted(row.people, "person", "people")]
        if len(self._standing.scenes) > 1:
            parts.append(isolated(scene.server.name))
        return Row(
            key,
            Group.ROOMS,
            "door-open",
            row.name,
            " · ".join(filter(None, parts)),
            spans(query, row.name),
            self._keys_of(key),
            GoTo(key),
            light=row.light,
            tone=row.tone,
        )

    def _where(self, key: PersonKey) -> str:
        room = isolated(key.room)
        scene = self._standing.scenes[key.server]
        return f"{room} · {isolated(scene.server.name)}" if len(self._standing.scenes) > 1 else room

    def _keys_of(self, key: RoomKey) -> str:
        """Return the shortcut that leads to a room, for the first nine on the screen."""
        for place, first in enumerate(self._first_rooms(len(self._keyed_rooms)), 1):
            if first == key:
                return next(iter(self._keyed_rooms.get(f"room-{place}", ())), "")
        return ""


def _answers(query: Query, command: Command, offer: Offer) -> Quality | None:
    """Judge a command by its words, by whom it would reach ("mute ada"), and last by what it is about ("mic")."""
    judged = quality(query, fold(offer.sentence), fold(offer.text))
    if judged is not None and judged < Quality.SCATTERED:
        return judged
    if len(query.words) > 1 and quality(query, f"{fold(offer.sentence)} {fold(offer.detail)}") is Quality.WORDS:
        return Quality.WORDS
    return Quality.WITHIN if fold(command.section).startswith(query.text) else judged
