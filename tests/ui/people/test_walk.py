"""A random walk of ten thousand snapshots: what the tables show is what the snapshot holds, and nothing ever jumps."""

import random
from collections.abc import Hashable, Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from console.domain.participants import Kind, Participant, Role
from console.domain.rooms import LiveRoom
from console.domain.tracks import Source, Track
from console.ui.filtering import Filter
from console.ui.people.pane import PeoplePane
from console.ui.people.rows import FoldedKey
from console.ui.scene import Scene
from console.ui.speech import camera_word, microphone_word
from console.ui.standing import PersonKey, RoomKey, TrackKey
from tests.made import NOW, camera, microphone, person, room
from tests.ui.people.hands import by_key
from tests.ui.trees.scenes import SERVER, drawn, indexes, scene

STEPS = 1_000
ROLES = (Role.HOST, Role.SPEAKER, Role.AUDIENCE)


@pytest.mark.parametrize("seed", range(10))
def test_the_table_and_the_snapshot_stay_equal(pane: PeoplePane, seed: int) -> None:
    chance = random.Random(seed)
    told, wanted = scene(), Filter()
    rooms: tuple[RoomKey, ...] = (RoomKey(SERVER, "A"),)
    for step in range(STEPS):
        told = _another(chance, told)
        other_rooms = chance.random() < 0.05
        if other_rooms:
            rooms = tuple(RoomKey(SERVER, name) for name in chance.choice(("A", "B", "AB", "BCA")))
        if chance.random() < 0.05:
            wanted = chance.choice((Filter(), Filter("p1"), Filter(open_microphones=True)))
            pane.set_filter(wanted)
        before = _marks(pane)
        pane.show_scenes(by_key(told), rooms)
        shown, expected = _read(pane), _expected(told, rooms, wanted, pane._sheets._unfolded)
        assert shown == expected, f"seed {seed}, step {step}:\n{drawn(pane.view)}"
        kept = other_rooms or _kept(pane, before)
        assert kept, f"seed {seed}, step {step}: {before} {_marks(pane)}\n{drawn(pane.view)}"
        _wander(chance, pane)


@pytest.mark.parametrize("seed", range(4))
def test_nothing_jumps_while_somebody_points(pane: PeoplePane, seed: int) -> None:
    chance = random.Random(seed)
    told, rooms = scene(), (RoomKey(SERVER, "A"), RoomKey(SERVER, "B"))[: chance.randint(1, 2)]
    pane.resize(718, 320)
    for step in range(60):
        told = _another(chance, told)
        pane.show_scenes(by_key(told), rooms)
        if not pane.view.isVisible():
            continue
        _point_at(pane, chance.randint(1, 200))
        assert pane.view.held
        for _ in range(5):
            places = _places(pane)
            told = _another(chance, told)
            pane.show_scenes(by_key(told), rooms)
            after = _places(pane)
            moved = {key: (at, after.get(key)) for key, at in places.items() if after.get(key) != at}
            assert not moved, f"seed {seed}, step {step}: {moved}\n{drawn(pane.view)}"
        QApplication.sendEvent(pane.view.viewport(), QEvent(QEvent.Type.Leave))
        shown, expected = _read(pane), _expected(told, rooms, Filter(), set())
        assert shown == expected, f"seed {seed}, step {step}:\n{drawn(pane.view)}"


def _point_at(pane: PeoplePane, y: int) -> None:
    # Not QTest.mouseMove: to where the pointer stands already it moves nothing.
    at, button = QPointF(300, y), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pane.view.viewport(), move)


def _another(chance: random.Random, before: Scene) -> Scene:
    """Return a scene in which some rooms are other ones; rooms end, and people come, go, mute and change their role."""
    rooms: list[LiveRoom] = []
    for name in "ABC":
        known = before.truth.rooms.get(name)
        if known is not None and chance.random() < 0.6:
            rooms.append(known)
        elif chance.random() < 0.95:
            there = {p.identity: p for p in known.crowd} if known is not None else {}
            rooms.append(room(name, *(there.get(who, _made(chance, who)) for who in _present(chance, there))))
    return scene(*rooms)


def _present(chance: random.Random, there: dict[str, Participant]) -> list[str]:
    """Return most of those who were there and some others, now and then very many."""
    most = 30 if chance.random() < 0.03 else 9
    stays = [who for who in there if chance.random() < 0.85][:most]
    for who in stays:
        if chance.random() < 0.2:
            del there[who]
    comes = [f"p{chance.randint(0, most)}" for _ in range(chance.randint(0, 3))]
    return list(dict.fromkeys((*stays, *comes)))


