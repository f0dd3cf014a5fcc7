"""What goes on by itself at the made-up event: one small change every few seconds, for as long as anybody looks."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from livekit.protocol import models

from console.demo.people import Guest
from console.demo.rooms import NoSuchParticipantError, may_publish
from console.demo.tracks import SOURCES, Source
from console.demo.world import World

_PACE_SECONDS: Final = (3.0, 6.0)
_FEWEST, _MOST = 36, 42
# What a change may be, and how often it is that.
_CHANGES: Final = {"microphone": 9, "hand": 5, "camera": 3, "audience": 4, "screen": 1, "metadata": 1}


def come_in(world: World, guest: Guest, joined_at: float | None = None) -> None:
    """Let a guest join and publish what they brought."""
    since = world.timeline.now if joined_at is None else joined_at
    publisher = models.ParticipantPermission(
        can_subscribe=True, can_publish=True, can_publish_data=True, can_update_metadata=True
    )
    world.rooms.join(
        guest.room,
        guest.identity,
        guest.name,
        permission=publisher,
        metadata=json.dumps({"company": guest.company}, ensure_ascii=False) if guest.company else "",
        attributes={"role": guest.role},
        joined_at=joined_at,
    )
    if guest.microphone != "none":
        world.rooms.publish(
            guest.room, guest.identity, "microphone", muted=guest.microphone == "muted", since=since + 1.1
        )
    if guest.camera != "none":
        world.rooms.publish(guest.room, guest.identity, "camera", muted=guest.camera == "muted", since=since + 1.3)


class Story:
    """A seeded chain of small changes; what cannot happen any more is left out."""

    def __init__(self, world: World, guests: Sequence[Guest], dice: random.Random) -> None:
        self._world = world
        self._guests = guests
        self._dice = dice
        self._act: dict[str, Callable[[], None]] = {
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
        self._act[self._dice.choices(kinds, weights)[0]]()

    def _microphone(self) -> None:
        """Somebody takes the floor or gives it back; speakers more often than the audience."""
        pool = [
            (guest, track) for guest, track in self._tracks("microphone") for _ in range(3 if _on_stage(guest) else 1)
        ]
        # Half of the time somebody who is open closes, so that the number of open microphones keeps its level.
        wanted = self._dice.random() < 0.5
        pool = [(guest, track) for guest, track in pool if track.muted == wanted] or pool
        if pool:
            guest, track = self._dice.choice(pool)
            self._world.rooms.set_muted(guest.room, guest.identity, track.sid, muted=not track.muted)

    def _camera(self) -> None:
        pool = list(self._tracks("camera"))
        if pool:
            guest, track = self._dice.choice(pool)
            self._world.rooms.set_muted(guest.room, guest.identity, track.sid, muted=not track.muted)

    def _hand(self) -> None:
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

    def _audience(self) -> None:
        """Somebody of the audience comes or goes; the house stays about as full as it is."""
        here = list(self._present())
        present = {guest.handle for guest, _ in here}
        leaving = [guest for guest, _ in here if guest.role == "audience"]
        open_rooms = {room.listed.name for room in self._world.rooms.all()}
        coming = [guest for guest in self._guests if guest.handle not in present and guest.room in open_rooms]
        full = len(here) >= _MOST or (len(here) > _FEWEST and self._dice.random() < 0.5)
        if leaving and (full or not coming):
            guest = self._dice.choice(leaving)
            self._world.rooms.leave(guest.room, guest.identity)
        elif coming:
            come_in(self._world, self._dice.choice(coming))

    def _screen(self) -> None:
        """Somebody stops sharing their screen, or a speaker starts where nobody shares."""
        sharing = list(self._tracks("screen_share"))
        if sharing:
            guest, track = self._dice.choice(sharing)
            self._world.rooms.unpublish(guest.room, guest.identity, track.sid)
            for _, sound in self._tracks("screen_share_audio"):
                self._world.rooms.unpublish(guest.room, guest.identity, sound.sid)
            return
        source = SOURCES["screen_share"]
        able = [guest for guest, person in self._present() if _on_stage(guest) and may_publish(person, source)]
        if able:
            guest = self._dice.choice(able)
            self._world.rooms.publish(guest.room, guest.identity, "screen_share")

    def _metadata(self) -> None:
        """The programme moves on by one slot in some room."""
        rooms = sorted(self._world.rooms.all(), key=lambda room: room.listed.name)
        if rooms:
            room = self._dice.choice(rooms).listed
            try:
                words = json.loads(room.metadata)
            except ValueError:
                return
            if isinstance(words, dict) and isinstance(words.get("slot"), int):
                words["slot"] += 1
                self._world.rooms.set_metadata(room.name, json.dumps(words))

    def _present(self) -> Iterator[tuple[Guest, models.ParticipantInfo]]:
        for guest in self._guests:
            try:
                yield guest, self._world.rooms.person(guest.room, guest.identity)
            except NoSuchParticipantError:
                continue

    def _tracks(self, source: Source) -> Iterator[tuple[Guest, models.TrackInfo]]:
        for guest, person in self._present():
            for track in person.tracks:
                if track.source == SOURCES[source]:
                    yield guest, track


def _on_stage(guest: Guest) -> bool:
    return guest.role != "audience"
