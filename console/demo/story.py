"""What goes on by itself at the made-up event: one small change every few seconds, for as long as anybody looks."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from livekit.protocol import models

from console.demo.consequences import Consequences
from console.demo.people import Guest
from console.demo.room import may_publish
from console.demo.rooms import NoSuchParticipantError
from console.demo.tracks import SOURCES, Source
from console.demo.world import World

_PACE_SECONDS: Final = (3.0, 6.0)
_TRIES: Final = 4
_CONNECT_SECONDS: Final = 1.2
_STATE: Final = models.ParticipantInfo.State
_FEWEST, _MOST = 36, 42
_OPEN_MICROPHONES: Final = 9
# What a change may be, and how often it is that.
_CHANGES: Final = {"microphone": 9, "hand": 5, "camera": 3, "audience": 4, "screen": 1, "metadata": 1}


def come_in(world: World, guest: Guest, joined_at: float | None = None) -> None:
    """Let a guest join and publish what they brought: at once if they joined in the past, else after a moment."""
    publisher = models.ParticipantPermission(
        can_subscribe=True, can_publish=True, can_publish_data=True, can_update_metadata=True
    )
    arrived = world.rooms.join(
        guest.room,
        guest.identity,
        guest.name,
        permission=publisher,
        metadata=json.dumps({"company": guest.company}, ensure_ascii=False) if guest.company else "",
        attributes={"role": guest.role},
        joined_at=joined_at,
        state=_STATE.JOINED if joined_at is None else _STATE.ACTIVE,
    )
    sid = arrived.sid
    if joined_at is None:
        world.timeline.after(_CONNECT_SECONDS, lambda: _connect(world, guest, sid))
    else:
        _publish(world, guest, joined_at + _CONNECT_SECONDS)


def _connect(world: World, guest: Guest, sid: str) -> None:
    try:
        person = world.rooms.person(guest.room, guest.identity)
    except NoSuchParticipantError:
        return
    if person.sid == sid:
        world.rooms.set_state(guest.room, guest.identity, _STATE.ACTIVE)
        _publish(world, guest, world.timeline.now)


def _publish(world: World, guest: Guest, since: float) -> None:
    room, identity = guest.room, guest.identity
    if guest.microphone != "none":
        world.rooms.publish(room, identity, "microphone", muted=guest.microphone == "muted", since=since)
    if guest.camera != "none":
        world.rooms.publish(room, identity, "camera", muted=guest.camera == "muted", since=since)


class Story:
    """A seeded chain of small changes; what cannot happen any more is left out."""

    def __init__(self, world: World, guests: Sequence[Guest], consequences: Consequences, dice: random.Random) -> None:
        self._world = world
        self._guests = guests
        self._consequences = consequences
        self._dice = dice
        # Each gives whether anything came of it.
        self._act: dict[str, Callable[[], bool]] = {
            "microphone": self._microphone,
            "hand": self._hand,
            "camera": self._camera,
            "audience": self._audience,
            "screen": self._screen,
            "metadata": self._metadata,
        }

    def go_on(self) -> None:
        """Plan the next change, which plans the one after it."""
        self._world.timeline.after(self._dice.uniform(*_PACE_SECONDS), self._change)

    def _change(self) -> None:
        # The next one is planned first, so that a change that comes to nothing does not end the story.
        self.go_on()
        kinds, weights = list(_CHANGES), list(_CHANGES.values())
        for _ in range(_TRIES):
            if self._act[self._dice.choices(kinds, weights)[0]]():
                return

    def _microphone(self) -> bool:
        """Somebody takes the floor or gives it back, speakers more often than the audience."""
        tracks = list(self._tracks("microphone"))
        opened = sum(1 for _, track in tracks if not track.muted)
        # The fewer are open, the likelier somebody opens: their number keeps swinging around the usual.
        opens = self._dice.random() < 0.5 + (_OPEN_MICROPHONES - opened) * 0.1
        pool = [(guest, track) for guest, track in tracks if track.muted == opens]
        if pool:
            weights = [3 if _on_stage(guest) else 1 for guest, _ in pool]
            guest, track = self._dice.choices(pool, weights)[0]
            self._world.rooms.set_muted(guest.room, guest.identity, track.sid, muted=not opens)
        return bool(pool)

    def _camera(self) -> bool:
        pool = list(self._tracks("camera"))
        if pool:
            guest, track = self._dice.choice(pool)
            self._world.rooms.set_muted(guest.room, guest.identity, track.sid, muted=not track.muted)
        return bool(pool)

    def _hand(self) -> bool:
        """A hand goes up, or one that has been up for a while goes down."""
        seated = [(guest, person) for guest, person in self._present() if guest.role == "audience"]
        up = [(guest, person) for guest, person in seated if "handRaisedAt" in person.attributes]
        down = [(guest, person) for guest, person in seated if "handRaisedAt" not in person.attributes]
        if up and (len(up) > 4 or not down or self._dice.random() < 0.45):
            guest, _ = min(up, key=lambda pair: pair[1].attributes["handRaisedAt"])
            self._world.rooms.set_attributes(guest.room, guest.identity, {"handRaisedAt": ""})
        elif down:
            guest, _ = self._dice.choice(down)
            raised = str(int(self._world.timeline.now * 1000))
            self._world.rooms.set_attributes(guest.room, guest.identity, {"handRaisedAt": raised})
        return bool(seated)

    def _audience(self) -> bool:
        """Somebody of the audience comes or goes; the house stays about as full as it is."""
        here = list(self._present())
        present = {guest.handle for guest, _ in here}
        leaving = [guest for guest, _ in here if guest.role == "audience"]
        open_rooms = {room.listed.name for room in self._world.rooms.all()}
        coming = [
            guest
            for guest in self._guests
            if guest.handle not in present
            and guest.room in open_rooms
            and not self._consequences.concern(guest.identity)
        ]
        full = len(here) >= _MOST or (len(here) > _FEWEST and self._dice.random() < 0.5)
        if leaving and (full or not coming):
            guest = self._dice.choice(leaving)
            self._world.rooms.leave(guest.room, guest.identity)
        elif coming:
            come_in(self._world, self._dice.choice(coming))
        return bool(leaving or coming)

    def _screen(self) -> bool:
        """Somebody stops sharing their screen, or a speaker starts where nobody shares."""
        sharing = list(self._tracks("screen_share"))
        if sharing:
            guest, track = self._dice.choice(sharing)
            self._world.rooms.unpublish(guest.room, guest.identity, track.sid)
            for _, sound in self._tracks("screen_share_audio"):
                self._world.rooms.unpublish(guest.room, guest.identity, sound.sid)
            return True
        source = SOURCES["screen_share"]
        able = [guest for guest, person in self._present() if _on_stage(guest) and may_publish(person, source)]
        if able:
            guest = self._dice.choice(able)
            self._world.rooms.publish(guest.room, guest.identity, "screen_share")
        return bool(able)

    def _metadata(self) -> bool:
        """The programme moves on by one slot in some room."""
        programmes = []
        for room in self._world.rooms.all():
            try:
                words = json.loads(room.listed.metadata)
            except ValueError:
                continue
            if isinstance(words, dict) and isinstance(words.get("slot"), int):
                programmes.append((room.listed.name, words))
        if programmes:
            name, words = self._dice.choice(programmes)
            words["slot"] += 1
            self._world.rooms.set_metadata(name, json.dumps(words, ensure_ascii=False))
        return bool(programmes)

    def _present(self) -> Iterator[tuple[Guest, models.ParticipantInfo]]:
        for guest in self._guests:
            try:
                yield guest, self._world.rooms.person(guest.room, guest.identity)
            except NoSuchParticipantError:
                continue

    def _tracks(self, source: Source) -> Iterator[tuple[Guest, models.TrackInfo]]:
        for guest, person in self._present():
            for track in person.tracks:
                if track.source == SOURCES[source] and not self._consequences.concern(track.sid):
                    yield guest, track


def _on_stage(guest: Guest) -> bool:
    return guest.role != "audience"