def _made(chance: random.Random, identity: str) -> Participant:
    tracks: list[Track] = []
    if chance.random() < 0.8:
        tracks.append(microphone(f"TR_m{chance.randint(0, 1)}", muted=chance.random() < 0.5))
    if chance.random() < 0.4:
        tracks.append(camera("TR_c", muted=chance.random() < 0.5))
    kind = Kind.AGENT if chance.random() < 0.1 else Kind.STANDARD
    made = person(identity, *tracks, sid=f"PA_{identity}{chance.randint(0, 1)}", kind=kind)
    return replace(made, role=chance.choice(ROLES), joined_at=NOW - 300 - chance.randint(0, 2))


def _expected(
    told: Scene, rooms: Iterable[RoomKey], wanted: Filter, unfolded: Iterable[PersonKey]
) -> list[tuple[Hashable, ...]]:
    """Say from the snapshot alone what stands on the screen: row by row, the key and the words that matter."""
    lines: list[tuple[Hashable, ...]] = []
    keys = tuple(rooms)
    for key in keys:
        live = told.truth.rooms.get(key.room)
        people = [p for p in live.crowd if _passes(p, wanted)] if live is not None else []
        if len(keys) > 1:
            if wanted.is_on and not people:
                continue
            lines.append((key,))
        for who in sorted(people, key=lambda p: (p.is_machine, ROLES.index(p.role), p.joined_at, p.identity)):
            person_key = PersonKey(key.server, key.room, who.identity)
            lines.append((person_key, who.role.value, microphone_word(who), camera_word(who)))
            if person_key in unfolded:
                tracks = sorted(who.tracks, key=lambda t: (t.source is not Source.MICROPHONE, t.sid))
                lines += [(TrackKey(key.server, key.room, who.identity, track.sid),) for track in tracks]
    return lines


def _passes(who: Participant, wanted: Filter) -> bool:
    heard = any(track.is_open_microphone for track in who.tracks)
    return (heard or not wanted.open_microphones) and wanted.text in who.identity


def _read(pane: PeoplePane) -> list[tuple[Hashable, ...]]:
    """Read the same back through the view."""
    lines: list[tuple[Hashable, ...]] = []
    for index in indexes(pane.view):
        row = pane.view.row_of(index)
        assert row is not None
        if isinstance(row.key, PersonKey):
            lines.append((row.key, *(index.siblingAtColumn(column).data() for column in (1, 2, 3))))
        else:
            assert not isinstance(row.key, FoldedKey)
            lines.append((row.key,))
    return lines


Marks = tuple[tuple[Hashable, ...], Hashable]


def _marks(pane: PeoplePane) -> Marks:
    """Return what is chosen and where the keyboard is."""
    current = pane.view.row_of(pane.view.currentIndex())
    return pane.view.chosen(), current.key if current is not None else None


def _kept(pane: PeoplePane, before: Marks) -> bool:
    """Say whether everything that is still there is still chosen, unfolded and in focus."""
    chosen, current = _marks(pane)
    there = [key for key in before[0] if pane.model.row(key) is not None]
    unfolded = (pane.model.index_of(key) for key in pane._sheets._unfolded)
    return (
        set(there) == set(chosen)
        and (pane.model.row(before[1]) is None or current == before[1])
        and all(pane.view.isExpanded(index) for index in unfolded if index.isValid() and pane.model.hasChildren(index))
    )


def _wander(chance: random.Random, pane: PeoplePane) -> None:
    """Choose, unfold or fold somebody, as a person would between two looks."""
    people = [row.key for rows in pane._sheet.people for row in rows if pane.model.row(row.key) is not None]
    if not people or chance.random() < 0.7:
        return
    index = pane.model.index_of(chance.choice(people))
    if chance.random() < 0.5:
        pane.view.toggle(index)
    elif pane.model.hasChildren(index):
        pane.view.flip(index)


def _places(pane: PeoplePane) -> dict[Hashable, int]:
    """Return where the rows in sight stand."""
    rows = ((index, pane.view.row_of(index)) for index in indexes(pane.view))
    return {row.key: pane.view.band(index).top() for index, row in rows if row is not None}
